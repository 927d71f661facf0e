"""Printing a document at once: the journal first, then the printer; no dialog on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.records import Document
from app.domain.ticket import Ticket
from app.usecases.chosen_printer import chosen_printer
from app.usecases.desk import Person
from app.usecases.issue import ITEM_KINDS, Stated, issue, order_print
from app.usecases.issuing.standing import outdated
from app.usecases.left_prints import drop_orders, left_prints, print_again
from app.usecases.print_orders import carry_out
from app.usecases.read_models import PrintJob
from app.usecases.sent_prints import stuck
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class PrintedNow:
    """The document as it stands in the journal now, and what became of the paper.

    `printer` is empty when this desk has none: the document is issued, nothing was ordered.
    `problem` is the code of what the printer said; the order waits then and can be tried again.
    """

    document: Document
    printer: str
    problem: str = ""


def print_now(
    workplace: Workplace,
    ticket_id: str,
    kind: str,
    person: Person,
    *,
    item_id: str | None = None,
    copies: Sequence[str] = (),
    stated: Stated | None = None,
    bilingual: bool = False,
) -> PrintedNow:
    """Issue (or find) the document, count the print, and hand it to its printer.

    `stated` are the particulars given for it, see `order_print`; `bilingual` adds English.

    Where an order of this very document failed, is in doubt or waits at a printer for paper, that one is
    printed and none is added: its paper is the original, and one key makes one paper.

    Raises RefusedError when the case is not that far; ProblemError when the journal could not keep it.
    """
    printer = chosen_printer(workplace, kind)
    if not printer:
        return PrintedNow(issue(workplace, ticket_id, kind, person, item_id, stated), "")
    again = stated is None and not bilingual
    left = (*left_prints(workplace, ticket_id), *stuck(workplace, ticket_id)) if again else ()
    ticket = workplace.tickets.ticket(ticket_id) if left else None
    if ticket is not None:
        document = _standing(ticket, kind, item_id)
        waiting = [job for job in left if document and job.document == document.id]
        if document is not None and waiting:
            return _told(document, waiting[-1].printer, print_again(workplace, waiting))
    copy = order_print(
        workplace,
        ticket_id,
        kind,
        person,
        printer=printer,
        copies=copies,
        item_id=item_id,
        stated=stated,
        bilingual=bilingual,
    )
    if ticket is not None:
        drop_orders(workplace, _replaced(ticket, copy.document, left))
    return _told(copy.document, printer, carry_out(workplace))


def _told(document: Document, printer: str, said: Sequence[PrintJob]) -> PrintedNow:
    about = next((job for job in said if job.document == document.id), None)
    return PrintedNow(document, about.printer, about.problem) if about else PrintedNow(document, printer)


def _standing(ticket: Ticket, kind: str, item_id: str | None) -> Document | None:
    """The issued document that printing means, unless it needs a new version or it is not clear which."""
    if item_id is None and kind in ITEM_KINDS and len(ticket.items) > 1:
        return None
    document = ticket.latest(kind, item_id if kind in ITEM_KINDS else None)
    item = ticket.item(item_id or "") or ticket.items[0]
    return None if document is None or outdated(document, ticket, item) else document


def _replaced(ticket: Ticket, newer: Document, left: Sequence[PrintJob]) -> list[PrintJob]:
    """Orders of earlier versions of `newer`: their paper would be wrong now."""
    earlier = {each.id for each in ticket.documents if (each.kind, each.item) == (newer.kind, newer.item)}
    return [job for job in left if job.document in earlier - {newer.id}]
