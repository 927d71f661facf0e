"""Chips and badges: one word or one number about a thing."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.ui.kit.look import current_look
from app.ui.kit.paint import CENTRE, chip_size, key_font, paint_chip, rounded, text_at
from app.ui.override import override
from app.ui.theme import Tone


class Chip(QLabel):
    """A pill: a word, its tone and, before it, an icon. Its accessible name is its word."""

    def __init__(self, text: str = "", tone: Tone = "neutral", icon: str = "") -> None:
        super().__init__(text)
        self._tone: Tone = tone
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def tone(self) -> Tone:
        return self._tone

    def show_word(self, text: str, tone: Tone = "neutral", icon: str = "") -> None:
        """Say something else; an empty text hides the chip."""
        self._tone, self._icon = tone, icon
        self.setText(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return chip_size(current_look(), self.text(), self._icon).toSize() + QSize(1, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, current_look(), QRectF(self.rect()), self.text(), self._tone, self._icon)


class Badge(QLabel):
    """A count in a filled disc, as on the rail; hidden at zero."""

    def __init__(self, count: int = 0, tone: Tone = "danger") -> None:
        super().__init__()
        self._tone: Tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_tone(self, tone: Tone) -> None:
        """How urgent what it counts is."""
        self._tone = tone
        self.update()

    def set_count(self, count: int) -> None:
        self.setText(str(count) if count < 100 else "99+")
        self.setVisible(count > 0)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        look = current_look()
        side = look.theme.type.small + 6
        return QSize(max(side, chip_size(look, self.text()).toSize().width() - 8), side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        colours = look.theme.tones[self._tone]
        painter = QPainter(self)
        place = QRectF(self.rect())
        rounded(painter, place, place.height() / 2, colours.ink)
        text_at(painter, place, self.text(), key_font(look), colours.fill, CENTRE)
