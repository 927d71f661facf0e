"""裁定: deciding an entry in conflict, and writing anew what it says where it is taken over."""

from __future__ import annotations

from app.domain.decide import decide
from app.domain.entry import Draft
from app.domain.merging import written_anew
from app.domain.refusals import Refusal, RefusedError
from app.domain.steps.deciding import DecideConflict
from app.usecases.desk import Person
from app.usecases.perform import known_ticket, locate
from app.usecases.ports import Transaction
from app.usecases.sync_ports import ConflictedEntries
from app.usecases.workplace import Outcome, Workplace


def decide_conflict(
    workplace: Workplace,
    conflicts: ConflictedEntries,
    reference: str,
    entry: str,
    person: Person,
    *,
    take: bool,
    note: str = "",
) -> Outcome:
    """Decide about the entry of that id on the ticket with that id or number.

    With `take` what it says is written anew, on the ticket as it stands now. Raises RefusedError:
    no_such_ticket, no_such_conflict (decided already, perhaps), or what refuses a decision.
    """
    ticket_id = locate(workplace, reference)

    def work(tx: Transaction) -> Outcome:
        found = conflicts.open_entry(ticket_id, entry)
        if found is None:
            raise RefusedError(Refusal("no_such_conflict", params={"entry": entry}))
        context = workplace.context(person)
        ticket = known_ticket(tx, ticket_id)
        decided = decide(ticket, DecideConflict(entry, take, note, found.body.TYPE), context)
        if isinstance(decided, Refusal):
            raise RefusedError(decided)
        drafts = list(decided)
        if take:
            drafts.append(Draft(written_anew(found.body, ticket), blobs=found.blobs))
        entries = tx.append(ticket_id, drafts, context.now, person.name)
        return Outcome(known_ticket(tx, ticket_id), tuple(each.id for each in entries))

    return workplace.journal.transact(work)
