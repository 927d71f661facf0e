"""A ring drawn over a group of things that share one keyboard focus."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.look import current_look
from app.ui.kit.paint import paint_focus
from app.ui.override import override


class FocusRing(QWidget):
    """Lies over `owner`, lets the mouse through, and shows itself while the owner has the focus.

    `area` tells which part of the owner the keyboard is at; without it, all of it.
    """

    def __init__(
        self, owner: QWidget, *, area: Callable[[], QRect] | None = None, pill: bool = False
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._area = area
        self._pill = pill
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        owner.installEventFilter(self)

    def follow(self) -> None:
        """Go where the keyboard is now."""
        self.setGeometry(self._area() if self._area else self._owner.rect())
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setVisible(kind == QEvent.Type.FocusIn)
        if kind in (QEvent.Type.FocusIn, QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.follow()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        radius = self.height() / 2 if self._pill else look.theme.sizes.control_radius
        paint_focus(painter, look, QRectF(self.rect()), radius)
