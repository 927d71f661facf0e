"""Revisions of the schema, run by Alembic. Read where a schema is to be changed: it takes ten megabytes."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def known_revisions() -> tuple[str, ...]:
    """All there are, the newest first."""
    return tuple(each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions())


def run_revisions(connection: Connection, target: str) -> None:
    """Run the revisions up (or down to base) on an open connection, inside its transaction."""
    config = _config()
    config.attributes["connection"] = connection
    if target == "base":
        command.downgrade(config, target)
    else:
        command.upgrade(config, target)


def _config() -> Config:
    """Where the revisions are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
