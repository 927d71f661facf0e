"""Keystrokes taken from the focus while it is not yet known whether a scanner typed them."""

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


@dataclass(frozen=True, slots=True)
class HeldKey:
    """One event with its receiver.

    `counts` is False for what only follows a keystroke: its release, further steps of an input method.
    `delivered` marks a first step of composing that its receiver has seen already.
    """

    receiver: QObject
    event: QKeyEvent | QInputMethodEvent
    counts: bool
    delivered: bool


class HeldKeys:
    """A queue of withheld events that can be replayed as if they had just been typed."""

    def __init__(self) -> None:
        self._queue: deque[HeldKey] = deque()
        self._replaying = False

    @property
    def replaying(self) -> bool:
        """Whether events seen now come from this queue and must pass."""
        return self._replaying

    def hold(
        self,
        receiver: QObject,
        event: QKeyEvent | QInputMethodEvent,
        *,
        counts: bool = True,
        delivered: bool = False,
    ) -> None:
        copy = _copy_key(event) if isinstance(event, QKeyEvent) else _copy_input(event)
        self._queue.append(HeldKey(receiver, copy, counts, delivered))

    def holds_press(self, key: int) -> bool:
        """Whether the press of `key` waits here, so that its release must wait too."""
        return any(
            isinstance(held.event, QKeyEvent)
            and held.event.key() == key
            and held.event.type() == QEvent.Type.KeyPress
            for held in self._queue
        )

    def holds_input_method(self) -> bool:
        return any(isinstance(held.event, QInputMethodEvent) for held in self._queue)

    def pressed(self) -> set[int]:
        """Keys whose press waits here and whose release does not."""
        down: set[int] = set()
        for held in self._queue:
            if isinstance(held.event, QKeyEvent):
                (down.add if held.counts else down.discard)(held.event.key())
        return down

    def discard(self) -> None:
        """The events were a scan: nobody gets them."""
        self._queue.clear()

    def replay(self, count: int) -> None:
        """Send the oldest `count` counting events, and the releases between, to their receivers."""
        self._replaying = True
        try:
            while self._queue and (count > 0 or not self._queue[0].counts):
                held = self._queue.popleft()
                count -= held.counts
                if isValid(held.receiver) and not held.delivered:
                    _send(held)
        finally:
            self._replaying = False


def _send(held: HeldKey) -> None:
    event = held.event
    if isinstance(event, QKeyEvent) and held.counts and _fire_shortcut(event):
        return
    QCoreApplication.sendEvent(held.receiver, event)


def _fire_shortcut(event: QKeyEvent) -> bool:
    """Do what Qt would have done with a plain-key shortcut, which withholding the key prevented.

    As in Qt, the focus may claim the key first (a text field does).
    """
    focus = QGuiApplication.focusObject()
    window = QApplication.activeWindow()
    if not isinstance(focus, QWidget) or not isinstance(window, QWidget):
        return False
    claim = _copy_key(event, QEvent.Type.ShortcutOverride)
    claim.ignore()
    QCoreApplication.sendEvent(focus, claim)
    if claim.isAccepted():
        return False
    wanted = QKeySequence(event.keyCombination())
    for shortcut in window.findChildren(QShortcut):
        if shortcut.key() == wanted and shortcut.isEnabled() and _applies(shortcut, focus):
            shortcut.activated.emit()
            return True
    return False


def _applies(shortcut: QShortcut, focus: QWidget) -> bool:
    owner = shortcut.parent()
    if not isinstance(owner, QWidget) or not owner.isVisible():
        return False
    match shortcut.context():
        case Qt.ShortcutContext.WidgetShortcut:
            return owner is focus
        case Qt.ShortcutContext.WidgetWithChildrenShortcut:
            return owner is focus or owner.isAncestorOf(focus)
        case _:
            return True


def _copy_key(event: QKeyEvent, kind: QEvent.Type | None = None) -> QKeyEvent:
    copy = QKeyEvent(
        kind or event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy


def _copy_input(event: QInputMethodEvent) -> QInputMethodEvent:
    copy = QInputMethodEvent(event.preeditString(), event.attributes())
    copy.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength())
    return copy


def is_window(receiver: QObject) -> bool:
    """Whether this is where the platform delivers keys, before they go on to the focused widget."""
    return isinstance(receiver, QWindow)
