"""What a printer would get of a document now: its paper, its copies, the mark of a reprint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from app.domain.records import Document
from app.domain.refusals import ProblemError, Refusal, RefusedError
from app.usecases.chosen_printer import chosen_printer
from app.usecases.desk import Person
from app.usecases.desk_papers import set_unnumbered
from app.usecases.issue import number_to_call, printable, usual_medium
from app.usecases.issuing.drafting import draft_paper
from app.usecases.print_choices import Misfit, Parts, medium_for, parts_for, roll_without
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class AsPrinted:
    """The pages as they go to paper, and where to; `printer` is empty where this desk has none.

    `copies` are (name, how many) in the order in which they are printed. `reprint` counts the prints
    before; `document` is None for a draft, which has no number yet. A `misfit` says that this printer holds
    no paper the document comes on: `medium` is then the one it would have elsewhere.
    """

    pdf: bytes
    printer: str
    medium: str
    copies: tuple[tuple[str, int], ...]
    reprint: int = 0
    document: Document | None = None
    misfit: Misfit | None = None


def as_printed(
    workplace: Workplace,
    ticket_id: str,
    document_id: str,
    copies: Sequence[str] = (),
    *,
    bilingual: bool = False,
) -> AsPrinted:
    """An issued document: all copies that its print makes, or only those named.

    Asks the system for its printer: not for the window's own thread. Raises RefusedError
    no_such_document, and what `printable` raises.
    """
    ticket = workplace.tickets.ticket(ticket_id)
    document = ticket.document(document_id) if ticket else None
    if ticket is None or document is None:
        raise RefusedError(Refusal("no_such_document", params={"document": document_id}))
    printer, medium, misfit = _where(workplace, document.kind)
    listed = [(name, 1) for name in copies] or _listed(workplace, document.kind, medium)
    names = [name for name, _ in listed] if len(listed) < _offered(workplace, document.kind) else []
    call = number_to_call(ticket, document.kind)
    copy = printable(workplace, document, medium, names, bilingual=bilingual, to_call=call)
    return AsPrinted(copy.pdf, printer, medium, tuple(listed), copy.reprint, document, misfit)


def paper_shown(workplace: Workplace, ticket_id: str, document: Document) -> AsPrinted:
    """An issued document as it goes to paper now; as it was issued, and nowhere to go, where it counts no
    more or where the record it was set from is not here. Raises ProblemError where its file is not, either.
    """
    if not document.voided:
        with suppress(ProblemError):
            return as_printed(workplace, ticket_id, document.id)
    return AsPrinted(workplace.blobs.read(document.blob.sha256), "", "", ())


def sheet_as_printed(workplace: Workplace, kind: str) -> AsPrinted:
    """A sheet without a number. Raises InputError document_kind_unknown, paper_not_offered."""
    rendered = set_unnumbered(workplace, kind)
    return AsPrinted(rendered.pdf, chosen_printer(workplace, kind), usual_medium(workplace, kind), ())


def draft_as_printed(
    workplace: Workplace,
    ticket_id: str,
    kind: str,
    person: Person,
    item_id: str | None = None,
    stated: Mapping[str, object] | None = None,
) -> AsPrinted:
    """A document as it would be issued and printed now: without a number, kept nowhere.

    Raises what `draft_paper` raises.
    """
    paper = draft_paper(workplace, ticket_id, kind, person, stated or {}, item_id)
    printer, medium, misfit = _where(workplace, kind)
    listed = _listed(workplace, kind, medium)
    rendered = workplace.typesetter.render(paper, medium, tuple(name for name, _ in listed))
    return AsPrinted(rendered.pdf, printer, medium, tuple(listed), misfit=misfit)


def goes_where(workplace: Workplace, kind: str) -> AsPrinted:
    """Where a kind of document would go now, without its pages. Raises InputError document_kind_unknown."""
    printer, medium, misfit = _where(workplace, kind)
    return AsPrinted(b"", printer, medium, tuple(_listed(workplace, kind, medium)), misfit=misfit)


def _where(workplace: Workplace, kind: str) -> tuple[str, str, Misfit | None]:
    """Printer and paper; the usual paper, and why, where the printer holds none that fits."""
    printer = chosen_printer(workplace, kind)
    usual = usual_medium(workplace, kind)
    misfit = roll_without(workplace, kind, printer, usual)
    return printer, usual if misfit else medium_for(workplace, kind, printer, usual), misfit


def _listed(workplace: Workplace, kind: str, medium: str) -> list[tuple[str, int]]:
    parts: Parts = parts_for(workplace, kind, medium)
    offered = next((each.copies for each in workplace.typesetter.kinds() if each.kind == kind), ())
    return [(name, times) for names, times in parts for name in names or offered]


def _offered(workplace: Workplace, kind: str) -> int:
    return next((len(each.copies) for each in workplace.typesetter.kinds() if each.kind == kind), 0)
