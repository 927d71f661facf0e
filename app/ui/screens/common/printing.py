"""Which document of a ticket a print key means."""

from __future__ import annotations

from app.domain.steps.papers import EXCHANGE_RETURN_SLIP, LIABILITY_NOTICE
from app.domain.ticket import Ticket
from app.usecases.issue import RECEIPT, missing_for
from app.usecases.issuing.standing import outdated
from app.usecases.workplace import Workplace

_COURSE = (RECEIPT, LIABILITY_NOTICE, EXCHANGE_RETURN_SLIP)
"""The documents that every case comes to, in their order; the others are asked for by name."""


def next_document(workplace: Workplace, ticket: Ticket) -> str:
    """The kind F9 prints: the furthest document the case allows that is new, else the newest issued one."""
    fresh = next_fresh(workplace, ticket)
    if fresh:
        return fresh
    issued_kinds = [document.kind for document in ticket.documents if not document.voided]
    return issued_kinds[-1] if issued_kinds else RECEIPT


def next_fresh(workplace: Workplace, ticket: Ticket) -> str:
    """The furthest document of the usual course that the case allows and that is new; empty if none is."""
    item = ticket.items[0]
    offered = {kind.kind for kind in workplace.typesetter.kinds()}
    allowed = [kind for kind in _COURSE if kind in offered and missing_for(ticket, item, kind) is None]
    fresh = []
    for kind in allowed:
        issued = ticket.latest(kind)
        if issued is None or outdated(issued, ticket, item):
            fresh.append(kind)
    return fresh[-1] if fresh else ""
