"""A first look at the queue of a store that is about to be opened: the light half of reading, and no lock.

Nothing is said about what is wrong: opening the store says that in a moment, in full.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain.refusals import InputError, ProblemError
from app.store.connecting import Readers, connect_reader
from app.store.engine import errors_of_disk
from app.store.folds import Folds
from app.store.layout import Layout
from app.store.reading import StoreTickets
from app.store.setting_rows import VALUE, read_setting
from app.store.storekeys import keys_of
from app.store.versions import SCHEMA, schema_of
from app.usecases.read_models import QueueFilter, QueueRow
from app.usecases.store_keys import KeyPlaces

_SIGNED_IN_FIRST: Final = (
    "SELECT 1 FROM setting WHERE key >= 'pin.' AND key < 'pin/'"  # noqa: S608 - our own text
    f" AND json_extract({VALUE}, '$.hash') > '' LIMIT 1"
)


@dataclass(frozen=True)
class Glance:
    """The most urgent open tickets, and the name of the desk's time zone."""

    rows: tuple[QueueRow, ...]
    zone: str


def glance(folder: Path, now: datetime, keys: KeyPlaces, limit: int = 50) -> Glance | None:
    """The top of the queue; None where it cannot be read, where somebody has to sign in before anything is
    shown, where its key is not on this computer, or where another version of the program wrote it.

    `keys` are asked where the store is encrypted as a whole, and only there.
    """
    layout = Layout(folder)
    try:
        key = keys_of(layout, keys).database_key(layout.database) if layout.is_sealed else None
        with closing(connect_reader(layout.database, key)) as connection:
            if schema_of(connection) != SCHEMA:
                return None
            if connection.execute(_SIGNED_IN_FIRST).fetchone() is not None:
                return None
            zone = read_setting(connection, "desk.zone")
        readers = Readers(layout.database, lambda database: connect_reader(database, key))
        try:
            page = StoreTickets(readers, folder, Folds()).page(QueueFilter(now), limit=limit)
        finally:
            readers.close()
    except (ValueError, ProblemError, InputError):
        return None
    except errors_of_disk():
        return None
    return Glance(tuple(page.rows), str(zone or ""))
