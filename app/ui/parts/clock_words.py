"""Words, icons and tones of clocks: what `clock_view` holds as values, said in the user's language."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from app.domain.hours import term_end
from app.ui.parts.clock_view import ClockState, ClockView, Remaining, TimeUnit
from app.ui.theme import Tone

STATE_LOOKS: Mapping[ClockState, tuple[str, Tone]] = MappingProxyType(
    {
        ClockState.UPCOMING: ("circle", "neutral"),
        ClockState.RUNNING: ("timer", "info"),
        ClockState.WARNING: ("hourglass", "warn"),
        ClockState.OVERDUE: ("alarm-clock", "danger"),
        ClockState.PAUSED: ("pause", "neutral"),
        ClockState.MET: ("check", "ok"),
        ClockState.MISSED: ("x", "danger"),
        ClockState.VOIDED: ("ban", "neutral"),
    }
)
"""Icon and tone of each state."""


_DAY_END = "24:00"


def say_state(state: ClockState) -> str:
    """The word of a state."""
    translate = QCoreApplication.translate
    match state:
        case ClockState.UPCOMING:
            return translate("Clocks", "Not started")
        case ClockState.RUNNING:
            return translate("Clocks", "Running")
        case ClockState.WARNING:
            return translate("Clocks", "Soon due")
        case ClockState.OVERDUE:
            return translate("Clocks", "Overdue")
        case ClockState.PAUSED:
            return translate("Clocks", "Paused")
        case ClockState.MET:
            return translate("Clocks", "Met")
        case ClockState.MISSED:
            return translate("Clocks", "Missed")
        case ClockState.VOIDED:
            return translate("Clocks", "Void")


def say_remaining(left: Remaining) -> str:
    """The time left or overrun in words, for example “12 min left”."""
    translate = QCoreApplication.translate
    if left.unit is TimeUnit.MINUTES and left.amount == 0:
        return (
            translate("Clocks", "Just overdue")
            if left.overdue
            else translate("Clocks", "Less than 1 min left")
        )
    if left.unit is TimeUnit.HOURS and left.minutes:
        text = (
            translate("Clocks", "{0} h {1} min overdue")
            if left.overdue
            else translate("Clocks", "{0} h {1} min left")
        )
        return text.format(left.amount, left.minutes)
    match left.unit:
        case TimeUnit.MINUTES:
            text = (
                translate("Clocks", "{0} min overdue")
                if left.overdue
                else translate("Clocks", "{0} min left")
            )
        case TimeUnit.HOURS:
            text = translate("Clocks", "{0} h overdue") if left.overdue else translate("Clocks", "{0} h left")
        case _:
            text = translate("Clocks", "{0} d overdue") if left.overdue else translate("Clocks", "{0} d left")
    return text.format(left.amount)


def say_chip(clock: ClockView) -> str:
    """What stands in a clock's chip: the time left while it runs, else the state."""
    running = (ClockState.RUNNING, ClockState.WARNING, ClockState.OVERDUE)
    if clock.remaining_text and (clock.state in running or clock.due is None):
        return clock.remaining_text
    return say_state(clock.state)


def say_weekday(moment: date) -> str:
    """The short name of a day of the week."""
    translate = QCoreApplication.translate
    names = (
        translate("Clocks", "Mon"),
        translate("Clocks", "Tue"),
        translate("Clocks", "Wed"),
        translate("Clocks", "Thu"),
        translate("Clocks", "Fri"),
        translate("Clocks", "Sat"),
        translate("Clocks", "Sun"),
    )
    return names[moment.weekday()]


def say_time(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """A moment as short as it stays clear: the time today, else month, day and weekday."""
    there, today = moment.astimezone(zone), now.astimezone(zone)
    if there.date() == today.date():
        return there.strftime("%H:%M")
    day = there.strftime("%m-%d" if there.year == today.year else "%Y-%m-%d")
    return f"{day} {say_weekday(there)}"


def say_moment(moment: datetime, zone: tzinfo) -> str:
    """A moment in full: date, weekday and time."""
    there = moment.astimezone(zone)
    return f"{there:%Y-%m-%d} {say_weekday(there)} {there:%H:%M}"


def say_end(due: datetime, now: datetime, zone: tzinfo) -> str:
    """When a term ends, as short as it stays clear; the midnight after a day is 24:00 of that day.

    A term of days is said by its last day, one of hours on another day by its time as well.
    """
    day, at = term_end(due.astimezone(zone))
    today = now.astimezone(zone).date()
    if day == today:
        return at
    said = f"{day:%m-%d}" if day.year == today.year else f"{day}"
    return f"{said} {say_weekday(day) if at == _DAY_END else at}"


def say_due(clock: ClockView, now: datetime, zone: tzinfo) -> str:
    """When a clock is due, marked when the calendar was estimated."""
    if clock.due is None:
        return "—"
    text = say_end(clock.due, now, zone)
    return QCoreApplication.translate("Clocks", "{0} est.").format(text) if clock.estimated else text


def say_whole(clock: ClockView, now: datetime, zone: tzinfo) -> str:
    """A clock in one sentence, for a screen reader."""
    return ", ".join((clock.label, say_due(clock, now, zone), say_state(clock.state), say_chip(clock)))
