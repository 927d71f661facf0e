"""How long personal data are kept: a clock for each kind of them, and what holds its end up.

law.md 7; 个保法 19, 47; 民法典 188. The lengths are settings of the profile, each with its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Any, Final

from app.domain.privacy import Personal, Purpose
from app.domain.status import AppealStage, TrackKind
from app.domain.ticket import Ticket

SETTING: Final = "retention"
"""The name of the lengths among the settings of a profile."""

_LONGEST_DAYS: Final = 36_500


class Blocked(StrEnum):
    """Why nothing may be erased although its time came."""

    OPEN = "case_open"
    REFUND_RUNS = "refund_runs"
    IN_DISPUTE = "in_dispute"
    ON_HOLD = "on_hold"


@dataclass(frozen=True)
class Term:
    """How long something is kept from its beginning, and where that stands."""

    days: int = 0
    years: int = 0
    source: str = ""

    def after(self, beginning: datetime, zone: tzinfo) -> datetime:
        """The moment at which it ends: the same time of day at the desk, 29 February becomes 1 March."""
        local = beginning.astimezone(zone)
        year = local.year + self.years
        try:
            ended = local.replace(year=year)
        except ValueError:
            ended = local.replace(year=year, month=3, day=1)
        return (ended + timedelta(days=self.days)).astimezone(UTC)


@dataclass(frozen=True)
class Due:
    """When the data of one kind go. `at` is None while their clock has not begun."""

    kind: Personal
    at: datetime | None
    term: Term
    blocked: Blocked | None = None

    def now_due(self, now: datetime) -> bool:
        """Whether they go now."""
        return self.blocked is None and self.at is not None and self.at <= now


LEGAL: Final[Mapping[Personal, Term]] = {
    Personal.PERSON: Term(years=3, source="民法典第一百八十八条：办结后三年诉讼时效"),
    Personal.IDENTITY: Term(days=30, source="个人信息保护法第四十七条：退款完成后30天的争议期"),
}
"""The lengths where a profile sets none: to keep for ever is what the law rules out (个保法 19)."""


def read_terms(settings: Mapping[str, Any]) -> Mapping[Personal, Term]:
    """The lengths that a profile sets; those of the law for a kind of which it says nothing sensible."""
    listed = settings.get(SETTING)
    found = dict(LEGAL)
    for kind in Personal:
        said = listed.get(kind) if isinstance(listed, Mapping) else None
        if isinstance(said, Mapping):
            days, years = said.get("days", 0), said.get("years", 0)
            if _is_length(days) and _is_length(years) and (days or years):
                found[kind] = Term(days, years, str(said.get("source", "")))
    return found


def _is_length(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LONGEST_DAYS


def due_dates(ticket: Ticket, terms: Mapping[Personal, Term], zone: tzinfo) -> tuple[Due, ...]:
    """When what is kept of the person goes.

    The identity number served to check who is refunded, so its clock begins when the last refund was
    done, else with the end of the case; that of the person begins with the end of the case.
    """
    ended = ended_at(ticket)
    return tuple(_due(ticket, kind, terms[kind], ended, zone) for kind in Personal if kind in terms)


def _due(ticket: Ticket, kind: Personal, term: Term, ended: datetime | None, zone: tzinfo) -> Due:
    beginning = ended
    if ended is not None and kind is Personal.IDENTITY:
        refunds = [
            item.milestones["refund_done"] for item in ticket.items if "refund_done" in item.milestones
        ]
        beginning = max(refunds) if refunds else ended
    withdrawn = withdrawn_at(ticket) if kind is Personal.IDENTITY else None
    if withdrawn is not None:
        against = blocked(ticket, kind)
        return Due(kind, withdrawn, term, None if against is Blocked.OPEN else against)
    gone = ticket.erased.get(kind)
    if gone is not None and ended is not None and gone >= ended:
        # What came to the case since then is of a case that is over: it goes with what went before.
        return Due(kind, gone, term, blocked(ticket, kind))
    return Due(kind, None if beginning is None else term.after(beginning, zone), term, blocked(ticket, kind))


def withdrawn_at(ticket: Ticket) -> datetime | None:
    """When the consent to keep the identity number was withdrawn; None where it stands."""
    consents = [each for each in ticket.consents if each.purpose == Purpose.IDENTITY]
    return None if not consents else consents[-1].withdrawn_at


def ended_at(ticket: Ticket) -> datetime | None:
    """When the case came to its end; None while it is open."""
    if ticket.open or ticket.book:
        return None
    if ticket.voided or ticket.merged_into is not None:
        return ticket.over_at
    ends = [
        item.milestones[name]
        for item in ticket.items
        for name in ("closed", "withdrawn")
        if name in item.milestones
    ]
    return max(ends, default=None)


def blocked(ticket: Ticket, kind: Personal) -> Blocked | None:
    """What stands against erasing now: an open case, a refund under way, a dispute, somebody's order.

    An identity number outlives its purpose with the refund, but the case must be over as well: it may
    still come to a refund.
    """
    if ticket.held is not None:
        return Blocked.ON_HOLD
    if in_dispute(ticket):
        return Blocked.IN_DISPUTE
    if kind is Personal.IDENTITY and refund_runs(ticket):
        return Blocked.REFUND_RUNS
    return Blocked.OPEN if ticket.open else None


def in_dispute(ticket: Ticket) -> bool:
    """Whether an objection, a mediation or a lawsuit goes on."""
    return ticket.appeal not in (None, AppealStage.DECIDED)


def refund_runs(ticket: Ticket) -> bool:
    """Whether money is on its way back to the customer."""
    return any(
        track.kind == TrackKind.REFUND and track.step not in ("refund_due", "done")
        for item in ticket.items
        for track in item.executions
    )
