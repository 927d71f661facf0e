"""Tiles: an even grid where it fits, run on where that saves lines, never wider than their room."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.kit.choices import Choice
from app.ui.kit.look import Look
from app.ui.kit.segmented import Segmented
from tests.ui.kit.keyboard import on_screen

CAUSES = (
    "Quality",
    "Transport damage",
    "Installation damage",
    "Human error",
    "Service fault",
    "Customer's reason",
    "No fault found",
    "Disputed",
    "More…",
)


def places(tiles: Segmented, width: int) -> list[QRect]:
    tiles.resize(width, tiles.heightForWidth(width))
    layout = tiles.layout()
    assert layout is not None
    layout.activate()
    return [button.geometry() for button in tiles.findChildren(QPushButton)]


@pytest.mark.parametrize("width", [420, 500, 560, 700, 1_100])
def test_tiles_keep_to_their_room_in_every_theme(qtbot: QtBot, each_look: Look, width: int) -> None:
    tiles = Segmented([Choice(word, word) for word in CAUSES], columns=5)
    on_screen(qtbot, tiles)
    assert tiles.minimumSizeHint().width() <= 420
    found = places(tiles, width)
    assert max(place.right() for place in found) < width
    assert max(place.bottom() for place in found) < tiles.heightForWidth(width)
    assert not any(a.intersects(b) for at, a in enumerate(found) for b in found[at + 1 :])
    for button in tiles.findChildren(QPushButton):
        assert button.width() >= button.minimumWidth()


def test_an_even_grid_where_the_words_are_short(qtbot: QtBot, look: Look) -> None:
    tiles = Segmented([Choice(word, word) for word in "一二三四五六七八九"], columns=5)
    on_screen(qtbot, tiles)
    found = places(tiles, 520)
    assert len({place.top() for place in found}) == 2
    widths = [place.width() for place in found]
    assert max(widths) - min(widths) <= 1


def test_no_line_holds_one_lost_tile(qtbot: QtBot, look: Look) -> None:
    tiles = Segmented([Choice(word, word) for word in "一二三四五六七八九"], columns=5)
    on_screen(qtbot, tiles)
    button = max(each.sizeHint().width() for each in tiles.findChildren(QPushButton))
    found = places(tiles, 4 * button + 30)  # four would fit, which leaves one for a third line
    assert sorted(sum(place.top() == top for place in found) for top in {p.top() for p in found}) == [3, 3, 3]


def test_long_words_run_on_where_a_grid_would_take_more_lines(qtbot: QtBot, look: Look) -> None:
    look.use("field")
    tiles = Segmented([Choice(word, word) for word in CAUSES], columns=5)
    on_screen(qtbot, tiles)
    assert len({place.top() for place in places(tiles, 500)}) <= 4
    look.use("light")
