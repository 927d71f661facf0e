"""A text field under the wording guard: what should be said differently is underlined."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.wording import Mark, Phrase
from app.ui.kit.textedit import TextEdit
from app.ui.screens.common.wording_bar import WordingBar
from app.ui.theme import Space


class GuardedText(QWidget):
    """A text field that is watched. The field keeps the focus; the button under it says it differently."""

    def __init__(self, phrases: Sequence[Phrase], *, rows: int = 2) -> None:
        super().__init__()
        self.field = TextEdit(rows=rows)
        self.bar = WordingBar(phrases)
        self.swap = self.bar.swap
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.field)
        column.addWidget(self.bar)
        self.setFocusProxy(self.field)
        self.bar.attach(self.field)

    def text(self) -> str:
        """What is written."""
        return self.field.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Write something else."""
        if text != self.field.toPlainText():
            self.field.setPlainText(text)

    def watch(self, phrases: Sequence[Phrase]) -> None:
        """Look out for these from now on."""
        self.bar.watch(phrases)

    def allow(self, remedies: Collection[str]) -> None:
        """These remedies are owed, offered or agreed: speaking of them promises nothing new."""
        self.bar.allow(remedies)

    def marks(self) -> tuple[Mark, ...]:
        """What is marked now."""
        return self.bar.marks

    def set_wrong(self, wrong: bool) -> None:
        """Draw the field as wrong."""
        self.field.set_wrong(wrong)
