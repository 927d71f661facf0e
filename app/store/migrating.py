"""From an older schema to the present one, on a copy kept safe first.

Alembic and SQLAlchemy are imported here alone; a store that is up to date never needs them.
"""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from app.store.connecting import settled
from app.store.engine import connected


def migrate(database: Path, target: str = "head", key: bytes | None = None) -> None:
    """Bring the schema to `target`, all of it or nothing.

    Python's sqlite3 would commit around each change of the schema by itself; here one
    transaction holds every step, so that a failing step leaves the file as it was.
    """
    engine = create_engine("sqlite://", creator=lambda: _connect(database, key), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            run_revisions(connection, target)
            connection.exec_driver_sql("COMMIT")
    finally:
        engine.dispose()


def _connect(database: Path, key: bytes | None) -> sqlite3.Connection:
    connection = connected(database, key, isolation_level=None)
    return settled(connection, ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"))


def alembic_config() -> Config:
    """Where the revisions are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def run_revisions(connection: Connection, target: str) -> None:
    """Run the revisions up (or down) to `target` on an open connection, inside its transaction."""
    config = alembic_config()
    config.attributes["connection"] = connection
    if target == "base":
        command.downgrade(config, target)
    else:
        command.upgrade(config, target)
