"""The statements that saving and reading tickets run, as text: prepared once per connection."""

from dataclasses import fields
from typing import Final

from app.store.rows import Face, Standing

FACE: Final = tuple(field.name for field in fields(Face))
STANDING: Final = tuple(field.name for field in fields(Standing))


def _insert(table: str, *names: str) -> str:
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - names of our own tables


def _update(names: tuple[str, ...]) -> str:
    changes = ", ".join(f"{name} = ?" for name in names)
    return f"UPDATE ticket_row SET {changes} WHERE row = ?"  # noqa: S608 - names of our own columns


ADD_ENTRY: Final = _insert("journal", "pos", "writer", "seq", "id", "ticket", "type", "at", "line", "hash")
ADD_KEY: Final = (
    "INSERT INTO ticket_key (ticket, kind, name, key, sent)"
    " VALUES (?1, ?2, ?3, closed_key(?4, ?1, ?2, ?3), 0)"
)
ADD_FILE: Final = (
    "INSERT INTO file_out (sha256, size, role, mime, urgency, writer, seq, ticket, state)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting') ON CONFLICT DO NOTHING"
)
"""A file that is named again is known already."""
ADD_ROW: Final = _insert("ticket_row", "row", *FACE, *STANDING)
# Two statements, for SQLite touches every index that holds a column named after SET, changed or not.
CHANGE_FACE: Final = _update(FACE)
CHANGE_STANDING: Final = _update(STANDING)
ADD_TEXT: Final = _insert("ticket_text", "row", "words", "initials")
CHANGE_TEXT: Final = "UPDATE ticket_text SET words = ?, initials = ? WHERE row = ?"
ADD_TERMS: Final = _insert("search", "rowid", "terms")
DROP_TERMS: Final = "INSERT INTO search (search, rowid, terms) VALUES ('delete', ?, ?)"
ADD_DOCUMENT: Final = "INSERT INTO document (number, ticket) VALUES (?, ?) ON CONFLICT DO NOTHING"
"""Papers of two tickets may have one number, where a desk was copied."""
COUNT: Final = "INSERT INTO tally (name, n) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET n = n + excluded.n"
NEXT_SERIAL: Final = (
    "INSERT INTO counter (series, day, last) VALUES (?, ?, 1)"
    " ON CONFLICT (series, day) DO UPDATE SET last = last + 1 RETURNING last"
)
LEARN_GOODS: Final = (
    "INSERT INTO goods (barcode, record, source) VALUES (?, ?, 'ticket') ON CONFLICT (barcode) DO UPDATE"
    " SET record = excluded.record WHERE source = 'ticket' AND record <> excluded.record"
)
ADD_PRINT: Final = _insert(
    "print_job",
    *(
        "id",
        "ticket",
        "document",
        "number",
        "pdf_sha256",
        "printer",
        "copies",
        "state",
        "created_at",
        "problem",
        "taken",
    ),
)

LINES_OF: Final = "SELECT pos, line FROM journal WHERE ticket = ? ORDER BY pos"
KNOWN_ROW: Final = (
    "SELECT r.row, r.rank, r.person, r.approval, r.waiting, t.words, t.initials,"  # noqa: S608 - own columns
    f" {', '.join('r.' + name for name in FACE)}"
    " FROM ticket_row r JOIN ticket_text t USING (row) WHERE r.ticket = ?"
)
