"""The footer: the keys that work here, now, and what is saved."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from app.ui.kit.keys import HintRow, KeyHint
from app.ui.kit.look import current_look
from app.ui.kit.text import Text
from app.ui.theme import Space


class Footer(QFrame):
    """`hints` is the row of keys; clicking one does the same as pressing it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self.hints = HintRow()
        self._saved = Text("", "small", tone="ok")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        row.setSpacing(Space.L)
        row.addWidget(self.hints, 1)
        row.addWidget(self._saved)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fit()

    def fit(self) -> None:
        """Take the height that the theme gives the footer."""
        self.setFixedHeight(current_look().theme.sizes.footer)

    def show_hints(self, hints: Sequence[KeyHint]) -> None:
        self.hints.show_hints(hints)

    def show_saved(self, words: str) -> None:
        """Words such as «已保存 10:02:31»; they stay until others come."""
        self._saved.setText(words)

    def saved_words(self) -> str:
        return self._saved.text()
