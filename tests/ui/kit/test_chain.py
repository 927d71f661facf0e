"""Enter goes on as the eye reads; the input method keeps its Enter."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.amountedit import AmountEdit
from app.ui.kit.buttons import Button
from app.ui.kit.chain import FieldChain, reads_in_order
from app.ui.kit.choices import Choice
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import Look
from app.ui.kit.segmented import Segmented
from app.ui.kit.textedit import TextEdit
from tests.ui.kit.keyboard import CTRL, SHIFT, Key, compose, on_screen, press, write


class Form:
    """Five fields and a button, as on a page."""

    def __init__(self, qtbot: QtBot) -> None:
        self.phone, self.words, self.price = LineEdit(), TextEdit(), AmountEdit()
        self.demand = Segmented([Choice("return", "退货"), Choice("exchange", "换货")])
        self.note = LineEdit()
        self.button = Button("拍照")
        self.fields = [
            FormField("手机", self.phone),
            FormField("原话", self.words),
            FormField("单价", self.price),
        ]
        self.window = on_screen(qtbot, *self.fields, self.demand, self.note, self.button)
        self.chain = FieldChain(self.window, *self.fields, self.demand, self.note)
        self.finished = 0
        self.chain.finished.connect(self._count)
        self.chain.focus_first()

    def _count(self) -> None:
        self.finished += 1


def focused() -> QWidget | None:
    return QApplication.focusWidget()


@pytest.fixture
def form(qtbot: QtBot, look: Look) -> Form:
    return Form(qtbot)


def test_enter_walks_the_form_and_finishes_it(form: Form) -> None:
    seen = []
    for _ in range(4):
        seen.append(focused())
        press(Key.Key_Return)
    assert seen == [form.phone, form.words, form.price, form.demand]
    assert focused() is form.note
    assert form.finished == 0
    press(Key.Key_Enter)
    assert form.finished == 1
    assert focused() is form.note


def test_shift_enter_goes_back_and_stops_at_the_first(form: Form) -> None:
    press(Key.Key_Return)
    press(Key.Key_Return, SHIFT)
    assert focused() is form.phone
    press(Key.Key_Return, SHIFT)
    assert focused() is form.phone
    assert form.finished == 0


def test_ctrl_enter_makes_a_new_line_and_enter_does_not(form: Form) -> None:
    press(Key.Key_Return)
    write("one")
    press(Key.Key_Return, CTRL)
    write("two")
    press(Key.Key_Return)
    assert form.words.toPlainText() == "one\ntwo"
    assert focused() is form.price


def test_hidden_and_disabled_fields_are_passed_over(form: Form) -> None:
    form.fields[1].hide()
    form.price.setEnabled(False)
    press(Key.Key_Return)
    assert focused() is form.demand


@pytest.mark.parametrize("at", [0, 1])
def test_enter_while_composing_belongs_to_the_input_method(form: Form, at: int) -> None:
    for _ in range(at):
        press(Key.Key_Return)
    before = focused()
    compose("wang jian")
    press(Key.Key_Return)
    assert focused() is before
    compose("", "王建国")
    press(Key.Key_Return)
    assert focused() is not before


def test_enter_settles_what_was_typed(form: Form) -> None:
    for _ in range(2):
        press(Key.Key_Return)
    write("１２８００")
    press(Key.Key_Return)
    assert form.price.amount() == 1280000
    assert form.price.text() == "¥12,800.00"


def test_enter_on_a_button_presses_it(form: Form) -> None:
    pressed: list[bool] = []
    form.button.clicked.connect(lambda: pressed.append(True))
    form.button.setFocus()
    press(Key.Key_Return)
    assert pressed == [True]


def test_tab_follows_the_same_order(form: Form) -> None:
    for expected in (form.words, form.price, form.demand, form.note):
        press(Key.Key_Tab)
        assert focused() is expected


def test_the_order_follows_the_eye(form: Form) -> None:
    fields = form.chain.fields()
    assert reads_in_order(fields)
    assert not reads_in_order([fields[1], fields[0], *fields[2:]])
