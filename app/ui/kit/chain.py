"""Enter goes to the next field, Shift+Enter to the one before, as the eye reads the form."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from app.ui.override import override

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@runtime_checkable
class TakesEnter(Protocol):
    """A field that settles what was typed before Enter leaves it."""

    def take_enter(self) -> bool:
        """Whether Enter is used up and the focus stays."""
        ...


class FieldChain(QObject):
    """The order of fields on a page. Signal `finished` follows Enter on the last one.

    Fields that are hidden or disabled are passed over. Enter that ends a composition belongs to
    the input method, Ctrl+Enter and Enter on a button to the field itself.
    """

    finished = Signal()

    def __init__(self, owner: QWidget, *fields: QWidget) -> None:
        super().__init__(owner)
        self._fields: list[QWidget] = []
        self._composing = False
        self.add(*fields)

    def add(self, *fields: QWidget) -> None:
        """Put fields behind those there are; Tab follows the same order."""
        for field in fields:
            target = focus_target(field)
            if self._fields:
                QWidget.setTabOrder(self._fields[-1], target)
            self._fields.append(target)
            target.installEventFilter(self)

    def fields(self) -> list[QWidget]:
        """The widgets that take the focus, in order."""
        return list(self._fields)

    def focus_first(self) -> None:
        """Start at the first field that can be filled."""
        self._focus(-1, 1)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusIn:
            self._composing = False
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._serve(watched, event)
        return False

    def _serve(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() not in _ENTER or self._composing or isinstance(watched, QAbstractButton):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        if event.isAutoRepeat():
            return True  # a key held down must not run through the form and save it
        if isinstance(watched, TakesEnter) and watched.take_enter():
            return True
        index = next((i for i, field in enumerate(self._fields) if field is watched), -1)
        backwards = modifiers == Qt.KeyboardModifier.ShiftModifier
        if not self._focus(index, -1 if backwards else 1) and not backwards:
            self.finished.emit()
        return True

    def _focus(self, index: int, step: int) -> bool:
        index += step
        while 0 <= index < len(self._fields):
            field = self._fields[index]
            if field.isEnabled() and not field.isHidden() and field.isVisibleTo(field.window()):
                field.setFocus(Qt.FocusReason.TabFocusReason)
                bring_into_view(field)
                return True
            index += step
        return False


def focus_target(field: QWidget) -> QWidget:
    """The widget that really takes the focus for `field`."""
    while (proxy := field.focusProxy()) is not None:
        field = proxy
    return field


def bring_into_view(widget: QWidget) -> None:
    """Scroll every scroll area around `widget` until it is seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 16, 24)
        parent = parent.parentWidget()


def reads_in_order(fields: Sequence[QWidget]) -> bool:
    """Whether no field stands above the one before it, unless it begins a new column to its right."""
    for before, after in pairwise(fields):
        old = before.mapTo(before.window(), QPoint(0, 0))
        new = after.mapTo(after.window(), QPoint(0, 0))
        above = new.y() + after.height() <= old.y()
        left_on_same_row = abs(new.y() - old.y()) < before.height() and new.x() < old.x()
        if (above and new.x() <= old.x()) or left_on_same_row:
            return False
    return True
