"""Messages that do not interrupt: a bar above the page, a note that goes by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.text import IconLabel, Text, restyle
from app.ui.override import override
from app.ui.theme import Space, Tone

_ICONS: dict[Tone, str] = {
    "neutral": "info",
    "accent": "info",
    "info": "info",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "circle-alert",
}


_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)

_TOAST = 420
_TOAST_ASKING = 620
"""Pixels across, without and with buttons."""

BAR_KEYS = ("Alt+A", "Alt+S", "Alt+D")
TOAST_KEYS = ("Alt+Q", "Alt+W", "Alt+E")
"""Keys of the actions of a message, in order; two kinds, as both may be on the screen at once."""


@dataclass(frozen=True)
class MessageAction:
    """Something to do about a message: its word and what it does.

    `key` is one that the page or the frame serves for it already, to be shown on its cap; without
    it the message gives the action a key of its own.
    """

    label: str
    run: Callable[[], None]
    key: str = ""


@dataclass(frozen=True)
class Message:
    """A sentence, its tone, and up to three actions.

    `seconds` is how long it stays; 0 means until it is closed. `unanswered` is called when it goes
    without one of its actions having been chosen.
    """

    text: str
    tone: Tone = "info"
    seconds: float = 0.0
    actions: tuple[MessageAction, ...] = ()
    unanswered: Callable[[], None] | None = None


class MessageBar(QFrame):
    """Shows one message at a time and never takes the focus. Its buttons can be reached by Tab, and each
    has a key on its cap: the frame hands those `keys` to `answer`, and Esc to `dismiss`.

    Signals: `leaving` when it is about to go while one of its buttons has the focus, so that somebody
    may give the focus back; `closed` follows its end.
    """

    leaving = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, keys: tuple[str, ...] = BAR_KEYS) -> None:
        super().__init__(parent)
        self.keys = keys
        self._seconds = 0.0
        self._actions: tuple[MessageAction, ...] = ()
        self._unanswered: Callable[[], None] | None = None
        self._icon = IconLabel("info", size=18)
        self._words = Text(wrap=True)
        self._answers = [self._answer(place) for place in range(len(keys))]
        self._close = Button("", kind="quiet", icon="x", key="Esc")
        self._close.setAccessibleName(self.tr("Close message") + " Esc")
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.dismiss)
        self._close.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        for button in self._answers:
            row.addWidget(button)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    def text(self) -> str:
        """The sentence that is shown, or an empty string."""
        return "" if self.isHidden() else self._words.text()

    def answers(self) -> tuple[Button, ...]:
        """The buttons of the message that is shown."""
        return () if self.isHidden() else tuple(self._answers[: len(self._actions)])

    def answer(self, key: str) -> None:
        """Press the button with that key on its cap, if there is one."""
        for button in self.answers():
            if button.key == key:
                button.click()
                return

    def wants_esc(self) -> bool:
        """Whether Esc is about this message: one that stays, asks for an answer, or has the focus.

        One that only tells and goes by itself leaves Esc to the page.
        """
        stays = not self._seconds or bool(self._actions)
        return not self.isHidden() and (stays or self._has_focus())

    def show_message(self, message: Message) -> None:
        """Show `message` in place of the one before, and read it out."""
        self._timer.stop()
        self._give_focus_back()
        self._end()
        self._unanswered = message.unanswered
        self.setProperty("surface", message.tone)
        restyle(self)
        self._icon.set_icon(_ICONS[message.tone], message.tone)
        self._words.setText(message.text)
        self._words.set_tone(message.tone)
        self._seconds = message.seconds
        self._offer(message.actions)
        self.setAccessibleName(message.text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))
        self._run_down()

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        if not self.isHidden():
            self._give_focus_back()
            self.hide()
            self._end()
            self.closed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While somebody is at its buttons, a message that goes by itself waits."""
        if isinstance(event, QFocusEvent) and event.gotFocus():
            if event.reason() in _BY_TAB:
                self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and not self.isHidden():
            self._run_down()
        return False

    def _end(self) -> None:
        unanswered, self._unanswered = self._unanswered, None
        if unanswered is not None:
            unanswered()

    def _run_down(self) -> None:
        if self._seconds:
            self._timer.start(round(self._seconds * 1000))

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _give_focus_back(self) -> None:
        if self._has_focus():
            self.leaving.emit()

    def _offer(self, actions: tuple[MessageAction, ...]) -> None:
        self._actions = actions
        for button, action, key in zip_longest(self._answers, actions, self.keys):
            button.setVisible(action is not None)
            if action is not None:
                button.set_words(action.label, action.key or key)

    def _answer(self, place: int) -> Button:
        button = Button("")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        button.clicked.connect(lambda: self._take(place))
        button.installEventFilter(self)
        button.hide()
        return button

    def _take(self, place: int) -> None:
        run = self._actions[place].run
        self._unanswered = None
        self.dismiss()
        run()


class Toast(MessageBar):
    """The same, floating at the top of `host`; nothing moves when it comes.

    The top, because pages end with their next action at the lower right.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, TOAST_KEYS)
        self._host = host
        self.setProperty("floating", True)
        host.installEventFilter(self)

    @override
    def show_message(self, message: Message) -> None:
        super().show_message(message)
        self._place()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, Button):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        widest = _TOAST_ASKING if self.answers() else _TOAST
        width = min(widest, self._host.width() - 2 * Space.L)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry((self._host.width() - width) // 2, Space.S, width, height)
