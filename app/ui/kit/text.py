"""Text on a screen: a label that knows its step, and one that is cut with … instead of growing."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.kit.look import current_look
from app.ui.override import override
from app.ui.theme import Tone

TextKind = Literal["title", "heading", "strong", "figure", "label", "small", "muted", "note", "body"]


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a changed dynamic property."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Text(QLabel):
    """A label of one kind, plain text only: what a customer said never becomes markup."""

    def __init__(
        self, text: str = "", kind: TextKind = "body", *, tone: Tone | None = None, wrap: bool = False
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(wrap)
        if tone is not None:
            self.setProperty("tone", tone)

    def set_tone(self, tone: Tone | None) -> None:
        """Colour the text; the words themselves must already say it."""
        self.setProperty("tone", tone)
        restyle(self)


class Elided(Text):
    """One line that gives way when room is short; the whole text is its tooltip."""

    def __init__(self, text: str = "", kind: TextKind = "body", *, tone: Tone | None = None) -> None:
        super().__init__(text, kind, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 2, super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, shown)


class IconLabel(QWidget):
    """One icon in a colour of the theme; says nothing by itself, so a word stands beside it."""

    def __init__(self, name: str, *, tone: Tone | None = None, size: int = 0) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, tone: Tone | None = None) -> None:
        self._name, self._tone = name, tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self._size or current_look().theme.sizes.icon
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._name:
            return
        look = current_look()
        colour = look.theme.tones[self._tone].ink if self._tone else look.theme.colours.ink_2
        side = float(min(self.width(), self.height()))
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        look.icons.paint(QPainter(self), self._name, place, colour)
