"""The schema brought to the present version, by one process at a time."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    text,
)

from app.headoffice.store.database import POSTGRESQL, Database
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.store.tables import ALL

NEWEST: Final = "0002"
"""The revision that leads to the tables as they are described."""

_VERSION: Final = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where Alembic keeps how far a schema is."""

_ONE_AT_A_TIME: Final = 7_310_024_115
"""Number of the advisory lock under which schemas are changed."""

_LOCK_TIMEOUT, _STATEMENT_TIMEOUT = "5s", "15min"
"""A change of the schema waits briefly for others, who wait for it, and may work for long."""


def migrate(database: Database, target: str = "head") -> None:
    """Bring the schema to `target`, all of it or nothing. Raises HeadOfficeError database_newer.

    An empty database gets the tables as they are described at once, without a step through every version.
    """
    with database.writing() as connection:
        if database.kind == POSTGRESQL:
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ONE_AT_A_TIME})
            connection.execute(text(f"SET LOCAL lock_timeout = '{_LOCK_TIMEOUT}'"))
            connection.execute(text(f"SET LOCAL statement_timeout = '{_STATEMENT_TIMEOUT}'"))
        if target == "head" and not inspect(connection).has_table(_VERSION.name):
            _begin(connection)
        elif target != "head" or _present(connection) != NEWEST:
            _revise(connection, target)


def _begin(connection: Connection) -> None:
    ALL.create_all(connection, checkfirst=False)
    _VERSION.create(connection)
    connection.execute(insert(_VERSION).values(version_num=NEWEST))


def _revise(connection: Connection, target: str) -> None:
    from app.headoffice.store.revising import (  # noqa: PLC0415 - ten megabytes, seldom wanted
        known_revisions,
        run_revisions,
    )

    present = _present(connection)
    if present is not None and present not in known_revisions():
        raise HeadOfficeError("database_newer", revision=present)
    run_revisions(connection, target)


def _present(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_VERSION.name):
        return None
    found: str | None = connection.scalar(_VERSION.select())
    return found
