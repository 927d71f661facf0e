"""复盘: what happened in some days, by the day on which it happened, with the tickets behind each number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.clocks import ClockState
from app.domain.ticket import Item, Survey, Ticket
from app.usecases.desk_policy import TicketClock
from app.usecases.read_models import QueueFilter
from app.usecases.workplace import Workplace

_PAGE = 500
_ENDS = frozenset({"ticket.closed", "ticket.withdrawn"})
_REOPENED = "ticket.reopened"
_TURNS = _ENDS | {_REOPENED}


@dataclass(frozen=True)
class DecidedClock:
    """A clock that was met in these days, or whose time ran out in them."""

    ticket: Ticket
    standing: TicketClock
    met: bool


@dataclass(frozen=True)
class Review:
    """The days from `first` to `last` (both included, at the desk), as far as they are over.

    A ticket is received on the day it was accepted, closed and reopened on the day of that; an item is
    `determined`, its plan `agreed` and a survey `answered` likewise. Void and merged tickets are in nothing.
    """

    first: date
    last: date
    received: tuple[Ticket, ...] = ()
    closed: tuple[Ticket, ...] = ()
    reopened: tuple[Ticket, ...] = ()
    clocks: tuple[DecidedClock, ...] = ()
    determined: tuple[tuple[Ticket, Item], ...] = ()
    answered: tuple[tuple[Ticket, Survey], ...] = ()
    agreed: tuple[tuple[Ticket, Item], ...] = ()

    @property
    def met(self) -> int:
        """How many clocks were met."""
        return sum(each.met for each in self.clocks)

    @property
    def missed(self) -> tuple[DecidedClock, ...]:
        """The clocks that were not, earliest due first."""
        return tuple(
            sorted(
                (c for c in self.clocks if not c.met), key=lambda c: (c.standing.clock.due, c.ticket.number)
            )
        )


@dataclass(frozen=True)
class _Days:
    """The days as moments of the desk (naive, its own zone); nothing after `now` has happened."""

    start: datetime
    end: datetime
    now: datetime

    def hold(self, moment: datetime | None) -> bool:
        return moment is not None and self.start <= moment < self.end and moment <= self.now


def review(workplace: Workplace, first: date, last: date, now: datetime) -> Review:
    """What happened from `first` to `last` up to `now` (aware). Looks at the whole journal once."""
    zone = workplace.desk.tz
    start = datetime.combine(first, time(), zone)
    days = _Days(
        start.replace(tzinfo=None),
        datetime.combine(last + timedelta(days=1), time()),
        now.astimezone(zone).replace(tzinfo=None),
    )
    tickets = sorted(
        _concerned(workplace, start, now), key=lambda each: (each.opened_at, each.number, each.id)
    )
    events = {each.id: _events(workplace, each, days) for each in tickets}

    def here(moment: datetime | None) -> bool:
        return days.hold(None if moment is None else moment.astimezone(zone).replace(tzinfo=None))

    return Review(
        first,
        last,
        received=tuple(each for each in tickets if here(each.opened_at)),
        closed=tuple(each for each in tickets if _closed(events[each.id])),
        reopened=tuple(each for each in tickets if _REOPENED in events[each.id]),
        clocks=tuple(clock for each in tickets for clock in _decided(workplace, each, days, now)),
        determined=tuple(
            (each, item)
            for each in tickets
            for item in each.items
            if item.liability is not None and here(item.liability.determined_at)
        ),
        answered=tuple((each, survey) for each in tickets for survey in each.surveys if here(survey.at)),
        agreed=tuple(
            (each, item)
            for each in tickets
            for item in each.items
            if item.plan is not None and item.plan.agreed is not None and here(item.plan.answered_at)
        ),
    )


def _concerned(workplace: Workplace, start: datetime, now: datetime) -> Iterator[Ticket]:
    """Tickets written to since then, and those still open: their clocks may have run out unheard."""
    ids = dict.fromkeys(workplace.tickets.written_to(start))
    for ticket_id in dict.fromkeys((*ids, *open_tickets(workplace, now))):
        ticket = workplace.tickets.ticket(ticket_id)
        if ticket is not None and not ticket.voided and ticket.merged_into is None:
            yield ticket


def open_tickets(workplace: Workplace, now: datetime) -> Iterator[str]:
    """The ids of all open tickets, most urgent first."""
    cursor: str | None = None
    while True:
        page = workplace.tickets.page(QueueFilter(now), cursor, _PAGE)
        yield from (row.id for row in page.rows)
        cursor = page.next
        if cursor is None:
            return


def _events(workplace: Workplace, ticket: Ticket, days: _Days) -> tuple[str, ...]:
    """How it was ended and taken up again in these days, in order."""
    zone = workplace.desk.tz
    return tuple(
        line.type
        for line in workplace.tickets.history(ticket.id)
        if line.type in _TURNS and days.hold(line.at.astimezone(zone).replace(tzinfo=None))
    )


def _closed(events: tuple[str, ...]) -> bool:
    """Whether it was closed at the end of these days, and in them."""
    return bool(events) and events[-1] in _ENDS


def _decided(workplace: Workplace, ticket: Ticket, days: _Days, now: datetime) -> Iterable[DecidedClock]:
    """Met: stopped in these days and in time. Missed: due in these days, and not stopped by then."""
    for each in workplace.policy.clocks(ticket, now):
        clock, stopped = each.clock, each.clock.stopped_at
        if each.state is ClockState.VOIDED:
            continue
        if stopped is not None and stopped <= clock.due:
            if days.hold(stopped):
                yield DecidedClock(ticket, each, met=True)
        elif days.hold(clock.due) and (stopped is not None or clock.paused_since is None):
            yield DecidedClock(ticket, each, met=False)
