"""授权: a right lent for one change of the settings, by somebody who has it. Nobody is signed in or out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import row_of
from app.ui.screens.common.lender_fields import LenderFields
from app.ui.theme import Space
from app.usecases.overrides import Lender


class Borrowing(QWidget):
    """Who lends, and a button. Signal `wanted` carries the Lending."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lender = LenderFields()
        self.button = Button(self.tr("Lend the right once"), icon="lock")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.lender)
        column.addLayout(row_of(self.button, QWidget(), stretch=(0, 1)))
        self.button.clicked.connect(lambda: self.wanted.emit(self.lender.lending()))
        self.lender.pin.returnPressed.connect(self.lender.reason.setFocus)
        self.lender.reason.returnPressed.connect(self.button.click)

    def offer(self, people: Iterable[Lender]) -> None:
        """Who could lend it."""
        self.lender.offer(people)
        self.button.setEnabled(self.lender.anybody())
