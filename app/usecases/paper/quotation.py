"""A quotation: parts with their prices, and what rows of amounts come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.money import Fen, parse_yuan
from app.domain.refusals import InputError
from app.usecases.paper.particulars import Particular, particular_of

FEES = ("labour", "visit")
"""What is charged beside the parts, each shown by itself (明码标价规定 11)."""
_NEVER_SO_MANY = 5
"""Digits of a quantity."""


@dataclass(frozen=True)
class QuotedPart:
    """One part of a repair: `price` in fen is that of one piece."""

    name: str
    number: str
    condition: str
    quantity: int
    price: Fen

    @property
    def amount(self) -> Fen:
        """What all pieces cost."""
        return Fen(self.price * self.quantity)


ReadYuan = Callable[[str, str], Fen]
"""`parse_yuan` for what is entered, `kept_yuan` for what was issued."""


def quoted_parts(stated: Particular, read: ReadYuan = parse_yuan) -> tuple[QuotedPart, ...]:
    """The rows of a quotation: name, number, condition, quantity (empty: one), price in yuan.

    Raises InputError naming the particular: ``count_expected``, and those of `read`.
    """
    return tuple(
        QuotedPart(name, number, condition, _count(stated.key, quantity), read(price, stated.key))
        for name, number, condition, quantity, price in stated.rows
    )


def quoted_total(particulars: Iterable[Particular], read: ReadYuan = parse_yuan) -> Fen | None:
    """What parts and fees come to; None where nothing is priced. Raises InputError like `quoted_parts`."""
    stated = tuple(particulars)
    parts = [part.amount for part in quoted_parts(particular_of(stated, "parts"), read)]
    fees = [fee for fee in (particular_of(stated, key).amount for key in FEES) if fee is not None]
    return Fen(sum(parts) + sum(fees)) if parts or fees else None


def amounts_in(stated: Particular, column: int, read: ReadYuan = parse_yuan) -> Fen:
    """The sum of a column of amounts in yuan; an empty cell counts nothing. Raises those of `read`."""
    cells = (row[column] for row in stated.rows)
    return Fen(sum(read(cell, stated.key) for cell in cells if cell))


def _count(key: str, text: str) -> int:
    """A whole number from 1. Raises InputError ``count_expected``."""
    digits = text.isascii() and text.isdecimal() and len(text) <= _NEVER_SO_MANY
    if text and not (digits and int(text)):
        raise InputError("count_expected", key, value=text)
    return int(text) if text else 1
