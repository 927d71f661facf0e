"""The text message that tells the customer the result, from the particulars of the notice (S1-35, S4-35)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.refusals import Refusal, RefusedError
from app.usecases.desk import Person
from app.usecases.issuing.making import make_paper
from app.usecases.issuing.result_notice import RULE
from app.usecases.issuing.rule import Case
from app.usecases.issuing.settling import settled
from app.usecases.workplace import Workplace

RESULT_NOTICE = "result-notice"


def result_message(
    workplace: Workplace,
    ticket_id: str,
    person: Person,
    item_id: str | None = None,
    stated: Mapping[str, object] | None = None,
) -> str:
    """What is sent: at most 300 characters, without the customer's name. Nothing is issued by it.

    `stated` lies over what was issued, or over what the ticket says.
    Raises RefusedError no_such_ticket, no_such_item, nothing_settled_yet and particulars_missing,
    InputError for what cannot be read.
    """
    ticket = workplace.tickets.ticket(ticket_id)
    if ticket is None:
        raise RefusedError(Refusal("no_such_ticket", params={"number": ticket_id}))
    item = ticket.item(item_id)
    if item is None:
        ids = ", ".join(each.id for each in ticket.items)
        raise RefusedError(Refusal("no_such_item", params={"item": item_id or "", "items": ids}))
    refusal = RULE.refusal(ticket, item)
    if refusal:
        raise RefusedError(refusal)
    case = Case(workplace, ticket, item, workplace.time.now().astimezone(workplace.desk.tz), person)
    issued = ticket.latest(RESULT_NOTICE, item.id if len(ticket.items) > 1 else None)
    found = settled(case, RESULT_NOTICE, stated or {}, issued)
    paper = make_paper(workplace, ticket, item, RESULT_NOTICE, "", 0, case.now, person, found)
    return workplace.typesetter.message(paper)
