"""Days and moments of a document that follow one another: nobody leaves before arriving."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.refusals import InputError
from app.usecases.paper.particulars import Particular, particular_of


def check_order(found: Iterable[Particular], *pairs: tuple[str, str]) -> None:
    """Each pair names two particulars, the earlier one first; what was not stated is in any order.

    Raises InputError date_before_other naming the later one.
    """
    stated = tuple(found)
    for first, second in pairs:
        earlier, later = particular_of(stated, first), particular_of(stated, second)
        if _before(later, earlier):
            raise InputError("date_before_other", second, other=first, value=_when(later))


def _before(one: Particular, other: Particular) -> bool:
    if one.moment is not None and other.moment is not None:
        return one.moment < other.moment
    day, against = day_of(one), day_of(other)
    return day is not None and against is not None and day < against


def day_of(particular: Particular) -> date | None:
    """The day it names, of a moment by its own clock."""
    return particular.moment.date() if particular.moment is not None else particular.day


def _when(particular: Particular) -> str:
    if particular.moment is not None:
        return f"{particular.moment:%Y-%m-%d %H:%M}"
    return particular.day.isoformat() if particular.day is not None else ""
