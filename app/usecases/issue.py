"""Issuing documents, and printing them: the entry is kept before the first byte goes to a printer.

An issued document never changes. Where the case went on since (a new determination,
a new plan), issuing again makes the next version under the same number and voids the
one before; where it did not, the issued one is printed again and says 补打.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.entry import Draft
from app.domain.numbering import document_number
from app.domain.records import BlobRef, Document, Evidence
from app.domain.refusals import Refusal, RefusedError
from app.domain.steps.papers import EXCHANGE_RETURN_SLIP, LIABILITY_NOTICE, DocumentIssued, DocumentPrinted
from app.domain.ticket import Item, Ticket
from app.usecases.clock_lines import printed_clocks
from app.usecases.desk import Person
from app.usecases.paper import ApprovalLine, Paper, Photo, SignatureMark
from app.usecases.paper_facts import desk_head, liability_facts, settlement_facts, ticket_facts
from app.usecases.perform import known_ticket, locate
from app.usecases.ports import Transaction
from app.usecases.read_models import PrintJob
from app.usecases.workplace import Workplace

RECEIPT = "receipt"
LABEL = "label"
MAX_PHOTOS = 6
"""Thumbnails on a liability notice."""


@dataclass(frozen=True)
class IssuedCopy:
    """A document ready to print: `pdf` as it goes to paper now (a reprint carries its mark)."""

    document: Document
    pdf: bytes
    pages: int
    reprint: int


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
    """Whether the case went on since the document was issued, so that it needs a new version."""
    decided: datetime | None = None
    if document.kind == LIABILITY_NOTICE and item.liability:
        decided = item.liability.determined_at
    if document.kind == EXCHANGE_RETURN_SLIP and item.plan:
        decided = item.plan.answered_at
    return decided is not None and decided > document.issued_at


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
    ticket = known_ticket(tx, ticket_id)
    item = ticket.item(item_id) or ticket.items[0]
    refusal = missing_for(ticket, item, kind)
    if refusal:
        raise RefusedError(refusal)
    issued = ticket.latest(kind, item.id if len(ticket.items) > 1 else None)
    if issued is not None and not outdated(issued, item):
        return issued
    draft = _set(workplace, tx, ticket, item, kind, person, issued)
    tx.append(ticket_id, (draft,), workplace.time.now(), person.name)
    document = known_ticket(tx, ticket_id).latest(kind)
    if document is None:
        raise LookupError(kind)
    return document


def _set(
    workplace: Workplace,
    tx: Transaction,
    ticket: Ticket,
    item: Item,
    kind: str,
    person: Person,
    replaced: Document | None,
) -> Draft:
    """Set the document and keep both its file and the record it was set from."""
    now = workplace.time.now().astimezone(workplace.desk.tz)
    if replaced is None:
        serial = tx.next_serial(f"document.{kind}", now.date())
        number, version = document_number(kind, workplace.desk.code, now.date(), serial), 1
    else:
        number, version = replaced.number, replaced.version + 1
    paper = make_paper(workplace, ticket, item, kind, number, version, now, person)
    medium = next(each.media[0] for each in workplace.typesetter.kinds() if each.kind == kind)
    rendered = workplace.typesetter.render(paper, medium)
    content = workplace.papers.encode(replace(paper, clauses=rendered.clauses_version))
    name = f"{number}-v{version}"
    body = DocumentIssued(
        document=workplace.ids.fresh(),
        kind=kind,
        number=number,
        version=version,
        blob=_kept(workplace, rendered.pdf, "application/pdf", f"{name}.pdf"),
        content=_kept(workplace, content, "application/json", f"{name}.json"),
        content_sha256=rendered.content_sha256,
        clauses=rendered.clauses,
        item=item.id if len(ticket.items) > 1 else None,
        replaces=replaced.id if replaced else None,
    )
    return Draft(body, blobs=(body.blob, body.content))


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
    items = (item,) if kind in (LIABILITY_NOTICE, EXCHANGE_RETURN_SLIP) else ticket.items
    return Paper(
        kind=kind,
        number=number,
        version=version,
        issued_at=now,
        issued_by=person.name,
        desk=desk_head(workplace.desk),
        ticket=ticket_facts(
            ticket, items, workplace.desk, printed_clocks(workplace.policy, ticket, now), decision
        ),
        liability=liability_facts(item, workplace.desk, decision),
        settlement=settlement_facts(ticket, item, decision),
        photos=_photos(workplace, ticket) if kind == LIABILITY_NOTICE else (),
        approvals=tuple(
            ApprovalLine(a.by, a.role, a.at.astimezone(workplace.desk.tz))
            for a in ticket.approvals
            if a.subject == f"plan:{item.id}"
        ),
    )


def _photos(workplace: Workplace, ticket: Ticket) -> tuple[Photo, ...]:
    shown = [e for e in ticket.evidence if not e.voided and e.thumb_sha256]
    return tuple(Photo(workplace.blobs.read(_picture(e)), e.role) for e in shown[:MAX_PHOTOS])


def _picture(evidence: Evidence) -> str:
    return evidence.thumb_sha256 or evidence.blob.sha256


def printable(
    workplace: Workplace, document: Document, medium: str | None = None, copies: Sequence[str] = ()
) -> IssuedCopy:
    """The issued document as it goes to paper now: marked when it was printed before, signatures shown.

    Raises ProblemError blob_missing or document_damaged, InputError paper_not_offered or copy_unknown.
    """
    paper = workplace.papers.decode(workplace.blobs.read(document.content.sha256))
    marked = replace(paper, reprint=document.prints, signatures=_marks(workplace, document))
    usual = next(each.media[0] for each in workplace.typesetter.kinds() if each.kind == document.kind)
    rendered = workplace.typesetter.render(marked, medium or usual, tuple(copies))
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
) -> IssuedCopy:
    """Issue (or find) the document, count this print and, with a printer named, queue the order; durable.

    Whoever calls hands the pages on afterwards: to the file asked for, or to the
    printer through `carry_out`.
    """
    ticket_id = locate(workplace, reference)

    def work(tx: Transaction) -> IssuedCopy:
        document = issue_in(workplace, tx, ticket_id, kind, person, item_id)
        copy = printable(workplace, document, medium, copies)
        tx.append(
            ticket_id,
            (Draft(DocumentPrinted(document.id, tuple(copies), printer)),),
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
