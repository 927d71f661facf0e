"""名册: whom head office named for a branch, from when until when. Authors of entries are looked up in it.

What is published says who works there now; an entry may come weeks after it was written, by somebody who has
left since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Column, Connection, PrimaryKeyConstraint, Table, Text, select, update

from app.domain.authors import Listed, Roster
from app.domain.vocabulary import Role
from app.headoffice.callers import told
from app.headoffice.store.database import in_parts, put_in
from app.headoffice.store.reference_rows import Place
from app.headoffice.store.schema import EVERYWHERE, METADATA

STAFF: Final = "staff"
"""The collection that names people."""


def _word(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


ROSTER: Final = Table(
    "roster",
    METADATA,
    *(Column(name, Text, nullable=False) for name in ("tenant", "branch", "key", "since")),
    _word("name"),
    _word("role"),
    _word("until"),
    PrimaryKeyConstraint("tenant", "branch", "key", "since"),
    sqlite_with_rowid=False,
)
"""Rows end and are never taken out: `until` is empty while they hold."""


def note_staff(connection: Connection, place: Place, rows: Mapping[str, Any], now: datetime) -> None:
    """Write down who was named; a row of nobody's ends. Nothing is written of other collections."""
    if place.collection != STAFF or not rows:
        return
    at = told(now)
    _end(connection, place, rows, at)
    named = [
        {
            "tenant": place.tenant,
            "branch": place.scope,
            "key": key,
            "since": at,
            "name": str(body["name"]).strip(),
            "role": str(body.get("role") or Role.CLERK),
        }
        for key, body in rows.items()
        if isinstance(body, dict) and body.get("name")
    ]
    if named:
        # Named twice within a moment: the last word counts.
        for part in in_parts([row["key"] for row in named]):
            connection.execute(
                ROSTER.delete()
                .where(ROSTER.c.tenant == place.tenant, ROSTER.c.branch == place.scope, ROSTER.c.since == at)
                .where(ROSTER.c.key.in_(part))
            )
        put_in(connection, ROSTER, named)


def _end(connection: Connection, place: Place, keys: Iterable[str], at: str) -> None:
    for part in in_parts(list(keys)):
        connection.execute(
            update(ROSTER)
            .where(ROSTER.c.tenant == place.tenant, ROSTER.c.branch == place.scope, ROSTER.c.until == "")
            .where(ROSTER.c.key.in_(part))
            .values(until=at)
        )


def load_roster(connection: Connection, place: tuple[str, str]) -> Roster:
    """Everybody who was ever named for that branch, or for all."""
    rows = connection.execute(
        select(ROSTER.c.name, ROSTER.c.role, ROSTER.c.since, ROSTER.c.until).where(
            ROSTER.c.tenant == place[0], ROSTER.c.branch.in_([place[1], EVERYWHERE])
        )
    )
    roles = tuple(Role)
    return Roster(
        tuple(
            Listed(
                row.name,
                Role(row.role) if row.role in roles else Role.CLERK,
                datetime.fromisoformat(row.since),
                datetime.fromisoformat(row.until) if row.until else None,
            )
            for row in rows
        )
    )
