"""The text message that tells the customer the result, from the particulars of the notice (S1-35, S4-35)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.privacy import Purpose, consented
from app.domain.refusals import Refusal, RefusedError
from app.domain.steps.contact import LogContact
from app.domain.ticket import Item, Ticket
from app.usecases.desk import Person
from app.usecases.issuing.making import make_paper
from app.usecases.issuing.result_notice import RULE
from app.usecases.issuing.rule import Case
from app.usecases.issuing.settling import settled
from app.usecases.perform import perform
from app.usecases.workplace import Outcome, Workplace

RESULT_NOTICE = "result-notice"


def may_tell_result(ticket: Ticket, item: Item) -> bool:
    """Whether there is a result that a message could tell."""
    return RULE.refusal(ticket, item) is None


def tell_result(workplace: Workplace, ticket_id: str, text: str, person: Person) -> Outcome:
    """Keep that the customer was told this by text message.

    Raises RefusedError messages_not_consented, no_such_ticket and what ``LogContact`` refuses.
    """
    _ask_consent(_known(workplace, ticket_id))
    return perform(workplace, ticket_id, LogContact("sms", text, progress=True), person)


def result_message(
    workplace: Workplace,
    ticket_id: str,
    person: Person,
    item_id: str | None = None,
    stated: Mapping[str, object] | None = None,
) -> str:
    """What is sent: at most 300 characters, without the customer's name. Nothing is issued by it.

    `stated` lies over what was issued, or over what the ticket says.
    Raises RefusedError no_such_ticket, no_such_item, item_not_named, nothing_settled_yet,
    messages_not_consented and particulars_missing, InputError for what cannot be read.
    """
    ticket = _known(workplace, ticket_id)
    item = ticket.item(item_id)
    if item is None:
        ids = ", ".join(each.id for each in ticket.items)
        if not item_id:
            raise RefusedError(Refusal("item_not_named", params={"items": ids}))
        raise RefusedError(Refusal("no_such_item", params={"item": item_id, "items": ids}))
    refusal = RULE.refusal(ticket, item)
    if refusal:
        raise RefusedError(refusal)
    _ask_consent(ticket)
    case = Case(workplace, ticket, item, workplace.time.now().astimezone(workplace.desk.tz), person)
    issued = ticket.latest(RESULT_NOTICE, item.id if len(ticket.items) > 1 else None)
    found = settled(case, RESULT_NOTICE, stated or {}, issued)
    paper = make_paper(workplace, ticket, item, RESULT_NOTICE, "", 0, case.now, person, found)
    return workplace.typesetter.message(paper)


def _known(workplace: Workplace, ticket_id: str) -> Ticket:
    ticket = workplace.tickets.ticket(ticket_id)
    if ticket is None:
        raise RefusedError(Refusal("no_such_ticket", params={"number": ticket_id}))
    return ticket


def _ask_consent(ticket: Ticket) -> None:
    """A message goes to whoever agreed to messages and did not withdraw it; others are called or told."""
    if not consented(ticket.consents, Purpose.MESSAGES):
        raise RefusedError(Refusal("messages_not_consented", "个保法 14, 15"))
