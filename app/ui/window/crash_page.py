"""The page after a bug: what was kept, details to copy, and the way back to work."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.header import PageHeader
from app.ui.kit.text import Text
from app.ui.override import override
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page


class CrashPage(Page):
    """Says that the program made a mistake. Signal `copied` follows copying the details."""

    copied = Signal()

    def __init__(self, details: str, log_file: str, version: str) -> None:
        super().__init__()
        self._head = f"Counterfoil {version}\n"
        self.details = QPlainTextEdit(self._head + details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("Details of the error"))
        self.details.setMinimumSize(QSize(0, 160))
        self.copy = Button(self.tr("Copy details"), key="F9", icon="copy")
        self.go_on = PrimaryButton(self.tr("Back to work"), "Esc")
        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(self.left)
        self._build(log_file)

    @override
    def title(self) -> str:
        return self.tr("Something went wrong")

    @override
    def actions_now(self) -> Actions:
        return Actions([KeyAction("F9", self.tr("Copy details"), self._copy)])

    @override
    def first_focus(self) -> QWidget:
        return self.go_on

    def add_details(self, details: str) -> None:
        """Another one, while this page is still shown."""
        self.details.appendPlainText(f"\n{details}")

    def _build(self, log_file: str) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 12)
        page.setSpacing(10)
        page.addWidget(PageHeader(self.tr("Something went wrong")))
        card = Card(self.tr("What happened"))
        words = self.tr(
            "The program made a mistake. What you were typing is kept as a draft, and what was saved stays"
            " saved. You can go on working; when it happens again, restart the program."
        )
        card.add(Text(words, wrap=True))
        card.add(
            HintBox(
                self.tr("The details name no customer. Send them to whoever looks after this program."),
                "shield-check",
            )
        )
        card.add(self.details)
        card.add(Text(self.tr("Log: {0}").format(log_file), "note", wrap=True))
        row = row_of(self.copy, self.go_on)
        row.insertStretch(0, 1)
        card.body.addLayout(row)
        page.addWidget(card, 1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copied.emit()
