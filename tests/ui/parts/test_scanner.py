"""A scan reaches its signal and nothing else; what a person types reaches its field unharmed."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.parts.scanner import Scanner

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def platform_key(char: str) -> Qt.Key:
    """The key that types `char`; through the platform a key has its moment and asks the shortcuts first."""
    return Qt.Key.Key_Return if char == "\r" else Qt.Key(ord(char))


class Counter(QWidget):
    """A window with a field and a button, a scanner, and a keyboard whose moments the test sets."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.button = QLineEdit(), QPushButton("ok")
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        self.now = 10_000
        app = QApplication.instance()
        assert isinstance(app, QGuiApplication)
        self.scanner = Scanner(app, clock=lambda: self.now + 7_000, parent=self)
        self.scans: list[str] = []
        self.unread: list[None] = []
        self.scanner.scanned.connect(self.scans.append)
        self.scanner.unreadable.connect(lambda: self.unread.append(None))

    def key(
        self,
        char: str,
        *,
        after: int = 5,
        key: int = 0,
        repeat: bool = False,
        modifiers: Qt.KeyboardModifier = NO_MODIFIER,
    ) -> None:
        """Press and release as the platform delivers them: to the window, with their moment."""
        self.now += after
        code = key or {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}.get(char, ord(char.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, int(code), modifiers, char, repeat)
            event.setTimestamp(self.now)
            QCoreApplication.sendEvent(self.windowHandle(), event)

    def type(self, text: str, *, after: int) -> None:
        for char in text:
            self.key(char, after=after)

    def compose(self, preedit: str, commit: str = "", *, after: int = 5) -> None:
        """One answer of an input method, sent to the focus as the platform does."""
        self.now += after
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QCoreApplication.sendEvent(QGuiApplication.focusObject(), event)


@pytest.fixture
def counter(qtbot: QtBot) -> Counter:
    counter = Counter()
    qtbot.addWidget(counter)
    with qtbot.waitActive(counter):
        counter.show()
        counter.activateWindow()
    counter.field.setFocus()
    counter.key("", key=Qt.Key.Key_Shift)
    return counter


@pytest.mark.parametrize("end", ["\r", "\t"])
def test_a_scan_is_emitted_and_not_typed(counter: Counter, end: str) -> None:
    counter.type("6901234567892" + end, after=5)
    assert (counter.scans, counter.field.text()) == (["6901234567892"], "")
    assert counter.field.hasFocus()


def test_a_scan_with_capitals_and_shift_presses_is_whole(counter: Counter) -> None:
    for char in "CF1:2F01-261120-0031:2:1a2b3c4d\r":
        counter.key("", key=Qt.Key.Key_Shift, after=1)
        counter.key(char, after=3, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert (counter.scans, counter.field.text()) == (["CF1:2F01-261120-0031:2:1a2b3c4d"], "")


def test_slow_typing_arrives_whole_and_in_order(counter: Counter, qtbot: QtBot) -> None:
    counter.type("13800002233", after=60)
    qtbot.waitUntil(lambda: counter.field.text() == "13800002233", timeout=500)
    assert counter.scans == []


def test_a_typed_sign_is_shown_after_one_gap(counter: Counter, qtbot: QtBot) -> None:
    counter.key("7")
    assert counter.field.text() == ""
    qtbot.waitUntil(lambda: counter.field.text() == "7", timeout=300)


def test_a_fast_pair_of_fingers_keeps_both_signs(counter: Counter) -> None:
    counter.type("ab", after=10)
    counter.key("\r", after=10)
    assert (counter.field.text(), counter.scans) == ("ab", [])


def test_typing_before_a_scan_stays_in_the_field(counter: Counter) -> None:
    counter.type("ab", after=100)
    counter.key("6", after=100)
    counter.type("901234567892\r", after=4)
    assert (counter.field.text(), counter.scans) == ("ab", ["6901234567892"])


def test_editing_keys_keep_their_place(counter: Counter) -> None:
    counter.key("a")
    counter.key("\b", key=Qt.Key.Key_Backspace)
    counter.key("b")
    counter.key("", key=Qt.Key.Key_Home)
    counter.key("\r")
    assert counter.field.text() == "b"


def test_enter_and_tab_of_a_person_pass_at_once(counter: Counter) -> None:
    returned: list[None] = []
    counter.field.returnPressed.connect(lambda: returned.append(None))
    counter.key("\r", after=500)
    counter.key("\t", after=500)
    assert len(returned) == 1
    assert counter.button.hasFocus()


def test_a_held_down_key_is_not_a_scan(counter: Counter) -> None:
    counter.key("1")
    for _ in range(10):
        counter.key("1", after=33, repeat=True)
    counter.key("\r", after=20)
    assert (counter.field.text(), counter.scans) == ("1" * 11, [])


def test_space_still_clicks_a_button(counter: Counter, qtbot: QtBot) -> None:
    counter.button.setFocus()
    with qtbot.waitSignal(counter.button.clicked, timeout=500):
        counter.key(" ")


def test_chords_are_not_delayed(counter: Counter) -> None:
    counter.field.setText("abc")
    counter.key("\x01", key=Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert counter.field.selectedText() == "abc"


def test_a_scan_fires_no_plain_shortcut_but_a_person_does(counter: Counter, qtbot: QtBot) -> None:
    fired: list[None] = []
    QShortcut(Qt.Key.Key_6, counter, activated=lambda: fired.append(None))  # type: ignore[call-overload]  # the stubs know no signal as keyword
    counter.button.setFocus()
    for char in "6901234567892\r":
        QTest.keyClick(counter.windowHandle(), platform_key(char))
    assert (fired, counter.scans) == ([], ["6901234567892"])
    QTest.keyClick(counter.windowHandle(), platform_key("6"))
    qtbot.waitUntil(lambda: len(fired) == 1, timeout=500)


def test_a_field_claims_a_typed_sign_before_a_shortcut(counter: Counter, qtbot: QtBot) -> None:
    fired: list[None] = []
    QShortcut(Qt.Key.Key_6, counter, activated=lambda: fired.append(None))  # type: ignore[call-overload]  # the stubs know no signal as keyword
    QTest.keyClick(counter.windowHandle(), platform_key("6"))
    qtbot.waitUntil(lambda: counter.field.text() == "6", timeout=500)
    assert fired == []


def test_programs_without_a_clock_type_directly(counter: Counter) -> None:
    QTest.keyClicks(counter.field, "6901234567892")
    assert (counter.field.text(), counter.scans) == ("6901234567892", [])


def test_full_width_digits_of_an_input_method_are_a_scan(counter: Counter) -> None:
    for char in "６９０１２３４５６７８９２":
        counter.compose("", char)
    counter.key("\r")
    assert (counter.scans, counter.field.text()) == (["6901234567892"], "")


def test_a_scan_eaten_by_a_composing_input_method_is_withheld_and_told(counter: Counter) -> None:
    for step in ("c", "cf", "cf1", "cf1b", "cf1bc"):
        counter.compose(step)
    counter.compose("", "才发不")
    counter.key("2")
    counter.key("\r")
    assert (counter.unread, counter.scans, counter.field.text()) == ([None], [], "")


def test_such_a_scan_without_its_enter_is_told_after_the_gap(counter: Counter, qtbot: QtBot) -> None:
    for step in ("c", "cf", "cf1", "cf1b", "cf1bc", "cf1bcd"):
        counter.compose(step)
    qtbot.waitUntil(lambda: counter.unread == [None], timeout=500)
    assert counter.field.text() == ""


def test_a_person_composing_sees_each_step_at_once(counter: Counter) -> None:
    seen: list[str] = []
    counter.field.inputMethodEvent = lambda event: seen.append(event.preeditString() or event.commitString())  # type: ignore[method-assign]  # watches what arrives
    for step in ("w", "wa", "wan", "wang"):
        counter.compose(step, after=90)
    counter.compose("", "王建国", after=200)
    assert seen == ["w", "wa", "wan", "wang", "王建国"]


def test_several_answers_to_one_key_are_one_keystroke(counter: Counter, qtbot: QtBot) -> None:
    for step in ("w", "wa", "wan"):  # hasty fingers, and three answers to each key
        for answer in range(3):
            counter.compose(step, after=0 if answer else 30)
    counter.compose("", "王", after=120)
    qtbot.waitUntil(lambda: counter.field.text() == "王", timeout=500)
    assert counter.unread == []


def test_the_watch_follows_the_focus_to_another_window(counter: Counter, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    field = QLineEdit(other)
    with qtbot.waitActive(other):
        other.move(QPoint(5, 5))
        other.show()
        other.activateWindow()
    field.setFocus()
    for char in "6901234567892\r":
        QTest.keyClick(other.windowHandle(), platform_key(char))
    assert (counter.scans, field.text()) == (["6901234567892"], "")
