"""Cells of the queue: the level and the next clock, ready to be drawn.

Light on purpose: the first list of the window is shown before the rules of the trade are imported.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from app.domain.hours import term_end
from app.ui.labels.grading import clock_label, level_label, mark_label
from app.ui.parts.clock_view import ClockState, remaining_words
from app.ui.parts.clock_words import STATE_LOOKS, say_end, say_remaining
from app.ui.parts.row_source import ClockCell, LevelCell
from app.ui.theme import Tone
from app.usecases.read_models import NextClock

_SAID_AS_REST = timedelta(hours=4)


def level_cell(level: int | None, mark: str) -> LevelCell:
    """The level as a chip; nothing before there is one."""
    if level is None:
        return LevelCell("")
    tones: dict[int, Tone] = {1: "danger", 2: "info"}
    return LevelCell(f"{level_label(level)} {mark_label(mark)}".strip(), tones.get(level, "neutral"))


def next_cell(clock: NextClock | None, now: datetime, zone: tzinfo) -> ClockCell:
    """The next clock of a queue row in one line: what, how long, icon and tone."""
    if clock is None:
        return ClockCell("")
    label = clock_label(clock.key) or clock.key
    if clock.due is None or clock.paused:
        return clock_cell(label, ClockState.PAUSED, None, "", now, zone)
    state = ClockState.RUNNING
    if now > clock.due:
        state = ClockState.OVERDUE
    elif clock.due - now <= (clock.due - clock.start) / 4:
        state = ClockState.WARNING
    return clock_cell(label, state, clock.due, say_remaining(remaining_words(now, clock.due)), now, zone)


def clock_cell(
    label: str, state: ClockState, due: datetime | None, rest: str, now: datetime, zone: tzinfo
) -> ClockCell:
    """A clock in one line: `due` None or paused, overdue or soon as a chip, else the moment."""
    translate = QCoreApplication.translate
    icon, tone = STATE_LOOKS[state]
    if state is ClockState.PAUSED or due is None:
        return ClockCell(translate("Clocks", "{0} · paused").format(label), icon)
    if state in (ClockState.OVERDUE, ClockState.WARNING):
        return ClockCell(f"{label} · {rest}", icon, tone)
    if due - now < _SAID_AS_REST:
        return ClockCell(f"{label} · {rest}", icon)
    said = say_end(due, now, zone)
    if term_end(due.astimezone(zone))[0] == now.astimezone(zone).date():
        today = translate("Clocks", "today {0}").format(said)
        return ClockCell(f"{label} · {today}", "calendar-clock", short=f"{label} · {said}")
    date, _, _weekday = said.rpartition(" ")
    return ClockCell(f"{label} · {said}", "calendar-clock", short=f"{label} · {date}")
