"""Clocks of the policy made ready to be shown, and the one line about the clock that is next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from app.domain.clocks import ClockState as Standing
from app.domain.ticket import Ticket
from app.ui.labels.grading import clock_label, milestone_label, pause_label
from app.ui.parts.clock_view import ClockState, ClockView, Pause, remaining_words
from app.ui.parts.clock_words import STATE_LOOKS, say_remaining, say_time
from app.ui.parts.row_source import ClockCell
from app.usecases.desk_policy import TicketClock
from app.usecases.read_models import NextClock

_STATES = {
    Standing.RUNNING: ClockState.RUNNING,
    Standing.AMBER: ClockState.WARNING,
    Standing.RED: ClockState.OVERDUE,
    Standing.PAUSED: ClockState.PAUSED,
    Standing.MET: ClockState.MET,
    Standing.MISSED: ClockState.MISSED,
}
"""A void clock is not shown: it asks nothing of anybody."""

LIVE = (ClockState.OVERDUE, ClockState.WARNING, ClockState.RUNNING, ClockState.PAUSED)

_SAID_AS_REST = timedelta(hours=4)


def clock_views(
    clocks: Sequence[TicketClock], ticket: Ticket, now: datetime, zone: tzinfo
) -> tuple[ClockView, ...]:
    """Every clock of the ticket that is not void, earliest due first. `now` aware, `zone` the desk's."""
    shown = [each for each in clocks if each.state in _STATES]
    return tuple(_view(each, ticket, now, zone) for each in shown)


def _view(each: TicketClock, ticket: Ticket, now: datetime, zone: tzinfo) -> ClockView:
    clock, state = each.clock, _STATES[each.state]
    start, due = clock.start.replace(tzinfo=zone), clock.due.replace(tzinfo=zone)
    stood_still = bool(clock.paused_total) or clock.paused_since is not None
    pauses = (Pause(p.start, p.end, pause_label(p.reason)) for p in ticket.pauses) if stood_still else ()
    return ClockView(
        key=f"{clock.key}@{each.item or ''}",
        label=_label(each, ticket),
        start=start,
        due=due,
        state=state,
        remaining_text=_rest(state, now, due, ticket),
        why=clock.why,
        start_event=milestone_label(clock.start_event),
        pauses=tuple(pause for pause in pauses if pause.end is None or pause.end > start),
        stopped=clock.stopped_at.replace(tzinfo=zone) if clock.stopped_at else None,
        estimated=clock.provisional,
    )


def _label(each: TicketClock, ticket: Ticket) -> str:
    name = clock_label(each.clock.key.partition(".")[0])
    if each.clock.start_event == "agreed" or not name:
        name = each.clock.name
    item = ticket.item(each.item) if each.item else None
    return f"{item.goods.name} · {name}" if item is not None else name


def _rest(state: ClockState, now: datetime, due: datetime, ticket: Ticket) -> str:
    if state is ClockState.PAUSED:
        return pause_label(ticket.paused.reason) if ticket.paused else ""
    return say_remaining(remaining_words(now, due))


def most_urgent(views: Sequence[ClockView]) -> ClockView | None:
    """The clock that asks for attention first; a paused one only when no other runs."""
    running = [view for view in views if view.state in LIVE]
    return min(
        running,
        key=lambda view: (
            view.state is ClockState.PAUSED,
            view.due is None,
            view.due.timestamp() if view.due else 0,
        ),
        default=None,
    )


def view_cell(view: ClockView, now: datetime, zone: tzinfo) -> ClockCell:
    """A clock in one line with its icon and tone."""
    return _cell(view.label, view.state, view.due, view.remaining_text, now, zone)


def next_cell(clock: NextClock | None, now: datetime, zone: tzinfo) -> ClockCell:
    """The next clock of a queue row in one line: what, how long, icon and tone."""
    if clock is None:
        return ClockCell("")
    label = clock_label(clock.key) or clock.key
    if clock.due is None or clock.paused:
        return _cell(label, ClockState.PAUSED, None, "", now, zone)
    state = ClockState.RUNNING
    if now > clock.due:
        state = ClockState.OVERDUE
    elif clock.due - now <= (clock.due - clock.start) / 4:
        state = ClockState.WARNING
    return _cell(label, state, clock.due, say_remaining(remaining_words(now, clock.due)), now, zone)


def _cell(
    label: str, state: ClockState, due: datetime | None, rest: str, now: datetime, zone: tzinfo
) -> ClockCell:
    translate = QCoreApplication.translate
    icon, tone = STATE_LOOKS[state]
    if state is ClockState.PAUSED or due is None:
        return ClockCell(translate("Clocks", "{0} · paused").format(label), icon)
    if state in (ClockState.OVERDUE, ClockState.WARNING):
        return ClockCell(f"{label} · {rest}", icon, tone)
    if due - now < _SAID_AS_REST:
        return ClockCell(f"{label} · {rest}", icon)
    said = say_time(due, now, zone)
    if due.astimezone(zone).date() == now.astimezone(zone).date():
        said = translate("Clocks", "today {0}").format(said)
    return ClockCell(f"{label} · {said}", "calendar-clock")
