"""裁定: deciding an entry in conflict, and writing anew what it says where it is taken over."""

from __future__ import annotations

from app.domain.claims import carrying_out
from app.domain.decide import decide
from app.domain.entry import Body, Draft, Entry
from app.domain.merging import written_anew
from app.domain.refusals import Refusal, RefusedError
from app.domain.steps.deciding import ConflictDecided, DecideConflict
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

    With `take` what it says is written anew, on the ticket as it stands now; a decision in conflict is
    taken over by ``conflict_cases``, which knows what it was about. Raises RefusedError: no_such_ticket,
    no_such_conflict (decided already, perhaps), or what refuses a decision.
    """
    ticket_id = locate(workplace, reference)

    def work(tx: Transaction) -> Outcome:
        found = conflicts.open_entry(ticket_id, entry)
        if found is None or (take and isinstance(found.body, ConflictDecided)):
            raise RefusedError(Refusal("no_such_conflict", params={"entry": entry}))
        entries = write_decision(workplace, tx, ticket_id, found, person, take=take, note=note)
        return Outcome(known_ticket(tx, ticket_id), tuple(each.id for each in entries))

    return workplace.journal.transact(work)


def write_decision(
    workplace: Workplace,
    tx: Transaction,
    ticket_id: str,
    about: Entry,
    person: Person,
    *,
    take: bool,
    note: str,
) -> tuple[Entry, ...]:
    """The decision about that entry and, with `take`, what it says, bound to the decision.

    Raises RefusedError: what refuses a decision.
    """
    context = workplace.context(person)
    action = DecideConflict(about.id, take, note, about.body.TYPE)
    decided = decide(known_ticket(tx, ticket_id), action, context)
    if isinstance(decided, Refusal):
        raise RefusedError(decided)
    entries = tx.append(ticket_id, decided, context.now, person.name)
    if not take:
        return entries
    return entries + carry_out(workplace, tx, ticket_id, about, about.body, person)


def carry_out(
    workplace: Workplace, tx: Transaction, ticket_id: str, about: Entry, body: Body, person: Person
) -> tuple[Entry, ...]:
    """Write anew what `body` says: it counts if the newest decision about that entry counts."""
    ticket = known_ticket(tx, ticket_id)
    draft = Draft(written_anew(body, ticket), carrying_out(about.id, ticket), about.blobs)
    return tx.append(ticket_id, (draft,), workplace.time.now(), person.name)
