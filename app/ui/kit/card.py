"""Surfaces: a card with a title, a hint box, a divider, a column that scrolls."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.text import IconLabel, Text
from app.ui.override import override
from app.ui.theme import Space, Tone


class Card(QFrame):
    """A panel with round corners. `head` is its title row, `body` takes the content."""

    def __init__(self, title: str = "", *, side: QWidget | None = None, note: str = "") -> None:
        """`side` stands at the right end of the title row, `note` in small print after the title."""
        super().__init__()
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 8, 14, 12)
        self.body.setSpacing(6)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.S)
        self.title = Text(title, "heading")
        self.note = Text(note, "note")
        if title:
            self.setAccessibleName(title)
            self.head.addWidget(self.title)
            self.head.addWidget(self.note)
            self.head.addStretch(1)
            self.body.addLayout(self.head)
        if side is not None:
            self.head.addWidget(side)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under what is there."""
        for widget in widgets:
            self.body.addWidget(widget)

    def add_row(self, *widgets: QWidget, stretch: tuple[int, ...] = ()) -> QHBoxLayout:
        """Put widgets side by side under what is there; `stretch` shares out the width."""
        row = row_of(*widgets, stretch=stretch)
        self.body.addLayout(row)
        return row


class HintBox(QFrame):
    """A sunken box with an icon and a sentence: why something is as it is."""

    def __init__(
        self, text: str = "", icon: str = "circle-question-mark", *, tone: Tone | None = None
    ) -> None:
        super().__init__()
        if tone is None:
            self.setProperty("role", "sunken")
        else:
            self.setProperty("surface", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.S - 2, Space.S, Space.S - 2)
        row.setSpacing(Space.S)
        row.addWidget(IconLabel(icon, tone=tone, size=16))
        self.words = Text(text, "note" if tone is None else "small", tone=tone, wrap=True)
        row.addWidget(self.words, 1)

    def set_text(self, text: str) -> None:
        self.words.setText(text)


class Divider(QFrame):
    """A hair line between two parts of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "divider")
        self.setFixedHeight(1)


class ScrollColumn(QScrollArea):
    """A column of widgets that scrolls when the window is low. Fill it with `add`."""

    def __init__(self, *, spacing: int = Space.M) -> None:
        super().__init__()
        self._content = QWidget()
        self._content.setProperty("role", "column")
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)
        self.column.addStretch(1)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @override
    def sizeHint(self) -> QSize:
        """Asks for the width of its content but for little height: the rest of the page decides."""
        content = self._content.sizeHint()
        return QSize(content.width(), min(content.height(), 120))

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under what is there."""
        for widget in widgets:
            self.column.insertWidget(self.column.count() - 1, widget)


def row_of(*widgets: QWidget, stretch: tuple[int, ...] = (), spacing: int = 10) -> QHBoxLayout:
    """Widgets side by side; `stretch` shares out the width among them."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for index, widget in enumerate(widgets):
        row.addWidget(widget, stretch[index] if index < len(stretch) else 0)
    return row


def stand_in_the_middle(page: QWidget, inner: QWidget, most: int) -> None:
    """Lay `inner` in the middle of an empty page, as wide as there is room, at most so many pixels."""
    inner.setMaximumWidth(most)
    row = QHBoxLayout(page)
    row.addStretch(1)
    row.addWidget(inner, 20)
    row.addStretch(1)


def clear_layout(layout: QLayout) -> None:
    """Take everything out of `layout` and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
