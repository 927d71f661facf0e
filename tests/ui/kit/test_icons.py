"""Icons are drawn as large as the place they are given."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.ui.kit.look import Look


def _drawn(look: Look, side: float) -> bool:
    image = QImage(32, 32, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    look.icons.paint(painter, "camera", QRectF(4, 4, side, 24), "#000000")
    painter.end()
    return any(image.pixelColor(x, y) != QColor("white") for x in range(32) for y in range(32))


def test_an_icon_fills_its_place(look: Look) -> None:
    assert _drawn(look, 24)


@pytest.mark.parametrize("side", [0, 0.4, -3])
def test_without_room_nothing_is_drawn_and_nothing_complains(look: Look, side: float) -> None:
    assert not _drawn(look, side)
