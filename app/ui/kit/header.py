"""The first row of a page: what it is, one grey line about it, and what stands at its right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.kit.text import Elided, Text
from app.ui.theme import Space


class PageHeader(QWidget):
    """`title` in the title step, `note` in grey, then `beside`, and `right` at the far end."""

    def __init__(
        self, title: str, note: str = "", *, beside: tuple[QWidget, ...] = (), right: tuple[QWidget, ...] = ()
    ) -> None:
        super().__init__()
        self.title = Text(title, "title")
        self.note = Elided(note, "muted")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(Space.M)
        self.row.addWidget(self.title)
        for widget in beside:
            self.row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(self.note)
        self.row.addStretch(1)
        for widget in right:
            self.row.addWidget(widget)
        self.note.setVisible(bool(note))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_note(self, note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))
