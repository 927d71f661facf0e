"""What is wrong with each file that was refused: a line for each, and no more room than a few lines take."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.card import clear_layout
from app.ui.kit.text import Elided

MOST_IN_SIGHT = 3
"""Lines; the others are scrolled to, so that thirty bad files leave the form its place."""


class RefusedLines(QScrollArea):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        self._inner = QWidget()
        self._inner.setProperty("role", "column")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(self.tr("Files that were refused"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setWidget(self._inner)
        self.hide()

    def lines(self) -> tuple[str, ...]:
        """What is said, a sentence for each file."""
        return self._lines

    def show_lines(self, lines: Sequence[str]) -> None:
        """Say these sentences; none: nothing is shown."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        clear_layout(self._column)
        labels = [Elided(line, "small", tone="danger") for line in self._lines]
        for label in labels:
            self._column.addWidget(label)
        self.setAccessibleDescription("\n".join(self._lines))
        many = len(self._lines) > MOST_IN_SIGHT
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if many else Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(sum(label.sizeHint().height() for label in labels[:MOST_IN_SIGHT]))
        self.setVisible(bool(self._lines))
