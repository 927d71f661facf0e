"""The count at the end of a day (N6): gaps in numbers; printed, stored and received; signed stubs by number.

What is counted is the paper of one desk and one day, by the numbers it bears. Nothing is written: counting
twice gives the same, and a day long past can be counted again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.domain.numbering import DOCUMENT_PREFIXES, desk_part, number_stem, read_number
from app.domain.records import Document
from app.domain.refusals import ProblemError
from app.domain.steps.papers import DocumentVoided
from app.domain.ticket import Ticket
from app.domain.vocabulary import Delivery
from app.usecases.left_prints import doubtful, left_prints
from app.usecases.read_models import PrintJob
from app.usecases.sent_prints import stuck
from app.usecases.signers import SIGNERS, signed_by_all
from app.usecases.sync_state import SyncWord, TicketSync
from app.usecases.unplaced import waiting_scans
from app.usecases.workplace import Workplace

TICKETS: Final = "ticket"
"""The series of the tickets' own numbers, beside those of the kinds of document."""

_AHEAD: Final = 20
"""So many numbers after the last one known are looked for: a gap may stand before further ones."""


class OnPaper(StrEnum):
    """What became of printing."""

    PRINTED = "printed"
    DELIVERED = "delivered"
    """Not printed, and reached the customer another way."""
    IN_DOUBT = "in_doubt"
    """Nobody knows the end of the order."""
    FAILED = "failed"
    NOT_PRINTED = "not_printed"


class Stub(StrEnum):
    """Where the part is that stays."""

    PRESENT = "present"
    MISSING = "missing"
    REFUSED = "refused"
    """The customer would not sign, before a witness."""
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class PaperRow:
    """One number: its newest version, and what is missing of it.

    `ticket` and `document` are ids. `synced` is None where there is no head office to receive it.
    `void_reason` is what somebody wrote, `versions` how many there were under the number.
    """

    number: str
    kind: str
    version: int
    versions: int
    ticket: str
    ticket_number: str
    document: str
    issued_at: datetime
    issued_by: str
    prints: int
    on_paper: OnPaper
    stored: bool
    synced: bool | None
    stub: Stub
    voided: bool = False
    void_reason: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing: ``printed``, ``stored``, ``synced``, ``stub``; of a void number the file alone."""
        if self.voided:
            return () if self.stored else ("stored",)
        lacks = (
            ("printed", self.on_paper not in (OnPaper.PRINTED, OnPaper.DELIVERED)),
            ("stored", not self.stored),
            ("synced", self.synced is False),
            ("stub", self.stub is Stub.MISSING),
        )
        return tuple(name for name, lacking in lacks if lacking)

    @property
    def mismatch(self) -> bool:
        """Whether paper and store differ. A stub may still come, and so may head office's word."""
        return bool({"printed", "stored"} & set(self.missing))


@dataclass(frozen=True)
class Series:
    """The numbers of one kind (of one copy of the desk) that day: `used` of them, `gaps` by number."""

    kind: str
    first: str
    last: str
    used: int
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Totals:
    """How many numbers bear paper, and how many of those that count are printed, stored, received, signed."""

    numbers: int
    voided: int
    printed: int
    stored: int
    synced: int | None
    stubs_present: int
    stubs_missing: int
    gaps: int


@dataclass(frozen=True)
class DayEnd:
    """The count. `unknown` are orders of these documents that nobody knows the end of, or that failed."""

    day: date
    desk: str
    counted_at: datetime
    series: tuple[Series, ...]
    rows: tuple[PaperRow, ...]
    unknown: tuple[PrintJob, ...] = ()

    @property
    def totals(self) -> Totals:
        """The figures at the top."""
        counting = [row for row in self.rows if not row.voided]
        received = [row.synced for row in counting if row.synced is not None]
        return Totals(
            numbers=len(self.rows),
            voided=len(self.rows) - len(counting),
            printed=sum("printed" not in row.missing for row in counting),
            stored=sum(row.stored for row in counting),
            synced=sum(received) if len(received) == len(counting) and counting else None,
            stubs_present=sum(row.stub is Stub.PRESENT for row in counting),
            stubs_missing=sum(row.stub is Stub.MISSING for row in counting),
            gaps=sum(len(each.gaps) for each in self.series),
        )

    @property
    def agrees(self) -> bool:
        """Whether no number is missing, and what was printed is what is stored."""
        return not self.totals.gaps and not any(row.mismatch for row in self.rows)


SyncOf = Callable[[str], TicketSync]


def count_day(workplace: Workplace, day: date, sync_of: SyncOf | None = None) -> DayEnd:
    """Count the paper of this desk and `day`. `sync_of` tells how a ticket stands; None: no head office."""
    jobs = (*left_prints(workplace), *stuck(workplace))
    tickets = _tickets_of(workplace, day)
    orders = {job.document: job for job in jobs}
    rows = sorted(
        (
            _row(workplace, ticket, number, orders, sync_of)
            for ticket in tickets
            for number in dict.fromkeys(document.number for document in ticket.documents)
            if _is_of(workplace, number, day)
        ),
        key=lambda row: (row.kind, row.number),
    )
    documents = {row.document for row in rows}
    return DayEnd(
        day=day,
        desk=workplace.desk.code,
        counted_at=workplace.time.now(),
        series=(*_ticket_series(workplace, day, rows), *_series(rows, _only_on_paper(workplace, day))),
        rows=tuple(rows),
        unknown=tuple(job for job in jobs if job.document in documents),
    )


def _tickets_of(workplace: Workplace, day: date) -> list[Ticket]:
    """Tickets and leaves with paper of that day; of copies of this desk too, by the mark in the number."""
    stem = number_stem(workplace.desk.code)
    heads = [
        head
        for prefix in DOCUMENT_PREFIXES.values()
        for head in (f"{prefix}-{stem}-{day:%y%m%d}-", f"{prefix}-{stem}.")
    ]
    found = dict.fromkeys(
        ticket
        for head in heads
        for number, ticket in workplace.tickets.numbered(head)
        if _is_of(workplace, number, day)
    )
    tickets = (workplace.tickets.ticket(each) for each in found)
    return [ticket for ticket in tickets if ticket is not None]


def _is_of(workplace: Workplace, number: str, day: date) -> bool:
    read = read_number(number)
    return read is not None and (read.stem, read.day) == (number_stem(workplace.desk.code), day)


def _row(
    workplace: Workplace,
    ticket: Ticket,
    number: str,
    orders: Mapping[str, PrintJob],
    sync_of: SyncOf | None,
) -> PaperRow:
    versions = [each for each in ticket.documents if each.number == number]
    newest = versions[-1]
    return PaperRow(
        number=number,
        kind=newest.kind,
        version=newest.version,
        versions=len(versions),
        ticket=ticket.id,
        ticket_number=ticket.number,
        document=newest.id,
        issued_at=newest.issued_at,
        issued_by=newest.issued_by or "",
        prints=newest.prints,
        on_paper=_on_paper(newest, orders.get(newest.id)),
        stored=_is_stored(workplace, newest),
        synced=_is_received(sync_of(ticket.id)) if sync_of else None,
        stub=_stub(newest),
        voided=newest.voided,
        void_reason=void_reason(workplace, ticket, newest) if newest.voided else "",
    )


def _on_paper(document: Document, order: PrintJob | None) -> OnPaper:
    if order is not None:
        return OnPaper.IN_DOUBT if doubtful(order) else OnPaper.FAILED
    if document.prints:
        return OnPaper.PRINTED
    return OnPaper.DELIVERED if document.delivery else OnPaper.NOT_PRINTED


def _is_stored(workplace: Workplace, document: Document) -> bool:
    """Whether file and content lie here at full length; their bytes are compared by ``verify``."""
    try:
        return all(
            workplace.blobs.size(blob.sha256) == blob.size for blob in (document.blob, document.content)
        )
    except (ProblemError, OSError):
        return False


def _is_received(sync: TicketSync) -> bool:
    return sync.word in (SyncWord.RECEIVED, SyncWord.SAFE)


def _stub(document: Document) -> Stub:
    if document.voided or document.kind not in SIGNERS:
        return Stub.NOT_NEEDED
    if signed_by_all(document):
        return Stub.PRESENT
    if document.delivery == Delivery.REFUSED_BEFORE_WITNESS:
        return Stub.REFUSED
    return Stub.MISSING


def void_reason(workplace: Workplace, ticket: Ticket, document: Document) -> str:
    """What somebody wrote when they voided that document; nothing for one that was replaced."""
    reasons = (
        entry.body.reason
        for entry in workplace.tickets.entries(ticket.id)
        if isinstance(entry.body, DocumentVoided) and entry.body.document == document.id
    )
    return next(reasons, "")


def _only_on_paper(workplace: Workplace, day: date) -> list[str]:
    """Numbers of that day on paper that came back and that this store knows nothing of: it is an older
    copy, or a paper was printed elsewhere in its name.
    """
    waiting = (each.refusal for each in waiting_scans(workplace))
    numbers = (refusal.params.get("document", "") for refusal in waiting if refusal.code == _UNKNOWN)
    return [
        number
        for number in dict.fromkeys(numbers)
        if _is_of(workplace, number, day) and not workplace.tickets.document_tickets(number)
    ]


_UNKNOWN: Final = "scan_unknown_document"


def _series(rows: Sequence[PaperRow], only_on_paper: Sequence[str]) -> Iterator[Series]:
    """The numbers of each kind and mark, in their order; what only paper knows shows gaps after the last."""
    heads: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        heads.setdefault((row.kind, row.number.rpartition("-")[0]), []).append(row.number)
    kinds = {prefix: kind for kind, prefix in DOCUMENT_PREFIXES.items()}
    beyond: dict[tuple[str, str], int] = {}
    for number in only_on_paper:
        head, _, serial = number.rpartition("-")
        series = kinds.get(number.partition("-")[0], ""), head
        beyond[series] = max(beyond.get(series, 0), int(serial))
    for kind, head in sorted({*heads, *beyond}):
        numbers = heads.get((kind, head), [])
        used = {number.rpartition("-")[2] for number in numbers}
        last = max(beyond.get((kind, head), 0), *map(int, used), 0)
        gaps = (f"{head}-{serial:04d}" for serial in range(1, last + 1))
        missing = tuple(number for number in gaps if number.rpartition("-")[2] not in used)
        yield Series(kind, min(numbers or missing), max(numbers or missing), len(used), missing)


def _ticket_series(workplace: Workplace, day: date, rows: Sequence[PaperRow]) -> Iterator[Series]:
    """The numbers of the tickets themselves, of this store and of each mark that its papers bear."""
    marks = {read.mark for row in rows if (read := read_number(row.number)) is not None}
    for mark in sorted({"", *marks}):
        head = f"{desk_part(workplace.desk.code, mark)}-{day:%y%m%d}"
        used = _used(workplace, head)
        if used:
            gaps = tuple(f"{head}-{serial:04d}" for serial in range(1, used[-1] + 1) if serial not in used)
            first, last = f"{head}-{used[0]:04d}", f"{head}-{used[-1]:04d}"
            yield Series(TICKETS, first, last, len(used), gaps)


def _used(workplace: Workplace, head: str) -> list[int]:
    found: list[int] = []
    serial = 1
    while serial <= (found[-1] if found else 0) + _AHEAD:
        if workplace.tickets.named(f"{head}-{serial:04d}"):
            found.append(serial)
        serial += 1
    return found
