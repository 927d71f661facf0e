"""What is remembered about head office: the link, how far it has the journal, the calls made."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from app.store.deskside import Access
from app.store.writers import known_writer, writer_id
from app.wire.link import Accepted, Call, Link

_LINK: Final = "link"
_LIFE: Final = "life"
_MEMORY: Final = "memory:"
_LEDGER: Final = 500
"""Lines of the ledger that are kept."""

_PUT: Final = (
    "INSERT INTO memory (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
_PUT_MARK: Final = (
    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
_OTHERS_MARK: Final = "others_safe_pos"
_HOUSE_MARK: Final = "house_pos"


class StoreLinkState:
    """Every write is durable before it returns."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def link(self) -> Link | None:
        """The head office of this desk; None while it is not enrolled."""
        text = self._value(_LINK)
        return None if text is None else msgspec.json.decode(text, type=Link)

    def save_link(self, link: Link | None) -> None:
        """Remember it, or forget it."""
        if link is None:
            self._access.write(lambda c: c.execute("DELETE FROM memory WHERE key = ?", (_LINK,)))
        else:
            self._put(_LINK, link)

    def accepted(self, writer: str) -> Accepted:
        """How far head office has that writer."""
        with self._access.reading() as connection:
            row = connection.execute(
                "SELECT seq, hash, safe, applied_to FROM accepted WHERE writer = ?",
                (writer_id(connection, writer),),
            ).fetchone()
        return Accepted() if row is None else Accepted(*row)

    def save_accepted(self, writer: str, accepted: Accepted) -> None:
        """Head office proved that it has this much. A lower seq replaces a higher one after its restore."""

        def keep(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO accepted (writer, seq, hash, safe, applied_to) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (writer) DO UPDATE SET seq = excluded.seq, hash = excluded.hash,"
                " safe = excluded.safe, applied_to = excluded.applied_to",
                (
                    known_writer(connection, writer),
                    accepted.seq,
                    accepted.hash,
                    accepted.safe,
                    accepted.applied_to,
                ),
            )
            move_marks(connection)

        self._access.write(keep)

    def note(self, *calls: Call) -> None:
        """Lines of the ledger, all at once (the last 500 are kept)."""
        lines = [(msgspec.json.encode(each).decode(),) for each in calls]

        def keep(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT INTO ledger (line) VALUES (?)", lines)
            connection.execute("DELETE FROM ledger WHERE id <= (SELECT max(id) FROM ledger) - ?", (_LEDGER,))

        self._access.write(keep)

    def ledger(self, most: int = 100) -> Sequence[Call]:
        """The newest lines first."""
        with self._access.reading() as connection:
            rows = connection.execute("SELECT line FROM ledger ORDER BY id DESC LIMIT ?", (most,)).fetchall()
        return tuple(msgspec.json.decode(line, type=Call) for (line,) in rows)

    def remember(self, key: str, value: object) -> None:
        """A small JSON value: batch size per network, next try, last contact."""
        self._put(_MEMORY + key, value)

    def recall(self, key: str) -> object:
        """What was remembered; None when nothing was."""
        text = self._value(_MEMORY + key)
        return None if text is None else msgspec.json.decode(text)

    def _put(self, key: str, value: Any) -> None:
        text = msgspec.json.encode(value).decode()
        self._access.write(lambda connection: connection.execute(_PUT, (key, text)))

    def _value(self, key: str) -> str | None:
        with self._access.reading() as connection:
            row = connection.execute("SELECT value FROM memory WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])


def life_of(connection: sqlite3.Connection) -> int:
    """How often the feed was begun again: after head office was restored nothing counts as had there."""
    row = connection.execute("SELECT value FROM memory WHERE key = ?", (_LIFE,)).fetchone()
    return 0 if row is None else int(row[0])


def begin_life(connection: sqlite3.Connection) -> None:
    """From now on what was under way in the life before is marked no more."""
    connection.execute(_PUT, (_LIFE, str(life_of(connection) + 1)))


def mark_house(connection: sqlite3.Connection) -> None:
    """All that is here of others was written in another house."""
    newest = connection.execute("SELECT coalesce(max(pos), 0) FROM journal").fetchone()[0]
    connection.execute(_PUT_MARK, (_HOUSE_MARK, str(newest)))


def move_marks(connection: sqlite3.Connection) -> None:
    """Bring the two positions that the lists go by to what head office has.

    Everything of the desk's own up to such a position is received, or safe; of what was written anew
    under another writer the positions are the old ones, so there the lowest counts.
    """
    for key, column in (("accepted_pos", "seq"), ("safe_pos", "safe")):
        connection.execute(_PUT_MARK, (key, str(_reached(connection, column))))


def move_shared_mark(connection: sqlite3.Connection, place: int) -> None:
    """Bring the third to what is here of others: all of theirs up to it came before that place in the feed.

    What was said of them in an earlier life of head office stands below 1 and counts for nothing.
    """
    first = connection.execute(
        "SELECT min(j.pos) FROM judged d JOIN writer w ON w.id = d.writer AND w.own = 0"
        " JOIN journal j ON j.writer = d.writer"
        " AND j.seq = d.first + CASE WHEN d.pos > 0 THEN max(0, ?1 - d.pos + 1) ELSE 0 END"
        " WHERE d.pos <= 0 OR d.pos + d.last - d.first > ?1",
        (place,),
    ).fetchone()[0]
    newest = connection.execute("SELECT coalesce(max(pos), 0) FROM journal").fetchone()[0]
    connection.execute(_PUT_MARK, (_OTHERS_MARK, str(newest if first is None else first - 1)))


def drop_shared_mark(connection: sqlite3.Connection) -> None:
    """Of what others wrote nothing is known to be safe."""
    connection.execute("DELETE FROM meta WHERE key = ?", (_OTHERS_MARK,))


def _reached(connection: sqlite3.Connection, column: str) -> int:
    first: list[int] = []
    for number, mixed, seq in connection.execute(
        f"SELECT w.id, w.goes_on IS NOT NULL, coalesce(a.{column}, 0)"  # noqa: S608 - our own two columns
        " FROM writer w LEFT JOIN accepted a ON a.writer = w.id WHERE w.own = 1"
    ).fetchall():
        pos = connection.execute(
            "SELECT min(pos) FROM journal WHERE writer = ? AND seq > ?"
            if mixed
            else "SELECT pos FROM journal WHERE writer = ? AND seq > ? ORDER BY seq LIMIT 1",
            (number, seq),
        ).fetchone()
        if pos is not None and pos[0] is not None:
            first.append(pos[0])
    newest = connection.execute("SELECT coalesce(max(pos), 0) FROM journal").fetchone()[0]
    return min(first) - 1 if first else int(newest)
