"""How the width of the ticket table is shared out among its columns."""

from collections.abc import Mapping

from app.ui.parts.ticket_model import Column

STRETCH: Mapping[Column, int] = {Column.GOODS: 10, Column.PROBLEM: 12}
"""The columns that take what is left, and their shares."""

READABLE = 105
"""Pixels a stretching column needs at least before the owner gives way."""


def fit_columns(width: int, needs: Mapping[Column, int], chosen: Mapping[Column, int]) -> dict[Column, int]:
    """The width of every column; 0 hides it. `chosen` are widths a person dragged: they stay.

    The owner's column is left out when goods and problem would become unreadable: the filter 我的
    answers the same question.
    """
    widths = dict(needs) | dict(chosen)
    free = [column for column in STRETCH if column not in chosen]
    fixed = sum(size for column, size in widths.items() if column not in free)
    if Column.OWNER not in chosen and free and width - fixed < READABLE * len(free):
        fixed -= widths[Column.OWNER]
        widths[Column.OWNER] = 0
    rest = max(width - fixed, READABLE * len(free))
    total = sum(STRETCH[column] for column in free)
    for column in free:
        widths[column] = rest * STRETCH[column] // total
    if free:
        widths[free[-1]] += rest - sum(widths[column] for column in free)
    return widths
