"""What synchronisation needs of the desk's store and machine; the adapters fill it, tests use real ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import BinaryIO, Protocol

from app.usecases.syncing import Copied
from app.wire.link import Accepted, BlobNeed, Call, JournalEnd, JournalLine, Link, Stretch
from app.wire.messages import At, Item, Total
from app.wire.parcels import PersonKey
from app.wire.sealedbox import SealingKey
from app.wire.signing import SigningKey


class Outbox(Protocol):
    """The journal, read for sending. Nothing is queued: what is not accepted yet is what is to be sent."""

    def device(self) -> str:
        """The id of this device, minted when the store was made."""
        ...

    def ends(self) -> Sequence[JournalEnd]:
        """The end of every chain this device has written, oldest incarnation first, the present one last."""
        ...

    def hash_at(self, writer: str, seq: int) -> bytes | None:
        """The hash after that entry (0: before the first); None when it is not here."""
        ...

    def lines(self, writer: str, after: int, most: int, most_bytes: int) -> Sequence[JournalLine]:
        """Entries behind `after`, at least one where there is one, at most so many and so large."""
        ...

    def keys_to_send(self, writer: str, first: int, last: int) -> Sequence[PersonKey]:
        """Keys that open those entries and were not delivered yet."""
        ...

    def keys_left(self) -> Sequence[PersonKey]:
        """Every key that was not delivered yet, whatever it opens."""
        ...

    def life(self) -> int:
        """How often head office was found to be another one than before; to be asked before keys are sent."""
        ...

    def keys_delivered(self, keys: Sequence[PersonKey], life: int) -> None:
        """Head office, as it was in that life, has these keys; what another one had counts no more."""
        ...

    def blobs_to_send(self, most: int) -> Sequence[BlobNeed]:
        """Files of accepted entries that head office does not have yet: thumbnails, signatures and papers
        first, then photos of closed tickets, other photos, video last.
        """
        ...

    def blobs_delivered(self, sha256s: Sequence[str]) -> None:
        """Head office has these files, whole and checked."""
        ...

    def blobs_gone(self, sha256s: Sequence[str] | None) -> None:
        """Head office had these files (None: too many to be named) and lacks them: those here go again."""
        ...

    def blob_lost(self, sha256: str, reason: str) -> None:
        """The file is missing or damaged here: says so once as an entry, and the queue goes on."""
        ...

    def open_blob(self, sha256: str) -> AbstractContextManager[BinaryIO]:
        """Open for reading. Raises ProblemError blob_missing."""
        ...

    def unsent(self) -> tuple[int, int, int]:
        """Entries not accepted, files not delivered, their bytes."""
        ...

    def copied(self) -> Copied | None:
        """Whether this desk's store goes on in two places, as far as the journal tells."""
        ...


class LinkState(Protocol):
    """What is remembered about head office. Every write is durable before it returns."""

    def link(self) -> Link | None:
        """The head office of this desk; None while it is not enrolled."""
        ...

    def save_link(self, link: Link | None) -> None:
        """Remember it, or forget it."""
        ...

    def accepted(self, writer: str) -> Accepted:
        """How far head office has that writer."""
        ...

    def save_accepted(self, writer: str, accepted: Accepted) -> None:
        """Head office proved that it has this much. A lower seq replaces a higher one after its restore."""
        ...

    def note(self, *calls: Call) -> None:
        """Lines of the ledger, all at once (the last 500 are kept)."""
        ...

    def ledger(self, most: int = 100) -> Sequence[Call]:
        """The newest lines first."""
        ...

    def remember(self, key: str, value: object) -> None:
        """A small JSON value: batch size per network, next try, last contact."""
        ...

    def recall(self, key: str) -> object:
        """What was remembered; None when nothing was."""
        ...


class Inflow(Protocol):
    """What comes down from head office."""

    def cursor(self) -> str:
        """Where the feed goes on; empty for the beginning."""
        ...

    def apply(self, items: Sequence[Item], keys: Sequence[PersonKey], cursor: str) -> Sequence[str]:
        """Take in one page and its end in one transaction; the ids of the tickets that changed.

        Others' entries go into the journal under their writer, verdicts beside it, collections into
        their table. Twice is harmless. Raises WireError bad_chain when an entry does not fit the chain
        of its writer as it is here.
        """
        ...

    def totals(self, collection: str) -> Total:
        """How many rows that collection has here, and their sum."""
        ...

    def safe_up_to(self, place: int) -> None:
        """All that is here of the feed up to that place is in a tried backup at head office."""
        ...

    def begin_again(self) -> None:
        """Head office was restored or changed: the feed is read from its beginning; nothing is removed."""
        ...

    def move_house(self) -> bool:
        """The head office is another house: what came from the one before is never offered to it; whether
        files that were to come and conflicts were left behind.
        """
        ...

    def take_back(self, writer: str, lines: Sequence[JournalLine]) -> None:
        """A device's own entries, fetched from head office after a restore, into the journal."""
        ...

    def missing(self) -> Sequence[JournalEnd]:
        """Own writers of which head office judged more than is here, and where they end here.

        So it is after a restore, and where a copy of this device writes under another name.
        """
        ...

    def reissue(self, writer: str, after: int) -> str:
        """Begin a new writer and write again, with their ids, the entries of `writer` behind `after`."""
        ...

    def new_writer(self, reason: str) -> str:
        """Begin a new writer (a twin is alive); its name."""
        ...

    def mark_is_shared(self) -> bool:
        """Whether the numbers of a copy bear the mark of those that are given out here."""
        ...


class Arrivals(Protocol):
    """Files that entries name and that are not here: those of other desks, and own ones after a restore."""

    def wanted(self, most: int, now: datetime, *, asked: bool) -> Sequence[BlobNeed]:
        """Files that are due, the most pressing first: those that somebody asked for, or all others.

        The others are signatures and papers of open tickets, their pictures, then what is not old.
        """
        ...

    def is_pressing(self, now: datetime) -> bool:
        """Whether somebody asked for a file that is due."""
        ...

    def ask(self, sha256s: Sequence[str]) -> int:
        """Somebody looks at what shows these files: those that are not here are due now; how many."""
        ...

    def arrived(self, sha256s: Sequence[str]) -> Sequence[str]:
        """These are here, whole; the tickets that somebody looks at and that are shown anew by that."""
        ...

    def put_off(self, sha256s: Sequence[str], now: datetime, *, elsewhere: bool) -> Sequence[str]:
        """These cannot be had now (`elsewhere`: head office has not got them) and rest a while; the tickets
        that somebody looks at and that stand differently by that.
        """
        ...

    def awaited(self) -> tuple[int, int]:
        """Files that come by themselves and are not here, and their bytes."""
        ...

    def has_room(self, size: int) -> bool:
        """Whether the disk has room for a file that nobody asked for."""
        ...

    def part(self, sha256: str) -> int:
        """Bytes of that file that came before."""
        ...

    def add(self, sha256: str, offset: int, piece: bytes) -> None:
        """Keep a piece that begins at `offset`; what stood behind it does no more."""
        ...

    def finish(self, sha256: str) -> bool:
        """Put the file in its place if it is what its name says; else it is dropped."""
        ...

    def drop(self, sha256: str) -> None:
        """Forget the part that came."""
        ...


class Others(Protocol):
    """Other desks' entries that lie here with head office's word on them: after its restore they go back."""

    def ends(self) -> Mapping[str, At]:
        """Writers of other devices: the last entry on which head office gave its word."""
        ...

    def stretch(self, writer: str, after: int, most: int, most_bytes: int) -> Stretch | None:
        """As many entries behind `after` as go together, up to one with a word; None where there is none."""
        ...

    def keys(self, writer: str, first: int, last: int) -> Sequence[PersonKey]:
        """Every key that opens something of those entries, delivered or not."""
        ...


class DeviceKeys(Protocol):
    """The private keys of this device."""

    def signing(self) -> SigningKey:
        """Made when there is none yet."""
        ...

    def sealing(self) -> SealingKey:
        """Made when there is none yet."""
        ...


class Clock(Protocol):
    """This machine's clocks."""

    def now(self) -> datetime:
        """The wall clock, aware, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that only go forward."""
        ...


class News(Protocol):
    """Who wants to know what changed; called on the worker's thread."""

    def tickets_changed(self, tickets: Sequence[str]) -> None:
        """These tickets are not what they were."""
        ...

    def reference_changed(self, collections: Sequence[str]) -> None:
        """Head office published something in these collections, or took something back."""
        ...

    def standing_changed(self, standing: Mapping[str, object]) -> None:
        """Sync stands differently: word, backlog, cause."""
        ...
