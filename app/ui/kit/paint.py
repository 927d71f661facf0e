"""Small shapes that widgets and table delegates draw alike: boxes, chips, key caps."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.ui.kit.look import Look
from app.ui.theme import Space, Tone

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def rounded(
    painter: QPainter, place: QRectF, radius: float, fill: str = "", line: str = "", width: float = 1.0
) -> None:
    """A box with round corners inside `place`; no `fill` or no `line` leaves that part out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(line), width) if line else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = width / 2 if line else 0.0
    painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), radius, radius)


def text_at(
    painter: QPainter, place: QRectF, text: str, font: QFont, colour: str, align: Qt.AlignmentFlag = LEFT
) -> None:
    """One line of text in `place`, cut with … when it does not fit."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 0.5)
    painter.drawText(place, align | Qt.TextFlag.TextSingleLine, shown)


def struck(font: QFont) -> QFont:
    """The same font struck through: for what no longer counts."""
    through = QFont(font)
    through.setStrikeOut(True)
    return through


def text_width(font: QFont, text: str) -> float:
    """How wide one line of `text` is."""
    return QFontMetricsF(font).horizontalAdvance(text)


CHIP_EDGES = 2 * 9
"""What a chip takes beside its word, in pixels."""


def chip_size(look: Look, text: str, icon: str = "") -> QSizeF:
    """The room a chip takes; also for delegates."""
    font = look.font("small", bold=True)
    height = QFontMetricsF(font).capHeight() + 2 * 5.5
    width = text_width(font, text) + CHIP_EDGES
    return QSizeF(width + (height - 4 if icon else 0), max(height, look.theme.type.small + 8))


def paint_chip(painter: QPainter, look: Look, place: QRectF, text: str, tone: Tone, icon: str = "") -> None:
    """A pill with a word, and an icon before it, in the colours of `tone`."""
    colours = look.theme.tones[tone]
    rounded(painter, place, place.height() / 2, colours.fill)
    inner = place.adjusted(9, 0, -9, 0)
    if icon:
        side = place.height() - 7
        look.icons.paint(
            painter, icon, QRectF(inner.x() - 1, place.center().y() - side / 2, side, side), colours.ink
        )
        inner.setLeft(inner.left() + side + 3)
    text_at(painter, inner, text, look.font("small", bold=True), colours.ink, CENTRE)


def key_cap_size(look: Look, key: str) -> QSizeF:
    """The room a key cap takes."""
    font = key_font(look)
    return QSizeF(max(text_width(font, key) + 2 * 6, look.theme.type.small + 8), look.theme.type.small + 7)


def key_font(look: Look) -> QFont:
    """The font on key caps: one pixel below the smallest step, half bold."""
    font = look.font("small", bold=True)
    font.setPixelSize(look.theme.type.small - 1)
    return font


def paint_key_cap(painter: QPainter, look: Look, place: QRectF, key: str) -> None:
    """The cap of one key, as in the footer."""
    c = look.theme.colours
    rounded(painter, place, 3, c.key, c.key_line)
    text_at(painter, place, key, key_font(look), c.ink, CENTRE)


def paint_focus(painter: QPainter, look: Look, place: QRectF, radius: float) -> None:
    """The ring that says where the keyboard is."""
    rounded(painter, place, radius, "", look.theme.colours.focus, 2)


def dot(
    painter: QPainter, centre: QPointF, radius: float, fill: str, line: str = "", width: float = 1.0
) -> None:
    """A round mark."""
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    rounded(painter, box, radius, fill, line, width)


GAP = float(Space.S)
"""Between an icon and the word it belongs to."""
