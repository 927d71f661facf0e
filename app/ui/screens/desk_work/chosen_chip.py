"""Chips that were picked and can be let go again, by key or click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.kit.card import clear_layout
from app.ui.kit.flow import FlowLayout
from app.ui.kit.look import current_look
from app.ui.kit.paint import paint_focus, rounded, text_at, text_width
from app.ui.override import override
from app.ui.theme import Space, Tone

_ICON = 14.0


class ChosenChip(QAbstractButton):
    """An icon, its words and an ×. Delete, Backspace or a click lets it go: signal `let_go`.

    A `tone` that warns comes with a sentence in the tooltip that says why.
    """

    let_go = Signal()

    def __init__(self, text: str, icon: str = "check", tone: Tone | None = None, why: str = "") -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setText(text)
        self.setToolTip(why)
        self.setAccessibleName(text)
        self.setAccessibleDescription(why)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.let_go)

    @override
    def sizeHint(self) -> QSize:
        look = current_look()
        width = text_width(look.font("small"), self.text()) + 2 * _ICON + 2 * Space.S + 2 * Space.XS + 6
        return QSize(round(width), look.theme.sizes.control - 6)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.let_go.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        colours = look.theme.colours
        ink, fill, line = colours.ink, colours.panel, colours.line_control
        if self._tone is not None:
            tone = look.theme.tones[self._tone]
            ink, fill, line = tone.ink, tone.fill, tone.ink
        painter = QPainter(self)
        whole = QRectF(self.rect())
        radius = look.theme.sizes.control_radius
        rounded(painter, whole, radius, fill, line)
        middle = whole.center().y() - _ICON / 2
        look.icons.paint(painter, self._icon, QRectF(Space.S, middle, _ICON, _ICON), ink)
        right = whole.width() - Space.S - _ICON
        shade = ink if self.underMouse() or self._tone is not None else colours.ink_2
        look.icons.paint(painter, "x", QRectF(right, middle, _ICON, _ICON), shade)
        left = Space.S + _ICON + Space.XS
        text_at(painter, QRectF(left, 0, right - left, whole.height()), self.text(), look.font("small"), ink)
        if self.hasFocus():
            paint_focus(painter, look, whole, radius)


class ChipFlow(QWidget):
    """Chips on as many lines as they take; it grows and shrinks with them."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=Space.S - 2)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, chip: ChosenChip) -> None:
        """Put a chip behind the others."""
        self._flow.addWidget(chip)
        self._fit()

    def clear(self) -> None:
        """Let all chips go."""
        clear_layout(self._flow)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._flow.heightForWidth(max(self.width(), 120)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _fit(self) -> None:
        self.setVisible(self._flow.count() > 0)
        self.updateGeometry()
