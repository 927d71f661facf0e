"""When to try again after a failure: by chance below a bound that doubles, for ever (protocol 3.5).

No network is not a failure that counts against anything: there is no limit of tries.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from app.sync.ports import Clock, LinkState

BASE: Final = 2.0
WATCHED: Final = 5 * 60.0
UNWATCHED: Final = 30 * 60.0
_HIGHEST_POWER: Final = 20
_LONGEST: Final = 3600.0 + UNWATCHED


def pause(tries: int, chance: float, *, watched: bool, asked: float = 0.0) -> float:
    """Seconds until the next try after `tries` failures in a row.

    `chance` in [0, 1) spreads desks that fail together; `asked` is what head office asked for, and on
    top of it the spread goes.
    """
    cap = WATCHED if watched else UNWATCHED
    spread = chance * min(cap, BASE * 2.0 ** min(tries, _HIGHEST_POWER))
    return asked + spread


class Backoff:
    """The next try of one lane, kept where a restart finds it."""

    def __init__(self, state: LinkState, clock: Clock, chance: Callable[[], float], name: str) -> None:
        self._state = state
        self._clock = clock
        self._chance = chance
        self._name = name
        self._tries, self._next = self._recalled()

    @property
    def tries(self) -> int:
        """Failures in a row."""
        return self._tries

    @property
    def next_try(self) -> datetime | None:
        """When the next try is due; None when nothing stands in its way."""
        return self._next

    def left(self) -> float:
        """Seconds until the next try. A clock that was set back makes nobody wait longer than the cap."""
        if self._next is None:
            return 0.0
        return min(max(0.0, (self._next - self._clock.now()).total_seconds()), _LONGEST)

    def failed(self, *, watched: bool, asked: float = 0.0) -> None:
        """One more failure."""
        self._tries += 1
        seconds = pause(self._tries, self._chance(), watched=watched, asked=asked)
        self._next = self._clock.now() + timedelta(seconds=seconds)
        self._keep()

    def went_well(self) -> None:
        """Nothing stands in the way."""
        if self._tries or self._next is not None:
            self._tries, self._next = 0, None
            self._keep()

    def hurry(self) -> None:
        """The network changed, the computer woke, or a person asks: try now, and count anew."""
        self._tries, self._next = 0, None

    def _keep(self) -> None:
        told = self._next.isoformat() if self._next is not None else ""
        self._state.remember(self._name, {"tries": self._tries, "next": told})

    def _recalled(self) -> tuple[int, datetime | None]:
        found = self._state.recall(self._name)
        if not isinstance(found, dict):
            return 0, None
        try:
            moment = datetime.fromisoformat(str(found["next"])) if found.get("next") else None
            return int(found.get("tries", 0)), moment
        except (ValueError, TypeError):
            return 0, None
