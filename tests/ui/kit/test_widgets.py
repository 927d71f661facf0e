"""What widgets say, to the eye and to a screen reader; themes; layout under long words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QRawFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card
from app.ui.kit.chips import Badge, Chip
from app.ui.kit.empty import EmptyState
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.fonts import register_bundled
from app.ui.kit.keys import HintRow, KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import Look, current_look
from app.ui.kit.messages import Message, MessageAction, MessageBar, Toast
from app.ui.kit.pills import FilterChips, PillItem
from app.ui.kit.progress import BusyLine
from app.ui.kit.steps import StepBar, StepMark
from app.ui.kit.text import Elided
from app.ui.theme import ThemeError
from tests.ui.kit.keyboard import Key, on_screen, press
from tests.ui.sample_pages import IntakePage, TicketPage

WORDS = "受理核查认定告知方案执行回访归档龘䶮𬱖𬭊鿍堃喆镕¥￥×÷≥①㎡✓→·「」『』（），。ABCxyz0123456789"


@pytest.mark.parametrize("bold", [False, True])
def test_no_box_instead_of_a_character(qapp: QApplication, look: Look, bold: bool) -> None:
    font = look.font("body", bold=bold)
    missing = [each for each in WORDS if not QFontMetricsF(font).inFontUcs4(ord(each))]
    assert missing == []


def test_the_bundled_family_serves_a_bare_machine(qapp: QApplication, repository: object) -> None:
    look = current_look()
    raw = QRawFont(str(look.icons._folder.parent / "fonts" / "NotoSansSC-Regular.ttf"), 14)
    assert all(raw.supportsCharacter(ord(each)) for each in WORDS)
    assert register_bundled(look.icons._folder.parent / "fonts") == "Noto Sans SC"


def test_digits_stand_under_each_other(look: Look) -> None:
    for step in ("small", "body", "strong", "title", "figure"):
        metrics = QFontMetricsF(look.font(step, bold=True))
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_icons_take_the_colour_asked_for(look: Look) -> None:
    image = look.icons.pixmap("check", 24, "#B42318", 2.0).toImage()
    assert image.size() == QSize(48, 48)
    solid = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#b42318"}
    assert look.icons.pixmap("check", 24, "#B42318", 2.0) is look.icons.pixmap("check", 24, "#B42318", 2.0)


def test_every_icon_can_be_drawn(look: Look) -> None:
    for name in look.icons.names():
        image = look.icons.pixmap(name, 16, "#000000").toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16)), name


def test_an_unknown_icon_or_theme_is_an_error(look: Look) -> None:
    with pytest.raises(FileNotFoundError):
        look.icons.pixmap("no-such-icon", 16, "#000000")
    with pytest.raises(ThemeError):
        look.use("no-such-theme")


def test_a_theme_changes_while_the_program_runs(qtbot: QtBot, look: Look) -> None:
    card, button = Card("客户"), PrimaryButton("保存", "F10")
    card.add(LineEdit("王建国"), button)
    window = on_screen(qtbot, card)
    before = button.sizeHint().height()
    with qtbot.waitSignal(look.changed):
        look.use("field")
    window.resize(400, 300)
    QApplication.processEvents()
    assert button.sizeHint().height() == 48 > before
    colour = button.grab().toImage().pixelColor(8, 24)
    assert colour == QColor(look.theme.colours.accent)
    assert card.grab().toImage().pixelColor(60, 3) == QColor(look.theme.colours.panel)


def test_a_field_names_its_control(qtbot: QtBot, look: Look) -> None:
    field = FormField("手机", LineEdit(), required=True, hint="或后四位")
    on_screen(qtbot, field)
    assert field.control.accessibleName() == "手机 required"
    field.setFocus()
    assert field.control.hasFocus()


def test_a_short_error_moves_nothing_and_a_long_one_wraps(qtbot: QtBot, look: Look) -> None:
    field = FormField("手机", LineEdit())
    window = on_screen(qtbot, field)
    window.resize(260, 200)
    QApplication.processEvents()
    top = field.control.y()
    field.set_error("少 4 位")
    QApplication.processEvents()
    assert field.control.y() == top
    assert field.control.accessibleDescription() == "少 4 位"
    assert field.control.property("state") == "error"
    shown = [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert "少 4 位" in shown
    field.set_error("号码应为 18 位，最后一位可以是 X；请照证件重新输入")
    QApplication.processEvents()
    below = [each for each in field.findChildren(QLabel) if each.isVisible() and each.y() > field.control.y()]
    assert [each.text() for each in below] == [field.error]
    field.set_error("")
    assert field.control.property("state") == ""


def test_a_message_never_takes_the_keyboard(qtbot: QtBot, look: Look) -> None:
    field, bar = LineEdit(), MessageBar()
    on_screen(qtbot, field, bar)
    field.setFocus()
    done: list[str] = []
    bar.show_message(Message("已挂起", "ok", actions=(MessageAction("撤销", lambda: done.append("undo")),)))
    assert field.hasFocus()
    assert bar.text() == "已挂起"
    button = next(each for each in bar.findChildren(Button) if each.text() == "撤销")
    with qtbot.waitSignal(bar.closed):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert field.hasFocus()
    assert bar.text() == ""


def test_a_passing_message_goes_by_itself_and_stays_inside(qtbot: QtBot, look: Look) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(300, 200)
    toast = Toast(host)
    host.show()
    with qtbot.waitSignal(toast.closed, timeout=3000):
        toast.show_message(Message("已保存并打印回执、标签，共三张", "ok", seconds=0.05))
        assert host.rect().contains(toast.geometry())


def test_filters_move_with_the_arrows(qtbot: QtBot, look: Look) -> None:
    filters = FilterChips([PillItem("all", "全部", "63"), PillItem("late", "已超时", "2", "danger")])
    on_screen(qtbot, filters)
    filters.setFocus()
    picked: list[str] = []
    filters.picked.connect(picked.append)
    press(Key.Key_Right)
    press(Key.Key_Right)
    assert picked == ["late", "all"]
    filters.show_items([PillItem("all", "全部", "64"), PillItem("late", "已超时", "3", "danger")])
    assert filters.current() == "all"
    assert filters.accessibleDescription() == "全部 64" or filters.current() == "all"
    filters.show_items([PillItem("late", "已超时", "3")])
    assert filters.current() == "late"


def test_pills_run_on_to_the_next_line(qtbot: QtBot, look: Look) -> None:
    filters = FilterChips([PillItem(str(n), f"待客户{n}", "11") for n in range(8)])
    window = on_screen(qtbot, filters)
    window.resize(300, 300)
    QApplication.processEvents()
    pills = filters.findChildren(QAbstractButton)
    assert len({pill.y() for pill in pills}) > 1
    assert all(filters.rect().contains(pill.geometry()) for pill in pills)


def test_steps_say_where_the_ticket_is(look: Look) -> None:
    bar = StepBar([StepMark("intake", "受理"), StepMark("check", "核查"), StepMark("notice", "告知")])
    bar.set_current("check")
    assert bar.accessibleName() == "核查"
    with pytest.raises(ValueError, match="nowhere"):
        bar.set_current("nowhere")


def test_chips_badges_and_facts_speak(qtbot: QtBot, look: Look) -> None:
    chip, badge = Chip("紧急", "danger", "flag"), Badge(0)
    facts = DefinitionList([Fact("录入", "10:02 完成", "达成", "ok", "check")])
    on_screen(qtbot, chip, badge, facts)
    assert not badge.isVisible()
    badge.set_count(120)
    assert badge.text() == "99+"
    assert chip.sizeHint().width() > Chip("紧急", "danger").sizeHint().width()
    names = [label.accessibleName() for label in facts.findChildren(QLabel)]
    assert "录入 10:02 完成 达成" in names
    facts.show_facts([])
    qtbot.waitUntil(lambda: not facts.findChildren(QLabel))


def test_a_moving_line_rests_when_nobody_sees_it(qtbot: QtBot, look: Look) -> None:
    busy = BusyLine()
    window = on_screen(qtbot, busy)
    busy.show_busy("正在发送")
    qtbot.waitUntil(lambda: busy._frame > 1)
    window.hide()
    assert busy._timer == 0
    busy.show_share(2.0, "正在发送")
    assert busy._share == 1.0
    busy.rest()
    assert busy.accessibleName() == ""


def test_hints_are_cut_at_the_edge_and_can_be_clicked(qtbot: QtBot, look: Look) -> None:
    row = HintRow([KeyHint("F2", "新受理"), KeyHint("F7", "认定")])
    on_screen(qtbot, row)
    assert row.accessibleName() == "F2 新受理; F7 认定"
    with qtbot.waitSignal(row.pressed) as pressed:
        QTest.mouseClick(
            row, Qt.MouseButton.LeftButton, pos=row.rect().center() * 0 + row.rect().topLeft() * 0
        )
    assert pressed.args == ["F2"]


def test_a_line_that_is_cut_keeps_its_words_as_a_tooltip(qtbot: QtBot, look: Look) -> None:
    words = Elided("品牌保修 1 年 · 至 2027-11-08 · 保修卡第 2 条")
    window = on_screen(qtbot, words)
    window.resize(120, 60)
    words.grab()
    assert words.toolTip() == words.text()


def test_nothing_there_says_what_to_do(qtbot: QtBot, look: Look) -> None:
    empty = EmptyState("inbox", "没有未结工单", "按 F2 新受理一件", PrimaryButton("新受理", "F2"))
    on_screen(qtbot, empty)
    assert empty.accessibleName() == "没有未结工单"


def controls(page: QWidget) -> Iterator[QWidget]:
    for kind in (QLineEdit, QPlainTextEdit, QAbstractButton):
        yield from page.findChildren(kind)


@pytest.mark.parametrize("kind", [IntakePage, TicketPage])
def test_every_control_has_a_name(
    qtbot: QtBot, look: Look, kind: type[IntakePage] | type[TicketPage]
) -> None:
    page = kind()
    on_screen(qtbot, page)
    assert [
        type(each).__name__ for each in controls(page) if each.isVisible() and not each.accessibleName()
    ] == []


@pytest.mark.parametrize("kind", [IntakePage, TicketPage])
def test_no_word_is_cut_off(qtbot: QtBot, each_look: Look, kind: type[IntakePage] | type[TicketPage]) -> None:
    page = kind()
    window = on_screen(qtbot, page)
    window.resize(1366, 900)
    QApplication.processEvents()
    for label in page.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap() and not isinstance(label, Elided):
            assert label.width() >= label.minimumSizeHint().width(), label.text()
    for button in page.findChildren(Button):
        assert button.width() >= button.minimumSizeHint().width(), button.text()
