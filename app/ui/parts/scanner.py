"""The hand scanner: its bursts are taken from the keyboard before any field or input method's text.

`Scanner` watches the window and the object that have the focus, not the whole application: a filter
on every event of every widget would cost each frame of a scrolling table.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from shiboken6 import isValid

from app.domain.scan import GAP_MS, MIN_LENGTH, TERMINATORS, BurstRecogniser, clean_scan
from app.ui.override import override
from app.ui.parts.held_keys import HeldKeys, is_window

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHORD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_MODIFIER_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_SAME_KEY_MS = 4
"""Input methods answer one key with several events at once; closer than this they are one keystroke."""


def _now_ms() -> int:
    return int(monotonic() * 1000)


class Scanner(QObject):
    """Emits `scanned` with the cleaned text of each scan, whatever has the focus.

    Keys are judged by the moments their events carry. A key typed by a person reaches its field one
    gap later at most. Events without a moment (sent by programs, not by a keyboard) pass untouched.

    `unreadable` is emitted when a burst went through an input method that changed its signs: nothing
    is typed into the focus, and the person is asked to scan again with the input method off.
    """

    scanned = Signal(str)
    unreadable = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        *,
        gap_ms: int = GAP_MS,
        min_length: int = MIN_LENGTH,
        clock: Callable[[], int] = _now_ms,
        parent: QObject | None = None,
    ) -> None:
        """`clock` counts milliseconds for input-method events, which carry no moment of their own."""
        super().__init__(parent)
        self._recogniser = BurstRecogniser(gap_ms, min_length)
        self._min_length = min_length
        self._clock = clock
        self._held = HeldKeys()
        self._swallowed_releases: set[int] = set()
        self._watched: list[QObject] = []
        self._clock_lead: int | None = None
        self._last_ms = 0
        self._gap = self._timer(gap_ms, self._settle)
        # A busy UI thread may fire the gap timer before the keys that are already queued: let them in first.
        self._settled = self._timer(0, self._give_back)
        app.focusWindowChanged.connect(self._watch)
        app.focusObjectChanged.connect(self._watch)
        self._watch()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._held.replaying:
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return is_window(watched) and self._press(watched, event)
        if kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            return is_window(watched) and self._release(watched, event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._claim(event)
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            return not is_window(watched) and self._input_method(watched, event)
        return False

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        if not event.timestamp():
            return False
        self._learn_lead(event.timestamp())
        if event.key() in _MODIFIER_KEYS:
            return False
        self._swallowed_releases.discard(event.key())
        char = _character(event)
        if char is None:
            self._give_back()
            return False
        return self._judge(watched, event, char, event.timestamp())

    def _judge(self, watched: QObject, event: QKeyEvent | QInputMethodEvent, char: str, t_ms: int) -> bool:
        verdict = self._recogniser.feed(char, t_ms)
        if verdict.scan is not None:
            self._finish(verdict.scan, event)
            return True
        if char in TERMINATORS and self._withhold_garbled(len(verdict.released)):
            return True
        self._held.replay(len(verdict.released))
        if not verdict.held:
            return False
        composing = char == "" and len(self._recogniser.held) == 1
        self._held.hold(watched, event, delivered=composing)
        self._last_ms = t_ms
        self._settled.stop()
        self._gap.start()
        return not composing

    def _release(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in self._swallowed_releases:
            self._swallowed_releases.discard(event.key())
            return True
        if not self._held.holds_press(event.key()):
            return False
        self._held.hold(watched, event, counts=False)
        return True

    def _claim(self, event: QKeyEvent) -> bool:
        """Keep a possible first key of a scan from firing a plain-key shortcut; replaying makes up for it."""
        char = _character(event) if event.timestamp() else None
        if char is None or (char in "\r\t" and not self._recogniser.held):
            return False
        event.accept()
        return True

    def _input_method(self, watched: QObject, event: QInputMethodEvent) -> bool:
        """Text that came through an input method: withheld only inside a burst.

        A person composing sees each step at once. Inside a burst steps and commits are withheld; one
        committed sign that a code may contain (a full-width digit) is judged like a key.
        """
        text = event.commitString()
        now = self._clock() - (self._clock_lead or 0)
        follows = bool(self._recogniser.held) and 0 <= now - self._last_ms < _SAME_KEY_MS
        if follows and not _is_code_sign(text):
            self._held.hold(watched, event, counts=False)
            return True
        in_burst = bool(self._recogniser.held) and not self._recogniser.due(now)
        if in_burst or text == "" or _is_code_sign(text):
            return self._judge(watched, event, text, now)
        self._give_back()
        return False

    def _learn_lead(self, timestamp: int) -> None:
        """How far our clock is ahead of the moments keys carry, taken where least time lay between."""
        lead = self._clock() - timestamp
        self._clock_lead = lead if self._clock_lead is None else min(lead, self._clock_lead)

    def _finish(self, text: str, terminator: QKeyEvent | QInputMethodEvent) -> None:
        self._drop_held()
        if isinstance(terminator, QKeyEvent):
            self._swallowed_releases.add(terminator.key())
        self.scanned.emit(text)

    def _withhold_garbled(self, count: int) -> bool:
        if count < self._min_length or not self._held.holds_input_method():
            return False
        self._drop_held()
        self.unreadable.emit()
        return True

    def _drop_held(self) -> None:
        through_input_method = self._held.holds_input_method()
        self._swallowed_releases |= self._held.pressed()
        self._held.discard()
        self._gap.stop()
        self._settled.stop()
        if through_input_method:
            QGuiApplication.inputMethod().reset()
            focus: QObject | None = QGuiApplication.focusObject()
            if focus is not None:
                QCoreApplication.sendEvent(focus, QInputMethodEvent())  # takes away a half-typed syllable

    def _settle(self) -> None:
        self._settled.start()

    def _give_back(self) -> None:
        self._gap.stop()
        self._settled.stop()
        released = self._recogniser.flush()
        if not self._withhold_garbled(len(released)):
            self._held.replay(len(released))

    def _watch(self, _focus: QObject | None = None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        # The stubs say that both are always there; before the first window they are None.
        current: tuple[QObject | None, ...] = (QGuiApplication.focusWindow(), QGuiApplication.focusObject())
        self._watched = [watched for watched in current if watched is not None]
        for watched in self._watched:
            watched.installEventFilter(self)

    def _timer(self, interval_ms: int, on_timeout: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(interval_ms)
        timer.timeout.connect(on_timeout)
        return timer


def _is_code_sign(text: str) -> bool:
    """Whether a committed text is one sign a code may contain, perhaps in full width."""
    cleaned = clean_scan(text)
    return len(text) == len(cleaned) == 1 and cleaned.isascii()


def _character(event: QKeyEvent) -> str | None:
    """The sign this key types, Enter and Tab included; None for keys a scanner's text has not."""
    if event.isAutoRepeat():
        return None
    if event.key() in _ENTER:
        return None if event.modifiers() & _CHORD else "\r"
    if event.key() == Qt.Key.Key_Tab:
        return None if event.modifiers() & _CHORD else "\t"
    text = event.text()
    if event.modifiers() & _CHORD or len(text) != 1 or not text.isprintable():
        return None
    return text
