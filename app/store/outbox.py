"""The journal, read for sending: entries, the keys that open them, the files they name."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from app.domain.entry import Draft
from app.domain.steps.evidence import FileLost
from app.store.connecting import passing_through
from app.store.copies import copied
from app.store.deskside import Access
from app.store.files_in import LENT, NOT_HERE, ask_about, ask_about_all
from app.store.files_out import PHOTO
from app.store.linkstate import life_of
from app.store.rows import CLOSED_RANK
from app.store.writers import device_of, end_of, hash_at, writer_id
from app.usecases.syncing import Copied
from app.wire.link import BlobNeed, JournalEnd, JournalLine
from app.wire.parcels import PersonKey
from app.wire.sealing import key_name

if TYPE_CHECKING:
    from app.store.blobs import StoreBlobs
    from app.store.journal import StoreJournal
    from app.store.transaction import StoreTransaction
    from app.usecases.ports import Time, Transaction

_OWN: Final = "SELECT id, name FROM writer WHERE own = 1 ORDER BY id"
_LINES: Final = "SELECT seq, line, hash FROM journal WHERE writer = ? AND seq > ? ORDER BY seq LIMIT ?"
_KEYS: Final = (
    "SELECT k.ticket, k.kind, opened_key(k.key, k.ticket, k.kind, k.name)"
    " FROM (SELECT DISTINCT ticket FROM journal"
    " WHERE writer = ? AND seq BETWEEN ? AND ? AND ticket IS NOT NULL) j"
    " CROSS JOIN ticket_key k ON k.ticket = j.ticket WHERE k.sent = 0"
)
_KEYS_LEFT: Final = "SELECT ticket, kind, opened_key(key, ticket, kind, name) FROM ticket_key WHERE sent = 0"
_WAITING: Final = (
    "SELECT f.sha256, f.size, f.role, f.mime FROM file_out f INDEXED BY ix_file_out_waiting"
    " JOIN accepted a ON a.writer = f.writer AND f.seq <= a.seq"
    " LEFT JOIN ticket_row r ON r.ticket = f.ticket"
    " WHERE f.state = 'waiting' AND f.urgency {} LIMIT ?"
)
_IN_ORDER: Final = (
    _WAITING.format(f"< {PHOTO}"),
    _WAITING.format(f"= {PHOTO} AND r.rank = {CLOSED_RANK}"),
    _WAITING.format(f"= {PHOTO} AND coalesce(r.rank, 0) < {CLOSED_RANK}"),
    _WAITING.format(f"> {PHOTO}"),
)
"""Signatures and papers first, then pictures of closed tickets, other pictures, videos."""
_LENT: Final = "SELECT sha256, size, role, mime FROM file_in WHERE state = 'lend' ORDER BY urgency LIMIT ?"
"""Files of other desks that head office may lack."""


_HAD: Final = (
    "SELECT 1 FROM file_out WHERE sha256 = ?1 AND state = 'delivered'"
    " UNION ALL SELECT 1 FROM file_in WHERE sha256 = ?1 AND state = 'here'"
)
"""A file that head office is taken to have."""
_UNTOLD: Final = (
    "SELECT f.ticket, EXISTS (SELECT 1 FROM file_in i WHERE i.sha256 = f.sha256) FROM file_out f"
    " WHERE f.sha256 = ? AND f.state = 'waiting'"
)


class StoreOutbox:
    """What of the desk's own is to be sent. Nothing is queued: what is not accepted yet is what is to go."""

    def __init__(self, access: Access, journal: StoreJournal, blobs: StoreBlobs, time: Time) -> None:
        self._access = access
        self._journal = journal
        self._blobs = blobs
        self._time = time
        self._looked: dict[str, int] = {}

    def device(self) -> str:
        """The id of this device, minted when the store was made."""
        with self._access.reading() as connection:
            return device_of(connection)

    def ends(self) -> Sequence[JournalEnd]:
        """The end of every chain this device has written, oldest incarnation first, the present one last."""
        with self._access.reading() as connection:
            present = connection.execute("SELECT value FROM meta WHERE key = 'writer'").fetchone()[0]
            own = connection.execute(_OWN).fetchall()
            own.sort(key=lambda row: row[0] == int(present))
            return tuple(end_of(connection, number, name) for number, name in own)

    def hash_at(self, writer: str, seq: int) -> bytes | None:
        """The hash after that entry (0: before the first); None when it is not here."""
        with self._access.reading() as connection:
            number = writer_id(connection, writer)
            return None if number is None else hash_at(connection, number, writer, seq)

    def lines(self, writer: str, after: int, most: int, most_bytes: int) -> Sequence[JournalLine]:
        """Entries behind `after`, at least one where there is one, at most so many and so large (bytes)."""
        found: list[JournalLine] = []
        size = 0
        with self._access.reading() as connection:
            for seq, line, chain in connection.execute(_LINES, (writer_id(connection, writer), after, most)):
                size += len(line) + 1
                if found and size > most_bytes:
                    break
                found.append(JournalLine(seq, bytes(line), bytes(chain)))
        return tuple(found)

    def keys_to_send(self, writer: str, first: int, last: int) -> Sequence[PersonKey]:
        """Keys that open those entries and were not delivered yet."""
        with self._access.reading() as connection, passing_through(connection):
            rows = connection.execute(_KEYS, (writer_id(connection, writer), first, last)).fetchall()
        return tuple(PersonKey(ticket, kind, bytes(key)) for ticket, kind, key in rows if key is not None)

    def keys_left(self) -> Sequence[PersonKey]:
        """Every key that was not delivered yet, whatever it opens."""
        with self._access.reading() as connection, passing_through(connection):
            rows = connection.execute(_KEYS_LEFT).fetchall()
        return tuple(PersonKey(ticket, kind, bytes(key)) for ticket, kind, key in rows if key is not None)

    def life(self) -> int:
        """How often the feed of head office was begun again."""
        with self._access.reading() as connection:
            return life_of(connection)

    def keys_delivered(self, keys: Sequence[PersonKey], life: int) -> None:
        """Head office has these keys; nothing is kept where the feed was begun again since `life`.

        Another lane may find that head office was restored while keys are on their way.
        """
        names = [(each.ticket, each.kind, key_name(each.key)) for each in keys]

        def keep(connection: sqlite3.Connection) -> None:
            if life_of(connection) == life:
                with passing_through(connection):
                    connection.executemany(
                        "UPDATE ticket_key SET sent = 1 WHERE ticket = ? AND kind = ? AND name = ?", names
                    )

        self._access.write(keep)

    def blobs_to_send(self, most: int) -> Sequence[BlobNeed]:
        """Files of accepted entries that head office does not have yet, the most pressing first.

        Behind them come other desks' files that lie here and that head office may lack.
        """
        found = self._waiting(most)
        return self._waiting(most) if len(found) < most and self._found_again() else found

    def _waiting(self, most: int) -> Sequence[BlobNeed]:
        found: list[BlobNeed] = []
        with self._access.reading() as connection:
            for statement in (*_IN_ORDER, _LENT):
                if len(found) < most:
                    rows = connection.execute(statement, (most - len(found),))
                    found += [BlobNeed(*row) for row in rows if row[0] not in {each.sha256 for each in found}]
        return tuple(found)

    def _found_again(self) -> bool:
        """Whether a file that was told of as lost lies in its place again, whole; it goes on its way then."""
        with self._access.reading() as connection:
            lost = [row[0] for row in connection.execute("SELECT sha256 FROM file_out WHERE state = 'lost'")]
        back = [each for each in lost if self._is_back(each)]
        if back:
            names = [(each,) for each in back]
            self._access.write(
                lambda connection: connection.executemany(
                    "UPDATE file_out SET state = 'waiting' WHERE sha256 = ? AND state = 'lost'", names
                )
            )
        return bool(back)

    def _is_back(self, sha256: str) -> bool:
        """One that is damaged is read once, not each time."""
        place = self._blobs.place(sha256)
        changed = place.stat().st_mtime_ns if place.is_file() else 0
        if not changed or self._looked.get(sha256) == changed:
            return False
        self._looked[sha256] = changed
        return self._blobs.is_whole(sha256)

    def blob_delivered(self, sha256: str) -> None:
        """Head office has this file, whole and checked."""
        self.blobs_delivered((sha256,))

    def blobs_delivered(self, sha256s: Sequence[str]) -> None:
        """Head office has these files, whole and checked: one transaction for all of them."""
        names = [(each,) for each in sha256s]

        def keep(connection: sqlite3.Connection) -> None:
            connection.executemany("UPDATE file_out SET state = 'delivered' WHERE sha256 = ?", names)
            connection.executemany(LENT, names)

        self._access.write(keep)

    def blobs_gone(self, sha256s: Sequence[str] | None) -> None:
        """Head office may lack these files (None: any file) though it had them: it is asked again.

        Those that are not on this disk are left to whoever has them.
        """
        if sha256s is None:
            self._access.write(ask_about_all)
            return
        with self._access.reading() as connection:
            had = [each for each in sha256s if connection.execute(_HAD, (each,)).fetchone() is not None]
        here = [each for each in had if self._blobs.place(each).is_file()]
        if here:
            self._access.write(lambda connection: ask_about(connection, here))

    def blob_lost(self, sha256: str, reason: str) -> None:
        """The file is missing or damaged here: says so once as an entry, and the queue goes on.

        A file that is delivered, or was told of before, is not told of again; neither is one that head
        office once had, or another desk named: somebody else may have it, so it is awaited.
        """
        with self._access.reading() as connection:
            row = connection.execute(_UNTOLD, (sha256,)).fetchone()
        if row is None or row[1]:
            self._access.write(lambda connection: _await_it(connection, sha256))
            return
        ticket: str | None = row[0]

        def tell(transaction: Transaction) -> None:
            transaction.append(ticket, (Draft(FileLost(sha256, reason)),), self._time.now(), None)
            cast("StoreTransaction", transaction).file_lost(sha256)

        self._journal.transact(tell)

    def open_blob(self, sha256: str) -> AbstractContextManager[BinaryIO]:
        """Open for reading. Raises ProblemError blob_missing."""
        return self._blobs.open(sha256)

    def unsent(self) -> tuple[int, int, int]:
        """Entries not accepted, files not delivered, their bytes."""
        with self._access.reading() as connection:
            return unsent(connection)

    def copied(self) -> Copied | None:
        """Whether this desk's store goes on in two places, as far as the journal tells."""
        with self._access.reading() as connection:
            return copied(connection)


def _await_it(connection: sqlite3.Connection, sha256: str) -> None:
    """Not here, and perhaps elsewhere."""
    connection.execute(NOT_HERE, (sha256,))
    connection.execute("UPDATE file_out SET state = 'lost' WHERE sha256 = ? AND state = 'waiting'", (sha256,))


def unsent(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Entries not accepted, files not delivered, their bytes."""
    entries = connection.execute(
        "SELECT coalesce(sum(max(0, (SELECT coalesce(max(seq), 0) FROM journal WHERE writer = w.id)"
        " - coalesce((SELECT seq FROM accepted WHERE writer = w.id), 0))), 0) FROM writer w WHERE own = 1"
    ).fetchone()[0]
    files, size = connection.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM file_out WHERE state = 'waiting'"
    ).fetchone()
    return entries, files, size
