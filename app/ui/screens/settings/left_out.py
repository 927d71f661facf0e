"""Said where rules are shown: the rules of the house are left out, this program cannot read them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.kit.card import HintBox
from app.ui.screens.settings.section import Room

translate = QCoreApplication.translate


def left_out_hint(room: Room) -> HintBox | None:
    """A warning with the reason; None while all rules are in force."""
    error = room.services.workplace.policy.left_out
    if error is None:
        return None
    why = room.program.sentence(error.code, {"field": error.field, **error.params})
    words = translate("LeftOut", "The rules of this house are left out: this program cannot read them. {0}")
    return HintBox(words.format(why), "triangle-alert", tone="danger")
