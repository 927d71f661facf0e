"""The list under a field: Esc belongs to it while it is open, and to the page after that."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.droplist import DropRow
from app.ui.kit.look import Look
from app.ui.screens.intake.phone_edit import PhoneEdit
from tests.ui.kit.keyboard import Key, on_screen, press, write

Field = Combo | PhoneEdit


def combo() -> Field:
    """A choice of two."""
    return Combo([Choice("mc", "美厨"), Choice("an", "安纳")])


@pytest.mark.parametrize("make", [combo, PhoneEdit])
def test_esc_closes_the_list_first_and_leaves_only_then(
    qtbot: QtBot, look: Look, make: Callable[[], Field]
) -> None:
    field = make()
    window = on_screen(qtbot, field)
    window.resize(400, 400)
    left: list[str] = []
    QShortcut(QKeySequence(Key.Key_Escape), window).activated.connect(lambda: left.append("left"))
    field.setFocus()
    if isinstance(field, PhoneEdit):
        write("2233")
        field.show_rows("2233", [DropRow("1", "王建国 13800002233")])
    else:
        press(Key.Key_Down)
    assert len(field.rows_shown()) > 0
    press(Key.Key_Escape)
    assert (field.rows_shown(), left) == ([], [])
    press(Key.Key_Escape)
    assert left == ["left"]
