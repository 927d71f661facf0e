"""A card that is filled in: which keys end it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.kit.filled_card import FilledCard
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import Look
from tests.ui.kit.keyboard import Key, on_screen, press, write


@pytest.mark.parametrize(("by_enter", "done"), [(False, 1), (True, 2)])
def test_escape_leaves_and_the_ending_keys_finish(
    qtbot: QtBot, look: Look, by_enter: bool, done: int
) -> None:
    heard: list[str] = []
    card = FilledCard("A day", lambda: heard.append("done"), by_enter=by_enter)
    card.left.connect(lambda: heard.append("left"))
    line = LineEdit()
    card.add(line)
    on_screen(qtbot, card)
    line.setFocus()
    write("x")
    for key in (Key.Key_Return, Key.Key_F10, Key.Key_Escape):
        press(key)
    assert heard == ["done"] * done + ["left"]
    assert line.text() == "x"
