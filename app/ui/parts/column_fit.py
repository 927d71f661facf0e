"""How the width of the ticket table is shared out among its columns."""

from collections.abc import Mapping

from app.ui.parts.ticket_model import Column

STRETCH: Mapping[Column, int] = {Column.GOODS: 10, Column.PROBLEM: 12}
"""The columns that take what is left, and their shares."""

READABLE = 105
"""Pixels a stretching column needs at least before the owner gives way."""

CLOSE = 90
"""Pixels for which the word about the sync gives way, too: to its icon."""

ICON = 34
"""Pixels of that icon with its edges."""

CRAMPED = 78
"""Pixels it keeps when there is no more room even so."""

YIELDING: Mapping[Column, float] = {Column.CLOCK: 0.62, Column.STEP: 0.75, Column.CUSTOMER: 0.8}
"""Columns that give way next, each down to this part of what it needs: they can be cut and still be read."""


def fit_columns(
    width: int,
    needs: Mapping[Column, int],
    chosen: Mapping[Column, int],
    least: Mapping[Column, int] | None = None,
) -> dict[Column, int]:
    """The width of every column; 0 hides it. `chosen` are widths a person dragged: they stay.

    The owner's column is left out when goods and problem would become unreadable: the filter 我的
    answers the same question. The word about the sync is next, of which the icon stays. Where even
    columns that are cut leave goods and problem no room, that goes, too, and then the demand.
    `least` are widths below which a column that gives way says nothing any more.
    """
    floors = {
        column: max(round(needs[column] * part), (least or {}).get(column, 0))
        for column, part in YIELDING.items()
    }
    widths = dict(needs) | dict(chosen)
    free = [column for column in STRETCH if column not in chosen]
    fixed = sum(size for column, size in widths.items() if column not in free)
    if Column.OWNER not in chosen and free and width - fixed < READABLE * len(free):
        fixed -= widths[Column.OWNER]
        widths[Column.OWNER] = 0
    if Column.SYNC not in chosen and free and width - fixed < CLOSE * len(free):
        fixed -= widths[Column.SYNC] - ICON
        widths[Column.SYNC] = ICON
    lacking = fixed + CRAMPED * len(free) - width
    spare = sum(max(0, widths[column] - floor) for column, floor in floors.items() if column not in chosen)
    for column in (Column.SYNC, Column.DEMAND):
        if column not in chosen and free and lacking > spare:
            fixed -= widths[column]
            lacking -= widths[column]
            widths[column] = 0
    fixed -= _give_way(widths, chosen, floors, lacking)
    rest = max(width - fixed, CRAMPED * len(free))
    total = sum(STRETCH[column] for column in free)
    for column in free:
        widths[column] = rest * STRETCH[column] // total
    if free:
        widths[free[-1]] += rest - sum(widths[column] for column in free)
    return widths


def _give_way(
    widths: dict[Column, int], chosen: Mapping[Column, int], floors: Mapping[Column, int], lacking: int
) -> int:
    """Narrow the yielding columns, one after another, by `lacking` pixels in all; what that gained."""
    gained = 0
    for column, floor in floors.items():
        if column in chosen or gained >= lacking:
            continue
        taken = max(0, min(widths[column] - floor, lacking - gained))
        widths[column] -= taken
        gained += taken
    return gained
