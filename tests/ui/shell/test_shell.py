"""The frame: pages, keys, search, messages."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.buttons import Button
from app.ui.kit.chain import bring_into_view
from app.ui.kit.droplist import DropRow
from app.ui.kit.keys import KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import Look
from app.ui.kit.messages import Message
from app.ui.kit.text import Elided
from app.ui.shell.actions import Actions, KeyAction, UnroutedKeyError
from app.ui.shell.page import Page
from app.ui.shell.rail import RailItem
from app.ui.shell.shell import Shell
from tests.ui.kit.keyboard import CTRL, SHIFT, Key, compose, press, show_active, write
from tests.ui.sample_pages import IntakePage, TicketPage, sample_shell


class Desk:
    """The shell with its sample pages, and what reached the shell's own keys."""

    def __init__(self, qtbot: QtBot, repository: Path) -> None:
        self.shell: Shell = sample_shell(repository / "resources")
        self.served: list[str] = []
        own = [KeyAction(key, key, partial(self.served.append, key)) for key in ("F2", "F5", "F12")]
        self.shell.set_own_actions(Actions(own))
        self.shell.open("intake")
        qtbot.addWidget(self.shell)
        show_active(qtbot, self.shell)

    @property
    def page(self) -> Page:
        page = self.shell.stack.page()
        assert page is not None
        return page

    @property
    def intake(self) -> IntakePage:
        assert isinstance(self.page, IntakePage)
        return self.page

    def hints(self) -> list[str]:
        return [hint.key for hint in self.shell.footer.hints.hints()]


class ServingPage(Page):
    """Serves the keys it is given, and counts."""

    def __init__(self, *keys: str) -> None:
        super().__init__()
        self.keys = keys
        self.served: list[str] = []
        self.steps: list[str] = []
        self.field = LineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def actions_now(self) -> Actions:
        return Actions(KeyAction(key, key, partial(self.served.append, key)) for key in self.keys)

    def first_focus(self) -> QWidget:
        return self.field

    def on_enter(self) -> None:
        self.steps.append("enter")

    def on_leave(self) -> None:
        self.steps.append("leave")


@pytest.fixture
def desk(qtbot: QtBot, look: Look, repository: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, repository)
    yield desk
    desk.shell.close()


def test_the_keyboard_starts_on_the_phone(desk: Desk) -> None:
    assert desk.intake.phone.hasFocus()
    assert desk.shell.windowTitle().startswith("受理")


def test_a_page_serves_its_keys_and_the_shell_the_rest(desk: Desk) -> None:
    press(Key.Key_F6)
    press(Key.Key_F12)
    press(Key.Key_F7)
    assert desk.intake.served == ["F6"]
    assert desk.served == ["F12"]


def test_a_page_comes_before_the_shell(desk: Desk) -> None:
    page = ServingPage("F2", "Shift+F9", "Ctrl+Z", "Esc")
    desk.shell.push(page)
    press(Key.Key_F2)
    press(Key.Key_F9, SHIFT)
    press(Key.Key_Z, CTRL)
    press(Key.Key_Escape)
    assert page.served == ["F2", "Shift+F9", "Ctrl+Z", "Esc"]
    assert desk.served == []
    assert desk.page is page


def test_the_footer_shows_exactly_what_the_keys_do(desk: Desk) -> None:
    assert desk.hints() == ["Enter", "Shift+Enter", "F1", "F4", "F6", "F8", "F2", "F5", "F12"]
    page = ServingPage("F10")
    desk.shell.push(page)
    assert desk.hints() == ["F10", "F2", "F5", "F12"]
    page.keys = ("F2",)
    page.keys_changed.emit()
    assert desk.hints() == ["F2", "F5", "F12"]


def test_a_hint_can_be_clicked(desk: Desk) -> None:
    desk.shell.footer.hints.pressed.emit("F12")
    assert desk.served == ["F12"]


def test_a_key_nobody_routes_is_refused_when_it_is_declared() -> None:
    with pytest.raises(UnroutedKeyError, match="Alt"):
        Actions([KeyAction("Alt+X", "never", lambda: None)])


def test_esc_returns_and_the_keyboard_is_where_it_was(desk: Desk) -> None:
    intake = desk.intake
    intake.goods.setFocus()
    page = ServingPage()
    desk.shell.push(page)
    assert page.field.hasFocus()
    press(Key.Key_Escape)
    assert desk.page is intake
    assert intake.goods.hasFocus()
    assert page.steps == ["enter", "leave"]
    press(Key.Key_Escape)
    assert desk.page is intake


def test_the_rail_lets_go_of_what_was_pushed(desk: Desk, qtbot: QtBot) -> None:
    page = ServingPage()
    desk.shell.push(page)
    with qtbot.waitSignal(page.destroyed):
        desk.shell.open("queue")
    assert isinstance(desk.page, TicketPage)
    desk.shell.open("intake")
    desk.shell.open("queue")
    assert desk.page.entered == 2


def test_a_page_that_is_not_shown_takes_no_keyboard_until_it_is(desk: Desk) -> None:
    behind, page = ServingPage(), ServingPage()
    other = LineEdit()
    other.setParent(behind)
    desk.shell.push(behind)
    desk.shell.push(page)
    other.setFocus()
    assert page.field.hasFocus()
    desk.shell.focus_search()
    other.setFocus()
    assert desk.shell.top.search.hasFocus()
    page.left.emit()
    assert other.hasFocus()


def test_the_rail_is_reached_by_keys(desk: Desk) -> None:
    items = desk.shell.rail.findChildren(RailItem)
    items[1].setFocus()
    press(Key.Key_Up)
    press(Key.Key_Return)
    assert isinstance(desk.page, TicketPage)
    assert [item.isChecked() for item in items] == [True, False, False]
    assert items[0].accessibleDescription() == "2"


def test_f3_and_ctrl_f_go_to_the_search_box_and_esc_comes_back(desk: Desk) -> None:
    desk.intake.name.setFocus()
    for key, modifiers in ((Key.Key_F3, Qt.KeyboardModifier.NoModifier), (Key.Key_F, CTRL)):
        press(key, modifiers)
        assert desk.shell.top.search.hasFocus()
        press(Key.Key_Escape)
        assert desk.intake.name.hasFocus()


ROWS = [DropRow("a", "王建国", "电水壶", "inbox", "剩 12 分", "warn"), DropRow("b", "王芳", "羊毛大衣")]


def test_the_search_list_is_walked_and_taken_by_keys(desk: Desk, qtbot: QtBot) -> None:
    search = desk.shell.top.search
    press(Key.Key_F3)
    with qtbot.waitSignal(search.query_changed) as asked:
        write("2")
    assert asked.args == ["2"]
    search.show_rows(ROWS)
    assert search.rows_shown() == ["王建国", "王芳"]
    assert QApplication.activePopupWidget() is None
    assert search.hasFocus()
    press(Key.Key_Down)
    with qtbot.waitSignal(search.picked) as picked:
        press(Key.Key_Return)
    assert picked.args == ["b"]
    assert search.rows_shown() == []


def test_esc_closes_the_list_before_it_leaves_the_box(desk: Desk) -> None:
    search = desk.shell.top.search
    press(Key.Key_F3)
    write("2")
    search.show_rows(ROWS)
    press(Key.Key_Escape)
    assert search.rows_shown() == []
    assert search.hasFocus()
    press(Key.Key_Escape)
    assert desk.intake.phone.hasFocus()


def test_enter_without_a_list_submits(desk: Desk, qtbot: QtBot) -> None:
    search = desk.shell.top.search
    press(Key.Key_F3)
    write(" 2F01 ")
    with qtbot.waitSignal(search.submitted) as submitted:
        press(Key.Key_Return)
    assert submitted.args == ["2F01"]


def test_nothing_is_searched_while_the_input_method_composes(desk: Desk, qtbot: QtBot) -> None:
    search = desk.shell.top.search
    press(Key.Key_F3)
    with qtbot.assertNotEmitted(search.query_changed):
        compose("wang")
    with qtbot.waitSignal(search.query_changed) as asked:
        compose("", "王")
    assert asked.args == ["王"]


def test_what_was_found_too_late_stays_away(desk: Desk) -> None:
    search = desk.shell.top.search
    press(Key.Key_F3)
    write("2")
    desk.intake.phone.setFocus()
    search.show_rows(ROWS)
    assert search.rows_shown() == []


def test_a_problem_becomes_a_sentence_and_takes_no_keyboard(desk: Desk) -> None:
    desk.page.problem_met.emit("printer_missing", {"printer": "EPSON"})
    assert desk.shell.message_bar.text() == "printer_missing {'printer': 'EPSON'}"
    assert desk.intake.phone.hasFocus()
    desk.shell.open("queue")
    assert desk.shell.message_bar.text() == ""


def test_a_page_speaks_through_the_frame(desk: Desk) -> None:
    desk.page.saved.emit("已保存 10:02:31")
    desk.page.message_ready.emit(Message("已挂起", "ok"))
    assert desk.shell.footer.saved_words() == "已保存 10:02:31"
    assert desk.shell.message_bar.text() == "已挂起"
    desk.page.page_wanted.emit("queue")
    assert isinstance(desk.page, TicketPage)


def test_a_narrow_window_keeps_the_icons_and_scrolls_the_page(desk: Desk) -> None:
    desk.shell.resize(683, 384)
    QApplication.processEvents()
    assert desk.shell.width() == 683
    assert desk.shell.rail.width() == 56
    goods = desk.intake.contacted
    bring_into_view(goods)
    area = desk.shell.stack.currentWidget()
    assert isinstance(area, QScrollArea)
    assert (
        area.viewport()
        .rect()
        .intersects(goods.rect().translated(goods.mapTo(area.viewport(), goods.rect().topLeft())))
    )
    desk.shell.resize(1366, 768)
    QApplication.processEvents()
    assert desk.shell.rail.width() == 132


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (1920, 1080)])
@pytest.mark.parametrize("page", ["intake", "queue"])
def test_no_page_scrolls_sideways_on_a_desk(desk: Desk, size: tuple[int, int], page: str) -> None:
    desk.shell.open(page)
    desk.shell.resize(*size)
    QApplication.processEvents()
    area = desk.shell.stack.currentWidget()
    assert isinstance(area, QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0


def test_long_words_find_room_in_the_frame(
    qtbot: QtBot, look: Look, stretched: None, repository: Path
) -> None:
    desk = Desk(qtbot, repository)
    desk.shell.resize(1366, 768)
    QApplication.processEvents()
    for label in desk.shell.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap() and not isinstance(label, Elided):
            assert label.width() >= label.minimumSizeHint().width(), label.text()
    desk.shell.close()


def test_the_frame_follows_the_theme(desk: Desk, look: Look) -> None:
    look.use("field")
    QApplication.processEvents()
    assert desk.shell.footer.height() == look.theme.sizes.footer
    assert desk.shell.top.height() == look.theme.sizes.top
    assert desk.shell.rail.width() == look.theme.sizes.rail
    look.use("light")


def test_a_held_key_acts_once(desk: Desk) -> None:
    assert not any(shortcut.autoRepeat() for shortcut in desk.shell.keys._shortcuts.values())


def test_words_of_the_frame_are_chinese(chinese: None, qtbot: QtBot, look: Look, repository: Path) -> None:
    desk = Desk(qtbot, repository)
    assert desk.shell.top.search.accessibleName() == "全部搜索"
    desk.shell.close()


def test_hints_are_of_one_kind() -> None:
    actions = Actions(
        [KeyAction("F7", "认定", lambda: None), KeyAction("Esc", "返回", lambda: None, shown=False)]
    )
    assert actions.hints() == [KeyHint("F7", "认定")]
    assert actions.keys() == {"F7", "Esc"}
    assert actions.without({"F7"}).keys() == {"Esc"}
    assert not actions.serve("F8")


def test_a_click_on_the_close_mark_closes_the_message(desk: Desk) -> None:
    desk.shell.report("disk_full", {})
    (close,) = [each for each in desk.shell.message_bar.findChildren(Button) if each.isVisible()]
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert desk.shell.message_bar.text() == ""
