"""A choice of few by digit keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.kit.choices import Choice
from app.ui.kit.look import Look
from app.ui.kit.segmented import Segmented
from tests.ui.kit.keyboard import Key, on_screen, press, write

DEMANDS = [Choice(word, word) for word in ("退货", "换货", "维修", "补偿", "咨询")]


@pytest.fixture
def demand(qtbot: QtBot, look: Look) -> Segmented:
    demand = Segmented(DEMANDS)
    on_screen(qtbot, demand)
    demand.setFocus()
    return demand


def test_a_digit_takes_a_choice(demand: Segmented, qtbot: QtBot) -> None:
    with qtbot.waitSignal(demand.changed):
        write("2")
    assert demand.value() == "换货"
    assert demand.accessibleDescription() == "换货"


def test_a_digit_without_a_choice_takes_nothing(demand: Segmented, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(demand.changed):
        write("9")
        write("0")
    assert demand.value() is None


def test_the_same_digit_again_is_no_change(demand: Segmented, qtbot: QtBot) -> None:
    write("2")
    with qtbot.assertNotEmitted(demand.changed):
        write("2")


def test_arrows_move_and_wrap(demand: Segmented) -> None:
    write("5")
    press(Key.Key_Right)
    assert demand.value() == "退货"
    press(Key.Key_Left)
    assert demand.value() == "咨询"


def test_the_program_sets_in_silence(demand: Segmented, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(demand.changed):
        demand.set_value("维修")
    assert demand.values() == ("维修",)
    demand.set_value(None)
    assert demand.value() is None


def test_other_choices_keep_what_is_still_offered(demand: Segmented) -> None:
    demand.set_value("维修")
    demand.set_choices(DEMANDS[2:])
    assert demand.value() == "维修"
    demand.set_choices(DEMANDS[:2])
    assert demand.value() is None


def click(choices: Segmented, label: str) -> None:
    button = next(each for each in choices.findChildren(QPushButton) if each.accessibleName() == label)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_click_takes_a_choice_and_says_so_once(demand: Segmented) -> None:
    told: list[str | None] = []
    demand.changed.connect(lambda: told.append(demand.value()))
    click(demand, "补偿")
    assert demand.value() == "补偿"
    click(demand, "补偿")
    assert demand.value() == "补偿"
    assert told == ["补偿"]


def test_a_click_takes_one_of_several_and_lets_it_go(qtbot: QtBot, look: Look) -> None:
    ticks = Segmented(DEMANDS[:3], multi=True)
    on_screen(qtbot, ticks)
    told: list[tuple[str, ...]] = []
    ticks.changed.connect(lambda: told.append(ticks.values()))
    for label in ("退货", "维修", "退货"):
        click(ticks, label)
    assert told == [("退货",), ("退货", "维修"), ("维修",)]


def test_several_are_taken_and_let_go(qtbot: QtBot, look: Look) -> None:
    ticks = Segmented(DEMANDS[:3], multi=True)
    on_screen(qtbot, ticks)
    ticks.setFocus()
    write("31")
    assert ticks.values() == ("退货", "维修")
    press(Key.Key_Right)
    press(Key.Key_Space)
    assert ticks.values() == ("退货", "换货", "维修")
    write("1")
    assert ticks.values() == ("换货", "维修")
