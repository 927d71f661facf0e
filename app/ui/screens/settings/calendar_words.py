"""Words about holiday years: where one comes from, which days are off, what saving a notice does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.calendar import YearPlan
from app.domain.holiday_notice import Doubt
from app.ui.parts.clock_words import say_weekday
from app.ui.screens.common.beside import Sentence
from app.ui.theme import Tone
from app.usecases.holiday_years import KnownYear, Origin, YearChange

translate = QCoreApplication.translate


def origin_chip(origin: Origin) -> tuple[str, Tone, str]:
    """Word, tone and icon for where a year comes from."""
    words: dict[Origin, tuple[str, Tone, str]] = {
        "official": (translate("Calendar", "official"), "ok", "circle-check"),
        "office": (translate("Calendar", "head office"), "accent", "store"),
        "house": (translate("Calendar", "imported here"), "accent", "download"),
        "provisional": (translate("Calendar", "provisional"), "warn", "triangle-alert"),
    }
    return words[origin]


def counts_words(known: KnownYear) -> str:
    """How many days are off and how many weekend days are worked."""
    if known.plan is None:
        return translate("Calendar", "only the statutory days and weekends")
    off, worked = len(known.plan.off), len(known.plan.makeup)
    return translate("Calendar", "{0} days off, {1} weekend days worked").format(off, worked)


def source_words(known: KnownYear) -> str:
    """The notice, its number and the day it was published; what is in doubt comes first."""
    plan = known.plan
    if plan is None:
        return translate("Calendar", "No plan yet; deadlines that reach into it are marked provisional")
    said = [plan.source, plan.number, published_words(plan)]
    if plan.doubts:
        doubted = translate("Calendar", "Doubts: {0}; deadlines that reach into it are marked provisional")
        said.insert(0, doubted.format(plan.doubts))
    return " · ".join(filter(None, said))


def published_words(plan: YearPlan) -> str:
    """The day under the notice; that there is none, where it names none."""
    if plan.published is None:
        return translate("Calendar", "day of publication not stated")
    return plan.published.isoformat()


def day_words(day: date) -> str:
    """Month, day and weekday."""
    return f"{day:%m-%d} {say_weekday(day)}"


def spans(days: Iterable[date]) -> list[tuple[date, date]]:
    """First and last day of each run of consecutive days."""
    found: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if found and day - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def off_words(days: Iterable[date]) -> str:
    """The days off of one holiday, from and to, and how many."""
    runs = spans(days)
    if not runs:
        return translate("Calendar", "none")
    total = sum((last - first).days + 1 for first, last in runs)
    said = [
        day_words(first) if first == last else f"{day_words(first)} – {day_words(last)}"
        for first, last in runs
    ]
    count = translate("Calendar", "1 day") if total == 1 else translate("Calendar", "{0} days").format(total)
    return translate("Calendar", "{0} · {1}").format(", ".join(said), count)


def worked_words(days: Iterable[date]) -> str:
    """The weekend days worked for one holiday."""
    return ", ".join(map(day_words, sorted(days))) or translate("Calendar", "none")


def doubt_words(sentence: Sentence, doubt: Doubt) -> str:
    """What in the notice does not agree with itself."""
    return sentence(doubt.code, {"words": doubt.words, "expected": doubt.expected})


def save_words(change: YearChange, doubts: int) -> str:
    """The button says what pressing it takes upon itself."""
    year = change.plan.year
    if change.before is not None and not doubts:
        return translate("Calendar", "Replace year {0}").format(year)
    if change.before is not None:
        return translate("Calendar", "Replace {0} in spite of doubts: {1}").format(year, doubts)
    if doubts:
        return translate("Calendar", "Save {0} in spite of doubts: {1}").format(year, doubts)
    return translate("Calendar", "Save year {0}").format(year)


def wanted_words(year: int) -> str:
    """The year's plan is missing (A12)."""
    return translate("Calendar", "Please import the holiday plan of {0}").format(year)
