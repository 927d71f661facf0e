"""Performing one action on a ticket: decide, write, done."""

from __future__ import annotations

from app.domain.decide import Action, decide
from app.domain.refusals import Refusal, RefusedError
from app.domain.ticket import Ticket
from app.usecases.desk import Person
from app.usecases.ports import Transaction
from app.usecases.workplace import Outcome, Workplace


def locate(workplace: Workplace, reference: str) -> str:
    """The id of the ticket meant. Raises RefusedError no_such_ticket."""
    found = workplace.tickets.find(reference)
    if found is None:
        raise RefusedError(Refusal("no_such_ticket", params={"number": reference}))
    return found


def known_ticket(transaction: Transaction, ticket_id: str) -> Ticket:
    """The ticket as it is inside the transaction. Raises RefusedError no_such_ticket."""
    ticket = transaction.ticket(ticket_id)
    if ticket is None:
        raise RefusedError(Refusal("no_such_ticket", params={"number": ticket_id}))
    return ticket


def perform(workplace: Workplace, reference: str, action: Action, person: Person) -> Outcome:
    """Do `action` on the ticket with that id or number.

    Raises RefusedError when a rule refuses it; then nothing is written.
    """
    ticket_id = locate(workplace, reference)
    return workplace.journal.transact(lambda tx: perform_in(workplace, tx, ticket_id, action, person))


def perform_in(
    workplace: Workplace, tx: Transaction, ticket_id: str, action: Action, person: Person
) -> Outcome:
    """Like `perform`, as a part of a larger piece of work."""
    ticket = known_ticket(tx, ticket_id)
    context = workplace.context(person)
    decided = decide(ticket, action, context)
    if isinstance(decided, Refusal):
        raise RefusedError(decided)
    entries = tx.append(ticket_id, decided, context.now, person.name)
    return Outcome(known_ticket(tx, ticket_id), tuple(entry.id for entry in entries))
