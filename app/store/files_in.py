"""Files that come from head office: named by entries of other desks, or by own ones after a restore."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.records import BlobRef
from app.store.files_out import urgency_of

AWAY, HERE, LEND, LOST, KEPT, LEFT = "away", "here", "lend", "lost", "kept", "left"
"""States of a row. What is here may be gone again by the disk's fault: the disk has the last word.

What is to be lent is here, and head office is asked whether it lacks it: after its restore, and when
the desk that named it says that it has lost it. What is kept came from another house: it is lent to nobody.
What is left stayed there: nobody is asked for it, until somebody of this house names it too.
"""

INTO: Final = (
    "INSERT INTO file_in"
    " (sha256, size, role, mime, urgency, ticket, at, state, asked, elsewhere, tries, not_before)"
)
EXPECT: Final = (
    f"{INTO} SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, 'away', 0, 0, 0, 0"  # noqa: S608 - own text
    " WHERE NOT EXISTS (SELECT 1 FROM file_out WHERE sha256 = ?1)"
    " ON CONFLICT DO UPDATE SET state = 'away', not_before = 0 WHERE state = 'left'"
)
"""A file that another desk names; one that this desk named itself is here."""
EXPECT_BACK: Final = f"{INTO} VALUES (?, ?, ?, ?, ?, ?, ?, 'away', 0, 0, 0, 0) ON CONFLICT DO NOTHING"
"""A file that this desk named before it was restored. Whether it is here after all is seen when it is due."""
GIVE_UP: Final = "UPDATE file_in SET state = 'lost' WHERE sha256 = ? AND state = 'away'"
"""The desk that had it says that it has lost it."""
LEND_ONE: Final = "UPDATE file_in SET state = 'lend' WHERE sha256 = ? AND state = 'here'"
LEND_ALL: Final = "UPDATE file_in SET state = 'lend' WHERE state = 'here'"
_LEND_OWN: Final = (
    f"{INTO} SELECT f.sha256, f.size, f.role, f.mime, f.urgency, f.ticket,"  # noqa: S608 - own text
    " coalesce((SELECT at FROM journal j WHERE j.writer = f.writer AND j.seq = f.seq), 0),"
    " 'lend', 0, 0, 0, 0 FROM file_out f WHERE f.state = 'delivered'"
)
LEND_OWN: Final = f"{_LEND_OWN} ON CONFLICT DO NOTHING"
"""Own files that head office once had: others may have fetched them, so they are awaited if not here."""
LENT: Final = "UPDATE file_in SET state = 'here' WHERE sha256 = ? AND state = 'lend'"
NOT_HERE: Final = "UPDATE file_in SET state = 'away' WHERE sha256 = ? AND state = 'lend'"


def ask_about_all(connection: sqlite3.Connection) -> None:
    """No file counts as had by head office until it has said so again."""
    connection.execute(LEND_ALL)
    connection.execute(LEND_OWN)
    connection.execute("UPDATE file_out SET state = 'waiting' WHERE state = 'delivered'")


def keep_to_ourselves(connection: sqlite3.Connection) -> None:
    """Head office is another house: own files go there with the entries that name them. What came from the
    one before stays here, and nothing says any more that it could be lent; what it still had to send is
    known as away, and asked for no more.
    """
    connection.execute("UPDATE file_in SET state = 'kept' WHERE state IN ('here', 'lend')")
    connection.execute("UPDATE file_in SET state = 'left', asked = 0 WHERE state IN ('away', 'lost')")
    connection.execute("UPDATE file_out SET state = 'waiting' WHERE state = 'delivered'")


def ask_again(connection: sqlite3.Connection, writer: int, seq: int) -> None:
    """That entry is here already, and this head office has it too: what its ticket's files were left at."""
    connection.execute(_ASK_AGAIN, (writer, seq))


_ASK_AGAIN: Final = (
    "UPDATE file_in SET state = 'away', not_before = 0 WHERE state = 'left'"
    " AND ticket = (SELECT ticket FROM journal WHERE writer = ? AND seq = ?)"
    " AND EXISTS (SELECT 1 FROM meta WHERE key = 'house_pos')"
)


def ask_about(connection: sqlite3.Connection, here: Iterable[str]) -> None:
    """The same for these, which lie here."""
    names = [(each,) for each in here]
    connection.executemany(LEND_ONE, names)
    connection.executemany(f"{_LEND_OWN} AND f.sha256 = ? ON CONFLICT DO NOTHING", names)
    connection.executemany(
        "UPDATE file_out SET state = 'waiting' WHERE sha256 = ? AND state = 'delivered'", names
    )


def expected(blobs: Iterable[BlobRef], ticket: str | None, at: int) -> Iterator[tuple[object, ...]]:
    """Rows for the files that an entry of the moment `at` names."""
    for blob in blobs:
        yield blob.sha256, blob.size, blob.role, blob.mime, urgency_of(blob), ticket, at
