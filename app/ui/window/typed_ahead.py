"""Keys that come before the desk can be worked at: kept in their order, done when it can.

Nothing is lost and nothing is done twice: while keys are kept they reach nobody else, and each is
taken out before it is done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.override import override
from app.ui.parts.held_keys import HeldKeys
from app.ui.shell.actions import ROUTED_KEYS
from app.ui.shell.shell import Shell

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALONE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_AT_MOST_MS = 1_500
"""A page that a key opened is waited for no longer than this; then the next key is done."""


@dataclass(frozen=True)
class Scan:
    """What a scanner read."""

    text: str


@dataclass(frozen=True)
class OpenTicket:
    """Enter on a row: the ticket with that number."""

    number: str


@dataclass(frozen=True)
class RoutedKey:
    """A key that the frame routes, by its name."""

    name: str


Kept = RoutedKey | QKeyEvent | QInputMethodEvent | Scan | OpenTicket


class TypedAhead(QWidget):
    """Has the keyboard while it keeps keys. Signal `changed` when it keeps more or less than before.

    `serve_scan` and `open_ticket` are given when the desk can serve them.
    """

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.serve_scan: Callable[[str], None] | None = None
        self.open_ticket: Callable[[str], None] | None = None
        self._shell = shell
        self._kept: deque[Kept] = deque()
        self._held = HeldKeys()
        self._keeping = False
        self._early = False
        self._turns = 0
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self.play)
        self.setGeometry(-2, -2, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAccessibleName(self.tr("Keys are kept until the data is open"))
        shell.page_turned.connect(self._page_turned)

    @property
    def keeping(self) -> bool:
        """Whether keys are kept now."""
        return self._keeping

    def words(self) -> str:
        """What is kept, as somebody would read it from the keyboard."""
        return " ".join(filter(None, "".join(_said(each) for each in self._kept).split("\0")))

    def begin(self) -> None:
        """Keep every key from now on: the store is being opened."""
        self._early = True
        self.keep()

    def keep(self, *first: Kept) -> None:
        """Keep `first` and every key from now on."""
        self._kept.extend(first)
        self._keeping = True
        self._shell.keys.hold(True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def keep_key(self, key: str) -> None:
        """Keep a routed key such as F2, and what follows it."""
        self.keep(RoutedKey(key))

    def take_scan(self, text: str) -> None:
        """A scan: done at once where it can be, else kept; lost where no store opens."""
        if self._keeping or self._early:
            self.keep(Scan(text))
        elif self.serve_scan is not None:
            self.serve_scan(text)

    def hold_focus(self) -> None:
        """A page was turned under it: keys are kept all the same."""
        if self._keeping:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_on(self, rows: QWidget, chosen: Callable[[], str]) -> None:
        """The first rows are shown: what is about them is done now, what needs the desk stays kept."""
        while self._kept and not _needs_desk(self._kept[0]):
            self._send(self._kept.popleft(), rows)
        if self._kept and _is_enter(self._kept[0]):
            self._kept[0] = OpenTicket(chosen())
        if not self._kept:
            self._let_go()
            rows.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def play(self) -> None:
        """The desk can be worked at: do everything, in its order, one page after the other."""
        self._waiting.stop()
        self._early = False
        self._shell.keys.hold(False)
        while self._kept:
            if self._do(self._kept.popleft()):
                self._shell.keys.hold(True)
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                self._waiting.start(_AT_MOST_MS)
                return
        self._let_go()

    def drop(self) -> None:
        """There is nothing to do them with: the store cannot be opened."""
        self._kept.clear()
        self._early = False
        self._let_go()

    @override
    def event(self, event: QEvent) -> bool:
        """Tab and keys of shortcuts are kept like any other."""
        if isinstance(event, QKeyEvent) and self._keeping:
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ALONE and not (event.isAutoRepeat() and event.key() in _ENTER):
            self.keep(_copy(event))

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            committed = QInputMethodEvent()
            committed.setCommitString(event.commitString())
            self.keep(committed)
        event.accept()

    def _do(self, each: Kept) -> bool:
        """Do it; whether what follows has to wait for a page that is on its way."""
        turns = self._turns
        if isinstance(each, OpenTicket):
            if self.open_ticket is not None:
                self.open_ticket(each.number)
            return self._turns == turns
        if isinstance(each, Scan):
            if self.serve_scan is not None:
                self.serve_scan(each.text)
            return self._turns == turns and self._shell.current() != "intake"
        if isinstance(each, RoutedKey):
            self._shell.serve_key(each.name)
            return False
        focus = QApplication.focusWidget()
        if focus is None or focus is self:
            self._shell.stack.focus_page()
            focus = QApplication.focusWidget()
        if focus is not None and focus is not self:
            self._send(each, focus)
        return False

    def _send(self, each: Kept, receiver: QWidget) -> None:
        """As if it had just been typed: shortcuts first."""
        if isinstance(each, QKeyEvent | QInputMethodEvent):
            self._held.hold(receiver, each)
        if isinstance(each, QKeyEvent):
            release = QKeyEvent(QEvent.Type.KeyRelease, each.key(), each.modifiers(), each.text())
            self._held.hold(receiver, release, counts=False)
        self._held.replay(1)

    def _page_turned(self, _page: object) -> None:
        self._turns += 1
        if self._waiting.isActive():
            self._waiting.start(0)  # the page takes the keyboard first

    def _let_go(self) -> None:
        self._keeping = False
        self._shell.keys.hold(False)
        if self.hasFocus():
            self._shell.stack.focus_page()
        if self.hasFocus():
            self.clearFocus()
        self.changed.emit()


def _copy(event: QKeyEvent) -> QKeyEvent:
    """Without its moment: the scanner has judged it already."""
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())


def _is_enter(each: Kept) -> bool:
    return isinstance(each, QKeyEvent) and each.key() in _ENTER


def _needs_desk(each: Kept) -> bool:
    """Whether the first rows alone cannot serve it."""
    if not isinstance(each, QKeyEvent):
        return True
    return _is_enter(each) or QKeySequence(each.keyCombination()).toString() in ROUTED_KEYS


def _said(each: Kept) -> str:
    """A sign as itself; other keys by their names, set apart."""
    if isinstance(each, Scan):
        return f"\0{each.text}\0"
    if isinstance(each, OpenTicket):
        return f"\0Enter\0{each.number}\0"
    if isinstance(each, RoutedKey):
        return f"\0{each.name}\0"
    if isinstance(each, QInputMethodEvent):
        return each.commitString()
    if each.text().isprintable() and each.text():
        return each.text()
    return f"\0{QKeySequence(each.keyCombination()).toString(QKeySequence.SequenceFormat.NativeText)}\0"
