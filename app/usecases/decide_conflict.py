"""裁定: deciding an entry in conflict, and writing anew what it says where it is taken over."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.authors import acts_of
from app.domain.claims import carrying_out
from app.domain.decide import Context, decide
from app.domain.entry import Body, Draft, Entry
from app.domain.merging import weighs, written_anew
from app.domain.refusals import Refusal, RefusedError
from app.domain.rights import Override, role_refused
from app.domain.steps.deciding import ConflictDecided, DecideConflict
from app.domain.steps.overriding import OverrideGranted
from app.domain.taking_over import may_not_take_over
from app.usecases.desk import Person
from app.usecases.perform import known_ticket, locate
from app.usecases.ports import Transaction
from app.usecases.sync_ports import ConflictedEntries
from app.usecases.workplace import Outcome, Workplace


@dataclass(frozen=True)
class Deciding:
    """Who decides, with what note, and by whose right where it is lent."""

    person: Person
    note: str = ""
    override: Override | None = None

    def context(self, workplace: Workplace) -> Context:
        """What `decide` looks at."""
        return workplace.context(self.person, override=self.override)

    def lent_for(self, body: Body) -> tuple[Draft, ...]:
        """What is taken over may take the same right as the decision: then it is said of it too."""
        name, part = acts_of(body)
        lent = self.override
        if lent is None or not name or role_refused(name, part, self.person.role) is None:
            return ()
        return (Draft(OverrideGranted(name, lent.person, lent.role, lent.reason, lent.instead_of)),)


def decide_conflict(
    workplace: Workplace,
    conflicts: ConflictedEntries,
    reference: str,
    entry: str,
    person: Person,
    *,
    take: bool,
    note: str = "",
    override: Override | None = None,
) -> Outcome:
    """Decide about the entry of that id on the ticket with that id or number; `override` is a right that
    somebody lends for it.

    With `take` what it says is written anew, on the ticket as it stands now; a decision in conflict is
    taken over by ``conflict_cases``, which knows what it was about. Raises RefusedError: no_such_ticket,
    no_such_conflict (decided already, perhaps), or what refuses a decision.
    """
    ticket_id = locate(workplace, reference)

    def work(tx: Transaction) -> Outcome:
        found = conflicts.open_entry(ticket_id, entry)
        if found is None or (take and isinstance(found.body, ConflictDecided)):
            raise RefusedError(Refusal("no_such_conflict", params={"entry": entry}))
        by = Deciding(person, note, override)
        entries = write_decision(workplace, tx, ticket_id, found, by, take=take)
        return Outcome(known_ticket(tx, ticket_id), tuple(each.id for each in entries))

    return workplace.journal.transact(work)


def write_decision(
    workplace: Workplace,
    tx: Transaction,
    ticket_id: str,
    about: Entry,
    by: Deciding,
    *,
    take: bool,
) -> tuple[Entry, ...]:
    """The decision about that entry and, with `take`, what it says, bound to the decision.

    Raises RefusedError: what refuses a decision.
    """
    context = by.context(workplace)
    ticket = known_ticket(tx, ticket_id)
    action = DecideConflict(about.id, take, by.note, about.body.TYPE, weighs(about.body, ticket))
    decided = decide(ticket, action, context)
    if isinstance(decided, Refusal):
        raise RefusedError(decided)
    entries = tx.append(ticket_id, decided, context.now, by.person.name)
    if not take:
        return entries
    return entries + carry_out(workplace, tx, ticket_id, about, about.body, by)


def carry_out(
    workplace: Workplace, tx: Transaction, ticket_id: str, about: Entry, body: Body, by: Deciding
) -> tuple[Entry, ...]:
    """Write anew what `body` says: it counts if the newest decision about that entry counts.

    Raises RefusedError where doing it now would be refused, as a plan nobody approved (S4-28).
    """
    ticket = known_ticket(tx, ticket_id)
    context = by.context(workplace)
    refusal = may_not_take_over(body, ticket, context)
    if refusal is not None:
        raise RefusedError(refusal)
    draft = Draft(written_anew(body, ticket), carrying_out(about.id, ticket), about.blobs)
    return tx.append(ticket_id, (*by.lent_for(body), draft), context.now, by.person.name)
