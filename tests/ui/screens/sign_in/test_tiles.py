"""What stands on the tile of a person."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from app.ui.kit.look import Look
from app.ui.screens.sign_in.tiles import PersonTile, Tile

AWAY = Tile("吴敏华", "售后主管", "缺勤至 11-22")


def test_where_both_have_no_room_it_is_said_who_is_away_and_not_as_what(qtbot: QtBot, look: Look) -> None:
    tile = PersonTile(AWAY)
    qtbot.addWidget(tile)
    metrics = QFontMetrics(look.font("small"))
    both = f"{AWAY.role} · {AWAY.note}"
    assert tile.below_name(metrics.horizontalAdvance(both)) == both
    assert tile.below_name(metrics.horizontalAdvance(both) - 1) == AWAY.note
    assert tile.accessibleName() == f"吴敏华 · {both}"
    tile.show_tile(Tile("吴敏华", "售后主管"))
    assert tile.below_name(1) == "售后主管"
