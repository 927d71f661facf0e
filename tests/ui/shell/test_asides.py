"""What one person had open waits for them, and nobody else sees it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import Look
from app.ui.kit.messages import Message, MessageAction
from app.ui.override import override
from app.ui.shell.asides import Asides
from app.ui.shell.page import Page
from app.ui.shell.shell import Shell
from tests.ui.kit.keyboard import show_active, write
from tests.ui.sample_pages import sample_shell

LIN, ZHOU = "林晓敏", "周倩"


class FormPage(Page):
    """A page pushed over another, with one field; counts how often it was told that it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.entered = 0
        self.field = LineEdit()
        QVBoxLayout(self).addWidget(self.field)

    @override
    def title(self) -> str:
        return "表单"

    @override
    def first_focus(self) -> QWidget:
        return self.field

    @override
    def on_enter(self) -> None:
        self.entered += 1


class Counter:
    """A shell at the list, and whoever is at it."""

    def __init__(self, qtbot: QtBot, repository: Path) -> None:
        self.shell: Shell = sample_shell(repository / "resources")
        self.shell.open("queue")
        qtbot.addWidget(self.shell)
        show_active(qtbot, self.shell)
        self.asides = Asides(self.shell, {"queue", "intake"})
        self.at = LIN

    def form(self, words: str = "") -> FormPage:
        """A form over what is shown, with words typed into it."""
        page = FormPage()
        self.shell.push(page)
        write(words)
        return page

    def turn(self, now: str) -> None:
        """Somebody else is at the counter."""
        self.asides.turn(self.at, now)
        self.at = now

    @property
    def page(self) -> Page | None:
        return self.shell.stack.page()


@pytest.fixture
def counter(qtbot: QtBot, look: Look, repository: Path) -> Iterator[Counter]:
    made = Counter(qtbot, repository)
    yield made
    made.shell.close()


def test_a_form_stays_with_its_person_as_it_was(counter: Counter) -> None:
    form = counter.form("等配件")
    counter.turn(ZHOU)
    assert counter.shell.current() == "queue"
    assert not form.isVisible()
    assert not counter.shell.stack.back()
    other = counter.form("另一位")
    counter.turn(LIN)
    assert counter.page is form
    assert form.isVisible()
    assert form.field.text() == "等配件"
    assert form.entered == 1  # whoever takes the cover away tells it
    assert counter.shell.windowTitle().startswith("表单")
    counter.turn(ZHOU)
    assert counter.page is other
    assert other.field.text() == "另一位"


def test_a_destination_of_everybody_stays_and_others_are_made_anew(counter: Counter) -> None:
    counter.shell.open("intake")
    counter.form()
    counter.turn(ZHOU)
    assert counter.shell.current() == "intake"
    counter.shell.open("settings")
    own = counter.page
    counter.turn("陈露")
    assert counter.shell.current() == "queue"
    counter.shell.open("settings")
    assert counter.page is not own
    counter.turn(ZHOU)
    assert counter.page is own
    assert counter.shell.current() == "settings"


def test_what_is_for_everybody_is_not_turned_and_its_question_stays(counter: Counter) -> None:
    turned: list[object] = []
    counter.shell.page_turned.connect(turned.append)
    counter.shell.say(Message("要现在加入总部吗？", actions=(MessageAction("加入", lambda: None),)))
    counter.turn(ZHOU)
    assert turned == []
    assert counter.shell.message_bar.text() == "要现在加入总部吗？"


def test_a_search_begun_and_an_offer_to_take_back_are_gone(counter: Counter) -> None:
    done: list[str] = []
    counter.shell.top.search.setText("沙发")
    undo = MessageAction("撤销", lambda: done.append("撤销"))
    counter.shell.say(Message("已处理", "info", 8, (undo,)))
    counter.turn(ZHOU)
    assert counter.shell.top.search.text() == ""
    counter.shell.toast.answer("Alt+Q")
    assert done == []
    assert counter.shell.toast.text() == ""


def test_a_page_that_was_done_meanwhile_is_not_shown_again(counter: Counter) -> None:
    form = counter.form("等配件")
    counter.turn(ZHOU)
    form.problem_met.emit("reason_missing", {})
    form.page_wanted.emit("settings")
    form.left.emit()
    assert counter.shell.message_bar.text() == ""
    assert counter.shell.current() == "queue"
    counter.turn(LIN)
    assert counter.shell.current() == "queue"
    assert not counter.shell.stack.back()
