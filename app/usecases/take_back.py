"""撤销: the last own change of a ticket, found in the journal, so that it survives a new start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.decide import Action, Context, decide
from app.domain.entry import Draft
from app.domain.refusals import Refusal, RefusedError
from app.domain.steps.undoing import ChangeTakenBack
from app.domain.taking_back import Change, NoWayBack, changes_of, way_back
from app.domain.ticket import Ticket
from app.usecases.desk import Person
from app.usecases.perform import locate, perform_in
from app.usecases.ports import Transaction
from app.usecases.workplace import Outcome, Workplace

REFUSED = "refused"


@dataclass(frozen=True)
class OwnChange:
    """One entry of the person's own: its id, its type on the wire, its moment.

    `why` is empty where it can be taken back; else a code (domain.taking_back, or REFUSED with the
    refusal that the way back would meet).
    """

    entry: str
    kind: str
    at: datetime
    why: str = ""
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Undoable:
    """`last` is the newest own change of today, `back` the newest of those that can be taken back.

    They are the same where nothing stands in the way; `back` is None where nothing can be taken back.
    """

    last: OwnChange
    back: OwnChange | None


def undoable(workplace: Workplace, reference: str, person: Person) -> Undoable | None:
    """What this person may take back on the ticket: own changes of today; None without any.

    Raises RefusedError no_such_ticket.
    """
    found = _own_changes(workplace, locate(workplace, reference), person)
    last: OwnChange | None = None
    for change, now in found:
        own = _judged(change, now, workplace.context(person))
        last = last or own
        if not own.why:
            return Undoable(last, own)
    return Undoable(last, None) if last is not None else None


def take_back(workplace: Workplace, reference: str, entry: str, person: Person, reason: str) -> Outcome:
    """Take the change with that entry id back, by new entries and one that names it.

    `reason` is written where the way back needs one. Raises RefusedError: change_not_yours where it is none
    of the person's changes of today, change_stays where it cannot be taken back (any more), or what the way
    back meets.
    """
    ticket_id = locate(workplace, reference)

    def work(tx: Transaction) -> Outcome:
        # The one who writes waits for nobody: what is read here is what the entries below follow on.
        own = _own_changes(workplace, ticket_id, person)
        found = next(((change, now) for change, now in own if change.entry.id == entry), None)
        if found is None:
            raise RefusedError(Refusal("change_not_yours"))
        change, now = found
        action = way_back(change, now, reason, workplace.policy.levels)
        if isinstance(action, NoWayBack):
            raise RefusedError(Refusal("change_stays"))
        outcome = perform_in(workplace, tx, ticket_id, action, person)
        mark = ChangeTakenBack(entry, change.entry.body.TYPE, outcome.entries)
        noted = tx.append(ticket_id, (Draft(mark),), workplace.time.now(), person.name)
        return Outcome(outcome.ticket, (*outcome.entries, *(each.id for each in noted)))

    return workplace.journal.transact(work)


def _own_changes(workplace: Workplace, ticket_id: str, person: Person) -> list[tuple[Change, Ticket]]:
    """Newest first, each with the ticket as it is now."""
    zone = workplace.desk.tz
    today = workplace.time.now().astimezone(zone).date()
    changes, now = changes_of(workplace.tickets.entries(ticket_id))
    if now is None:
        return []
    return [
        (change, now)
        for change in reversed(changes)
        if (change.entry.user or "") == person.name and change.entry.at.astimezone(zone).date() == today
    ]


def _judged(change: Change, now: Ticket, context: Context) -> OwnChange:
    entry = change.entry
    action = way_back(change, now, "-", context.policy.levels)
    if isinstance(action, NoWayBack):
        return OwnChange(entry.id, entry.body.TYPE, entry.at, action.code)
    refusal = _refusal(now, action, context)
    return OwnChange(entry.id, entry.body.TYPE, entry.at, REFUSED if refusal else "", refusal)


def _refusal(now: Ticket, action: Action, context: Context) -> Refusal | None:
    decided = decide(now, action, context)
    return decided if isinstance(decided, Refusal) else None
