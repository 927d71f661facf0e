"""Clocks that nobody stopped and that ask for nothing any more: what ended them, and those of past levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.copying import copied
from app.domain.milestones import Milestone
from app.domain.records import Promise
from app.domain.ticket import PastLevel, Ticket


class EndedBy(StrEnum):
    """What ended a clock before it was met or missed."""

    LEVEL_CHANGED = "level_changed"
    PROMISE_VOIDED = "promise_voided"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    VOIDED = "voided"


@dataclass(frozen=True)
class Ending:
    """What ended a clock. `reason` in somebody's words, empty where none is kept; `level` the new one."""

    by: EndedBy
    reason: str = ""
    level: int | None = None


def level_ending(past: PastLevel) -> Ending:
    """Another level was set, for these reasons."""
    return Ending(EndedBy.LEVEL_CHANGED, "；".join(past.next.reasons), past.next.level)


def promise_ending(promise: Promise) -> Ending:
    """A promise was taken back."""
    return Ending(EndedBy.PROMISE_VOIDED, promise.void_reason)


def ticket_ending(ticket: Ticket) -> Ending:
    """What ended every clock of the ticket."""
    if ticket.voided:
        return Ending(EndedBy.VOIDED, ticket.void_reason)
    return Ending(EndedBy.MERGED if ticket.merged_into is not None else EndedBy.WITHDRAWN)


def under_level(ticket: Ticket, past: PastLevel) -> Ticket:
    """The ticket as the clocks of that level saw it: what was reached while it stood, then its end."""

    def by_then(reached: Mapping[str, datetime]) -> dict[str, datetime]:
        return {key: at for key, at in reached.items() if at <= past.until}

    milestones = by_then(ticket.milestones)
    if past.since is not None:
        milestones[Milestone.TRIAGED] = past.since
    return copied(
        ticket,
        level=past.level,
        past_levels=(),
        milestones=milestones,
        items=tuple(copied(item, milestones=by_then(item.milestones)) for item in ticket.items),
        pauses=tuple(pause for pause in ticket.pauses if pause.start <= past.until),
        merged_into=None,
        voided=True,
        changed_at=past.until,
    )
