"""F1: what the focused field is for, what may be typed there, and which rule asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage

translate = QCoreApplication.translate


class FieldHelp(QObject):
    """Shows one or two sentences over the right side; F1 again, or Esc, takes them away."""

    def __init__(self, page: IntakePage) -> None:
        super().__init__(page)
        self._page = page

    @property
    def shown(self) -> bool:
        """Whether a help text is in sight."""
        return not self._page.view.field_help.isHidden()

    def toggle(self) -> None:
        """Show help on the focused field, or take it away."""
        if self.shown:
            self.hide()
            return
        name = self._focused()
        words = help_on(name) or translate("Intake help", "Enter goes on; on the last field it saves.")
        self._page.view.field_help.set_text(words)
        self._page.view.field_help.show()

    def hide(self) -> None:
        """Take the help away."""
        self._page.view.field_help.hide()

    def _focused(self) -> str:
        focus = QApplication.focusWidget()
        for card in self._page.view.cards():
            for name, field in card.fields.items():
                if field.control is focus:
                    return name
        return ""


def help_on(field: str) -> str:
    """The help text of a field; empty when its label says all."""
    return _common_help(field) or _rare_help(field)


def _common_help(field: str) -> str:
    return {
        "phone": translate(
            "Intake help",
            "The last 4 digits, the whole number, a name or its initials find customers you know."
            " Nobody found: what you typed is carried on.",
        ),
        "verified_by": translate(
            "Intake help",
            "To be verified before the case is closed: shown, called back, code.",
        ),
        "id_number": translate(
            "Intake help",
            "Only for returns and exchanges above ¥5,000.00. Kept sealed, masked on paper,"
            " never in drafts. Who refuses keeps every right.",
        ),
        "barcode": translate(
            "Intake help",
            "Scan at any time, in any field. A new barcode asks for the name once.",
        ),
        "sold_date": translate("Intake help", "1118, 11-18, -3 and 昨 are dates. Up and Down move by a day."),
        "proof": translate(
            "Intake help",
            "Without proof the case is taken in all the same and marked to be checked;"
            " a member record needs a supervisor's word.",
        ),
        "words": translate(
            "Intake help",
            "The customer's own words. Danger or the media in them propose level 1. Ctrl+Enter: new line.",
        ),
        "demand": translate("Intake help", "The digit before a word takes it."),
        "received": translate("Intake help", "Pieces with a comma between them; each gets a label 1/2, 2/2."),
        "promise": translate("Intake help", "Say what and when: it becomes a clock of the ticket."),
        "people": translate("Intake help", "More than 5 customers with one fault are a batch, level 1."),
    }.get(field, "")


def _rare_help(field: str) -> str:
    return {
        "proof_state": translate(
            "Intake help",
            "What the program makes of the proof can be put right by who saw it, with the reason."
            " A member record stays to be checked until a supervisor confirms it.",
        ),
        "proof_reason": translate("Intake help", "How the proof was checked, or why it does not count."),
        "received_date": translate(
            "Intake help", "The day of delivery starts the windows of goods that come to the house."
        ),
        "installed_date": translate(
            "Intake help", "Where the merchant installs, the windows start when that is done."
        ),
        "accepted_date": translate(
            "Intake help", "The day on which the customer found the installed goods right."
        ),
        "custom_made": translate(
            "Intake help", "Made to the customer's measure: the law's return without reason does not hold."
        ),
        "looks": translate(
            "Intake help",
            "The look at the goods on the counter: packing, traces of use, accessories."
            " It decides whether they go back without reason.",
        ),
        "quantity": translate("Intake help", "Pieces of the same article; the price is that of one."),
        "part": translate("Intake help", "Where on the goods it is: lid, hinge, back board."),
        "wanted_by": translate("Intake help", "The customer's last day; 1201, +3 and 周五 are dates."),
        "injury": translate("Intake help", "Somebody came to harm: level 1, and photos of it."),
        "ticks": translate(
            "Intake help",
            "What the customer agreed to; care means that the desk comes to the customer.",
        ),
        "access_note": translate("Intake help", "For the visit: floor, lift, where to park."),
    }.get(field, "")
