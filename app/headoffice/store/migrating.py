"""The schema brought to the present version, by one process at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from app.headoffice.store.database import POSTGRESQL, Database
from app.headoffice.store.refusals import HeadOfficeError

_ONE_AT_A_TIME: Final = 7_310_024_115
"""Number of the advisory lock under which schemas are changed."""

_LOCK_TIMEOUT, _STATEMENT_TIMEOUT = "5s", "15min"
"""A change of the schema waits briefly for others, who wait for it, and may work for long."""


def migrate(database: Database, target: str = "head") -> None:
    """Bring the schema to `target`, all of it or nothing. Raises HeadOfficeError database_newer."""
    with database.writing() as connection:
        if database.kind == POSTGRESQL:
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ONE_AT_A_TIME})
            connection.execute(text(f"SET LOCAL lock_timeout = '{_LOCK_TIMEOUT}'"))
            connection.execute(text(f"SET LOCAL statement_timeout = '{_STATEMENT_TIMEOUT}'"))
        _refuse_newer(connection)
        run_revisions(connection, target)


def alembic_config() -> Config:
    """Where the revisions are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def run_revisions(connection: Connection, target: str) -> None:
    """Run the revisions up (or down to base) on an open connection, inside its transaction."""
    config = alembic_config()
    config.attributes["connection"] = connection
    if target == "base":
        command.downgrade(config, target)
    else:
        command.upgrade(config, target)


def _refuse_newer(connection: Connection) -> None:
    if not inspect(connection).has_table("alembic_version"):
        return
    present = connection.scalar(text("SELECT version_num FROM alembic_version"))
    known = {each.revision for each in ScriptDirectory.from_config(alembic_config()).walk_revisions()}
    if present is not None and present not in known:
        raise HeadOfficeError("database_newer", revision=str(present))
