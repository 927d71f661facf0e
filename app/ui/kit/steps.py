"""The step bar: where on its way a thing is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.look import Look, current_look
from app.ui.kit.paint import CENTRE, rounded, text_at, text_width
from app.ui.override import override
from app.ui.theme import Space

_TIP = 8.0
_GAP = 4.0


@dataclass(frozen=True)
class StepMark:
    """One step: `key` identifies it, `label` is two to four characters."""

    key: str
    label: str


class StepBar(QWidget):
    """Steps in a row: done ones carry a tick, the current one stands out.

    `shape` is ``chevron`` for a ticket's way, ``block`` for a list of things to do with a finger.
    Signal `picked` carries the key of a step that was clicked.
    """

    picked = Signal(str)

    def __init__(self, steps: Iterable[StepMark], *, shape: Literal["chevron", "block"] = "chevron") -> None:
        super().__init__()
        self._steps = tuple(steps)
        self._shape = shape
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_current(self, key: str) -> None:
        """Everything before `key` is done; ValueError when there is no such step."""
        self._current = [step.key for step in self._steps].index(key)
        self._describe()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        look = current_look()
        font = look.font("body", bold=True)
        width = sum(text_width(font, step.label) + 3 * Space.L for step in self._steps)
        return QSize(round(width), self._height(look))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._steps) * 48, self._height(current_look()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for step, place in zip(self._steps, self._places(), strict=True):
            if place.contains(event.position()):
                self.picked.emit(step.key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, place in enumerate(self._places()):
            fill, ink = self._colours(look, index)
            if self._shape == "block":
                rounded(painter, place, look.theme.sizes.control_radius, fill)
            else:
                self._paint_chevron(painter, place, index, fill)
            self._paint_words(painter, look, place, index, ink)

    def _height(self, look: Look) -> int:
        return look.theme.sizes.control + 6 if self._shape == "block" else look.theme.type.body + 12

    def _places(self) -> list[QRectF]:
        count = len(self._steps)
        width = (self.width() - _GAP * (count - 1)) / count
        return [QRectF(index * (width + _GAP), 0, width, self.height()) for index in range(count)]

    def _colours(self, look: Look, index: int) -> tuple[str, str]:
        c = look.theme.colours
        if index == self._current:
            return c.accent, c.on_accent
        return (c.step_done, c.accent) if index < self._current else (c.step_todo, c.ink_2)

    def _paint_chevron(self, painter: QPainter, place: QRectF, index: int, fill: str) -> None:
        """A band whose ends run to a point, so that it leads on to the next one."""
        left, right, top, bottom = place.left(), place.right(), place.top(), place.bottom()
        middle = place.center().y()
        over = min(_TIP - _GAP, 4.0) if index < len(self._steps) - 1 else 0.0
        points = [QPointF(left, top), QPointF(right + over - _TIP, top), QPointF(right + over, middle)]
        points += [QPointF(right + over - _TIP, bottom), QPointF(left, bottom)]
        if index:
            points.append(QPointF(left + _TIP, middle))
        painter.setPen(QColor(fill))
        painter.setBrush(QColor(fill))
        painter.drawPolygon(QPolygonF(points))

    def _paint_words(self, painter: QPainter, look: Look, place: QRectF, index: int, ink: str) -> None:
        font = look.font("body" if self._shape == "block" else "small", bold=index <= self._current)
        label = self._steps[index].label
        if index < self._current:
            side = 13.0
            width = text_width(font, label)
            left = place.center().x() - (width + side + 4) / 2
            if left > place.left() + _TIP:
                look.icons.paint(
                    painter, "check", QRectF(left, place.center().y() - side / 2, side, side), ink
                )
                place = place.adjusted(side + 4, 0, 0, 0)
        text_at(painter, place.adjusted(4, 0, -4, 0), label, font, ink, CENTRE)

    def _describe(self) -> None:
        self.setAccessibleName(self._steps[self._current].label if self._steps else "")
        self.setAccessibleDescription(" → ".join(step.label for step in self._steps))
