"""What stands where a list would: what it means that there is nothing, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.text import IconLabel, Text
from app.ui.theme import Space


class EmptyState(QWidget):
    """An icon, a sentence, one more in small print, and a button when something can be done."""

    def __init__(self, icon: str, title: str, detail: str = "", action: QWidget | None = None) -> None:
        super().__init__()
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setSpacing(Space.S)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, size=36), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (Text(title, "heading", wrap=True), Text(detail, "muted", wrap=True)):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
            words.setVisible(bool(words.text()))  # only now: without a parent it would open as a window
        if action is not None:
            column.addSpacing(Space.S)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
