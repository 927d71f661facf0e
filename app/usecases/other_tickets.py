"""Actions that name another ticket: the one meant, by its id, and whether it can be meant."""

from __future__ import annotations

from dataclasses import replace

from app.domain.decide import Action
from app.domain.refusals import Refusal, RefusedError
from app.domain.steps.linking import LinkTicket, MergeTicket, SetParent
from app.domain.ticket import Ticket
from app.usecases.naming import meant
from app.usecases.ports import Transaction
from app.usecases.workplace import Workplace


def with_other(workplace: Workplace, tx: Transaction, ticket_id: str, action: Action) -> Action:
    """`action` naming the other ticket by its id, however it was named: people know numbers.

    Raises RefusedError no_such_ticket or number_given_twice, or ticket_merged and ticket_voided where the
    other one can carry nothing on, or parent_below_itself where it belongs to this one already.
    """
    match action:
        case LinkTicket(other=other):
            return replace(action, other=_meant(workplace, tx, other).id)
        case SetParent(parent=str() as parent):
            above = _meant(workplace, tx, parent)
            _refuse_circle(tx, ticket_id, above)
            return replace(action, parent=above.id)
        case MergeTicket(into=into) if into.strip():
            target = _meant(workplace, tx, into)
            _refuse_shut(target)
            return replace(action, into=target.id)
        case _:
            return action


def _meant(workplace: Workplace, tx: Transaction, reference: str) -> Ticket:
    found = meant(workplace, reference)
    ticket = tx.ticket(found) if found else None
    if ticket is None:
        raise RefusedError(Refusal("no_such_ticket", params={"number": reference}))
    return ticket


def _refuse_circle(tx: Transaction, ticket_id: str, above: Ticket) -> None:
    """A batch below itself would have no first ticket."""
    seen: set[str] = set()
    each: Ticket | None = above
    while each is not None and each.id not in seen:
        if each.id == ticket_id:
            raise RefusedError(_own_ancestor(each, above))
        seen.add(each.id)
        each = tx.ticket(each.parent) if each.parent else None


def _own_ancestor(ticket: Ticket, above: Ticket) -> Refusal:
    if ticket.id == above.id:
        return Refusal("ticket_is_itself")
    return Refusal("parent_below_itself", params={"number": ticket.number, "parent": above.number})


def _refuse_shut(target: Ticket) -> None:
    """What was merged or voided takes no more."""
    if target.merged_into:
        raise RefusedError(
            Refusal("ticket_merged", params={"number": target.number, "into": target.merged_into})
        )
    if target.voided:
        raise RefusedError(Refusal("ticket_voided", params={"number": target.number}))
