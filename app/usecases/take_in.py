"""Taking a case in: the ticket, its evidence and its number in one piece of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.decide import Context, decide
from app.domain.numbering import can_bear, ticket_number
from app.domain.refusals import Refusal, RefusedError
from app.domain.steps.evidence import AttachEvidence
from app.domain.steps.intake import TakeIn
from app.usecases.desk import Person
from app.usecases.perform import known_ticket, perform_in
from app.usecases.ports import Transaction
from app.usecases.workplace import Outcome, Workplace

SERIES = "ticket"


def take_in(
    workplace: Workplace,
    form: TakeIn,
    person: Person,
    evidence: Sequence[AttachEvidence] = (),
    draft: str | None = None,
) -> Outcome:
    """Open the ticket. Its number exists only if all of it was kept.

    `evidence` names files that the store already holds; `draft` is the intake draft
    that becomes this ticket. Raises RefusedError when a rule refuses it; ProblemError clock_wrong where
    the computer's clock shows a day that no number can bear and nobody said when the case was accepted.
    """

    def work(tx: Transaction) -> Outcome:
        context = _in_time(workplace.context(person), form)
        day = context.local().date()
        number = ticket_number(workplace.desk.code, day, tx.next_serial(SERIES, day), tx.mark())
        context = replace(context, number=number)
        decided = decide(None, form, context)
        if isinstance(decided, Refusal):
            raise RefusedError(decided)
        ticket_id = context.new_ids[0]
        entries = [entry.id for entry in tx.append(ticket_id, decided, context.now, person.name)]
        for action in evidence:
            entries += perform_in(workplace, tx, ticket_id, action, person).entries
        if draft is not None:
            tx.drop_draft(draft)
        return Outcome(known_ticket(tx, ticket_id), tuple(entries))

    return workplace.journal.transact(work)


def _in_time(context: Context, form: TakeIn) -> Context:
    """With a clock that is wrong by decades, what somebody says of the time of acceptance holds: the
    customer's periods begin with it, and must not begin when the clock says.
    """
    if can_bear(context.local().date()) or form.accepted_at is None:
        return context
    return replace(context, now=form.accepted_at)
