"""The picture viewer of the evidence side: look closely, turn, go on to the next."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.look import current_look
from app.ui.kit.paint import CENTRE, paint_focus, text_at
from app.ui.override import override
from app.ui.parts.images import decode
from app.ui.parts.tasks import Tasks

LONGEST = 4_096
"""Pictures are held at most this large, in pixels: enough to read a barcode label on a 12 MP photo."""

_STEP = 1.25
_MAX_ZOOM = 8.0
_CAPTION = 24.0
_SHADE = QColor(0, 0, 0, 165)


class ImageViewer(QWidget):
    """One picture, fitted at first.

    Keys: + and - zoom, 0 fits, 1 shows real size, R and L turn, arrows move a zoomed picture, Page Up and
    Page Down ask for the neighbours (`previous_asked`, `next_asked`), Enter asks for what is not here
    (`fetch_asked`), Escape asks to close (`closed`).
    """

    previous_asked = Signal()
    next_asked = Signal()
    fetch_asked = Signal()
    closed = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._image = QImage()
        self._caption = ""
        self._message = ""
        self.zoom = 1.0
        self.turn = 0
        self._centre = QPointF(0.5, 0.5)
        self._grabbed: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Picture"))

    def show_picture(self, load: Callable[[], bytes | QImage | None], caption: str) -> None:
        """Show what `load` brings; it is called, and the picture decoded, on a worker thread."""
        self._caption = caption
        self._message = self.tr("Loading…")
        self._image = QImage()
        self.setAccessibleDescription(caption)
        self.update()
        self._tasks.run_query(
            lambda: decode(load(), LONGEST), self._arrived, self._failed, owner=self, key="picture"
        )

    def clear(self) -> None:
        """Say that there is no picture."""
        self.say(self.tr("No picture"))

    def say(self, words: str, caption: str = "") -> None:
        """Show words instead of a picture."""
        self._tasks.forget("picture", owner=self)
        self._image, self._caption, self._message = QImage(), caption, words
        self.setAccessibleDescription(words)
        self.update()

    def scale(self) -> float:
        """Screen pixels per picture pixel now; zoom 1 fits the picture into the widget."""
        size = self._turned_size()
        if not size.width() or not size.height():
            return 1.0
        return self.zoom * min(self.width() / size.width(), self.height() / size.height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, 260)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._set_zoom(self.zoom * _STEP)
            case Qt.Key.Key_Minus:
                self._set_zoom(self.zoom / _STEP)
            case Qt.Key.Key_0:
                self._set_zoom(1.0)
            case Qt.Key.Key_1:
                self._set_zoom(self.zoom / self.scale())
            case Qt.Key.Key_R | Qt.Key.Key_L:
                self._rotate(90 if event.key() == Qt.Key.Key_R else -90)
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._pan(event.key())
            case Qt.Key.Key_PageUp:
                self.previous_asked.emit()
            case Qt.Key.Key_PageDown:
                self.next_asked.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._image.isNull():
                self.fetch_asked.emit()
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._set_zoom(self.zoom * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed = event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._move_by(self._grabbed - event.position())
            self._grabbed = event.position()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(whole, 6, 6)
        painter.setClipPath(clip)
        painter.fillRect(whole, QColor(look.theme.colours.step_todo))
        if self._image.isNull():
            text_at(painter, whole, self._message, look.font("body"), look.theme.colours.ink_2, CENTRE)
        else:
            self._paint_image(painter)
        if self._caption:
            band = QRectF(0, whole.bottom() - _CAPTION, whole.width(), _CAPTION)
            painter.fillRect(band, _SHADE)
            text_at(painter, band.adjusted(10, 0, -10, 0), self._caption, look.font("small"), "#FFFFFF")
        painter.restore()
        if self.hasFocus():
            paint_focus(painter, look, whole, 6)

    def _paint_image(self, painter: QPainter) -> None:
        scale, size = self.scale(), self._turned_size()
        painter.translate(QPointF(self.width() / 2, self.height() / 2))
        painter.scale(scale, scale)
        painter.translate((0.5 - self._centre.x()) * size.width(), (0.5 - self._centre.y()) * size.height())
        painter.rotate(self.turn)
        painter.drawImage(QPointF(-self._image.width() / 2, -self._image.height() / 2), self._image)
        painter.resetTransform()

    def _arrived(self, image: QImage) -> None:
        self._image = image
        self._message = self.tr("This file cannot be shown") if image.isNull() else ""
        self.zoom, self.turn, self._centre = 1.0, 0, QPointF(0.5, 0.5)
        self.update()

    def _failed(self, _error: Exception) -> None:
        self._message = self.tr("This file cannot be read")
        self.update()

    def _set_zoom(self, zoom: float) -> None:
        self.zoom = min(max(zoom, 1.0), _MAX_ZOOM)
        self._move_by(QPointF(0, 0))

    def _rotate(self, degrees: int) -> None:
        self.turn = (self.turn + degrees) % 360
        turned = QTransform().rotate(degrees).map(self._centre - QPointF(0.5, 0.5))
        self._centre = turned + QPointF(0.5, 0.5)
        self._move_by(QPointF(0, 0))

    def _pan(self, key: int) -> None:
        step = min(self.width(), self.height()) / 8
        across = {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}.get(Qt.Key(key), 0.0)
        down = {Qt.Key.Key_Up: -step, Qt.Key.Key_Down: step}.get(Qt.Key(key), 0.0)
        self._move_by(QPointF(across, down))

    def _move_by(self, pixels: QPointF) -> None:
        """Move the part looked at by screen pixels; the picture is never moved off the widget."""
        scale, size = self.scale(), self._turned_size()
        if size.isEmpty():
            return
        width, height = size.width() * scale, size.height() * scale
        free_x, free_y = max(0.0, (1 - self.width() / width) / 2), max(0.0, (1 - self.height() / height) / 2)
        x, y = self._centre.x() + pixels.x() / width, self._centre.y() + pixels.y() / height
        self._centre = QPointF(
            min(max(x, 0.5 - free_x), 0.5 + free_x), min(max(y, 0.5 - free_y), 0.5 + free_y)
        )
        self.update()

    def _turned_size(self) -> QSize:
        size = self._image.size()
        return size.transposed() if self.turn % 180 else size
