"""Clocks as lines for paper and for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.domain.ticket import Ticket
from app.usecases.desk_policy import OVER, DeskPolicy, TicketClock
from app.usecases.paper import ClockLine

_INTERNAL = frozenset({"delay_red_line", "entry"})
"""Clocks that warn the desk and promise the customer nothing."""


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
        if each.state not in OVER and each.clock.key not in _INTERNAL
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
            **_ended(each),
        }
        for each in clocks
    ]


def _ended(each: TicketClock) -> dict[str, object]:
    """Of a void clock, when it ended, by what, and why."""
    if each.ending is None or each.clock.voided_at is None:
        return {}
    why = {"reason": each.ending.reason} if each.ending.reason else {}
    new = {"level": each.ending.level} if each.ending.level is not None else {}
    return {
        "voided_at": f"{each.clock.voided_at:%Y-%m-%dT%H:%M}",
        "voided_by": each.ending.by.value,
        **new,
        **why,
    }
