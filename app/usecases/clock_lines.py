"""Clocks as lines for paper and for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.domain.clocks import ClockState
from app.domain.ticket import Ticket
from app.usecases.desk_policy import DeskPolicy, TicketClock
from app.usecases.paper import ClockLine

_INTERNAL = frozenset({"delay_red_line", "entry"})
"""Clocks that warn the desk and promise the customer nothing."""

_OVER = (ClockState.MET, ClockState.MISSED, ClockState.VOIDED)


def printed_clocks(policy: DeskPolicy, ticket: Ticket, now: datetime) -> tuple[ClockLine, ...]:
    """The clocks a customer may hold us to: those that still run."""
    return tuple(
        ClockLine(
            key=each.clock.key.split(".")[0],
            due=each.clock.due.replace(tzinfo=policy.desk.tz),
            why=each.clock.why,
            provisional=each.clock.provisional,
            name=each.clock.name,
        )
        for each in policy.clocks(ticket, now)
        if each.state not in _OVER and each.clock.key not in _INTERNAL
    )


def clock_objects(clocks: Sequence[TicketClock]) -> list[dict[str, object]]:
    """Clocks as plain objects: moments as wall time of the desk."""
    return [
        {
            "key": each.clock.key,
            "name": each.clock.name,
            "start": f"{each.clock.start:%Y-%m-%dT%H:%M}",
            "due": f"{each.clock.due:%Y-%m-%dT%H:%M}",
            "state": each.state.value,
            "owner": each.clock.owner,
            "why": each.clock.why,
            "provisional": each.clock.provisional,
            **({"item": each.item} if each.item else {}),
            **({"stopped_at": f"{each.clock.stopped_at:%Y-%m-%dT%H:%M}"} if each.clock.stopped_at else {}),
        }
        for each in clocks
    ]
