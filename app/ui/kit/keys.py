"""Key caps: which key does what, shown where it does it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.look import current_look
from app.ui.kit.paint import key_cap_size, paint_key_cap, text_at, text_width
from app.ui.override import override
from app.ui.theme import Space


@dataclass(frozen=True)
class KeyHint:
    """A key as its cap says (``"F7"``) and, in two to four characters, what it does."""

    key: str
    label: str


class HintRow(QWidget):
    """Key hints side by side, as many as fit. Signal `pressed` carries the key that was clicked."""

    pressed = Signal(str)

    def __init__(self, hints: Sequence[KeyHint] = ()) -> None:
        super().__init__()
        self._hints: tuple[KeyHint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_hints(hints)

    def show_hints(self, hints: Sequence[KeyHint]) -> None:
        """Replace all hints."""
        self._hints = tuple(hints)
        self.setAccessibleName("; ".join(f"{hint.key} {hint.label}" for hint in self._hints))
        self.updateGeometry()
        self.update()

    def hints(self) -> tuple[KeyHint, ...]:
        return self._hints

    @override
    def sizeHint(self) -> QSize:
        width = sum(place.width() + Space.L for _, place in self._places())
        return QSize(round(width), round(key_cap_size(current_look(), "F1").height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        for hint, place in self._places():
            if place.right() > self.width():
                break
            cap = key_cap_size(look, hint.key)
            top = (self.height() - cap.height()) / 2
            paint_key_cap(painter, look, QRectF(place.left(), top, cap.width(), cap.height()), hint.key)
            words = place.adjusted(cap.width() + Space.S - 2, 0, 0, 0)
            text_at(painter, words, hint.label, look.font("small"), look.theme.colours.ink_2)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for hint, place in self._places():
            if event.button() == Qt.MouseButton.LeftButton and place.contains(event.position()):
                self.pressed.emit(hint.key)

    def _places(self) -> Iterator[tuple[KeyHint, QRectF]]:
        look = current_look()
        font = look.font("small")
        left = 0.0
        for hint in self._hints:
            width = key_cap_size(look, hint.key).width() + Space.S - 2 + text_width(font, hint.label) + 1
            yield hint, QRectF(left, 0, width, self.height())
            left += width + Space.L


class KeyCap(QWidget):
    """One key cap by itself, beside what it does."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return key_cap_size(current_look(), self._key).toSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key_cap(painter, current_look(), QRectF(self.rect()), self._key)
