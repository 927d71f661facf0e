"""Clocks of the policy made ready to be shown, and the one line about the clock that is next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from app.domain.clocks import ClockState as Standing
from app.domain.ticket import Ticket
from app.ui.labels.grading import clock_label, milestone_label, pause_label
from app.ui.parts.clock_view import ClockState, ClockView, Pause, remaining_words
from app.ui.parts.clock_words import say_remaining
from app.ui.parts.row_source import ClockCell
from app.ui.screens.common.ended_words import say_ended
from app.ui.screens.common.queue_cells import clock_cell
from app.usecases.desk_policy import TicketClock

_STATES = {
    Standing.RUNNING: ClockState.RUNNING,
    Standing.AMBER: ClockState.WARNING,
    Standing.RED: ClockState.OVERDUE,
    Standing.PAUSED: ClockState.PAUSED,
    Standing.MET: ClockState.MET,
    Standing.MISSED: ClockState.MISSED,
    Standing.VOIDED: ClockState.VOIDED,
}

LIVE = (ClockState.OVERDUE, ClockState.WARNING, ClockState.RUNNING, ClockState.PAUSED)


def clock_views(
    clocks: Sequence[TicketClock], ticket: Ticket, now: datetime, zone: tzinfo
) -> tuple[ClockView, ...]:
    """Every clock of the ticket, earliest due first and void ones last. `now` aware, `zone` the desk's."""
    return tuple(_view(each, ticket, now, zone) for each in clocks)


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
        why=" ".join(words for words in (say_ended(each, zone), clock.why) if words),
        start_event=milestone_label(clock.start_event),
        pauses=tuple(pause for pause in pauses if pause.end is None or pause.end > start),
        stopped=clock.stopped_at.replace(tzinfo=zone) if clock.stopped_at else None,
        voided=clock.voided_at.replace(tzinfo=zone) if clock.voided_at else None,
        estimated=clock.provisional,
    )


def _label(each: TicketClock, ticket: Ticket) -> str:
    name = clock_label(each.clock.key.partition(".")[0])
    if each.clock.start_event == "agreed" or not name:
        name = each.clock.name
    item = ticket.item(each.item) if each.item else None
    return f"{item.goods.name} · {name}" if item is not None else name


def _rest(state: ClockState, now: datetime, due: datetime, ticket: Ticket) -> str:
    if state is ClockState.VOIDED:
        return ""
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
    return clock_cell(view.label, view.state, view.due, view.remaining_text, now, zone)
