"""The paper a page asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPageLayout, QPageSize

from app.ui.printing.sheets import sheet_of

_POINTS = 72 / 25.4
UPRIGHT, LYING = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape


@pytest.mark.parametrize(
    ("width", "height", "paper", "lies"),
    [
        (210, 297, QPageSize.PageSizeId.A4, UPRIGHT),
        (297, 210, QPageSize.PageSizeId.A4, LYING),
        (148, 210, QPageSize.PageSizeId.A5, UPRIGHT),
        (210, 148, QPageSize.PageSizeId.A5, LYING),
        (210.4, 296.6, QPageSize.PageSizeId.A4, UPRIGHT),
        (241.3, 139.7, QPageSize.PageSizeId.Custom, UPRIGHT),
        (60, 40, QPageSize.PageSizeId.Custom, UPRIGHT),
        (80, 311.5, QPageSize.PageSizeId.Custom, UPRIGHT),
    ],
)
def test_paper_with_a_name_comes_from_the_tray_and_the_rest_is_exact(
    width: float, height: float, paper: QPageSize.PageSizeId, lies: QPageLayout.Orientation
) -> None:
    found, turned = sheet_of(width * _POINTS, height * _POINTS)
    assert (found.id(), turned) == (paper, lies)


@given(st.floats(20, 400), st.floats(20, 1200))
def test_the_sheet_is_as_large_as_the_page(width: float, height: float) -> None:
    paper, lies = sheet_of(width * _POINTS, height * _POINTS)
    size = paper.size(QPageSize.Unit.Millimeter)
    across, down = size.width(), size.height()
    if lies is LYING:
        across, down = down, across
    assert abs(across - width) <= 1.01
    assert abs(down - height) <= 1.01
