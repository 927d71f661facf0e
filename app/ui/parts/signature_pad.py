"""The area a person signs in, with finger, pen or pointer."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QInputEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.signing import MOST_POINTS
from app.ui.kit.look import current_look
from app.ui.kit.paint import CENTRE, paint_focus, rounded, text_at
from app.ui.override import override
from app.ui.parts.ink import Ink, InkPoint, is_signature
from app.ui.parts.ink_picture import draw_ink, ink_png

_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class SignaturePad(QWidget):
    """Takes strokes and keeps them as vectors. Signal `changed` follows every stroke and `clear`.

    It takes no more points than a signature may have; `full` says that there were more. `tool` is what
    drew last: ``pen``, ``touch`` or ``mouse``. Delete or Backspace clears. Who cannot draw signs on paper:
    the page around offers that by a key.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[list[InkPoint]] = []
        self._points = 0
        self.tool = ""
        self.full = False
        self._drawing = False
        self._began_ms = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 100)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Signature"))
        self._tell()

    def ink(self) -> Ink:
        """What is on the pad."""
        aspect = self.height() / max(self.width(), 1)
        return Ink(tuple(tuple(stroke) for stroke in self._strokes if stroke), aspect)

    def is_signed(self) -> bool:
        """Whether there is a signature, not a dot."""
        return is_signature(self.ink())

    def png(self) -> bytes:
        """The ink as a PNG with a clear ground at print resolution."""
        return ink_png(self.ink())

    def clear(self) -> None:
        """Begin again (重签)."""
        self._strokes.clear()
        self._points, self.full = 0, False
        self._drawing = False
        self._tell()

    @override
    def sizeHint(self) -> QSize:
        return QSize(520, 200)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            return self._touch(event)
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        match event.type():
            case QEvent.Type.TabletPress:
                self._begin(event.position(), event)
            case QEvent.Type.TabletMove if self._drawing:
                self._go_on(event.position(), event)
            case QEvent.Type.TabletRelease:
                self._end()
            case _:
                pass
        event.accept()  # else Qt would send the same strokes once more as a mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not _from_touch(event):
            self._begin(event.position(), event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing and not _from_touch(event):
            self._go_on(event.position(), event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not _from_touch(event):
            self._end()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        c = look.theme.colours
        painter = QPainter(self)
        whole = QRectF(self.rect())
        rounded(painter, whole, look.theme.sizes.card_radius, c.panel, c.line_control, 1.5)
        base = self.height() * 0.76
        painter.setPen(QPen(QColor(c.line_control), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(self.width() * 0.06, base), QPointF(self.width() * 0.94, base))
        if not self._strokes:
            text_at(painter, whole, self.tr("Sign here"), look.font("title"), c.ink_2, CENTRE)
        draw_ink(painter, self.ink(), float(self.width()), c.ink)
        if self.hasFocus():
            paint_focus(painter, look, whole, look.theme.sizes.card_radius)

    def _touch(self, event: QTouchEvent) -> bool:
        """The first finger draws; a second one resting on the glass is left out."""
        event.accept()
        if event.type() == QEvent.Type.TouchCancel:
            self._end()
            return True
        points = event.points()
        if not points:
            return True
        if event.type() == QEvent.Type.TouchBegin:
            self._begin(points[0].position(), event)
        elif event.type() == QEvent.Type.TouchUpdate and self._drawing:
            self._go_on(points[0].position(), event)
        else:
            self._end()
        return True

    def _begin(self, place: QPointF, event: QInputEvent) -> None:
        if not self._has_room():
            return
        if not self._strokes:
            self._began_ms = event.timestamp()
        self._drawing = True
        self.tool = _tool_of(event)
        self._strokes.append([self._point(place, event)])
        self._points += 1
        self.update()

    def _go_on(self, place: QPointF, event: QInputEvent) -> None:
        point = self._point(place, event)
        last = self._strokes[-1][-1]
        if (point.x, point.y) != (last.x, last.y) and self._has_room():
            self._strokes[-1].append(point)
            self._points += 1
            self.update()

    def _has_room(self) -> bool:
        """Whether one point more may be kept; from then on it is said that there were too many."""
        self.full = self.full or self._points >= MOST_POINTS
        return not self.full

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self._tell()

    def _tell(self) -> None:
        self.setAccessibleDescription(self.tr("signed") if self.is_signed() else self.tr("empty"))
        self.update()
        self.changed.emit()

    def _point(self, place: QPointF, event: QInputEvent) -> InkPoint:
        """A point kept on the pad: a hand that slips over its edge draws along the edge."""
        width = max(self.width(), 1)
        x = min(max(place.x(), 0.0), float(width)) / width
        y = min(max(place.y(), 0.0), float(self.height())) / width
        pressure = event.pressure() if isinstance(event, QTabletEvent) else -1.0
        return InkPoint(x, y, max(event.timestamp() - self._began_ms, 0), pressure)


def _tool_of(event: QInputEvent) -> str:
    if isinstance(event, QTabletEvent):
        return "pen"
    return "touch" if isinstance(event, QTouchEvent) else "mouse"


def _from_touch(event: QMouseEvent) -> bool:
    """Whether Qt made this mouse event from a touch that was drawn already."""
    return event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
