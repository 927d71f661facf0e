"""Issuing documents, and printing them: the entry is kept before the first byte goes to a printer.

An issued document never changes. Where the case went on since (a new determination,
a new plan), issuing again makes the next version under the same number and voids the
one before; where it did not, the issued one is printed again and says 补打.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.entry import Draft
from app.domain.numbering import document_number
from app.domain.policy.decision import Decision
from app.domain.records import BlobRef, Document
from app.domain.refusals import InputError, Refusal, RefusedError
from app.domain.steps.papers import EXCHANGE_RETURN_SLIP, LIABILITY_NOTICE, DocumentIssued, DocumentPrinted
from app.domain.ticket import Item, Ticket
from app.usecases.checks_made import listed_checks, recorded_checks
from app.usecases.clock_lines import printed_clocks
from app.usecases.desk import Person
from app.usecases.paper import ApprovalLine, LiabilityFacts, Paper, Photo, RenderedDocument, SignatureMark
from app.usecases.paper_facts import desk_head, liability_facts, settlement_facts, ticket_facts
from app.usecases.perform import known_ticket, locate
from app.usecases.ports import Transaction
from app.usecases.read_models import PrintJob
from app.usecases.suggestion_days import suggestion_lines
from app.usecases.workplace import Workplace

RECEIPT = "receipt"
LABEL = "label"
ITEM_KINDS = frozenset({LIABILITY_NOTICE, EXCHANGE_RETURN_SLIP})
"""Documents about one item; the others tell of the whole ticket."""

MAX_PHOTOS = 6
"""Thumbnails on a liability notice."""


@dataclass(frozen=True)
class IssuedCopy:
    """A document ready to print: `pdf` as it goes to paper now (a reprint carries its mark)."""

    document: Document
    pdf: bytes
    pages: int
    reprint: int


@dataclass(frozen=True)
class _Issued:
    """A document, with the pages as they were set just now on `medium` when it is a fresh one."""

    document: Document
    rendered: RenderedDocument | None = None
    medium: str = ""

    def copy(self, medium: str | None, copies: Sequence[str]) -> IssuedCopy | None:
        """The first print of all copies on the same paper is what was issued: nothing is set twice."""
        if self.rendered is None or copies or medium not in (None, self.medium):
            return None
        return IssuedCopy(self.document, self.rendered.pdf, self.rendered.pages, 0)


def missing_for(ticket: Ticket, item: Item, kind: str) -> Refusal | None:
    """Why this document cannot be issued yet; None when it can."""
    if kind == LIABILITY_NOTICE and (item.liability is None or item.liability.disputed):
        return Refusal("liability_not_determined", "S0-25", {"item": item.id})
    if kind == EXCHANGE_RETURN_SLIP:
        if item.plan is None or item.plan.agreed is None:
            return Refusal("plan_not_accepted", "S4-33", {"item": item.id})
        if not item.plan.agreed.remedy.startswith(("return", "exchange", "refund")):
            return Refusal("nothing_to_return", "S4-33", {"remedy": item.plan.agreed.remedy})
    if kind == LABEL and not ticket.received_items:
        return Refusal("nothing_received", "S4-20")
    return None


def outdated(document: Document, item: Item) -> bool:
    """Whether the case went on since the document was issued, so that it needs a new version.

    It stands on one entry; whether that still holds is no matter of clocks, which may be
    moved back or stand still between two entries.
    """
    ground = _ground(item, document.kind)
    return ground is not None and ground != document.stands_on


def _ground(item: Item, kind: str) -> str | None:
    """The entry that a document of this kind tells of now."""
    if kind == LIABILITY_NOTICE:
        return item.determined_in
    if kind == EXCHANGE_RETURN_SLIP and item.plan:
        return item.plan.answered_in
    return None


def issue(
    workplace: Workplace, reference: str, kind: str, person: Person, item_id: str | None = None
) -> Document:
    """Issue the document, or find the one that is issued already.

    Raises RefusedError when the case is not that far, InputError document_kind_unknown.
    """
    ticket_id = locate(workplace, reference)
    return workplace.journal.transact(lambda tx: issue_in(workplace, tx, ticket_id, kind, person, item_id))


def issue_in(
    workplace: Workplace,
    tx: Transaction,
    ticket_id: str,
    kind: str,
    person: Person,
    item_id: str | None = None,
) -> Document:
    """Like `issue`, as a part of a larger piece of work."""
    return _issue_in(workplace, tx, ticket_id, kind, person, item_id).document


def _issue_in(
    workplace: Workplace,
    tx: Transaction,
    ticket_id: str,
    kind: str,
    person: Person,
    item_id: str | None,
) -> _Issued:
    usual = usual_medium(workplace, kind)
    ticket = known_ticket(tx, ticket_id)
    item = _item_for(ticket, kind, item_id)
    refusal = missing_for(ticket, item, kind)
    if refusal:
        raise RefusedError(refusal)
    issued = ticket.latest(kind, _item_of(ticket, item, kind))
    if issued is not None and not outdated(issued, item):
        return _Issued(issued)
    body, rendered = _set(workplace, tx, ticket, item, kind, usual, person, issued)
    drafts = (Draft(body, blobs=(body.blob, body.content)),)
    tx.append(ticket_id, drafts, workplace.time.now(), person.name)
    document = known_ticket(tx, ticket_id).document(body.document)
    if document is None:
        raise LookupError(kind)
    return _Issued(document, rendered, usual)


def usual_medium(workplace: Workplace, kind: str) -> str:
    """What a kind of document comes on at this desk: as set (``media.receipt``), else the usual one.

    Raises InputError document_kind_unknown.
    """
    media = next((each.media for each in workplace.typesetter.kinds() if each.kind == kind), None)
    if media is None:
        raise InputError("document_kind_unknown", "KIND", kind=kind)
    wanted = workplace.settings.get(f"media.{kind}")
    return wanted if isinstance(wanted, str) and wanted in media else media[0]


def _item_for(ticket: Ticket, kind: str, item_id: str | None) -> Item:
    """The item a document is about: as named, else the only one that is far enough for it.

    Raises RefusedError no_such_item when it is not clear which one is meant.
    """
    if item_id is not None:
        named = ticket.item(item_id)
        if named is None:
            raise RefusedError(_unclear(ticket.items, item_id))
        return named
    if kind not in ITEM_KINDS or len(ticket.items) == 1:
        return ticket.items[0]
    ready = [item for item in ticket.items if missing_for(ticket, item, kind) is None]
    if len(ready) > 1:
        raise RefusedError(_unclear(ready))
    return ready[0] if ready else ticket.items[0]


def _unclear(items: Sequence[Item], item_id: str = "") -> Refusal:
    return Refusal("no_such_item", params={"item": item_id, "items": ", ".join(item.id for item in items)})


def _item_of(ticket: Ticket, item: Item, kind: str) -> str | None:
    """The item a document names: none where it tells of the ticket, or there is only one."""
    return item.id if kind in ITEM_KINDS and len(ticket.items) > 1 else None


def _set(
    workplace: Workplace,
    tx: Transaction,
    ticket: Ticket,
    item: Item,
    kind: str,
    medium: str,
    person: Person,
    replaced: Document | None,
) -> tuple[DocumentIssued, RenderedDocument]:
    """Set the document and keep both its file and the record it was set from."""
    now = workplace.time.now().astimezone(workplace.desk.tz)
    if replaced is None:
        serial = tx.next_serial(f"document.{kind}", now.date())
        number, version = document_number(kind, workplace.desk.code, now.date(), serial), 1
    else:
        number, version = replaced.number, replaced.version + 1
    paper = make_paper(workplace, ticket, item, kind, number, version, now, person)
    rendered = workplace.typesetter.render(paper, medium)
    content = workplace.papers.encode(replace(paper, clauses=rendered.clauses_version))
    name = f"{number}-v{version}"
    issued = DocumentIssued(
        document=workplace.ids.fresh(),
        kind=kind,
        number=number,
        version=version,
        blob=_kept(workplace, rendered.pdf, "application/pdf", f"{name}.pdf"),
        content=_kept(workplace, content, "application/json", f"{name}.json"),
        content_sha256=rendered.content_sha256,
        clauses=rendered.clauses,
        item=_item_of(ticket, item, kind),
        replaces=replaced.id if replaced else None,
        stands_on=_ground(item, kind),
    )
    return issued, rendered


def _kept(workplace: Workplace, data: bytes, mime: str, name: str) -> BlobRef:
    return BlobRef(workplace.blobs.put_bytes(data), len(data), mime, name, "document")


def make_paper(
    workplace: Workplace,
    ticket: Ticket,
    item: Item,
    kind: str,
    number: str,
    version: int,
    now: datetime,
    person: Person,
) -> Paper:
    """The record the document is set from: the case as it is at `now` (desk's zone)."""
    decision = workplace.policy.item_decision(ticket, item, now)
    items = (item,) if kind in ITEM_KINDS else ticket.items
    return Paper(
        kind=kind,
        number=number,
        version=version,
        issued_at=now,
        issued_by=person.name,
        desk=desk_head(workplace.desk),
        ticket=ticket_facts(
            ticket,
            tuple(_named(workplace, each) for each in items),
            workplace.desk,
            printed_clocks(workplace.policy, ticket, now),
            decision,
            workplace.reference.wording.recorded,
        ),
        liability=_liability(workplace, ticket, item, decision, now) if kind == LIABILITY_NOTICE else None,
        settlement=settlement_facts(ticket, item, decision, workplace.policy.calendar),
        photos=_photos(workplace, ticket, item) if kind == LIABILITY_NOTICE else (),
        approvals=tuple(
            ApprovalLine(a.by, a.role, a.at.astimezone(workplace.desk.tz))
            for a in ticket.approvals
            if a.subject == f"plan:{item.id}"
        ),
    )


def _named(workplace: Workplace, item: Item) -> Item:
    """Goods without a name go by their category."""
    known = workplace.policy.rulebook.categories.get(item.goods.category or "")
    if item.goods.name or known is None:
        return item
    return replace(item, goods=replace(item.goods, name=known.name))


def _liability(
    workplace: Workplace, ticket: Ticket, item: Item, decision: Decision, now: datetime
) -> LiabilityFacts | None:
    """The determination, with what the journal holds of the checks before it."""
    if item.liability is None:
        return None
    words = workplace.reference.wording.recorded
    recorded = recorded_checks(workplace.tickets.history(ticket.id), item, words, workplace.desk.tz)
    return liability_facts(
        item,
        workplace.desk,
        decision,
        suggestion_lines(workplace, ticket, item, now),
        listed_checks(item.liability.checks, recorded),
    )


def _photos(workplace: Workplace, ticket: Ticket, item: Item) -> tuple[Photo, ...]:
    """Pictures of the item and of the ticket as a whole, in the order in which they came.

    Raises ProblemError file_at_office, file_elsewhere, file_lost: a paper is not set without its pictures.
    """
    shown = [
        (e.file, e.role)
        for e in ticket.evidence
        if e.file.thumb_sha256 and not e.voided and e.item in (None, item.id)
    ]
    return tuple(Photo(workplace.pictures.small(file), role) for file, role in shown[:MAX_PHOTOS])


def printable(
    workplace: Workplace, document: Document, medium: str | None = None, copies: Sequence[str] = ()
) -> IssuedCopy:
    """The issued document as it goes to paper now: marked when it was printed before, signatures shown.

    Raises ProblemError blob_missing or document_damaged, InputError paper_not_offered or copy_unknown.
    """
    paper = workplace.papers.decode(workplace.blobs.read(document.content.sha256))
    marked = replace(paper, reprint=document.prints, signatures=_marks(workplace, document))
    chosen = medium or usual_medium(workplace, document.kind)
    rendered = workplace.typesetter.render(marked, chosen, tuple(copies))
    return IssuedCopy(document, rendered.pdf, rendered.pages, document.prints)


def _marks(workplace: Workplace, document: Document) -> tuple[SignatureMark, ...]:
    return tuple(
        SignatureMark(
            workplace.blobs.read(s.blob_sha256),
            s.signer,
            s.role,
            s.method,
            s.at.astimezone(workplace.desk.tz),
        )
        for s in document.signatures
        if s.blob_sha256 and s.method in ("screen", "tablet")
    )


def order_print(
    workplace: Workplace,
    reference: str,
    kind: str,
    person: Person,
    *,
    printer: str = "",
    medium: str | None = None,
    copies: Sequence[str] = (),
    item_id: str | None = None,
    keep: Callable[[IssuedCopy], None] | None = None,
) -> IssuedCopy:
    """Issue (or find) the document, count this print and, with a printer named, queue the order; durable.

    Whoever calls hands the pages on afterwards: to the file asked for, or to the
    printer through `carry_out`. `keep` is called with the pages before the work is
    kept, perhaps twice: what it raises leaves nothing issued and no number used.
    """
    ticket_id = locate(workplace, reference)

    def work(tx: Transaction) -> IssuedCopy:
        issued = _issue_in(workplace, tx, ticket_id, kind, person, item_id)
        copy = issued.copy(medium, copies) or printable(workplace, issued.document, medium, copies)
        if keep is not None:
            keep(copy)
        tx.append(
            ticket_id,
            (Draft(DocumentPrinted(issued.document.id, tuple(copies), printer)),),
            workplace.time.now(),
            person.name,
        )
        if printer:
            tx.queue_print(_job(workplace, ticket_id, copy, printer))
        return copy

    return workplace.journal.transact(work)


def _job(workplace: Workplace, ticket_id: str, copy: IssuedCopy, printer: str) -> PrintJob:
    return PrintJob(
        id=workplace.ids.fresh(),
        ticket=ticket_id,
        document=copy.document.id,
        number=copy.document.number,
        pdf_sha256=workplace.blobs.put_bytes(copy.pdf),
        printer=printer,
        copies=1,
        state="queued",
        created_at=workplace.time.now(),
    )
