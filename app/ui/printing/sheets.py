"""The paper a page asks for: the page is the sheet, so that nothing is scaled or turned on the way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

_MM_PER_POINT: Final = 25.4 / 72
_NEAR_MM: Final = 1.0
_NAMED: Final = (
    (QPageSize.PageSizeId.A3, (297, 420)),
    (QPageSize.PageSizeId.A4, (210, 297)),
    (QPageSize.PageSizeId.A5, (148, 210)),
    (QPageSize.PageSizeId.A6, (105, 148)),
)
"""Papers in millimetres that a printer knows by name and takes from its own tray."""


def sheet_of(width: float, height: float) -> tuple[QPageSize, QPageLayout.Orientation]:
    """Paper and how it lies for a page of `width` by `height` points.

    A size that has no name is a sheet of its own, exact to a tenth of a millimetre and upright as it
    is: a label of 60 × 40 mm goes through its printer 60 mm wide. A roll is as long as its text.
    """
    across, down = round(width * _MM_PER_POINT, 1), round(height * _MM_PER_POINT, 1)
    for paper, (short, long) in _NAMED:
        if _near(across, short) and _near(down, long):
            return QPageSize(paper), QPageLayout.Orientation.Portrait
        if _near(across, long) and _near(down, short):
            return QPageSize(paper), QPageLayout.Orientation.Landscape
    size = QPageSize(
        QSizeF(across, down), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    return size, QPageLayout.Orientation.Portrait


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR_MM
