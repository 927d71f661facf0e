"""责任认定告知书: seen while it is being written, then determined, kept and printed in one go."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.steps.liability import DetermineLiability
from app.domain.steps.papers import LIABILITY_NOTICE
from app.domain.ticket import Item, Ticket
from app.domain.verdicts import Liability
from app.domain.vocabulary import Cause
from app.usecases.desk import Person
from app.usecases.issue import usual_medium
from app.usecases.issuing.making import make_paper
from app.usecases.perform import perform
from app.usecases.print_now import PrintedNow, print_now
from app.usecases.workplace import Workplace

_OPEN = "……"
"""What stands on the draft where nothing is written yet."""


@dataclass(frozen=True)
class Determined:
    """What came of a determination; `printed` is None for a dispute, which makes no notice."""

    ticket: Ticket
    printed: PrintedNow | None


def draft_notice(
    workplace: Workplace, ticket: Ticket, item: Item, action: DetermineLiability, person: Person
) -> bytes:
    """The customer's copy as it would be issued now: without a number, kept nowhere. Takes 0.1 s and more."""
    now = workplace.time.now().astimezone(workplace.desk.tz)
    liability = Liability(
        cause=action.cause,
        shares=action.shares,
        basis=action.basis,
        conclusion=action.conclusion.strip() or _OPEN,
        suggestion=action.suggestion.strip() or _OPEN,
        checks=action.checks,
        answers_to_customer=action.answers_to_customer,
        determined_at=now,
        determined_by=person.name,
    )
    judged = replace(item, liability=liability)
    seen = ticket.with_item(item.id, lambda _: judged)
    number = workplace.reference.wording.draft_number
    paper = make_paper(workplace, seen, judged, LIABILITY_NOTICE, number, 0, now, person)
    medium = usual_medium(workplace, LIABILITY_NOTICE)
    return workplace.typesetter.render(paper, medium, ("customer",)).pdf


def determine(workplace: Workplace, ticket_id: str, action: DetermineLiability, person: Person) -> Determined:
    """Keep the determination, then issue and print the notice. A dispute makes no notice yet (S4-25).

    Raises RefusedError when a rule refuses the determination, InputError wording_forbidden for what may
    not stand on its notice; nothing is written then.
    """
    outcome = perform(workplace, ticket_id, action, person)
    if action.cause is Cause.DISPUTED:
        return Determined(outcome.ticket, None)
    printed = print_now(workplace, ticket_id, LIABILITY_NOTICE, person, item_id=action.item)
    return Determined(workplace.tickets.ticket(ticket_id) or outcome.ticket, printed)
