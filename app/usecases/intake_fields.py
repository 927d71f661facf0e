"""Single fields of an intake read from what was typed: each mistake names its field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.domain.dateentry import Toward, parse_date
from app.domain.identity import Phone, check_phone, normalise
from app.domain.money import Fen, parse_yuan
from app.domain.refusals import InputError
from app.domain.stray_numbers import numbers_in
from app.usecases.typed_text import LONGEST_LINE, LONGEST_TEXT, fitting, plain_line, plain_text

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

MOST = 100_000
"""The largest count of people or pieces that is not a slip of the keyboard."""

_FAR_TOO_LONG = 2 * LONGEST_TEXT

FIRST_YEAR, LAST_YEAR = 1990, 2199
"""Outside these years a date is a slip of the keyboard; the policy function counts from no such day."""


@dataclass(frozen=True)
class Days:
    """The desk's `today`, and the day on which the customer `reported` the problem."""

    today: date
    reported: date


@dataclass
class Problems:
    """What is wrong with which field, in the order in which it was read.

    A wrong field counts as empty, text that is too long as its beginning.
    """

    found: list[InputError] = field(default_factory=list)

    def read(self, read: Callable[[], T], otherwise: T) -> T:
        """What `read` gives, or `otherwise` where it raises; the mistake is kept."""
        try:
            return read()
        except InputError as problem:
            self.found.append(problem)
            return otherwise

    def add(self, code: str, where: str, **params: str) -> None:
        """One more mistake."""
        self.found.append(InputError(code, where, **params))

    def line(self, text: str, where: str) -> str:
        """One line of text."""
        self._look_for_identity(text, where)
        return self.read(lambda: fitting(plain_line(text), where, LONGEST_LINE), "")

    def number(self, text: str, where: str) -> str:
        """A number that names something, in one spelling."""
        self._look_for_identity(text, where)
        return self.read(lambda: fitting(normalise(text), where, LONGEST_LINE), "")

    def prose(self, text: str, where: str) -> str:
        """Several lines of text. Of what is too long the beginning is read, so that it can be judged."""
        if len(text) > _FAR_TOO_LONG:  # a whole file pasted: not looked through at every key
            self.add("text_too_long", where, length=str(len(text)), limit=str(LONGEST_TEXT))
            return plain_text(text[:LONGEST_TEXT])
        self._look_for_identity(text, where)
        read = plain_text(text)
        return self.read(lambda: fitting(read, where, LONGEST_TEXT), read[:LONGEST_TEXT])

    def _look_for_identity(self, text: str, where: str) -> None:
        """An identity number belongs in its own field alone (P-01)."""
        if any(numbers_in(text)):
            self.add("identity_in_text", where)

    def amount(self, text: str, where: str) -> Fen | None:
        """An amount of money."""
        return self.read(lambda: parse_yuan(text, where) if text.strip() else None, None)

    def count(self, text: str, where: str) -> int | None:
        """How many people or pieces."""
        return self.read(lambda: _count(text, where), None)

    def past(self, text: str, days: Days, where: str) -> date | None:
        """A day of the goods: they were bought and received before they were brought back."""
        return self.read(lambda: _past(text, days, where), None)

    def ahead(self, text: str, days: Days, where: str) -> date | None:
        """A day that is still to come."""
        return self.read(lambda: _ahead(text, days, where), None)

    def phone(self, text: str) -> Phone | None:
        """A phone number, an unusual one too."""
        self._look_for_identity(text, "phone")
        return self.read(lambda: _phone(text), None)


def _phone(text: str) -> Phone | None:
    if not text.strip():
        return None
    phone = check_phone(text)
    return Phone(fitting(phone.text, "phone", LONGEST_LINE), phone.digits, phone.kind, phone.warning)


def _count(text: str, where: str) -> int | None:
    cleaned = normalise(text)
    if not cleaned:
        return None
    digits = cleaned.isascii() and cleaned.isdigit() and len(cleaned) <= len(str(MOST))
    count = int(cleaned) if digits else 0
    if not 1 <= count <= MOST:
        raise InputError("count_expected", where, value=text.strip()[:40], most=str(MOST))
    return count


def _day(text: str, days: Days, where: str, toward: Toward = Toward.PAST) -> date | None:
    if not text.strip():
        return None
    day = parse_date(text, days.today, toward, field=where)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = f"{FIRST_YEAR}–{LAST_YEAR}"
        raise InputError("date_out_of_range", where, value=day.isoformat(), expected=years)
    return day


def _past(text: str, days: Days, where: str) -> date | None:
    day = _day(text, days, where)
    if day is not None and day > days.today:
        raise InputError("date_in_future", where, value=day.isoformat())
    if day is not None and day > days.reported:
        raise InputError(
            "date_after_report", where, value=day.isoformat(), reported=days.reported.isoformat()
        )
    return day


def _ahead(text: str, days: Days, where: str) -> date | None:
    day = _day(text, days, where, Toward.FUTURE)
    if day is not None and day < days.today:
        raise InputError("date_in_past", where, value=day.isoformat())
    return day


def code_of(text: str, kind: type[E]) -> E | None:
    """A word of a closed list; None for any other."""
    return kind(text) if text in tuple(kind) else None
