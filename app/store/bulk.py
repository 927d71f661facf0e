"""Many tickets at once: demo stores, benchmarks, cases of an older system."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Final

from app.domain.entry import Body, Draft
from app.store.chain_head import read_head
from app.store.numbers_used import highest, raise_counters
from app.store.surroundings import Surroundings
from app.store.transaction import StoreTransaction
from app.store.writer import Writer

Case = tuple[str, Sequence[Draft], datetime, str | None]
"""Ticket id, its entries, their moment, who."""

AT_ONCE: Final = 2000
MUCH_MEMORY: Final = 64 * 1024 * 1024
USUAL_MEMORY: Final = 1024 * 1024
"""Bytes for `index_memory`: while many tickets are written, and while one is."""


def import_cases(writer: Writer, around: Surroundings, cases: Iterable[Case]) -> int:
    """Write cases, a few thousand in each durable transaction; how many.

    A failure leaves the transactions before it: whoever imports can go on behind them.
    """
    remaining = iter(cases)
    count = 0
    writer.run(lambda connection: index_memory(connection, MUCH_MEMORY))
    try:
        while chunk := list(islice(remaining, AT_ONCE)):
            _import(writer, around, chunk)
            count += len(chunk)
        if count >= AT_ONCE:
            writer.run(merge_terms)
    finally:
        writer.run(lambda connection: index_memory(connection, USUAL_MEMORY))
    return count


def index_memory(connection: sqlite3.Connection, size: int) -> None:
    """How many bytes of terms the index gathers before it writes them: more means fewer merges."""
    connection.execute("INSERT INTO search (search, rank) VALUES ('hashsize', ?)", (size,))


def merge_terms(connection: sqlite3.Connection) -> None:
    """Make one list of each term: a search then reads one place, not twenty (8 s at a million tickets)."""
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")


def _import(writer: Writer, around: Surroundings, chunk: list[Case]) -> None:
    def run(connection: sqlite3.Connection) -> None:
        transaction = StoreTransaction(connection, read_head(connection), around)
        for ticket, drafts, at, user in chunk:
            transaction.append(ticket, drafts, at, user)
        transaction.finish()
        raise_counters(connection, highest(_bodies(chunk)))

    writer.run(run)


def _bodies(chunk: list[Case]) -> Iterator[Body]:
    for _, drafts, _, _ in chunk:
        for draft in drafts:
            yield draft.body
