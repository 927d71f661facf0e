"""When devices were last heard of, and how their clocks stand: noted by each call, written together."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import bindparam, update

from app.headoffice.callers import Clock, told
from app.headoffice.store.database import Database
from app.headoffice.store.schema import DEVICE

_EVERY: Final = timedelta(seconds=30)
"""Ten thousand devices that ask every half minute must not write each time they do."""


class _Heard(NamedTuple):
    at: datetime
    skew_ms: int | None = None


class Seen:
    """Any thread may note; what is lost with the process is noted by the next call."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._lock = threading.Lock()
        self._heard: dict[str, _Heard] = {}
        self._written = clock.now()

    def note(self, device: str, said: str = "") -> None:
        """It called just now; `said` is what its clock shows, where the call tells."""
        now = self._clock.now()
        skew = skew_of(said, now) if said else None
        with self._lock:
            known = self._heard.get(device)
            if skew is None and known is not None:
                skew = known.skew_ms
            self._heard[device] = _Heard(now, skew)

    def drop(self, device: str) -> None:
        """All this was just written elsewhere."""
        with self._lock:
            self._heard.pop(device, None)

    def write_now_and_then(self) -> None:
        """Write down what was noted, when the last time is long enough ago."""
        if self._clock.now() - self._written >= _EVERY:
            self.write_down()

    def write_down(self) -> None:
        """Write down what was noted."""
        with self._lock:
            heard, self._heard = self._heard, {}
            self._written = self._clock.now()
        rows = [{"of": device, "at": told(each.at)} for device, each in heard.items()]
        skews = [
            {"of": device, "skew": each.skew_ms} for device, each in heard.items() if each.skew_ms is not None
        ]
        if not rows:
            return
        here = DEVICE.c.device == bindparam("of")
        with self._database.writing() as connection:
            connection.execute(update(DEVICE).where(here).values(last_seen=bindparam("at")), rows)
            if skews:
                connection.execute(update(DEVICE).where(here).values(skew_ms=bindparam("skew")), skews)


def skew_of(said: str, now: datetime) -> int:
    """Milliseconds by which the device's clock is ahead; 0 when it says nothing readable. Never refused."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return 0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return round((moment - now) / timedelta(milliseconds=1))
