"""How often one address or one device may call: a bucket that fills up again (protocol 3.5)."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, NamedTuple

from app.wire.problems import WireError

_MOST_KEPT: Final = 10_000


class Rate(NamedTuple):
    """Calls a second in the long run, and how many at once."""

    per_second: float
    burst: float


class Rates(NamedTuple):
    """What is allowed to whom: signs of life of strangers, codes and passwords, and known devices."""

    stranger: Rate = Rate(50, 300)
    secret: Rate = Rate(0.5, 20)
    device: Rate = Rate(500, 3000)


USUAL_RATES: Final = Rates()


class Buckets:
    """A bucket for each caller of late; the one not seen longest is forgotten when there are many."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._guard = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, who: str) -> None:
        """One call. Raises WireError slow_down with the seconds to wait."""
        now = self._clock()
        with self._guard:
            left, seen = self._left.pop(who, (self._rate.burst, now))
            left = min(self._rate.burst, left + (now - seen) * self._rate.per_second)
            self._left[who] = (left - 1 if left >= 1 else left, now)
            while len(self._left) > _MOST_KEPT:
                self._left.popitem(last=False)
        if left < 1:
            raise WireError("slow_down", retry_after=math.ceil((1 - left) / self._rate.per_second))
