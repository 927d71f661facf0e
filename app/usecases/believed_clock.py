"""Whether the computer's clock is believed enough to destroy keys by it (0070).

What is over its time is erased for good. A clock of a wrong year would erase everything at once, so a clock
that cannot be right erases nothing, and one that jumped waits for head office or for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from app.domain.refusals import InputError, Refusal, RefusedError
from app.usecases.deed_rights import ANSWER_PERSON, check_deed
from app.usecases.desk import Person
from app.usecases.stated_day import StatedTime, is_plausible
from app.usecases.workplace import Workplace

HONEST_GAP: Final = timedelta(days=14)
"""So long a desk may stand still without anybody being asked: the longest holidays, and some days more."""

BELIEVED: Final = "clock.believed"
"""The setting: `day`, the last one believed; `pos`, the entry up to which the journal was looked at; `by`,
who said it where somebody did."""

IMPOSSIBLE: Final = "clock_impossible"
JUMPED: Final = "clock_jumped"


@dataclass(frozen=True)
class Doubt:
    """Why nothing is erased now: ``clock_impossible`` or ``clock_jumped``, the day that the clock shows, and
    the last one that was believed.
    """

    code: str
    shown: date
    believed: date | None = None

    @property
    def params(self) -> Mapping[str, str]:
        """As its sentence names them."""
        known = {} if self.believed is None else {"believed": self.believed.isoformat()}
        return {"shown": self.shown.isoformat(), **known}


@dataclass(frozen=True)
class _Seen:
    """How far the clock was believed, by the journal up to `pos`; `by`: who said so last."""

    day: date | None = None
    pos: int = 0
    by: str = ""


def carried(believed: date | None, days: Iterable[date]) -> date | None:
    """The last day believed when something was written on `days`, which ascend: from one to the next as long
    as no gap is longer than an honest one. Without one to begin with, the first that a clock may show.
    """
    for day in days:
        if not is_plausible(day):
            continue
        if believed is None or believed < day <= believed + HONEST_GAP:
            believed = day
    return believed


def doubt_of_clock(workplace: Workplace) -> Doubt | None:
    """Why nothing may be erased by this clock now; None where it is believed. Changes nothing."""
    return _judged(workplace)[0]


def follow_clock(workplace: Workplace) -> Doubt | None:
    """The same, and remembers the day where the clock is believed."""
    doubt, seen = _judged(workplace)
    if doubt is None and seen != _kept(workplace):
        _keep(workplace, seen)
    return doubt


def begin_clock(workplace: Workplace) -> None:
    """Begin with the day on which a store is made: what it holds of earlier days was brought into it."""
    if not _cannot_be_right(workplace):
        pos, _ = workplace.erasures.days_written(0)
        _keep(workplace, _Seen(_shown(workplace), pos))


def check_clock(workplace: Workplace) -> None:
    """Raises RefusedError clock_impossible, clock_jumped where nothing may be erased by this clock."""
    doubt = doubt_of_clock(workplace)
    if doubt is not None:
        raise RefusedError(Refusal(doubt.code, "个保法 51", doubt.params))


def believe_clock(workplace: Workplace, person: Person, day: date) -> None:
    """Somebody who answers for personal data says that it is that day, as the clock shows.

    Raises RefusedError role_not_enough, clock_impossible; InputError day_not_shown where the clock shows
    another day by now.
    """
    check_deed(workplace, ANSWER_PERSON, person)
    doubt, seen = _judged(workplace)
    shown = _shown(workplace)
    if doubt is not None and doubt.code == IMPOSSIBLE:
        raise RefusedError(Refusal(IMPOSSIBLE, "个保法 51", doubt.params))
    if day != shown:
        raise InputError("day_not_shown", "today", shown=shown.isoformat())
    _keep(workplace, _Seen(day, seen.pos, person.name))


def _judged(workplace: Workplace) -> tuple[Doubt | None, _Seen]:
    """The doubt, and what is to be remembered where there is none."""
    shown = _shown(workplace)
    kept = _kept(workplace)
    if _cannot_be_right(workplace):
        return Doubt(IMPOSSIBLE, shown, kept.day), kept
    pos, days = workplace.erasures.days_written(kept.pos)
    believed = carried(kept.day, days)
    told = workplace.told()
    if told is not None and is_plausible(told.date()):
        believed = told.date() if believed is None else max(believed, told.date())
    if believed is not None and shown > believed + HONEST_GAP:
        return Doubt(JUMPED, shown, believed), _Seen(believed, pos, kept.by)
    latest = shown if believed is None else max(believed, shown)
    return None, _Seen(latest, pos, kept.by)


def _cannot_be_right(workplace: Workplace) -> bool:
    """By the computer's own clock: a day that somebody stated dates papers, and destroys nothing (0065)."""
    time = workplace.time
    return time.is_wrong() if isinstance(time, StatedTime) else not is_plausible(time.now().date())


def _shown(workplace: Workplace) -> date:
    return workplace.time.now().astimezone(UTC).date()


def _kept(workplace: Workplace) -> _Seen:
    found = workplace.settings.get(BELIEVED)
    if not isinstance(found, Mapping):
        return _Seen()
    day, pos = found.get("day"), found.get("pos")
    try:
        known = datetime.fromisoformat(str(day)).date()
    except ValueError:
        return _Seen()
    return _Seen(known, pos if isinstance(pos, int) else 0, str(found.get("by", "")))


def _keep(workplace: Workplace, seen: _Seen) -> None:
    if seen.day is not None:
        kept = {"day": seen.day.isoformat(), "pos": seen.pos, "by": seen.by}
        workplace.settings.put({BELIEVED: kept})
