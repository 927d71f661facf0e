"""裁定: a conflict as people see it: what two said, who, when, where; deciding it, and deciding again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from app.domain.authors import AUTHOR
from app.domain.claims import carrying_out, decision_on, revision_by
from app.domain.decide import decide
from app.domain.entry import Draft, Entry
from app.domain.merging import WEIGHTY, weighs
from app.domain.refusals import Refusal, RefusedError
from app.domain.rights import Override
from app.domain.steps.deciding import ConflictDecided
from app.domain.steps.undoing import ChangeTakenBack
from app.domain.taking_back import NoWayBack, changes_of, way_back
from app.domain.ticket import Ticket
from app.domain.vocabulary import SUPERVISING, Role
from app.usecases.decide_conflict import Deciding, carry_out, decide_conflict, write_decision
from app.usecases.deciders import Deciders
from app.usecases.desk import Person
from app.usecases.desk_link import DecidedConflict, Origin, SyncRecords, TicketsAbroad
from app.usecases.offers import offers_now
from app.usecases.perform import known_ticket
from app.usecases.ports import Transaction
from app.usecases.read_models import HistoryLine
from app.usecases.sync_state import Disputed, OpenConflict
from app.usecases.workplace import Outcome, Workplace

ELSEWHERE = Origin()
"""Somewhere else, nobody knows where."""


class Abroad(Protocol):
    """What of the desk's link is read here: the store alone has it too, without a way to head office."""

    @property
    def state(self) -> TicketsAbroad:
        """How tickets stand."""
        ...

    @property
    def records(self) -> SyncRecords:
        """Origins and decisions."""
        ...


@dataclass(frozen=True)
class Said:
    """Who said something, when and where; `at` is None where nobody knows."""

    user: str = ""
    at: datetime | None = None
    origin: Origin = ELSEWHERE


@dataclass(frozen=True)
class ConflictCase:
    """One conflict: `here` said what stands, `there` what does not count yet.

    `decision` is set where it was decided already; then `disputed` is empty.
    """

    ticket: str
    number: str
    customer: str
    goods: str
    entry: str
    kind: str
    why: str
    disputed: tuple[Disputed, ...]
    here: Said
    there: Said
    decision: DecidedConflict | None = None
    says: HistoryLine | None = None
    """What the entry says, where its author is in doubt: nothing else need stand against it."""

    @property
    def weighty(self) -> bool:
        """Whether it is about stage, money, approval, level or identity, or its author is in doubt."""
        return self.why in (WEIGHTY, AUTHOR)


def open_cases(workplace: Workplace, link: Abroad, tickets: Sequence[str]) -> tuple[ConflictCase, ...]:
    """What waits for a decision on these tickets."""
    found: list[ConflictCase] = []
    for ticket_id in tickets:
        waiting = link.state.conflicts(ticket_id)
        ticket = workplace.tickets.ticket(ticket_id) if waiting else None
        if ticket is not None:
            origins = link.records.origins(ticket_id)
            history = workplace.tickets.history(ticket_id)
            found += [_open_case(ticket, each, history, origins) for each in waiting]
    return tuple(found)


def _open_case(
    ticket: Ticket, conflict: OpenConflict, history: Sequence[HistoryLine], origins: Mapping[str, Origin]
) -> ConflictCase:
    claims = [each.claim for each in conflict.disputed]
    return ConflictCase(
        *_who_and_what(ticket),
        entry=conflict.entry,
        kind=conflict.kind,
        why=conflict.why,
        disputed=conflict.disputed,
        here=_stands_by(ticket, claims, history, origins),
        there=Said(conflict.user or "", conflict.at, origins.get(conflict.entry, ELSEWHERE)),
        says=_says(conflict),
    )


def _says(conflict: OpenConflict) -> HistoryLine | None:
    if not conflict.says:
        return None
    return HistoryLine(0, conflict.entry, conflict.kind, conflict.at, conflict.user, dict(conflict.says))


def _who_and_what(ticket: Ticket) -> tuple[str, str, str, str]:
    goods = ticket.items[0].goods
    named = " ".join(part for part in (goods.brand, goods.name or goods.category, goods.model) if part)
    return ticket.id, ticket.number, ticket.customer.name, named


def _stands_by(
    ticket: Ticket, claims: Sequence[str], history: Sequence[HistoryLine], origins: Mapping[str, Origin]
) -> Said:
    """The newest entry that set one of these claims, the opening where none did; nobody of a mere fact."""
    if not claims:
        return Said()
    revisions = {ticket.revisions[name] for name in claims if name in ticket.revisions}
    setters = [line for line in history if revision_by(line.entry) in revisions] or list(history[:1])
    if not setters:
        return Said()
    line = setters[-1]
    return Said(line.user or "", line.at, origins.get(line.entry, ELSEWHERE))


def decided_cases(workplace: Workplace, link: Abroad, tickets: Sequence[str]) -> tuple[ConflictCase, ...]:
    """What was decided on these tickets and may be decided again, the newest decision of a ticket first."""
    found: list[ConflictCase] = []
    for ticket_id in tickets:
        ticket = workplace.tickets.ticket(ticket_id)
        decided = link.records.decided(ticket_id) if ticket is not None else ()
        if ticket is None or not decided:
            continue
        origins = link.records.origins(ticket_id)
        for each in reversed(decided):
            there = Said(each.user or "", each.at, origins.get(each.entry, ELSEWHERE))
            who = _who_and_what(ticket)
            found.append(ConflictCase(*who, each.entry, each.kind, "", (), Said(), there, each))
    return tuple(found)


def settle(
    workplace: Workplace,
    link: Abroad,
    case: ConflictCase,
    person: Person,
    *,
    take: bool,
    note: str = "",
    override: Override | None = None,
) -> Outcome:
    """Decide a conflict, or decide it again where it was decided otherwise; `override` is a right that
    somebody lends for it.

    Raises RefusedError: role_not_enough where it takes a supervisor, no_such_conflict where it is not there
    any more, change_stays where what was taken over cannot be taken back, or what refuses the entry.
    """
    weighty = case.weighty or _weighs(workplace, link, case)
    lent = override is not None and override.role in SUPERVISING
    if not (lent or Deciders(offers_now(workplace)).may(person, weighty=weighty)):
        needed = {"needed": Role.SUPERVISOR.value, "role": person.role.value}
        raise RefusedError(Refusal("role_not_enough", params=needed))
    by = Deciding(person, note.strip(), override)
    if case.kind == ConflictDecided.TYPE and take:
        return _take_other_decision(workplace, link, case, by)
    if case.decision is None:
        return decide_conflict(
            workplace, link.state, case.ticket, case.entry, person, take=take, note=by.note, override=override
        )
    return _decide_again(workplace, link, case, by, take=take)


def _weighs(workplace: Workplace, link: Abroad, case: ConflictCase) -> bool:
    """Whether what was decided before is weighty; where the entry is not here, it is."""
    if case.kind == ConflictDecided.TYPE:
        second = link.state.open_entry(case.ticket, case.entry)
        return second is not None and isinstance(second.body, ConflictDecided) and second.body.weighty
    if case.decision is None:
        return False
    ticket, found = workplace.tickets.ticket(case.ticket), link.records.decided_entry(case.ticket, case.entry)
    return ticket is None or found is None or weighs(found.body, ticket)


def _take_other_decision(workplace: Workplace, link: Abroad, case: ConflictCase, by: Deciding) -> Outcome:
    """The decision that came second counts after all, with what it says or takes back."""
    found = link.state.open_entry(case.ticket, case.entry)
    gone = RefusedError(Refusal("no_such_conflict", params={"entry": case.entry}))
    if found is None or not isinstance(found.body, ConflictDecided):
        raise gone
    wanted, first = found.body, link.records.decided_entry(case.ticket, found.body.entry)
    if first is None:
        raise gone

    def work(tx: Transaction) -> Outcome:
        entries = write_decision(workplace, tx, case.ticket, found, by, take=True)
        if not wanted.take:
            _take_back(workplace, tx, case.ticket, first, by)
        else:
            entries += carry_out(workplace, tx, case.ticket, first, first.body, by)
        return Outcome(known_ticket(tx, case.ticket), tuple(each.id for each in entries))

    return workplace.journal.transact(work)


def _decide_again(
    workplace: Workplace, link: Abroad, case: ConflictCase, by: Deciding, *, take: bool
) -> Outcome:
    found = link.records.decided_entry(case.ticket, case.entry)
    if found is None or case.decision is None or case.decision.take == take:
        raise RefusedError(Refusal("no_such_conflict", params={"entry": case.entry}))

    def work(tx: Transaction) -> Outcome:
        entries = write_decision(workplace, tx, case.ticket, found, by, take=take)
        if not take:
            _take_back(workplace, tx, case.ticket, found, by)
        return Outcome(known_ticket(tx, case.ticket), tuple(each.id for each in entries))

    return workplace.journal.transact(work)


def _take_back(workplace: Workplace, tx: Transaction, ticket: str, about: Entry, by: Deciding) -> None:
    """What the decision wrote anew is taken back by the entries that every taking back writes.

    They are bound to the decision that was just written, and count if it counts.
    """
    entries = tuple(workplace.tickets.entries(ticket))
    changes, now = changes_of(entries)
    written = _written_by_decision(entries, about)
    change = next((each for each in changes if each.entry.id == written), None)
    if now is None or change is None:
        raise RefusedError(Refusal("change_stays"))
    action = way_back(change, now, by.note or "-", workplace.policy.levels)
    if isinstance(action, NoWayBack):
        raise RefusedError(Refusal("change_stays"))
    context, known = by.context(workplace), known_ticket(tx, ticket)
    decided = decide(known, action, context)
    if isinstance(decided, Refusal):
        raise RefusedError(decided)
    bound = carrying_out(about.id, known)
    drafts = tuple(replace(draft, base={**draft.base, **bound}) for draft in decided)
    done = tx.append(ticket, drafts, context.now, by.person.name)
    mark = ChangeTakenBack(change.entry.id, change.entry.body.TYPE, tuple(each.id for each in done))
    tx.append(ticket, (Draft(mark, bound),), context.now, by.person.name)


def _written_by_decision(entries: Sequence[Entry], about: Entry) -> str:
    """The id of the entry that the last decision to take it over wrote; empty where there is none."""
    claim = decision_on(about.id)
    bound = [each.id for each in entries if claim in each.base and each.body.TYPE == about.body.TYPE]
    return bound[-1] if bound else ""
