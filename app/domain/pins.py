"""PINs of the staff: which digits make one, and how wrong tries are slowed down (requirements 6.2).

Whoever stands at the counter can try. Four digits hold only if tries cost time, and the clock of a
counter computer can be set by whoever has a mouse. So no wall clock is asked: a wait passes only while
the computer runs, by the clock that nobody can set, and what has passed is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from app.domain.refusals import InputError

SHORTEST: Final = 4
LONGEST: Final = 8
SUGGESTED: Final = 6
"""Digits of a PIN."""

FREE: Final = 3
"""So many wrong tries cost no time."""

LOCKED_AT: Final = 10
"""After so many only a supervisor helps, or a day of a running computer."""

_WAITS_S: Final = (30, 60, 120, 300, 900)
_LOCK_S: Final = 24 * 3600
_YEARS: Final = range(1930, 2051)
_WIDE: Final = str.maketrans("０１２３４５６７８９", "0123456789")


def plain_digits(typed: str) -> str:
    """What was typed, its full-width digits as plain ones."""
    return typed.strip().translate(_WIDE)


def check_new_pin(pin: str, phones: tuple[str, ...] = ()) -> str:
    """The digits of a new PIN. Raises InputError pin_form or pin_trivial, naming ``pin``.

    Refused is what is tried first: one digit again and again, digits that count up or down, a pair
    again and again, years, and the end of a telephone number that stands on the counter.
    """
    digits = plain_digits(pin)
    if not (digits.isascii() and digits.isdigit() and SHORTEST <= len(digits) <= LONGEST):
        raise InputError("pin_form", "pin", shortest=str(SHORTEST), longest=str(LONGEST))
    if _trivial(digits) or any(_is_tail(digits, phone) for phone in phones):
        raise InputError("pin_trivial", "pin")
    return digits


def _trivial(digits: str) -> bool:
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        return True
    if len(digits) > 4 and len(digits) % 2 == 0 and digits[:2] * (len(digits) // 2) == digits:
        return True
    return len(digits) == 4 and int(digits) in _YEARS


def _is_tail(digits: str, phone: str) -> bool:
    numbers = "".join(char for char in phone if char.isdigit())
    return numbers.endswith(digits)


@dataclass(frozen=True)
class Running:
    """The clock that only goes forward: `mono` milliseconds since the start named `boot`."""

    boot: str
    mono: int


@dataclass(frozen=True)
class Tries:
    """Wrong tries of one person since the last right one.

    `served` counts the milliseconds of the present wait that have passed; it was brought up to date at
    `boot` and `mono`.
    """

    wrong: int = 0
    served: int = 0
    boot: str = ""
    mono: int = 0

    def at(self, now: Running) -> Tries:
        """The same, brought up to `now`. Of the time over a restart nobody knows how long it was: it
        counts as none.
        """
        passed = now.mono - self.mono if now.boot == self.boot else 0
        return replace(self, served=self.served + max(0, passed), boot=now.boot, mono=now.mono)

    def charged(self, now: Running) -> Tries:
        """One more wrong try: its wait begins."""
        return Tries(self.wrong + 1, 0, now.boot, now.mono)

    @property
    def wait_ms(self) -> int:
        """How long nobody may try after these, whole."""
        if self.wrong >= LOCKED_AT:
            return _LOCK_S * 1000
        if self.wrong < FREE:
            return 0
        return _WAITS_S[min(self.wrong - FREE, len(_WAITS_S) - 1)] * 1000

    @property
    def left_s(self) -> int:
        """Whole seconds until the next try, as it was brought up to date; 0: it may be made."""
        return max(0, -(-(self.wait_ms - self.served) // 1000))

    @property
    def locked(self) -> bool:
        """Whether only a supervisor helps now."""
        return self.wrong >= LOCKED_AT and self.left_s > 0

    @property
    def free_left(self) -> int:
        """How many wrong tries there are until somebody has to wait."""
        return max(0, FREE - self.wrong)
