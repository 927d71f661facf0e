"""How every device stands, as people at head office see it (protocol 3.12)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from app.headoffice.callers import Clock
from app.headoffice.store.database import Database
from app.headoffice.store.schema import ASIDE, DEVICE, DEVICE_KEY, INBOX, JUDGED_TO, WRITER
from app.headoffice.store.silence import believed_until, silent_devices
from app.wire.messages import Verdict
from app.wire.signing import fingerprint


class WriterRow(NamedTuple):
    """One incarnation of a device: received, judged and safe up to these numbers."""

    writer: str
    accepted: int
    safe: int
    last_at: str
    contested: bool


class DeviceRow(NamedTuple):
    """A device. `backlog` are entries received and not yet judged, `lag` those not yet safe."""

    branch: str
    device: str
    desk: str
    name: str
    role: str
    app: str
    machine: str
    fingerprint: str
    enrolled_at: str
    last_seen: str
    skew_ms: int
    revoked: bool
    accept_revoked: bool
    accepted: int
    backlog: int
    lag: int
    quarantined: int
    held: int
    conflicts: int
    forks: int
    writers: tuple[WriterRow, ...]
    silent: int = 0
    """Days not heard of, where that is longer than it may be."""


class DeviceRows:
    """Reads how devices stand."""

    def __init__(self, database: Database, clock: Clock, write_down: Callable[[], None]) -> None:
        """`write_down` is asked first, for devices heard of just now."""
        self._database, self._clock, self._write_down = database, clock, write_down

    def all(self, branch: str = "") -> tuple[DeviceRow, ...]:
        """Every device (of that branch), by desk."""
        wanted = select(DEVICE).order_by(DEVICE.c.branch, DEVICE.c.desk, DEVICE.c.device)
        if branch:
            wanted = wanted.where(DEVICE.c.branch == branch)
        self._write_down()
        with self._database.reading() as connection:
            rows = connection.execute(wanted).all()
            writers = _writers(connection)
            asides = _asides(connection)
            backlog = _backlog(connection)
            now = self._clock.now()
            silent, until = silent_devices(connection, now), believed_until(now)
            found = connection.execute(
                select(DEVICE_KEY.c.device, DEVICE_KEY.c.public).order_by(DEVICE_KEY.c.since)
            )
            keys = {row.device: row.public for row in found}
        result = []
        for row in rows:
            own = writers.get((row.branch, row.device), [])
            numbers = [no for no, _ in own]
            of = {kind: sum(asides.get((row.branch, no, kind), 0) for no in numbers) for kind in Verdict}
            result.append(
                DeviceRow(
                    branch=row.branch,
                    device=row.device,
                    desk=row.desk,
                    name=row.name,
                    role=row.role,
                    app=row.app,
                    machine=row.machine,
                    fingerprint=fingerprint(keys[row.device]) if row.device in keys else "",
                    enrolled_at=row.enrolled_at,
                    last_seen=_newest([row.last_seen, *(each.last_at for _, each in own)], until),
                    skew_ms=row.skew_ms,
                    revoked=bool(row.revoked_at),
                    accept_revoked=bool(row.accept_revoked),
                    accepted=sum(each.accepted for _, each in own),
                    backlog=sum(backlog.get((row.branch, no), 0) for no in numbers),
                    lag=sum(each.accepted - each.safe for _, each in own),
                    quarantined=of[Verdict.QUARANTINED],
                    held=of[Verdict.HELD] + of[Verdict.HELD_UPGRADE],
                    conflicts=of[Verdict.CONFLICT],
                    forks=row.forks,
                    writers=tuple(each for _, each in own),
                    silent=silent.get(row.device, 0),
                )
            )
        return tuple(result)


def _newest(moments: list[str], until: str) -> str:
    """The newest; one of a clock that was ahead only where there is no other."""
    return max([each for each in moments if each and each <= until] or moments)


def _writers(connection: Connection) -> dict[tuple[str, str], list[tuple[int, WriterRow]]]:
    found: dict[tuple[str, str], list[tuple[int, WriterRow]]] = {}
    for row in connection.execute(select(WRITER).order_by(WRITER.c.no)):
        told = WriterRow(row.writer, row.hwm, row.safe, row.last_at, bool(row.contested))
        found.setdefault((row.branch, row.device), []).append((row.no, told))
    return found


def _asides(connection: Connection) -> dict[tuple[str, int, str], int]:
    rows = connection.execute(
        select(ASIDE.c.branch, ASIDE.c.writer, ASIDE.c.kind, func.count())
        .where(ASIDE.c.ended_at == "")
        .group_by(ASIDE.c.branch, ASIDE.c.writer, ASIDE.c.kind)
    )
    return {(row[0], row[1], row[2]): int(row[3]) for row in rows}


def _backlog(connection: Connection) -> dict[tuple[str, int], int]:
    """Entries behind the one judged last, by writer."""
    found: dict[tuple[str, int], int] = {}
    for place in connection.execute(select(JUDGED_TO)).all():
        rows = connection.execute(
            select(INBOX.c.writer, func.count())
            .where(INBOX.c.tenant == place.tenant, INBOX.c.branch == place.branch)
            .where(INBOX.c.rno > place.rno)
            .group_by(INBOX.c.writer)
        )
        found.update({(place.branch, row[0]): int(row[1]) for row in rows})
    return found
