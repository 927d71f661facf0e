"""Why a clock is void, in one sentence before the one about its day."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from app.ui.labels.grading import level_label
from app.ui.parts.clock_words import say_moment
from app.usecases.desk_policy import TicketClock
from app.usecases.ended_clocks import EndedBy, Ending

translate = QCoreApplication.translate


def say_ended(each: TicketClock, zone: tzinfo) -> str:
    """When a void clock ended, by what and why, and whether it had run out by then; empty for others."""
    if each.ending is None or each.clock.voided_at is None:
        return ""
    at = say_moment(each.clock.voided_at.replace(tzinfo=zone), zone)
    cause = _cause(each.ending)
    words = translate("Clocks", "Void since {0}: {1}.").format(at, cause)
    if each.clock.voided_at > each.clock.due:
        words += translate("Clocks", " It was overdue by then.")
    return words


def _cause(ending: Ending) -> str:
    level = "" if ending.level is None else level_label(ending.level)
    cause = {
        EndedBy.LEVEL_CHANGED: translate("Clocks", "the level was changed to {0}").format(level),
        EndedBy.PROMISE_VOIDED: translate("Clocks", "the promise was taken back"),
        EndedBy.WITHDRAWN: translate("Clocks", "the customer withdrew the complaint"),
        EndedBy.MERGED: translate("Clocks", "the ticket was merged into another one"),
        EndedBy.VOIDED: translate("Clocks", "the ticket was voided"),
    }[ending.by]
    return translate("Clocks", "{0} ({1})").format(cause, ending.reason) if ending.reason else cause
