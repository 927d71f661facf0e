"""The live picture: fitted, with a line under it, or a sentence where there is no picture."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.look import Look, current_look
from app.ui.kit.paint import CENTRE, RIGHT, text_at
from app.ui.override import override
from app.ui.theme import Space

_RATIO = 16 / 9
_FLASH_MS = 120
_SHADE = QColor(0, 0, 0, 165)
_FLASH = QColor(255, 255, 255, 200)
_WHITE = "#FFFFFF"
_ICON = 28.0


class LiveView(QWidget):
    """As high as the picture at this width needs, and no higher."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._size = QSize()
        self._words = ""
        self._caption = ""
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.timeout.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 120)
        self.setAccessibleName(self.tr("Live picture"))

    def show_frame(self, image: QImage) -> None:
        """Show the next picture; it is scaled here, so that painting costs nothing."""
        if image.size() != self._size:
            self._size = image.size()
            self._fit()
        ratio = self.devicePixelRatioF()
        room = QSize(math.ceil(self.width() * ratio), math.ceil(self.height() * ratio))
        fitted = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        fitted.setDevicePixelRatio(ratio)
        self._picture = QPixmap.fromImage(fitted)
        self._words = ""
        self.update()

    def show_words(self, words: str) -> None:
        """Show a sentence instead of a picture."""
        self._picture, self._words = QPixmap(), words
        self.setAccessibleDescription(words)
        self.update()

    def set_caption(self, words: str) -> None:
        """The line over the lower edge of the picture."""
        self._caption = words
        self.update()

    def flash(self) -> None:
        """A picture was taken."""
        self._flash.start(_FLASH_MS)
        self.update()

    def words(self) -> str:
        """The sentence that is shown; empty while there is a picture."""
        return self._words

    def resolution(self) -> QSize:
        """Pixels of the last picture; empty when none came yet."""
        return self._size

    def forget(self) -> None:
        """Show nothing; the next picture probably has the shape of the last."""
        self._picture, self._words = QPixmap(), ""
        self._flash.stop()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Little: it grows into what room there is, and no window has to scroll for it."""
        return QSize(320, self.minimumHeight())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        clip = QPainterPath()
        clip.addRoundedRect(place, 6, 6)
        painter.setClipPath(clip)
        painter.fillRect(place, QColor(look.theme.colours.step_todo))
        if self._picture.isNull():
            self._paint_words(painter, look, place)
            return
        painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        if self._flash.isActive():
            painter.fillRect(place, _FLASH)
        self._paint_caption(painter, look, place)

    def _paint_words(self, painter: QPainter, look: Look, place: QRectF) -> None:
        c = look.theme.colours
        middle = place.center()
        icon = QRectF(middle.x() - _ICON / 2, middle.y() - _ICON - Space.S, _ICON, _ICON)
        look.icons.paint(painter, "camera", icon, c.ink_2)
        painter.setFont(look.font("body"))
        painter.setPen(QColor(c.ink))
        below = place.adjusted(Space.L, middle.y() - place.top(), -Space.L, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, flags, self._words)

    def _paint_caption(self, painter: QPainter, look: Look, place: QRectF) -> None:
        height = look.font("small").pixelSize() * 2.0
        band = QRectF(place.left(), place.bottom() - height, place.width(), height)
        painter.fillRect(band, _SHADE)
        inner = band.adjusted(10, 0, -10, 0)
        size = f"{self._size.width()} × {self._size.height()}"
        if self._caption:
            text_at(painter, inner, self._caption, look.font("body", bold=True), _WHITE)
            text_at(painter, inner, size, look.font("small"), _WHITE, RIGHT)
        else:
            text_at(painter, inner, size, look.font("small"), _WHITE, CENTRE)

    def _place(self) -> QRectF:
        """Where the picture is drawn: all of this, or the middle of it where the room is low."""
        if self._picture.isNull():
            return QRectF(self.rect())
        width = min(float(self.width()), self.height() * self._ratio())
        height = width / self._ratio()
        return QRectF((self.width() - width) / 2, 0, width, height)

    def _ratio(self) -> float:
        return self._size.width() / self._size.height() if self._size.height() else _RATIO

    def _fit(self) -> None:
        self.setMaximumHeight(max(self.minimumHeight(), math.ceil(self.width() / self._ratio())))
        self.updateGeometry()
