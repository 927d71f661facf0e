"""What a person who sets a level should see first: the level that stands, and the one the rules propose."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.ticket import Ticket
from app.ui.labels.grading import level_label, mark_label
from app.ui.labels.lists import listed
from app.usecases.situation import Situation

translate = QCoreApplication.translate


def level_note(situation: Situation) -> str:
    """The level that stands and the gravest one proposed for any of the goods, each with its reasons."""
    lines = (_standing(situation.ticket), _proposed(situation))
    return "\n".join(line for line in lines if line)


def _standing(ticket: Ticket) -> str:
    level = ticket.level
    if level is None:
        return translate("LevelNote", "No level yet")
    words = " ".join(word for word in (level_label(level.level), mark_label(level.mark)) if word)
    if level.set_by:
        said = translate("LevelNote", "Level now: {0}, set by {1}").format(words, level.set_by)
        return _with_reasons(said, level.reasons)
    return _with_reasons(translate("LevelNote", "Level now: {0}").format(words), level.reasons)


def _proposed(situation: Situation) -> str:
    """Of several goods the gravest counts (G-10); nothing where the rules propose what stands unasked."""
    found = [
        proposed
        for decision in situation.decisions.values()
        if isinstance(proposed := decision.get("proposed_level"), Mapping)
        and isinstance(proposed.get("level"), int)
    ]
    if not found:
        return ""
    gravest = min(each["level"] for each in found)
    stands = situation.ticket.level
    if stands is not None and stands.set_by is None and stands.level == gravest:
        return translate("LevelNote", "This is what the rules propose.")
    reasons = dict.fromkeys(
        str(reason["text"]) for each in found for reason in each["reasons"] if reason["level"] == gravest
    )
    said = translate("LevelNote", "The rules propose: {0}").format(level_label(gravest))
    return _with_reasons(said, tuple(reasons))


def _with_reasons(said: str, reasons: tuple[str, ...]) -> str:
    return translate("LevelNote", "{0} – {1}").format(said, listed(reasons)) if reasons else said
