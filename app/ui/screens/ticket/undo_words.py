"""What Ctrl+Z would take back, and why something stays, in the words of the desk."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from app.domain.taking_back import CHANGED_SINCE
from app.ui.labels.history import entry_label
from app.ui.screens.common.course import ATTACHED, course_lines
from app.usecases.situation import Situation
from app.usecases.take_back import OwnChange

translate = QCoreApplication.translate


def change_words(change: OwnChange, situation: Situation, zone: tzinfo, *, detail: bool = True) -> str:
    """«Goods corrected» 10:02, and what it was, as the course of the ticket says it."""
    words = translate("Undo", "«{0}» {1}").format(
        entry_label(change.kind), f"{change.at.astimezone(zone):%H:%M}"
    )
    said = _detail(change, situation, zone) if detail else ""
    return translate("Undo", "{0} ({1})").format(words, said) if said else words


def _detail(change: OwnChange, situation: Situation, zone: tzinfo) -> str:
    history = situation.history
    place = next((n for n, line in enumerate(history) if line.entry == change.entry), None)
    if place is None:
        return ""
    # Photos of one go are one line of the course: only the one meant is said. Others need what was before.
    lines = history[place : place + 1] if change.kind == ATTACHED else history[: place + 1]
    return course_lines(lines, situation.ticket, zone, situation.names)[-1].detail


def instead_words(code: str) -> str:
    """What follows a change that cannot be taken back."""
    return {
        "taken_in": translate("Undo", "what was taken in is voided as a whole (press .)"),
        "ticket_ended": translate("Undo", "reopen the ticket instead (press .)"),
        "ticket_voided": translate("Undo", "take the case in anew"),
        "paper_out": translate("Undo", "void the document instead (press .)"),
        "handed_over": translate("Undo", "what was handed over or signed stays; issue a new version"),
        "was_said": translate("Undo", "write another line that puts it right (press N)"),
        "evidence_out": translate("Undo", "add the picture again (F6)"),
        "was_decided": translate("Undo", "a new decision replaces it (press .)"),
        CHANGED_SINCE: translate("Undo", "it was changed again since"),
    }.get(code, translate("Undo", "a new entry corrects it (press .)"))
