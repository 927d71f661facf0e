"""A machine whose clock moves when told and whose ids are told in order."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone

from app.domain.ids import uuid7

START = datetime(2026, 11, 20, 10, 2, tzinfo=timezone(timedelta(hours=8)))


class FakeTime:
    """See `Time`."""

    def __init__(self, now: datetime = START) -> None:
        self.moment = now
        self._up = 0

    def now(self) -> datetime:
        return self.moment

    def boot(self) -> str:
        return "b00t0001"

    def mono(self) -> int:
        """Goes on with the wall clock, and stands still when that is set back."""
        self._up = max(self._up, int((self.moment - START) / timedelta(milliseconds=1)) + 1000)
        return self._up

    def advance(self, **by: float) -> datetime:
        """Let time pass: `advance(minutes=5)`."""
        self.moment += timedelta(**by)
        return self.moment


class FakeIds:
    """See `Ids`: valid UUIDv7 in ascending order, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._millisecond = 1_795_000_000_000

    def fresh(self) -> str:
        self._millisecond += 1
        return uuid7(self._millisecond, self._chance.getrandbits(74))
