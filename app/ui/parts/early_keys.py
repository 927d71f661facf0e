"""Keys pressed on a page that is still being read: kept, and done when it stands."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.override import override
from app.ui.parts.held_keys import HeldKeys

_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class EarlyKeys(QWidget):
    """Has the keyboard of `page` until `give`. What the frame serves at once (Esc, F2) does not come here."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._kept: deque[QKeyEvent | QInputMethodEvent] = deque()
        self._held = HeldKeys()
        self.setGeometry(-2, -2, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAccessibleName(self.tr("Being read"))

    def give(self, target: QWidget | None) -> None:
        """Put the keyboard to `target`, if it is still here, and do what was pressed, each where it leads.

        A key may open another page; the keys behind it are that page's. Where one asks for what has to be
        waited for in turn, such as a second try, those behind it are kept until then. Where nothing took
        the keyboard they are nobody's. A page that is not shown any more only remembers `target`.
        """
        page = self.parentWidget()
        remembered = page is not None and page.focusWidget() is self
        if target is not None and (self.hasFocus() or (remembered and not self.isVisible())):
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        elif target is not None and remembered:
            self.clearFocus()  # the keyboard is elsewhere in the window: whoever leads it back starts anew
        kept, self._kept = self._kept, deque()
        if self.hasFocus():
            return
        while kept:
            focus = QApplication.focusWidget()
            if focus is None:
                return
            if focus is self:
                self._kept = kept
                return
            self._held.hold(focus, kept.popleft())
            self._held.replay(1)

    @override
    def event(self, event: QEvent) -> bool:
        """Tab and keys of shortcuts are kept like any other; keys of the frame stay the frame's."""
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.type() == QEvent.Type.KeyPress:
            self.keyPressEvent(event)
            event.accept()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and event.modifiers() & _CHORD:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._kept.append(event.clone())

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            committed = QInputMethodEvent()
            committed.setCommitString(event.commitString())
            self._kept.append(committed)
        event.accept()
