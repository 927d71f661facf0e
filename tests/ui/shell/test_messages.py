"""Messages answered from the keyboard: by their own keys, by Tab, by Esc; the focus stays where it was."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.buttons import Button
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import Look
from app.ui.kit.messages import Message, MessageAction
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.shell.shell import Shell
from tests.ui.kit.keyboard import ALT, SHIFT, Key, press, show_active
from tests.ui.sample_pages import sample_shell


class TwoFields(Page):
    """A page with two fields that counts how often it was left by Esc."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = LineEdit(), LineEdit()
        self.escaped = 0
        column = QVBoxLayout(self)
        column.addWidget(self.first)
        column.addWidget(self.second)

    def actions_now(self) -> Actions:
        return Actions([KeyAction("Esc", "返回", self._escape)])

    def first_focus(self) -> QWidget:
        return self.first

    def _escape(self) -> None:
        self.escaped += 1


class Room:
    """The frame with that page in front."""

    def __init__(self, qtbot: QtBot, repository: Path) -> None:
        self.qtbot = qtbot
        self.done: list[str] = []
        self.shell: Shell = sample_shell(repository / "resources")
        qtbot.addWidget(self.shell)
        show_active(qtbot, self.shell)
        self.shell.open("intake")
        self.page = TwoFields()
        self.shell.push(self.page)

    def say(self, text: str, *answers: str, seconds: float = 0.0, key: str = "") -> None:
        actions = tuple(MessageAction(word, partial(self.done.append, word), key) for word in answers)
        self.shell.say(Message(text, "warn", seconds, actions))

    def texts(self) -> tuple[str, str]:
        return self.shell.message_bar.text(), self.shell.toast.text()


@pytest.fixture
def room(qtbot: QtBot, look: Look, repository: Path) -> Iterator[Room]:
    room = Room(qtbot, repository)
    yield room
    room.shell.close()


def focused() -> Button:
    button = QApplication.focusWidget()
    assert isinstance(button, Button)
    return button


def test_each_answer_shows_its_key_and_says_it(room: Room) -> None:
    room.say("小票没有打出来", "再打一次", "不打了")
    answers = room.shell.message_bar.answers()
    assert [(each.text(), each.key) for each in answers] == [("再打一次", "Alt+A"), ("不打了", "Alt+S")]
    assert [each.accessibleName() for each in answers] == ["再打一次 Alt+A", "不打了 Alt+S"]
    assert room.page.first.hasFocus()


def test_the_key_answers_once_from_any_field(room: Room) -> None:
    room.say("小票没有打出来", "再打一次", "不打了")
    room.page.second.setFocus()
    press(Key.Key_S, ALT)
    assert room.done == ["不打了"]
    assert room.page.second.hasFocus()
    press(Key.Key_S, ALT)
    press(Key.Key_A, ALT)
    assert room.done == ["不打了"]
    assert room.page.second.text() == ""


def test_the_keys_of_a_note_that_goes_by_itself_are_other_ones(room: Room) -> None:
    room.say("小票没有打出来", "再打一次")
    room.say("已删除", "撤销", seconds=60)
    press(Key.Key_Q, ALT)
    press(Key.Key_A, ALT)
    assert room.done == ["撤销", "再打一次"]


def test_a_key_that_the_page_serves_is_shown_and_left_to_it(room: Room) -> None:
    room.say("撤销吗？", "撤销", seconds=60, key="Ctrl+Z")
    (button,) = room.shell.toast.answers()
    assert button.key == "Ctrl+Z"
    press(Key.Key_Q, ALT)
    assert room.done == []


def test_tab_reaches_the_answers_before_the_page_and_enter_presses_them(room: Room) -> None:
    room.say("小票没有打出来", "再打一次", "不打了")
    seen = []
    for _ in range(3):
        press(Key.Key_Backtab, SHIFT)
        seen.append(focused().accessibleName())
    assert seen == ["Close message Esc", "不打了 Alt+S", "再打一次 Alt+A"]
    press(Key.Key_Return)
    assert room.done == ["再打一次"]
    assert room.page.first.hasFocus()


def test_tab_reaches_a_note_that_waits_while_somebody_is_there(room: Room) -> None:
    room.say("已删除", "撤销", seconds=0.05)
    press(Key.Key_Backtab, SHIFT)
    assert focused().accessibleName() == "Close message Esc"
    room.qtbot.wait(120)
    assert room.texts() == ("", "已删除")
    room.page.second.setFocus()
    room.qtbot.waitUntil(lambda: room.texts() == ("", ""))
    assert room.page.second.hasFocus()


def test_esc_takes_the_note_then_the_bar_then_leaves_the_page(room: Room) -> None:
    room.say("小票没有打出来", "再打一次")
    room.say("已删除", "撤销", seconds=60)
    seen = []
    for _ in range(3):
        press(Key.Key_Escape)
        seen.append((*room.texts(), room.page.escaped))
    assert seen == [("小票没有打出来", "", 0), ("", "", 0), ("", "", 1)]
    assert room.done == []


def test_a_note_that_only_tells_leaves_esc_to_the_page(room: Room) -> None:
    room.say("已保存", seconds=60)
    press(Key.Key_Escape)
    assert room.page.escaped == 1
    press(Key.Key_Backtab, SHIFT)
    press(Key.Key_Escape)
    assert room.page.escaped == 1
    assert room.texts() == ("", "")
    assert room.page.first.hasFocus()


def test_the_next_message_gives_the_focus_back(room: Room) -> None:
    room.page.second.setFocus()
    room.say("小票没有打出来", "再打一次")
    room.shell.message_bar.answers()[0].setFocus()
    room.say("打印机没有应答", "再打一次", "不打了")
    assert room.page.second.hasFocus()
    assert room.done == []
