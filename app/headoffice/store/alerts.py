"""What a person at head office should look at: twins, forks, lost devices that speak."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, and_, insert, select, update

from app.headoffice.callers import Clock, told
from app.headoffice.store.database import Database, in_parts
from app.headoffice.store.schema import ALERT, BRANCH, DEVICE, WRITER

TWINS: Final = "twins"
FORK: Final = "fork"
BEHIND: Final = "behind"
AHEAD: Final = "ahead"
REVOKED: Final = "revoked_device"
REINSTATED: Final = "reinstated_device"
REPLAYED: Final = "replayed"
UNTAKEN: Final = "untaken_stick"
FILES_GONE: Final = "files_gone"
REVOKED_AGAIN: Final = "revoked_again"
BACKUP_FAILED: Final = "backup_failed"

_COPIES: Final = frozenset({TWINS, FORK})
"""Kinds in which one computer holds a copy of another one's journal."""


class Alert(NamedTuple):
    """One of them. `detail` names machines by digest and entries by number, never persons."""

    id: str
    branch: str
    kind: str
    device: str
    detail: Mapping[str, Any]
    at: str
    dismissed: bool
    last_at: str = ""
    times: int = 1


class AlertGroup(NamedTuple):
    """The same event of one device, however often it happened: `times`, from `first` to `last`.

    `machines` are, for twins and forks, the computers that wrote as that device. Dismissing takes `id`.
    """

    id: str
    kind: str
    branch: str
    branch_name: str
    device: str
    desk: str
    name: str
    machines: tuple[str, ...]
    times: int
    first: str
    last: str


def raise_alert(
    connection: Connection, place: tuple[str, str], kind: str, device: str, detail: Mapping[str, Any], at: str
) -> None:
    """Put an alert up; where the same one is up already, it is counted. `place` is tenant and branch."""
    tenant, branch = place
    text = msgspec.json.encode(detail, order="sorted").decode()
    same = and_(
        ALERT.c.tenant == tenant,
        ALERT.c.branch == branch,
        ALERT.c.kind == kind,
        ALERT.c.device == device,
        ALERT.c.detail == text,
        ALERT.c.dismissed_at == "",
    )
    again = connection.execute(update(ALERT).where(same).values(last_at=at, times=ALERT.c.times + 1))
    if again.rowcount == 0:
        connection.execute(
            insert(ALERT).values(
                tenant=tenant,
                branch=branch,
                id=os.urandom(8).hex(),
                kind=kind,
                device=device,
                detail=text,
                at=at,
                last_at=at,
                times=1,
            )
        )


class Alerts:
    """The board of alerts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def all(self, *, open_only: bool = True) -> tuple[Alert, ...]:
        """Those that are up (or all), the newest first."""
        wanted = select(ALERT).order_by(ALERT.c.at.desc(), ALERT.c.id)
        if open_only:
            wanted = wanted.where(ALERT.c.dismissed_at == "")
        with self._database.reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(
            Alert(
                r.id,
                r.branch,
                r.kind,
                r.device,
                msgspec.json.decode(r.detail),
                r.at,
                bool(r.dismissed_at),
                r.last_at,
                r.times,
            )
            for r in rows
        )

    def groups(self) -> tuple[AlertGroup, ...]:
        """Those that are up, newest first, with the names people know; of a device each event once."""
        together: dict[tuple[str, str, str], list[Alert]] = {}
        for each in self.all():
            together.setdefault((each.branch, each.kind, each.device), []).append(each)
        devices = {device for _, _, device in together if device}
        with self._database.reading() as connection:
            branches = {row.branch: row.name for row in connection.execute(select(BRANCH))}
            known = {
                row.device: row
                for part in in_parts(sorted(devices))
                for row in connection.execute(
                    select(DEVICE.c.device, DEVICE.c.desk, DEVICE.c.name, DEVICE.c.machine).where(
                        DEVICE.c.device.in_(part)
                    )
                )
            }
            wrote = _machines(connection, {each for _, kind, each in together if kind in _COPIES})
        groups = []
        for (branch, kind, device), alerts in together.items():
            row, newest = known.get(device), max(alerts, key=lambda each: each.last_at)
            groups.append(
                AlertGroup(
                    id=newest.id,
                    kind=kind,
                    branch=branch,
                    branch_name=branches.get(branch, ""),
                    device=device,
                    desk=row.desk if row is not None else str(newest.detail.get("desk", "")),
                    name=row.name if row is not None else "",
                    machines=_of_copies(alerts, wrote.get(device, ()), kind),
                    times=sum(each.times for each in alerts),
                    first=min(each.at for each in alerts),
                    last=newest.last_at,
                )
            )
        return tuple(sorted(groups, key=lambda each: each.last, reverse=True))

    def dismiss(self, alert: str) -> None:
        """Somebody has seen to it: to that one, and to the same of that device up to then."""
        with self._database.writing() as connection:
            row = connection.execute(select(ALERT).where(ALERT.c.id == alert)).one_or_none()
            if row is None:
                return
            same = and_(
                ALERT.c.tenant == row.tenant,
                ALERT.c.branch == row.branch,
                ALERT.c.kind == row.kind,
                ALERT.c.device == row.device,
                ALERT.c.last_at <= row.last_at,
                ALERT.c.dismissed_at == "",
            )
            connection.execute(update(ALERT).where(same).values(dismissed_at=told(self._clock.now())))


def _machines(connection: Connection, devices: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The computers on which journals of these devices were written, and those they are on now."""
    found: dict[str, tuple[str, ...]] = {}
    for part in in_parts(sorted(devices)):
        for table in (WRITER, DEVICE):
            for row in connection.execute(
                select(table.c.device, table.c.machine).where(table.c.device.in_(part), table.c.machine != "")
            ):
                found[row.device] = (*found.get(row.device, ()), row.machine)
    return found


def _of_copies(alerts: Iterable[Alert], wrote: Iterable[str], kind: str) -> tuple[str, ...]:
    """What an alert of twins or a fork says of the computers; else all that wrote as that device."""
    if kind not in _COPIES:
        return ()
    said = [str(machine) for each in alerts for machine in each.detail.get("machines", ()) if machine]
    return tuple(dict.fromkeys([*said, *wrote]))
