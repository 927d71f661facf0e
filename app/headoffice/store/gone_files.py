"""Files that came once and lie at head office no more, or no more as they came: they are wanted again.

Only the disk knew of it, so no epoch began and no desk heard of it: they are told with their session.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select, text, update

from app.headoffice.callers import Clock, told
from app.headoffice.store import alerts
from app.headoffice.store.database import Database, in_parts
from app.headoffice.store.schema import BLOB, BLOB_REF, EVERYWHERE

MOST_TOLD: Final = 200
"""Files that a desk is told of by name; of more it asks about all it has."""

IS_GONE: Final = text("gone_at <> ''")
"""Spelt out: only so does the index of what is gone serve."""


_KEPT_SECONDS: Final = 10.0
"""Every page of the feed asks for the newest."""


class Gone(NamedTuple):
    """Files a branch speaks of that are gone: by name where they are few, else since when they are many."""

    names: tuple[str, ...] = ()
    many_since: str = ""


def gone_files(connection: Connection, tenant: str, branch: str) -> Gone:
    """What a desk of that branch is to be told."""
    speaks = (
        select(BLOB_REF.c.sha256)
        .where(BLOB_REF.c.tenant == tenant, BLOB_REF.c.branch == branch, BLOB_REF.c.sha256 == BLOB.c.sha256)
        .exists()
    )
    rows = connection.execute(
        select(BLOB.c.sha256).where(*_here(tenant), IS_GONE, speaks).limit(MOST_TOLD + 1)
    ).all()
    if len(rows) <= MOST_TOLD:
        return Gone(tuple(row.sha256 for row in rows))
    return Gone((), _newest(connection, tenant))


class GoneFiles:
    """What the database says came, for whoever looks at the disk."""

    def __init__(self, database: Database, clock: Clock, write_down: Callable[[], None]) -> None:
        """`write_down` brings into the database what came just now."""
        self._database, self._clock, self._write_down = database, clock, write_down
        self._newest: dict[str, tuple[str, float]] = {}

    def newest(self, connection: Connection, tenant: str) -> str:
        """When files were last missed, as of some seconds ago; empty when none is missing."""
        known, since = self._newest.get(tenant, ("", -math.inf))
        now = time.monotonic()
        if now - since > _KEPT_SECONDS:
            known = _newest(connection, tenant)
            self._newest[tenant] = (known, now)
        return known

    def came(self, tenant: str, beginning: str) -> Mapping[str, int]:
        """Files whose sha256 begins so, and their bytes."""
        self._write_down()
        with self._database.reading() as connection:
            rows = connection.execute(
                select(BLOB.c.sha256, BLOB.c.size)
                .where(*_here(tenant), BLOB.c.arrived_at != "")
                .where(BLOB.c.sha256 >= beginning, BLOB.c.sha256 < f"{beginning}g")
            ).all()
        return {row.sha256: int(row.size) for row in rows}

    def note(self, tenant: str, sha256s: Sequence[str]) -> None:
        """These are gone: wanted again, and put up for a person to see."""
        if not sha256s:
            return
        now = told(self._clock.now())
        with self._database.writing() as connection:
            for part in in_parts(sha256s):
                connection.execute(
                    update(BLOB)
                    .where(*_here(tenant), BLOB.c.sha256.in_(part))
                    .values(arrived_at="", gone_at=now)
                )
            alerts.raise_alert(connection, (tenant, EVERYWHERE), alerts.FILES_GONE, "", {}, now)
        self._newest.clear()


def _newest(connection: Connection, tenant: str) -> str:
    return str(connection.scalar(select(func.max(BLOB.c.gone_at)).where(*_here(tenant), IS_GONE)) or "")


def _here(tenant: str) -> tuple[ColumnElement[bool], ...]:
    return BLOB.c.tenant == tenant, BLOB.c.branch == EVERYWHERE
