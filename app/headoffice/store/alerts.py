"""What a person at head office should look at: twins, forks, lost devices that speak."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select, update

from app.headoffice.callers import Clock, told
from app.headoffice.store.database import Database
from app.headoffice.store.schema import ALERT

TWINS: Final = "twins"
FORK: Final = "fork"
BEHIND: Final = "behind"
AHEAD: Final = "ahead"
REVOKED: Final = "revoked_device"
REINSTATED: Final = "reinstated_device"
GAP_LOST: Final = "pruned_gap"
REPLAYED: Final = "replayed"
UNTAKEN: Final = "untaken_stick"
FILES_GONE: Final = "files_gone"


class Alert(NamedTuple):
    """One of them. `detail` names machines by digest and entries by number, never persons."""

    id: str
    branch: str
    kind: str
    device: str
    detail: Mapping[str, Any]
    at: str
    dismissed: bool


def raise_alert(
    connection: Connection, place: tuple[str, str], kind: str, device: str, detail: Mapping[str, Any], at: str
) -> None:
    """Put an alert up, unless the same one is up already. `place` is tenant and branch."""
    tenant, branch = place
    text = msgspec.json.encode(detail, order="sorted").decode()
    same = select(ALERT.c.id).where(
        ALERT.c.tenant == tenant,
        ALERT.c.branch == branch,
        ALERT.c.kind == kind,
        ALERT.c.device == device,
        ALERT.c.detail == text,
        ALERT.c.dismissed_at == "",
    )
    if connection.scalar(same) is None:
        connection.execute(
            insert(ALERT).values(
                tenant=tenant,
                branch=branch,
                id=os.urandom(8).hex(),
                kind=kind,
                device=device,
                detail=text,
                at=at,
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
            Alert(r.id, r.branch, r.kind, r.device, msgspec.json.decode(r.detail), r.at, bool(r.dismissed_at))
            for r in rows
        )

    def dismiss(self, alert: str) -> None:
        """Somebody has seen to it."""
        with self._database.writing() as connection:
            connection.execute(
                update(ALERT).where(ALERT.c.id == alert).values(dismissed_at=told(self._clock.now()))
            )
