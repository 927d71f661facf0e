"""Fields for one line: amounts, days, choices of many, undo, and what stands inside the frame."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.dateentry import Toward
from app.domain.money import Fen
from app.domain.refusals import InputError
from app.ui.kit.amountedit import AmountEdit
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import Look
from app.ui.kit.textedit import TextEdit
from tests.ui.kit.keyboard import CTRL, Key, on_screen, press, write

TODAY = date(2026, 11, 20)
BRANDS = [Choice("mc", "美厨", "mc meichu"), Choice("mz", "美致", "mz"), Choice("an", "安纳", "an")]


def test_an_amount_is_shown_long_and_typed_short(qtbot: QtBot, look: Look) -> None:
    amount, other = AmountEdit(Fen(19900)), LineEdit()
    on_screen(qtbot, amount, other)
    other.setFocus()
    assert amount.text() == "¥199.00"
    amount.setFocus(Qt.FocusReason.TabFocusReason)
    assert amount.text() == amount.selectedText() == "199.00"
    with qtbot.waitSignal(amount.amount_changed):
        write("2350")
    other.setFocus()
    assert amount.text() == "¥2,350.00"
    assert amount.amount() == 235000


def test_a_wrong_amount_is_told_by_code_and_kept_as_typed(qtbot: QtBot, look: Look) -> None:
    amount, other = AmountEdit(field="price"), LineEdit()
    on_screen(qtbot, amount, other)
    problems: list[InputError | None] = []
    amount.problem_found.connect(problems.append)
    amount.setFocus()
    write("1.234")
    other.setFocus()
    assert amount.amount() is None
    assert amount.text() == "1.234"
    assert amount.property("state") == "error"
    last = problems[-1]
    assert last is not None
    assert (last.code, last.field) == ("amount_more_than_two_decimals", "price")


@pytest.mark.parametrize(
    ("typed", "shown", "note"),
    [
        ("-3", "2026-11-17", "3 天前"),
        ("昨", "2026-11-19", "1 天前"),
        ("1118", "2026-11-18", "2 天前"),
        ("今", "2026-11-20", "今天"),
    ],
)
def test_a_day_is_typed_short_and_shown_long(
    qtbot: QtBot, chinese: None, look: Look, typed: str, shown: str, note: str
) -> None:
    bought, other = DateEdit(lambda: TODAY), LineEdit()
    on_screen(qtbot, bought, other)
    bought.setFocus()
    write(typed)
    other.setFocus()
    assert (bought.text(), bought.note()) == (shown, note)
    assert bought.day() == date.fromisoformat(shown)


def test_the_day_is_previewed_while_it_is_typed(qtbot: QtBot, chinese: None, look: Look) -> None:
    bought = DateEdit(lambda: TODAY)
    on_screen(qtbot, bought)
    bought.setFocus()
    write("1118")
    assert bought.text() == "1118"
    assert bought.note() == "2026-11-18 2 天前"


def test_a_day_that_is_none_is_told_by_code(qtbot: QtBot, look: Look) -> None:
    bought, other = DateEdit(lambda: TODAY, date(2026, 11, 8)), LineEdit()
    on_screen(qtbot, bought, other)
    problems: list[InputError | None] = []
    bought.problem_found.connect(problems.append)
    bought.setFocus(Qt.FocusReason.TabFocusReason)
    write("soon")
    with qtbot.waitSignal(bought.day_changed):
        other.setFocus()
    assert bought.day() is None
    assert bought.text() == "soon"
    last = problems[-1]
    assert last is not None
    assert last.code == "date_not_understood"


def test_up_and_down_move_by_a_day(qtbot: QtBot, look: Look) -> None:
    agreed = DateEdit(lambda: TODAY, toward=Toward.FUTURE)
    on_screen(qtbot, agreed)
    agreed.setFocus()
    press(Key.Key_Up)
    assert agreed.day() == TODAY
    press(Key.Key_Up)
    press(Key.Key_Up)
    press(Key.Key_Down)
    assert agreed.day() == date(2026, 11, 21)


class Brands:
    """A combo and somewhere else to go."""

    def __init__(self, qtbot: QtBot, *, free: bool = False) -> None:
        self.combo, self.other = Combo(BRANDS, free=free), LineEdit()
        self.window = on_screen(qtbot, self.combo, self.other)
        self.window.resize(400, 400)
        self.combo.setFocus(Qt.FocusReason.TabFocusReason)


def test_typing_narrows_down_and_enter_takes(qtbot: QtBot, look: Look) -> None:
    brands = Brands(qtbot)
    write("m")
    assert brands.combo.rows_shown() == ["美厨", "美致"]
    press(Key.Key_Down)
    with qtbot.waitSignal(brands.combo.changed):
        press(Key.Key_Return)
    assert (brands.combo.value(), brands.combo.text()) == ("mz", "美致")
    assert brands.combo.rows_shown() == []
    assert QApplication.activePopupWidget() is None


def test_the_list_is_no_window_of_its_own(qtbot: QtBot, look: Look) -> None:
    brands = Brands(qtbot)
    press(Key.Key_Down)
    assert brands.combo.rows_shown() == ["美厨", "美致", "安纳"]
    assert QApplication.activePopupWidget() is None
    assert QApplication.focusWidget() is brands.combo
    press(Key.Key_Escape)
    assert brands.combo.rows_shown() == []


def test_leaving_takes_what_stands_there_or_goes_back(qtbot: QtBot, look: Look) -> None:
    brands = Brands(qtbot)
    brands.combo.set_value("an")
    brands.combo.selectAll()
    write("nobody")
    brands.other.setFocus()
    assert brands.combo.text() == "安纳"
    brands.combo.setFocus(Qt.FocusReason.TabFocusReason)
    write("美厨")
    brands.other.setFocus()
    assert brands.combo.value() == "mc"


def test_a_free_combo_takes_any_words(qtbot: QtBot, look: Look) -> None:
    brands = Brands(qtbot, free=True)
    write("无名")
    brands.other.setFocus()
    assert brands.combo.value() == "无名"


@pytest.mark.parametrize("kind", [LineEdit, TextEdit])
def test_undo_is_the_fields_while_it_can_and_the_pages_then(
    qtbot: QtBot, look: Look, kind: type[LineEdit] | type[TextEdit]
) -> None:
    field = kind()
    window = on_screen(qtbot, field)
    undone: list[bool] = []
    QShortcut(QKeySequence("Ctrl+Z"), window).activated.connect(lambda: undone.append(True))
    field.setFocus()
    write("a")
    press(Key.Key_Z, CTRL)
    assert undone == []
    press(Key.Key_Z, CTRL)
    assert undone == [True]


def test_chip_and_text_do_not_overlap(qtbot: QtBot, look: Look) -> None:
    plain, marked = LineEdit("当面出示"), LineEdit("当面出示")
    on_screen(qtbot, plain, marked)
    marked.set_chip("已核验", "ok", "circle-check")
    assert marked.chip_text() == "已核验"
    assert marked.textMargins().right() > 40
    assert marked.accessibleDescription() == "已核验"
    marked.set_chip("")
    assert marked.textMargins().right() == plain.textMargins().right() == 0
