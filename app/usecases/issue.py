"""Issuing documents, and printing them: the entry is kept before the first byte goes to a printer.

An issued document never changes. Where the case went on since (a new determination, a new
plan, something it shows put right), issuing again makes the next version under the same number
and voids the one before; where it did not, the issued one is printed again and says 补打.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.entry import Draft
from app.domain.numbering import document_number
from app.domain.records import BlobRef, Document
from app.domain.refusals import InputError, Refusal, RefusedError
from app.domain.rights import not_own_visit
from app.domain.steps.book import BookOpened
from app.domain.steps.papers import DocumentDelivered, DocumentIssued, DocumentPrinted, EvidenceExported
from app.domain.ticket import Item, Ticket
from app.usecases.desk import Person
from app.usecases.issuing.denials import check_denials
from app.usecases.issuing.leaf import counted, leaf_of, new_leaf, subject, unfit
from app.usecases.issuing.making import make_paper
from app.usecases.issuing.rule import Case
from app.usecases.issuing.rules import RULES, rule_of
from app.usecases.issuing.settling import issued_particulars, settled
from app.usecases.issuing.standing import outdated, shown_facts
from app.usecases.paper import Particular, RenderedDocument, SignatureMark
from app.usecases.perform import known_ticket
from app.usecases.ports import Transaction
from app.usecases.print_choices import Parts, medium_for, parts_for
from app.usecases.read_models import PrintJob
from app.usecases.workplace import Workplace

RECEIPT = "receipt"
LABEL = "label"
ITEM_KINDS = frozenset(kind for kind, rule in RULES.items() if rule.of_item)
"""Documents about one item; the others tell of the whole ticket."""

Stated = Mapping[str, object]
"""Particulars as a person stated them, by key, in the plain values that `read_particulars` reads."""


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

    def copy(self, medium: str | None, copies: Sequence[str], *, bilingual: bool) -> IssuedCopy | None:
        """The first print of all copies on the same paper is what was issued: nothing is set twice."""
        if self.rendered is None or copies or bilingual or medium not in (None, self.medium):
            return None
        return IssuedCopy(self.document, self.rendered.pdf, self.rendered.pages, 0)


def missing_for(ticket: Ticket, item: Item, kind: str) -> Refusal | None:
    """Why this document cannot be issued yet; None when it can."""
    return unfit(ticket, kind) or rule_of(kind).refusal(ticket, item)


_ITS_OWN = (DocumentPrinted, DocumentDelivered, EvidenceExported)


def went_on(workplace: Workplace, document: Document, ticket_id: str) -> bool:
    """Whether anything was written on the ticket since, but what became of that document itself."""
    bodies = [each.body for each in workplace.tickets.entries(ticket_id)]
    issued = [place for place, body in enumerate(bodies) if getattr(body, "document", "") == document.id]
    return not issued or any(
        not isinstance(body, _ITS_OWN) or body.document != document.id for body in bodies[issued[0] + 1 :]
    )


def issue(
    workplace: Workplace,
    reference: str,
    kind: str,
    person: Person,
    item_id: str | None = None,
    stated: Stated | None = None,
) -> Document:
    """Issue the document, or find the one that is issued already; see `order_print`.

    Raises RefusedError when the case is not that far, InputError document_kind_unknown.
    """
    ticket_id = subject(workplace, reference, kind)
    said = counted(workplace, ticket_id, kind, person, stated)
    return workplace.journal.transact(
        lambda tx: _issue_in(workplace, tx, ticket_id, kind, person, item_id, stated, said).document
    )


def issue_in(
    workplace: Workplace,
    tx: Transaction,
    ticket_id: str,
    kind: str,
    person: Person,
    item_id: str | None = None,
    stated: Stated | None = None,
) -> Document:
    """Like `issue`, as a part of a larger piece of work."""
    return _issue_in(workplace, tx, ticket_id, kind, person, item_id, stated).document


def _issue_in(
    workplace: Workplace,
    tx: Transaction,
    ticket_id: str,
    kind: str,
    person: Person,
    item_id: str | None,
    stated: Stated | None,
    said: tuple[Particular, ...] = (),
) -> _Issued:
    usual = usual_medium(workplace, kind)
    opens = rule_of(kind).of_desk and tx.ticket(ticket_id) is None
    ticket = new_leaf(workplace, ticket_id, kind, person) if opens else known_ticket(tx, ticket_id)
    item = _item_for(ticket, kind, item_id)
    refusal = not_own_visit(ticket, person.name, person.role) or missing_for(ticket, item, kind)
    if refusal:
        raise RefusedError(refusal)
    issued = ticket.latest(kind, _item_of(ticket, item, kind))
    case = Case(workplace, ticket, item, workplace.time.now().astimezone(workplace.desk.tz), person)
    rule = rule_of(kind)
    if rule.anew and issued is not None and went_on(workplace, issued, ticket_id):
        issued = None
    standing = issued if issued is not None and not outdated(issued, ticket, item) else None
    if standing is not None and stated is None:
        return _Issued(standing)
    particulars = settled(case, kind, stated or {}, issued)
    if standing is not None and particulars == issued_particulars(workplace, standing):
        return _Issued(standing)
    body, rendered = _set(case, tx, kind, usual, None if rule.anew else issued, particulars, said)
    leaf = (Draft(BookOpened(leaf_of(workplace, kind, body.number))),) if opens else ()
    drafts = (*leaf, Draft(body, blobs=(body.blob, body.content)), *rule.beside(body, particulars))
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

    Raises RefusedError item_not_named when it is not clear which one is meant, no_such_item for another.
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
    known = ", ".join(item.id for item in items)
    if not item_id:
        return Refusal("item_not_named", params={"items": known})
    return Refusal("no_such_item", params={"item": item_id, "items": known})


def _item_of(ticket: Ticket, item: Item, kind: str) -> str | None:
    """The item a document names: none where it tells of the ticket, or there is only one."""
    return item.id if kind in ITEM_KINDS and len(ticket.items) > 1 else None


def _set(
    case: Case,
    tx: Transaction,
    kind: str,
    medium: str,
    replaced: Document | None,
    particulars: tuple[Particular, ...],
    said: tuple[Particular, ...],
) -> tuple[DocumentIssued, RenderedDocument]:
    """Set the document and keep both its file and the record it was set from."""
    workplace, ticket, item, now = case.workplace, case.ticket, case.item, case.now
    if replaced is None:
        serial = tx.next_serial(f"document.{kind}", now.date())
        number, version = document_number(kind, workplace.desk.code, now.date(), serial, tx.mark()), 1
    else:
        number, version = replaced.number, replaced.version + 1
    paper = make_paper(workplace, ticket, item, kind, number, version, now, case.person, particulars, said)
    check_denials(workplace, ticket, paper)
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
        stands_on=rule_of(kind).ground(item),
        shows=shown_facts(kind, ticket, item),
    )
    return issued, rendered


def _kept(workplace: Workplace, data: bytes, mime: str, name: str) -> BlobRef:
    return BlobRef(workplace.blobs.put_bytes(data), len(data), mime, name, "document")


def printable(
    workplace: Workplace,
    document: Document,
    medium: str | None = None,
    copies: Sequence[str] = (),
    *,
    bilingual: bool = False,
    to_call: str = "",
) -> IssuedCopy:
    """The issued document as it goes to paper now: marked when it was printed before, signatures shown.

    `bilingual` adds English to what is printed, `to_call` the number for the copy of whoever goes there; the
    document stays the same one. Raises ProblemError
    blob_missing or document_damaged, InputError paper_not_offered or copy_unknown.
    """
    paper = workplace.papers.decode(workplace.blobs.read(document.content.sha256))
    marked = replace(paper, reprint=document.prints, signatures=_marks(workplace, document), to_call=to_call)
    chosen = medium or usual_medium(workplace, document.kind)
    rendered = workplace.typesetter.render(marked, chosen, tuple(copies), bilingual=bilingual)
    return IssuedCopy(document, rendered.pdf, rendered.pages, document.prints)


def number_to_call(ticket: Ticket, kind: str) -> str:
    """The customer's telephone number in full, where the paper goes along with somebody who needs it."""
    return (ticket.customer.phone or "") if rule_of(kind).calls else ""


def _marks(workplace: Workplace, document: Document) -> tuple[SignatureMark, ...]:
    return tuple(
        SignatureMark(
            workplace.blobs.read(s.blob_sha256) if s.blob_sha256 else b"",
            s.signer,
            s.role,
            s.method,
            s.at.astimezone(workplace.desk.tz),
            s.agreed,
            s.seal,
        )
        for s in document.signatures
        if s.method == "pin" or (s.blob_sha256 and s.method in ("screen", "tablet"))
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
    stated: Stated | None = None,
    keep: Callable[[IssuedCopy], None] | None = None,
    bilingual: bool = False,
) -> IssuedCopy:
    """Issue (or find) the document, count this print and, with a printer named, queue the order; durable.

    `stated` are the particulars a person gave, laid over what the ticket says of them; None prints what
    is issued, or issues it with what the ticket says. Others than those issued make a new version.

    On a printer it goes as the desk set it for the kind: paper, and how many of which copy, unless `medium`
    or `copies` say otherwise; an order for each number of copies.

    Whoever calls hands the pages on afterwards: to the file asked for, or to the
    printer through `carry_out`. `keep` is called with the pages before the work is
    kept, perhaps twice: what it raises leaves nothing issued and no number used.
    """
    ticket_id = subject(workplace, reference, kind)
    said = counted(workplace, ticket_id, kind, person, stated)
    paper = medium
    parts: Parts = ((tuple(copies), 1),)
    if printer:
        paper = medium or medium_for(workplace, kind, printer, usual_medium(workplace, kind))
        parts = parts if copies else parts_for(workplace, kind, paper)

    def work(tx: Transaction) -> IssuedCopy:
        issued = _issue_in(workplace, tx, ticket_id, kind, person, item_id, stated, said)
        call = number_to_call(known_ticket(tx, ticket_id), kind)
        made = [
            (
                (None if call else issued.copy(paper, names, bilingual=bilingual))
                or printable(workplace, issued.document, paper, names, bilingual=bilingual, to_call=call),
                times,
            )
            for names, times in parts
        ]
        copy = made[0][0]
        if keep is not None:
            keep(copy)
        tx.append(
            ticket_id,
            (Draft(DocumentPrinted(issued.document.id, _named(parts), printer)),),
            workplace.time.now(),
            person.name,
        )
        for each, times in made if printer else ():
            tx.queue_print(_job(workplace, ticket_id, each, printer, times))
        return copy

    return workplace.journal.transact(work)


def _named(parts: Parts) -> tuple[str, ...]:
    """The copies that are printed; none are named where all are."""
    return tuple(name for names, _ in parts for name in names)


def _job(workplace: Workplace, ticket_id: str, copy: IssuedCopy, printer: str, times: int) -> PrintJob:
    return PrintJob(
        id=workplace.ids.fresh(),
        ticket=ticket_id,
        document=copy.document.id,
        number=copy.document.number,
        pdf_sha256=workplace.blobs.put_bytes(copy.pdf),
        printer=printer,
        copies=times,
        state="queued",
        created_at=workplace.time.now(),
    )
