"""Printing a document of a ticket from a screen: issue or find it, and order the print."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.ticket import Ticket
from app.usecases.desk import Person
from app.usecases.finish_intake import printer_for
from app.usecases.issue import LABEL, RECEIPT, IssuedCopy, missing_for, order_print, outdated
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Printed:
    """What was ordered: the copy, and the printer it goes to (empty: none is set)."""

    copy: IssuedCopy
    printer: str


def print_document(workplace: Workplace, ticket_id: str, kind: str, person: Person) -> Printed:
    """Issue or find the document and order its print. On the command thread.

    The order is durable; the window hands it to the printer and tells when that fails.
    Raises RefusedError when the case is not that far, ProblemError when it cannot be kept.
    """
    printer = printer_for(workplace, kind)
    return Printed(order_print(workplace, ticket_id, kind, person, printer=printer), printer)


def next_document(workplace: Workplace, ticket: Ticket) -> str:
    """The kind F9 prints: the furthest document the case allows that is new, else the newest issued one."""
    item = ticket.items[0]
    allowed = [
        kind.kind
        for kind in workplace.typesetter.kinds()
        if kind.kind != LABEL and missing_for(ticket, item, kind.kind) is None
    ]
    fresh = []
    for kind in allowed:
        issued = ticket.latest(kind)
        if issued is None or outdated(issued, item):
            fresh.append(kind)
    if fresh:
        return fresh[-1]
    issued_kinds = [document.kind for document in ticket.documents if not document.voided]
    return issued_kinds[-1] if issued_kinds else RECEIPT
