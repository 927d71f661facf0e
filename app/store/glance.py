"""A first look at the queue of a store that is about to be opened: the light half of reading, and no lock.

Nothing is said about what is wrong: opening the store says that in a moment, in full.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.refusals import InputError, ProblemError
from app.store.connecting import Readers, connect_reader
from app.store.folds import Folds
from app.store.layout import Layout
from app.store.reading import StoreTickets
from app.store.versions import SCHEMA, schema_of
from app.usecases.read_models import QueueFilter, QueueRow


@dataclass(frozen=True)
class Glance:
    """The most urgent open tickets, and the name of the desk's time zone."""

    rows: tuple[QueueRow, ...]
    zone: str


def glance(folder: Path, now: datetime, limit: int = 50) -> Glance | None:
    """The top of the queue; None where it cannot be read, or another version of the program wrote it."""
    layout = Layout(folder)
    try:
        with closing(connect_reader(layout.database)) as connection:
            if schema_of(connection) != SCHEMA:
                return None
            found = connection.execute("SELECT value FROM setting WHERE key = 'desk.zone'").fetchone()
        readers = Readers(layout.database)
        try:
            page = StoreTickets(readers, folder, Folds()).page(QueueFilter(now), limit=limit)
        finally:
            readers.close()
    except (sqlite3.Error, OSError, ValueError, ProblemError, InputError):
        return None
    return Glance(tuple(page.rows), str(json.loads(found[0])) if found else "")
