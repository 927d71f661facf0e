"""Where what is about to be done needs the customer's consent: ask, and keep the answer, there and then."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.domain.privacy import Purpose
from app.domain.steps.privacy import GiveConsent
from app.ui.kit.buttons import Button
from app.ui.screens.common.print_order import PrintOrder

NOT_SHARED = "sharing_not_consented"
"""The refusal that the customer's consent ends."""


class ConsentAsked(Button):
    """Keeps that the customer, who was told who gets the case, consents; shown while that is what is missing.

    Signal: `given` when it was kept.
    """

    given = Signal()

    def __init__(self, printing: PrintOrder, ticket_id: str) -> None:
        super().__init__("", icon="check", small=True)
        self.set_words(self.tr("The customer consents now"), "Alt+Y")
        self._printing, self._ticket_id = printing, ticket_id
        self.clicked.connect(self._keep)

    def ask(self, code: str) -> None:
        """Show it where `code` is what a consent ends."""
        self.setVisible(code == NOT_SHARED)

    def is_asked_by(self, event: QKeyEvent) -> bool:
        """Whether that is its key."""
        return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.AltModifier

    def _keep(self) -> None:
        self._printing.perform(self._ticket_id, GiveConsent(Purpose.SHARING), self.given.emit)
