"""A store whose key is not on this computer: the field for its recovery code or its passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.progress import BusyLine


class LockCard(Card):
    """Signals: `unlock_wanted` with what was typed."""

    unlock_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = LineEdit()
        self.open = PrimaryButton(self.tr("Open"), "Enter", "lock")
        self._wrong = HintBox("", "circle-alert", tone="danger")
        self._line = BusyLine()
        words = self.tr(
            "The recovery code stands on the printed sheet: eight groups of four signs. After it this"
            " computer keeps the key; a passphrase is asked for at each start."
        )
        self.add(HintBox(words, "info"))
        self.add(FormField(self.tr("Recovery code or passphrase"), self.field))
        row = row_of(self.open)
        row.addStretch(1)
        self.body.addLayout(row)
        self.add(self._wrong)
        self.add(self._line)
        self._wrong.hide()
        self.setFocusProxy(self.field)
        self.field.returnPressed.connect(self._wish)
        self.open.clicked.connect(self._wish)

    def show_busy(self, on: bool) -> None:
        """What was typed is being tried."""
        for control in (self.field, self.open):
            control.setEnabled(not on)
        if on:
            self._wrong.hide()
            self._line.show_busy(self.tr("Trying"))
        else:
            self._line.rest()

    def say(self, sentence: str) -> None:
        """It did not open."""
        self._wrong.set_text(sentence)
        self._wrong.show()
        self.field.setFocus()
        self.field.selectAll()

    def _wish(self) -> None:
        typed = self.field.text().strip()
        if typed:
            self.unlock_wanted.emit(typed)
