"""What the use cases need from the outside world; the adapters fill it, tests use fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

from app.domain.entry import Draft, Entry
from app.domain.records import Goods
from app.domain.ticket import Ticket
from app.usecases.evidence_ports import BlobSink
from app.usecases.paper import Paper
from app.usecases.read_models import (
    CustomerHit,
    GoodsHit,
    HistoryLine,
    Page,
    PrintJob,
    QueueFilter,
    SavedDraft,
    Similar,
    Unsent,
)

T = TypeVar("T")


class Transaction(Protocol):
    """The journal while one piece of work is written. Everything in it is kept, or nothing."""

    def ticket(self, ticket_id: str) -> Ticket | None:
        """The ticket as its entries amount to, those of this transaction included."""
        ...

    def next_serial(self, series: str, day: date) -> int:
        """The next number of a series and day, from 1, without gaps: kept only if the work is.

        Numbers with a mark are counted for themselves.
        """
        ...

    def mark(self) -> str:
        """What tells the numbers given out here from those of a copy of this store; empty where it is the
        one that was made at first. It may change from one piece of work to the next.
        """
        ...

    def append(
        self, ticket_id: str | None, drafts: Sequence[Draft], at: datetime, user: str | None
    ) -> tuple[Entry, ...]:
        """Write entries, chain them, and bring projections and search rows up to date."""
        ...

    def keys_kept(self, ticket_id: str) -> frozenset[str]:
        """Of what (``privacy.Personal``) a key is kept on that ticket."""
        ...

    def queue_print(self, job: PrintJob) -> None:
        """Remember an order to print; it is carried out after the work is kept."""
        ...

    def drop_draft(self, draft_id: str) -> None:
        """Forget an intake draft: it became a ticket."""
        ...

    def put_settings(self, values: Mapping[str, object]) -> None:
        """Set values of the store's settings, with the entry that says who set them."""
        ...


class Journal(Protocol):
    """Where entries are written. One writer."""

    def transact(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one durable transaction; whatever it raises undoes all of it.

        Raises ProblemError: disk_full, store_read_only, store_damaged, store_busy.
        """
        ...

    def judge_again(self) -> int:
        """Bring the lists to the rules as they are now; how many open tickets there are."""
        ...

    def warm_up(self) -> None:
        """Load what the first work needs; writes nothing."""
        ...


class Tickets(Protocol):
    """Reading tickets. Safe from any thread, never waits for the writer."""

    def find(self, reference: str) -> str | None:
        """The id of the one ticket with that id, number or short form (capitals or not); None when there
        is none, and when there are several.
        """
        ...

    def named(self, reference: str) -> tuple[str, ...]:
        """The ids of all tickets with that id, number or short form, oldest first: copies of one desk may
        have given one number to several.
        """
        ...

    def opened_by(self, ticket_id: str) -> str:
        """The mark of the copy of this desk that took the ticket in; empty for the one made at first, and
        for other desks.
        """
        ...

    def ticket(self, ticket_id: str) -> Ticket | None:
        """The ticket as its entries amount to."""
        ...

    def history(self, ticket_id: str) -> tuple[HistoryLine, ...]:
        """Its entries, oldest first."""
        ...

    def entries(self, ticket_id: str) -> Iterator[Entry]:
        """Its entries as they are, oldest first."""
        ...

    def page(self, wanted: QueueFilter, after: str | None = None, limit: int = 50) -> Page:
        """A page of the queue by keyset: most urgent first, newest first when searching."""
        ...

    def counts(self, wanted: QueueFilter) -> Mapping[str, int]:
        """How many tickets each chip holds."""
        ...

    def customers(self, typed: str, limit: int = 8) -> tuple[CustomerHit, ...]:
        """Customers by the last digits of a phone (four or more), a whole phone, a name or its initials."""
        ...

    def similar(self, phone: str | None, barcode: str | None, since: datetime) -> tuple[Similar, ...]:
        """Open tickets with the same phone, and tickets since then with the same barcode."""
        ...

    def document_tickets(self, document_number: str) -> tuple[str, ...]:
        """The ids of the tickets that documents with that number belong to: one, as a rule."""
        ...

    def numbered(self, prefix: str) -> tuple[tuple[str, str], ...]:
        """Papers whose number begins so: the number and the id of the ticket, in the order of the numbers."""
        ...

    def written_to(self, since: datetime) -> tuple[str, ...]:
        """The ids of the tickets to which something was written since then. Looks at the whole journal."""
        ...

    def unsent(self) -> Unsent:
        """How much of this desk's own head office has not."""
        ...


class Catalogue(Protocol):
    """Goods by barcode."""

    def goods(self, barcode: str) -> GoodsHit | None:
        """What is known under that barcode."""
        ...

    def put(self, goods: Iterable[Goods]) -> int:
        """Take goods into the price list (replacing those of the same barcode); how many."""
        ...


class Drafts(Protocol):
    """Intakes being typed. Written on the writer thread, flushed each time."""

    def save(self, draft: SavedDraft) -> None:
        """Keep the draft as it is now."""
        ...

    def all(self) -> tuple[SavedDraft, ...]:
        """Every draft, oldest first."""
        ...

    def drop(self, draft_id: str) -> None:
        """Throw a draft away; kept seven days out of sight, then gone."""
        ...

    def expire(self) -> None:
        """Throw away what nobody touched for 90 days; what was thrown away seven days ago is gone."""
        ...

    def dropped(self) -> tuple[SavedDraft, ...]:
        """Drafts thrown away in the last seven days."""
        ...


class Blobs(BlobSink, Protocol):
    """Files by the SHA-256 of their content; written whole or not at all, never changed.

    Besides what `BlobSink` promises (durable, each content once), files can be read back.
    """

    def path(self, sha256: str) -> Path | None:
        """Where the file lies in clear; None where it lies sealed. Raises ProblemError blob_missing."""
        ...

    def size(self, sha256: str) -> int:
        """Bytes of the content. Raises ProblemError blob_missing, blob_damaged."""
        ...

    def open(self, sha256: str) -> AbstractContextManager[BinaryIO]:
        """Open for reading. Raises ProblemError blob_missing."""
        ...

    def read(self, sha256: str) -> bytes:
        """The whole content. Raises ProblemError blob_missing."""
        ...


class PrintQueue(Protocol):
    """Orders to print, kept across restarts."""

    def waiting(self) -> tuple[PrintJob, ...]:
        """Orders not carried out yet, oldest first."""
        ...

    def held(self) -> tuple[PrintJob, ...]:
        """Orders that a crash left behind, until somebody says whether they printed; oldest first."""
        ...

    def sent(self) -> tuple[PrintJob, ...]:
        """Orders that a printing system has, as far as anybody saw; oldest first."""
        ...

    def mark(self, job_id: str, state: str, problem: str = "", *, printer: str = "", taken: str = "") -> None:
        """Set the state of an order: its problem, the system's id of it, the `printer` it went to instead."""
        ...


class Settings(Protocol):
    """Settings of this store, small JSON values by key."""

    def get(self, key: str) -> object:
        """The value, None when it was never set."""
        ...

    def put(self, values: Mapping[str, object]) -> None:
        """Set values, all of them or none."""
        ...

    def all(self) -> Mapping[str, object]:
        """Every value."""
        ...


class Time(Protocol):
    """The clocks of this machine."""

    def now(self) -> datetime:
        """Wall clock, aware, with the machine's offset."""
        ...

    def boot(self) -> str:
        """An id of this run of the machine."""
        ...

    def mono(self) -> int:
        """Milliseconds since that boot; never goes back."""
        ...


class Ids(Protocol):
    """Fresh ids."""

    def fresh(self) -> str:
        """A UUIDv7."""
        ...


class PaperCodec(Protocol):
    """A frozen paper as bytes, for the store."""

    def encode(self, paper: Paper) -> bytes:
        """The paper as bytes; the same paper gives the same bytes."""
        ...

    def decode(self, data: bytes) -> Paper:
        """The paper again. Raises ProblemError document_damaged."""
        ...
