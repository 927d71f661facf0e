"""What comes down from head office, each page in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from app.store.beginning import begin_writer
from app.store.chain_head import read_head
from app.store.collections_kept import unconfirm
from app.store.connecting import passing_through
from app.store.deskside import Access
from app.store.files_in import ask_about_all, keep_to_ourselves
from app.store.incoming import Incoming
from app.store.layout import Layout
from app.store.linkstate import begin_life, drop_shared_mark, mark_house, move_marks, move_shared_mark
from app.store.marks import mark_at_work
from app.store.reissuing import reissue
from app.store.surroundings import Surroundings
from app.store.verdicts import LAST_EPOCH, as_total, read_total
from app.store.writer import Writer
from app.store.writers import end_of
from app.wire.failpoint import reached
from app.wire.link import KEYS_LACKING, TOLD_BESIDE, JournalEnd, JournalLine
from app.wire.messages import Item, Total
from app.wire.parcels import PersonKey

if TYPE_CHECKING:
    from app.store.journal import StoreJournal

T = TypeVar("T")

_CURSOR: Final = "cursor"
_OWN_TICKETS: Final = (
    "SELECT ticket FROM journal WHERE writer IN (SELECT id FROM writer WHERE own = 1) AND ticket IS NOT NULL"
)
_LEFT_BEHIND: Final = (
    "SELECT 1 FROM file_in WHERE state IN ('away', 'lost') UNION ALL"
    " SELECT 1 FROM judged WHERE verdict = 'conflict' AND pos > 0 LIMIT 1"
)


class StoreInflow:
    """Takes in what head office sends. `bear_witness` is called when another writer is at work."""

    def __init__(
        self,
        access: Access,
        writer: Writer,
        journal: StoreJournal,
        around: Surroundings,
        bear_witness: Callable[[], None],
    ) -> None:
        self._access = access
        self._writer = writer
        self._journal = journal
        self._around = around
        self._bear_witness = bear_witness

    def cursor(self) -> str:
        """Where the feed goes on; empty for the beginning."""
        with self._access.reading() as connection:
            row = connection.execute("SELECT value FROM memory WHERE key = ?", (_CURSOR,)).fetchone()
        return "" if row is None else str(row[0])

    def apply(self, items: Sequence[Item], keys: Sequence[PersonKey], cursor: str) -> Sequence[str]:
        """Take in one page and its end in one transaction; the ids of the tickets that changed.

        Twice is harmless. Raises WireError bad_chain when an entry does not fit the chain of its writer
        as it is here, malformed when a line of the feed says nothing.
        """

        def work(incoming: Incoming, connection: sqlite3.Connection) -> None:
            incoming.take_keys(keys)
            for item in items:
                incoming.take(item)
            _keep_cursor(connection, cursor)
            reached("desk.page_before_commit")

        changed = self._take_in(work)
        reached("desk.page_after_commit")
        return changed

    def take_back(self, writer: str, lines: Sequence[JournalLine]) -> None:
        """A device's own entries, fetched from head office after a restore, into the journal.

        Raises WireError bad_chain.
        """

        def work(incoming: Incoming, connection: sqlite3.Connection) -> None:
            incoming.take_back(writer, lines)
            move_marks(connection)

        self._take_in(work)

    def _take_in(self, work: Callable[[Incoming, sqlite3.Connection], None]) -> tuple[str, ...]:
        done: list[Incoming] = []
        files = Layout(self._access.folder).blobs

        def is_here(sha256: str) -> bool:
            return (files / sha256[:2] / sha256).is_file()

        def run(connection: sqlite3.Connection) -> Incoming:
            with passing_through(connection):
                incoming = Incoming(connection, self._around, is_here)
                work(incoming, connection)
                incoming.finish()
            done[:] = [incoming]
            return incoming

        def kept() -> None:
            self._journal.forget_head()
            self._around.folds.put(done[0].folds)

        taken_in = self._writer.run(run, kept)
        if taken_in.erased:
            from app.store.erased_list import finish_erasure  # noqa: PLC0415 - seldom needed

            finish_erasure(self._writer)
        return taken_in.changed

    def totals(self, collection: str) -> Total:
        """How many rows that collection has here, and their sum."""
        with self._access.reading() as connection:
            return as_total(*read_total(connection, collection))

    def missing(self) -> Sequence[JournalEnd]:
        """Own writers of which head office judged more than is here, and where they end here.

        That is so after a restore, and where a copy of this device writes under another name.
        """
        with self._access.reading() as connection:
            own = connection.execute(
                "SELECT id, name, coalesce((SELECT max(last) FROM judged WHERE writer = w.id), 0)"
                " FROM writer w WHERE own = 1 ORDER BY id"
            ).fetchall()
            ends = [(end_of(connection, number, name), judged) for number, name, judged in own]
        return tuple(end for end, judged in ends if judged > end.seq)

    def safe_up_to(self, place: int) -> None:
        """All that is here of the feed up to that place is in a tried backup at head office."""
        self._access.write(lambda connection: move_shared_mark(connection, place))

    def begin_again(self) -> None:
        """Head office was restored or changed: the feed is read from its beginning; nothing is removed.

        No key and no file counts as had there until head office has said so again.
        """
        self._access.write(_begin_again)

    def move_house(self) -> bool:
        """This desk belongs to another head office now: what others wrote, their keys and their files were
        entrusted to the one before and are never offered to this one; nothing counts as received by it.

        What the one before still had to send, and what it found in conflict, is not asked for and waits for
        nobody any more; whether there was such a thing.
        """
        return self._access.write(_move_house)

    def reissue(self, writer: str, after: int) -> str:
        """Begin a new writer and write again, with their ids, the entries of `writer` behind `after`."""

        def run(connection: sqlite3.Connection) -> str:
            head = reissue(connection, self._around, writer, after)
            connection.execute(
                "UPDATE accepted SET seq = min(seq, ?1), safe = min(safe, ?1)"
                " WHERE writer = (SELECT id FROM writer WHERE name = ?2)",
                (after, writer),
            )
            move_marks(connection)
            return head.writer

        return self._began(self._writer.run(run, self._anew))

    def new_writer(self, reason: str) -> str:
        """Begin a new writer (a twin is alive); its name."""
        with self._access.reading() as connection:
            previous = read_head(connection)
        return self._began(begin_writer(self._writer, self._around, previous, reason, self._anew).writer)

    def mark_is_shared(self) -> bool:
        """Whether the numbers of a copy of this store bear the mark of those that are given out here."""
        with self._access.reading() as connection:
            head = read_head(connection)
            rows = connection.execute("SELECT id, name FROM writer WHERE own = 1").fetchall()
        own = mark_at_work(head.writer_id, head.writer)
        others = [mark_at_work(number, name) for number, name in rows if number != head.writer_id]
        return bool(own) and own in others

    def _anew(self) -> None:
        self._journal.forget_head()
        self._around.folds.clear()

    def _began(self, name: str) -> str:
        self._bear_witness()
        return name


def _keep_cursor(connection: sqlite3.Connection, cursor: str) -> None:
    connection.execute(
        "INSERT INTO memory (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_CURSOR, cursor),
    )


def _begin_again(connection: sqlite3.Connection) -> None:
    _forget_said(connection)
    # Safe are entries: of a disk that was put back whole, files of entries below that may be gone as well.
    ask_about_all(connection)
    # The feed names every key that is there, so that only those go again that are not. Of none is it known
    # where it went: entries that are safe may have come without theirs, others' keys with ours.
    connection.execute("UPDATE ticket_key SET sent = 0 WHERE sent = 1")


def _move_house(connection: sqlite3.Connection) -> bool:
    left = connection.execute(_LEFT_BEHIND).fetchone() is not None
    _forget_said(connection)
    keep_to_ourselves(connection)
    connection.execute(f"UPDATE ticket_key SET sent = ticket NOT IN ({_OWN_TICKETS})")  # noqa: S608 - own text
    connection.execute("DELETE FROM vouch")
    connection.execute("UPDATE accepted SET seq = 0, hash = '', safe = 0, applied_to = 0")
    move_marks(connection)
    mark_house(connection)
    return left


def _forget_said(connection: sqlite3.Connection) -> None:
    """Whatever head office said so far is said of an earlier life."""
    _keep_cursor(connection, "")
    connection.execute("UPDATE judged SET pos = pos - ?", (LAST_EPOCH,))
    unconfirm(connection)
    drop_shared_mark(connection)
    for said in (TOLD_BESIDE, KEYS_LACKING):
        connection.execute("DELETE FROM memory WHERE key = ?", (f"memory:{said}",))
    begin_life(connection)
