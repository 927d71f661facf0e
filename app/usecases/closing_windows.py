"""Periods of a right that are about to close (A09): what still may be asked for, and how long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.policy.decision import Decision, mappings
from app.domain.repairs import REPAIRING
from app.domain.status import DONE
from app.domain.ticket import Item, Ticket
from app.usecases.desk_policy import TicketClock
from app.usecases.reasons import period_sentences, whole_reason

SOON_DAYS = 3
"""A period is told of from so many days before its last day; its last day itself is 0."""

RED_LINE = "deemed_delay_after"
"""Decision key of the fifteenth day: after it, doing nothing counts as refusing (处罚办法8、9)."""


RED_LINE_CLOCK = "delay_red_line"
"""Key of the clock of that line."""


REPAIR_LIMITS: Final = ("repair_limit_last_day", "parts_limit_last_day")
"""Decision keys of the day until which goods must be back from repair (E-04)."""

REPAIR_DAYS: Final = 7
"""A limit of a repair is told of from so many days before its last day, and as long as it is passed."""


class Urgency(StrEnum):
    """How near the last day is; past is only a limit of the house's own doing."""

    PAST = "past"
    TODAY = "today"
    TOMORROW = "tomorrow"
    SOON = "soon"


@dataclass(frozen=True)
class ClosingWindow:
    """A period that is about to close.

    `key` is its decision key. `staff_day` is the day to keep to at the desk: the earlier of the nominal
    and the rolled last day; `right_day` is until when the customer may insist, the later of both.
    `left` counts the days from today to `staff_day`; while only the customer's day is still to come, to
    that one. Below 0 it is passed, which is told of limits of a repair alone. `remedies` are what may be
    asked for in it; none for a limit of the house's own doing.
    """

    key: str
    staff_day: date
    right_day: date
    left: int
    remedies: tuple[str, ...] = ()
    promise: bool = False
    why: str = ""

    @property
    def urgency(self) -> Urgency:
        """How near it is."""
        if self.left < 0:
            return Urgency.PAST
        return {0: Urgency.TODAY, 1: Urgency.TOMORROW}.get(self.left, Urgency.SOON)

    @property
    def rolled(self) -> bool:
        """Whether rest days give the customer more time than the desk should count on."""
        return self.right_day > self.staff_day


def closing_windows(decision: Decision, today: date, *, red_line: bool = True) -> tuple[ClosingWindow, ...]:
    """Those that close within SOON_DAYS and still give the customer something, the nearest first.

    A right that is shut out, or whose days are over, is not told of. `red_line` says whether the
    fifteen-day limit still runs: once the case is carried out, it no longer does.
    """
    found: dict[tuple[str, date], ClosingWindow] = {}
    sentences = period_sentences(decision)
    for line in _reasons(decision):
        window = _window(line, whole_reason(decision, line, sentences), today)
        if window is None:
            continue
        known = found.get((window.key, window.right_day))
        remedies = (*(known.remedies if known else ()), *window.remedies)
        found[window.key, window.right_day] = replace(window, remedies=tuple(dict.fromkeys(remedies)))
    limit = _red_line(decision, today) if red_line else None
    return tuple(sorted([*found.values(), *([limit] if limit else [])], key=lambda each: each.left))


def closing_on_ticket(
    decision: Decision, clocks: Iterable[TicketClock], item: Item, today: date
) -> tuple[ClosingWindow, ...]:
    """Those of an item of a ticket, and the limits of a repair that runs: nothing once it is carried out.

    The red line is told of while its clock runs.
    """
    if item.stage in DONE:
        return ()
    runs = any(
        each.clock.key == RED_LINE_CLOCK and each.clock.stopped_at is None and each.clock.voided_at is None
        for each in clocks
        if each.item in (None, item.id)
    )
    limits = _repair_limits(decision, today) if _in_repair(item) else ()
    windows = closing_windows(decision, today, red_line=runs)
    return tuple(sorted((*limits, *windows), key=lambda each: each.left))


def closing_of_all(
    ticket: Ticket, decisions: Mapping[str, Decision], clocks: Iterable[TicketClock], today: date
) -> tuple[ClosingWindow, ...]:
    """Those of any of the goods of a ticket, each told once, the nearest first; `decisions` are by item."""
    found: dict[tuple[str, date], ClosingWindow] = {}
    clocks = tuple(clocks)
    for item in ticket.items:
        for each in closing_on_ticket(decisions[item.id], clocks, item, today):
            found.setdefault((each.key, each.right_day), each)
    return tuple(sorted(found.values(), key=lambda each: each.left))


def _reasons(decision: Decision) -> Iterable[Mapping[str, object]]:
    """Every reason for a remedy that is or may be owed; the weaker ones that reach further too."""
    for line in decision.lines("remedies"):
        if line.get("strength") != "not_owed":
            yield line
            yield from ({"remedy": line["remedy"], **each} for each in mappings(line.get("also")))


def _window(line: Mapping[str, object], why: str, today: date) -> ClosingWindow | None:
    key, last = line.get("window"), line.get("last_day")
    if not isinstance(key, str) or not isinstance(last, str):
        return None
    nominal = line.get("last_day_nominal")
    right = date.fromisoformat(last)
    staff = min(right, date.fromisoformat(nominal)) if isinstance(nominal, str) else right
    left = ((staff if staff >= today else right) - today).days
    if not 0 <= left <= SOON_DAYS:
        return None
    promise = line.get("strength") == "promise"
    return ClosingWindow(key, staff, right, left, (str(line["remedy"]),), promise, why)


def _red_line(decision: Decision, today: date) -> ClosingWindow | None:
    limit = _limit(decision, RED_LINE, today)
    return limit if limit is not None and 0 <= limit.left <= SOON_DAYS else None


def _repair_limits(decision: Decision, today: date) -> Iterable[ClosingWindow]:
    limits = (_limit(decision, key, today) for key in REPAIR_LIMITS)
    return [each for each in limits if each is not None and each.left <= REPAIR_DAYS]


def _in_repair(item: Item) -> bool:
    """Whether a repair runs: one of this ticket, else one that somebody stated and did not say is over."""
    tracks = [each for each in item.executions if each.kind in REPAIRING]
    if tracks:
        return tracks[-1].step != "done"
    over = ("repair_delivered_date", "repair_returned_date")
    return "sent_repair_date" in item.stated and not any(key in item.stated for key in over)


def _limit(decision: Decision, key: str, today: date) -> ClosingWindow | None:
    """A limit of the house's own doing, with how it was counted."""
    last = decision.text(key)
    if last is None:
        return None
    day = date.fromisoformat(last)
    told = (each for each in decision.lines("why") if each.get("key") == key)
    return ClosingWindow(key, day, day, (day - today).days, why=str(next(told, {}).get("text", "")))
