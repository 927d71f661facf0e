"""班次: who is on, by the clock of the desk (S4-02, early and late shift)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from app.domain.refusals import InputError

_WIDE = str.maketrans("０１２３４５６７８９：－–—～~", "0123456789:-----")
_BETWEEN = re.compile(r"[;；,，、\n]+")
_ONE = re.compile(r"(.*?)\s*(\d{1,2}:\d\d)\s*-\s*(\d{1,2}:\d\d)", re.ASCII | re.DOTALL)
_LONGEST_NAME = 12


@dataclass(frozen=True)
class Shift:
    """A part of the day with a name. One that ends before it starts goes on after midnight."""

    name: str
    start: time
    end: time

    def covers(self, moment: time) -> bool:
        """Whether it is on at that time of day; its end belongs to the next one."""
        if self.start < self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end

    def __str__(self) -> str:
        return f"{self.name} {self.start:%H:%M}-{self.end:%H:%M}"


def read_shifts(text: str) -> tuple[Shift, ...]:
    """The shifts in ``早班 09:45-16:00；晚班 15:45-22:15``; none in an empty text.

    Raises InputError shifts_form naming ``shifts``.
    """
    parts = (part.strip() for part in _BETWEEN.split(text.translate(_WIDE)))
    return tuple(_read_one(part) for part in parts if part)


def _read_one(part: str) -> Shift:
    written = _ONE.fullmatch(part)
    try:
        name, start, end = written.groups() if written else ("", "", "")
        shift = Shift(name, *(time.fromisoformat(moment.zfill(5)) for moment in (start, end)))
    except ValueError:
        raise InputError("shifts_form", "shifts", value=part) from None
    if not 0 < len(name) <= _LONGEST_NAME or shift.start == shift.end:
        raise InputError("shifts_form", "shifts", value=part)
    return shift


def shifts_on(shifts: tuple[Shift, ...], moment: time) -> tuple[Shift, ...]:
    """Who is on at that time of day; two while one hands over to the next, the one that leaves first."""
    on = [shift for shift in shifts if shift.covers(moment)]
    return tuple(sorted(on, key=lambda shift: _since(shift, moment), reverse=True))


def _since(shift: Shift, moment: time) -> int:
    """Minutes since it began."""
    minutes = moment.hour * 60 + moment.minute - shift.start.hour * 60 - shift.start.minute
    return minutes % (24 * 60)
