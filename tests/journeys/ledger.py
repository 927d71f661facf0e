"""Looking into the store while the program has it open: reading needs no lock."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from app.bootstrap import key_places, read_store
from app.domain.entry import Body, Entry
from app.domain.ticket import Ticket
from app.store.connecting import Readers, connect_reader
from app.store.folds import Folds
from app.store.layout import Layout
from app.store.reading import StoreTickets
from app.store.storekeys import keys_of

B = TypeVar("B", bound=Body)


@contextmanager
def reading(store: Path) -> Iterator[StoreTickets]:
    """The tickets of a store, without opening it."""
    keys = keys_of(Layout(store), key_places(store))
    readers = Readers(store / "store.db", lambda database: keys.ready(connect_reader(database)))
    try:
        yield StoreTickets(readers, store, Folds())
    finally:
        readers.close()


def numbers(store: Path) -> list[str]:
    """Every ticket number, in the order in which they were given."""
    with closing(sqlite3.connect(f"{(store / 'store.db').as_uri()}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute("SELECT number FROM ticket_row ORDER BY row")]


def newest(store: Path, known: int) -> Ticket | None:
    """The newest ticket, once there are more than `known`."""
    listed = numbers(store)
    if len(listed) <= known:
        return None
    with reading(store) as tickets:
        found = tickets.find(listed[-1])
        return tickets.ticket(found) if found else None


def drafts(store: Path) -> list[str]:
    """The payload of each intake that is being typed."""
    with closing(sqlite3.connect(f"{(store / 'store.db').as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT payload FROM draft WHERE dropped_at IS NULL")
        return [json.dumps(json.loads(row[0]), ensure_ascii=False) for row in rows]


def draft_fields(store: Path, *, parked: bool) -> list[dict[str, str]]:
    """The fields of each intake that waits, or of each that is being typed."""
    with closing(sqlite3.connect(f"{(store / 'store.db').as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT payload FROM draft WHERE dropped_at IS NULL AND parked = ?", (int(parked),)
        )
        return [json.loads(row[0]) for row in rows]


def named(store: Path, number: str) -> Ticket | None:
    """The ticket of that number."""
    with reading(store) as tickets:
        found = tickets.find(number)
        return tickets.ticket(found) if found else None


def entries(store: Path, number: str, kind: str) -> list[dict[str, str]]:
    """What the entries of that type say on a ticket, oldest first."""
    with reading(store) as tickets:
        found = tickets.find(number)
        lines = tickets.history(found) if found else ()
        return [line.values for line in lines if line.type == kind]


def written(store: Path, number: str, kind: type[B]) -> list[tuple[Entry, B]]:
    """The entries of that kind on a ticket with what each says, oldest first; what is sealed is read too."""
    with reading(store) as tickets:
        found = tickets.find(number)
        lines = tickets.entries(found) if found else iter(())
        return [(line, line.body) for line in lines if isinstance(line.body, kind)]


def settings(store: Path) -> Mapping[str, object]:
    """What is set at the desk now: who is signed in, and the wrong tries of everybody."""
    with read_store(store) as (onlooker, _):
        return onlooker.settings.all()
