"""Evaluates windows: until which day a right may be used, and whether the claim came in time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from app.domain.counting import Count, Length, Unit, count_days, count_working_days
from app.domain.policy.case import Case
from app.domain.policy.conditions import Finding, Truth
from app.domain.policy.phrases import Phrases
from app.domain.policy.rules import AgreedLength, CategoryLength, FactLength, Start, WindowRule


class WindowState(StrEnum):
    """How the claim lies to the window."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


NOT_GIVEN = "not_given"
"""What a condition finds for a window that does not apply to the case: neither open nor closed."""


@dataclass(frozen=True)
class Window:
    """One window of a case. `count` is None when its start or length is not known; `missing` says why."""

    rule: WindowRule
    state: WindowState
    count: Count | None = None
    start_fact: str = ""
    claimed: date | None = None
    missing: tuple[str, ...] = ()
    plus_days: int = 0
    extended: int = 0
    """Days that were added for what does not count, such as time in repair."""
    applies: bool = True
    """Whether the case is known to have this window; one that is over either way is closed all the same."""


def evaluate_windows(case: Case) -> dict[str, Window]:
    """Every window that applies, by rule id, in the order of the rules.

    Each one is also noted in the case as ``window:ID`` (open or closed), its last day
    under its key, and whether one is open under its open key: later rules build on it.
    """
    windows: dict[str, Window] = {}
    case.derived |= {f"window:{ruled_out}": NOT_GIVEN for ruled_out in case.rules.ruled_out}
    for rule in case.rules.windows:
        finding = rule.head.when.find(case)
        if finding.truth is Truth.NO:
            case.derived[f"window:{rule.head.id}"] = NOT_GIVEN
            continue
        window = _evaluate(rule, case)
        if finding.truth is Truth.UNKNOWN:
            window = _unsure(window, finding, case)
        windows[rule.head.id] = window
        case.asked[f"window:{rule.head.id}"] = case.to_ask(window.missing or finding.open_facts)
        if not window.applies:
            continue
        if window.state is not WindowState.UNKNOWN:
            case.derived[f"window:{rule.head.id}"] = window.state.value
            if rule.open_key is not None:
                known = case.derived.get(rule.open_key) is True
                case.derived[rule.open_key] = known or window.state is WindowState.OPEN
        if window.count is not None:
            _note(case, rule.key, window.count.last_day)
            _note(case, f"last_day:{rule.head.id}", window.count.last_day)
    return windows


def account(window: Window, phrases: Phrases) -> str:
    """How the period was counted, in words; empty where it could not be."""
    if window.count is None:
        return ""
    event = phrases.term("facts", window.start_fact)
    if window.plus_days:
        event = phrases.say("some_days_after", event=event, days=str(window.plus_days))
    said = phrases.counting(window.count, event)
    return said + phrases.say("extended", days=str(window.extended)) if window.extended else said


def latest(windows: Iterable[Window]) -> Window | None:
    """Of several layers of one right, the one that reaches furthest: the better promise binds."""
    counted = [window for window in windows if window.count is not None]
    return max(counted, key=lambda window: window.count.due if window.count else date.min, default=None)


def _note(case: Case, key: str, day: date) -> None:
    known = case.derived.get(key)
    if not isinstance(known, date) or day > known:
        case.derived[key] = day


def _evaluate(rule: WindowRule, case: Case) -> Window:
    start, missing = _start(rule.starts, case)
    length = _length(rule, case)
    if start is None or isinstance(length, str):
        gaps = missing if start is None else ()
        return Window(
            rule, WindowState.UNKNOWN, missing=gaps + ((length,) if isinstance(length, str) else ())
        )
    began, day = start
    extra = sum(case.whole(key) or 0 for key in rule.extend_by)
    counted = _count(day, length, extra, rule, case)
    claimed = case.first_day(rule.judged_at or ("claim_date",))
    if claimed is None:
        state, gaps = WindowState.UNKNOWN, ((rule.judged_at or ("reported_at",))[0],)
    else:
        state, gaps = WindowState.OPEN if claimed <= counted.last_day else WindowState.CLOSED, ()
    return Window(rule, state, counted, began.fact, claimed, gaps, began.plus_days, extra)


def _unsure(window: Window, finding: Finding, case: Case) -> Window:
    """A window that the case may have: closed if it would be over in any case, else everything is asked."""
    start = next((each for each in window.rule.starts if each.fact == window.start_fact), None)
    if window.state is WindowState.CLOSED and start is not None and not start.when.find(case).open_facts:
        return replace(window, applies=False)
    missing = (*finding.open_facts, *window.missing)
    return Window(window.rule, WindowState.UNKNOWN, missing=missing)


def _start(starts: tuple[Start, ...], case: Case) -> tuple[tuple[Start, date] | None, tuple[str, ...]]:
    """The first start whose condition holds and whose day is known, else what is missing."""
    missing: list[str] = []
    for start in starts:
        finding = start.when.find(case)
        if not finding.holds:
            continue
        day = case.day(start.fact)
        if day is not None:
            return (start, day + timedelta(days=start.plus_days)), ()
        missing.append(start.fact)
        if start.required:
            break
    return None, tuple(missing[-1:])


def _length(rule: WindowRule, case: Case) -> Length | str:
    """The length, or the key of the fact that would give it."""
    length = rule.length
    if isinstance(length, Length):
        return length
    if isinstance(length, FactLength):
        stated = case.whole(length.fact)
        if stated is None and length.default is None:
            return length.fact
        chosen = stated if stated is not None else length.default or 0
        return Length(max(chosen, length.at_least), length.unit)
    months = 0 if isinstance(length, AgreedLength) else _catalogue_months(length, case)
    months = max(months, _agreed_months(case))
    return Length(months, Unit.MONTHS) if months else "agreed_warranty_months"


def _catalogue_months(length: CategoryLength, case: Case) -> int:
    """The catalogue's months, if they are verified; a shorter agreement is void, a longer one binds."""
    category = case.rules.categories.get(str(case.value("category")))
    listed = category.terms.get(length.column) if category and category.verified else None
    return listed if isinstance(listed, int) else 0


def _agreed_months(case: Case) -> int:
    return max(case.whole("agreed_warranty_months") or 0, 12 * (case.whole("agreed_warranty_years") or 0))


def _count(day: date, length: Length, extra: int, rule: WindowRule, case: Case) -> Count:
    """Days of repair or of first installation are added at the end, then the last day rolls (C3)."""
    if length.unit is Unit.WORKING_DAYS:
        return count_working_days(day, length, case.calendar)
    if length.unit is Unit.DAYS:
        return count_days(day, Length(length.count + extra, Unit.DAYS), case.calendar, roll=rule.roll)
    if not extra:
        return count_days(day, length, case.calendar, roll=rule.roll)
    whole = count_days(day, length, case.calendar).last_day
    days = Length((whole - day).days + extra, Unit.DAYS)
    return count_days(day, days, case.calendar, roll=rule.roll)
