"""Which schema a database has, read without SQLAlchemy."""

import sqlite3
from typing import Final

SCHEMA: Final = 1
"""The schema this program writes: the number of the newest revision."""

SEARCH: Final = "1"
"""How texts are cut into terms; another number in the store makes the search index anew."""


def schema_of(connection: sqlite3.Connection) -> int:
    """The number of the revision a database is at; 0 when it holds nothing yet."""
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone()
    if known is None:
        return 0
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return 0 if row is None else int(row[0])


def search_is_stale(connection: sqlite3.Connection) -> bool:
    """Whether the search index was cut into terms by other rules than today's."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'search'").fetchone()
    return row is None or row[0] != SEARCH
