"""Messages that do not interrupt: a bar above the page, a note that goes by itself."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import clear_layout
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


@dataclass(frozen=True)
class MessageAction:
    """Something to do about a message: its word and what it does."""

    label: str
    run: Callable[[], None]


@dataclass(frozen=True)
class Message:
    """A sentence and its tone. `seconds` is how long it stays; 0 means until it is closed."""

    text: str
    tone: Tone = "info"
    seconds: float = 0.0
    actions: tuple[MessageAction, ...] = ()


class MessageBar(QFrame):
    """Shows one message at a time and never takes the focus. Signal `closed` follows its end."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", size=18)
        self._words = Text(wrap=True)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(Space.S)
        self._close = Button("", kind="quiet", icon="x")
        self._close.setAccessibleName(self.tr("Close message"))
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addLayout(self._actions)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    def text(self) -> str:
        """The sentence that is shown, or an empty string."""
        return "" if self.isHidden() else self._words.text()

    def show_message(self, message: Message) -> None:
        """Show `message` in place of the one before, and read it out."""
        self._timer.stop()
        self.setProperty("surface", message.tone)
        restyle(self)
        self._icon.set_icon(_ICONS[message.tone], message.tone)
        self._words.setText(message.text)
        self._words.set_tone(message.tone)
        clear_layout(self._actions)
        for action in message.actions:
            self._actions.addWidget(self._action_button(action))
        self.setAccessibleName(message.text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))
        if message.seconds:
            self._timer.start(round(message.seconds * 1000))

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _action_button(self, action: MessageAction) -> Button:
        button = Button(action.label)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.dismiss)
        button.clicked.connect(action.run)
        return button


class Toast(MessageBar):
    """The same, floating at the top of `host`; nothing moves when it comes.

    The top, because pages end with their next action at the lower right.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
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
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        width = min(420, self._host.width() - 2 * Space.L)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry((self._host.width() - width) // 2, Space.S, width, height)
