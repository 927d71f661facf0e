"""Lists, search, tallies and counters made anew from the journal, in one transaction."""

from __future__ import annotations

import sqlite3
from typing import Final

from app.store import statements as sql
from app.store.bulk import MUCH_MEMORY, USUAL_MEMORY, index_memory, merge_terms
from app.store.folding import fold_all
from app.store.numbers_used import Series, note_used, raise_counters
from app.store.projecting import Projection
from app.store.rows import face_of, search_text_of
from app.store.search.terms import joined, listed_terms
from app.store.surroundings import Views
from app.store.versions import SEARCH

AT_ONCE: Final = 2000
_DERIVED: Final = ("ticket_row", "ticket_text", "document", "tally")


def rebuild(connection: sqlite3.Connection, views: Views) -> int:
    """Make everything anew that the journal tells; how many tickets. Who reads meanwhile sees the old lists.

    The price list stays: it holds more than tickets taught.
    """
    for table in _DERIVED:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    index_memory(connection, MUCH_MEMORY)
    used: dict[Series, int] = {}
    projection = Projection(views)
    count = 0
    for folded in fold_all(connection):
        note_used(used, (entry.body for entry in folded.drawn))
        if folded.ticket.book:
            projection.list_papers(folded.ticket)
            continue
        count += 1
        projection.show(folded.ticket, None, folded.place, folded.last_pos)
        if count % AT_ONCE == 0:
            projection.write(connection)
            projection = Projection(views)
    projection.write(connection)
    merge_terms(connection)
    index_memory(connection, USUAL_MEMORY)
    raise_counters(connection, used)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'search'", (SEARCH,))
    return count


def rebuild_search(connection: sqlite3.Connection) -> None:
    """Cut every text into terms anew; what the policy says of tickets is not asked for and stays."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    texts: list[tuple[str, str, int]] = []
    for folded in fold_all(connection):
        found = connection.execute(
            "SELECT row FROM ticket_row WHERE ticket = ?", (folded.ticket.id,)
        ).fetchone()
        if found is not None:
            text = search_text_of(folded.ticket, face_of(folded.ticket))
            texts.append((text.words, text.initials, found[0]))
        if len(texts) == AT_ONCE:
            _write_texts(connection, texts)
            texts = []
    _write_texts(connection, texts)
    merge_terms(connection)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'search'", (SEARCH,))


def _write_texts(connection: sqlite3.Connection, texts: list[tuple[str, str, int]]) -> None:
    connection.executemany(sql.CHANGE_TEXT, texts)
    connection.executemany(
        sql.ADD_TERMS, [(row, joined(listed_terms(words, initials))) for words, initials, row in texts]
    )
