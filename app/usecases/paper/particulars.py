"""Particulars: what a person states on a document when it is issued, beside what the ticket tells.

Which ones a kind has is set in ``resources/documents``; what they are called on paper, in
``resources/clauses``. Once issued they are part of the content and never change.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.money import Fen


class ParticularForm(StrEnum):
    """The form a particular has: which field of `Particular` holds it."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    DAY = "day"
    MOMENT = "moment"
    MONEY = "money"
    YES = "yes"
    LIST = "list"
    ROWS = "rows"


@dataclass(frozen=True)
class ParticularKind:
    """One particular a kind of document asks for.

    `choices` are the codes of a CHOICE, with their words under ``<key>`` in the terms or the clauses;
    `columns` name the cells of ROWS. Without a `required` one the document is not issued.
    """

    key: str
    form: ParticularForm
    required: bool = False
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Particular:
    """One particular as stated: the field of its form is set, the others hold their default.

    LINE, TEXT and CHOICE (a code) stand in `text`, LIST in `lines`; MONEY in fen; `moment` is aware, in
    the desk's zone; a row has a cell for each column.
    """

    key: str
    text: str = ""
    amount: Fen | None = None
    day: date | None = None
    moment: datetime | None = None
    holds: bool | None = None
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def stated(self) -> bool:
        """Whether anything is stated at all."""
        return self != Particular(self.key)


def stated_only(particulars: Iterable[Particular]) -> tuple[Particular, ...]:
    """Those that say something, by key: what two people stated alike is alike."""
    return tuple(sorted((each for each in particulars if each.stated), key=lambda each: each.key))


def particular_of(particulars: Iterable[Particular], key: str) -> Particular:
    """The particular of that key; an empty one where nothing was stated."""
    return next((each for each in particulars if each.key == key), Particular(key))
