"""Who writes which file just now, and how far its sha256 was counted."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from app.wire.problems import WireError

if TYPE_CHECKING:
    from hashlib import _Hash

_KEPT: Final = 512


class Counted(NamedTuple):
    """A sha256 counted over the first `offset` bytes."""

    offset: int
    running: _Hash


def fresh() -> Counted:
    """Nothing counted yet."""
    return Counted(0, sha256())


class Holding:
    """One writer at a time for each file, in this process; the running sums of files between two pieces."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held: set[tuple[str, str]] = set()
        self._counted: OrderedDict[tuple[str, str], Counted] = OrderedDict()

    def take(self, key: tuple[str, str]) -> None:
        """From now on nobody else. Raises WireError busy."""
        with self._guard:
            if key in self._held:
                raise WireError("busy")
            self._held.add(key)

    def give(self, key: tuple[str, str]) -> None:
        """Others may."""
        with self._guard:
            self._held.discard(key)

    @contextmanager
    def held(self, key: tuple[str, str]) -> Iterator[None]:
        """As `take`, until the end of the block."""
        self.take(key)
        try:
            yield
        finally:
            self.give(key)

    def recall(self, key: tuple[str, str], offset: int) -> Counted | None:
        """What was counted up to `offset`; None when it has to be counted anew."""
        with self._guard:
            found = self._counted.pop(key, None)
        return found if found is not None and found.offset == offset else None

    def remember(self, key: tuple[str, str], counted: Counted) -> None:
        """For the next piece; the oldest is forgotten when there are many."""
        with self._guard:
            self._counted[key] = counted
            while len(self._counted) > _KEPT:
                self._counted.popitem(last=False)
