"""The reasons under a sheet: as high as they need, but never so high that the rows have no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QWidget

from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.look import current_look
from app.ui.override import override

_SHARE = 4
"""Reasons take at most a quarter of a sheet; the rest of a long one is scrolled to."""

_STEP = 2
"""Lines by which a key scrolls."""


class Sheet(Card):
    """A card of rows and reasons: both scroll, so it can do with little height."""

    @override
    def heightForWidth(self, width: int) -> int:
        """The least height; a stack asks for no less than this."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1


class Reasons(QScrollArea):
    """Boxes beside or under one another that scroll by themselves; none visible, nothing shown."""

    def __init__(self, *boxes: HintBox) -> None:
        super().__init__()
        self._boxes = boxes
        self._wanted = 0
        self._inner = QWidget()
        self._inner.setProperty("role", "column")
        self._row = row_of(*boxes, stretch=(1,) * len(boxes))
        self._inner.setLayout(self._row)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def stack(self, under: bool) -> None:
        """Put the boxes under one another, or side by side."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if under else ways.LeftToRight)

    def fit(self, sheet: QWidget) -> None:
        """Take the height that is needed, up to a quarter of `sheet`; back to the beginning of the text."""
        self.setVisible(any(not box.isHidden() for box in self._boxes))
        self._row.invalidate()
        width = max(self.viewport().width(), 1)
        needed = self._row.totalHeightForWidth(width) if self._row.hasHeightForWidth() else 0
        most = max(sheet.height() // _SHARE, self._line() * _STEP)
        self._wanted = min(max(needed, self._row.totalMinimumSize().height()), most)
        self.updateGeometry()
        self.verticalScrollBar().setValue(0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._wanted, self._line() * _STEP))

    def serve_key(self, key: int) -> bool:
        """Right reads on, Left goes back, as far as there is more than is shown."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(key), 0)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * _STEP * self._line())
        return bool(step)

    def _line(self) -> int:
        return round(current_look().font("body").pixelSize() * 1.5)
