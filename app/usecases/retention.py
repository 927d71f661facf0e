"""Erasing what is over its time: at the start of the program and every day, without anybody asking."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from app.domain.entry import Draft
from app.domain.privacy import Cause, Personal
from app.domain.retention import Term, due_dates, read_terms, withdrawn_at
from app.domain.steps.privacy import PersonErased
from app.domain.ticket import Ticket
from app.usecases.believed_clock import Doubt, follow_clock
from app.usecases.ports import Transaction
from app.usecases.workplace import Workplace

_AT_ONCE: Final = 50
"""Tickets erased in one transaction."""

_OTHERS_DAYS: Final = 7
"""A desk that is gone for good erases nothing any more: so many days later others do it for it."""


@dataclass(frozen=True)
class Erased:
    """What an erasing run did: the numbers of tickets with the kinds that went, and how many files.

    `doubt` is why it did nothing at all, where the clock is not believed.
    """

    tickets: Mapping[str, tuple[str, ...]]
    files: int
    doubt: Doubt | None = None


def erase_what_is_due(workplace: Workplace) -> Erased:
    """Erase what is over its time at this desk, by rules that every record of it names; see `due_dates`.

    Never while a case is open, in dispute or held, and nothing by a clock in doubt (0070).
    Chain, statistics and the numbers of documents stay. Intakes that became no case go as well; their files
    a month later, see `sweep_unnamed`.
    """
    doubt = follow_clock(workplace)
    if doubt is not None:
        return Erased({}, 0, doubt)
    workplace.drafts.expire()
    terms = read_terms(workplace.policy.settings)
    done: dict[str, tuple[str, ...]] = {}
    now = workplace.time.now()
    candidates = workplace.erasures.kept(_latest_opening(terms, now))
    due = (each for each in candidates if kinds_due(workplace, workplace.tickets.ticket(each), terms, now))
    while part := tuple(islice(due, _AT_ONCE)):
        done |= workplace.journal.transact(_erasing(workplace, part, terms, now))
    return Erased(done, workplace.erasures.sweep())


def sweep_unnamed(workplace: Workplace) -> int:
    """Delete files that nothing has named for a month; how many. Takes some seconds, and writes at the end
    alone: for a thread that nobody waits for. None by a clock in doubt.
    """
    if follow_clock(workplace) is not None:
        return 0
    today = workplace.time.now().astimezone(workplace.desk.tz).date()
    return workplace.erasures.sweep_unnamed(today)


def _latest_opening(terms: Mapping[Personal, Term], now: datetime) -> datetime:
    """No case that was opened later can have ended long enough ago."""
    person = terms.get(Personal.PERSON)
    return now if person is None else now - timedelta(days=365 * person.years + person.days)


def kinds_due(
    workplace: Workplace, ticket: Ticket | None, terms: Mapping[Personal, Term], now: datetime
) -> tuple[Personal, ...]:
    """The kinds of data of that ticket that go now at this desk."""
    if ticket is None or ticket.book:
        return ()
    own = ticket.desk == workplace.desk.code
    late = now if own else now - timedelta(days=_OTHERS_DAYS)
    return tuple(each.kind for each in due_dates(ticket, terms, workplace.desk.tz) if each.now_due(late))


def _erasing(
    workplace: Workplace, tickets: Sequence[str], terms: Mapping[Personal, Term], now: datetime
) -> Callable[[Transaction], dict[str, tuple[str, ...]]]:
    """Work that erases what is due and still kept of these tickets; the numbers and kinds of what went."""

    def work(tx: Transaction) -> dict[str, tuple[str, ...]]:
        done: dict[str, tuple[str, ...]] = {}
        for ticket_id in tickets:
            ticket = tx.ticket(ticket_id)
            kept = tx.keys_kept(ticket_id)
            kinds = [kind for kind in kinds_due(workplace, ticket, terms, now) if kind in kept]
            if ticket is None or not kinds:
                continue
            if Personal.PERSON in kinds:
                kinds = [*Personal]
            withdrawn = kinds == [Personal.IDENTITY] and withdrawn_at(ticket) is not None
            cause = Cause.CONSENT_WITHDRAWN if withdrawn else Cause.RETENTION
            tx.append(ticket_id, (Draft(PersonErased(tuple(kinds), cause)),), now, None)
            done[ticket.number] = tuple(kinds)
        return done

    return work
