"""Money: integer fen inside, yuan with two decimals at the edges."""

import re
from decimal import Decimal
from typing import NewType

from app.domain.refusals import InputError

Fen = NewType("Fen", int)
"""An amount in fen (1/100 yuan)."""

MAX_FEN = Fen(10**13 - 1)


def parse_yuan(text: str, field: str = "amount") -> Fen:
    """Read an amount in yuan, as typed or scanned, into fen.

    Accepts a leading ¥/￥, separators of thousands in their places and full-width digits (the caller
    need not normalise). Raises InputError naming `field` when the text is not a non-negative amount, or is
    written with more than two decimals: 12,50 and 1.500 are read in two ways, so they are not read at all.
    """
    written = text.translate(_FULL_WIDTH).strip().lstrip("¥￥").strip()
    if not _AMOUNT.fullmatch(written):  # Decimal alone would read 1e5, NaN and 1_0
        raise InputError("amount_not_a_number", field, value=text)
    cleaned = written.replace(",", "")
    if cleaned.startswith("-"):
        raise InputError("amount_not_positive", field, value=text)
    if len(cleaned) > _LONGEST:  # more digits than Decimal multiplies exactly
        raise InputError("amount_too_large", field, value=text)
    if len(cleaned.partition(".")[2]) > _DECIMALS:
        raise InputError("amount_more_than_two_decimals", field, value=text)
    fen = Decimal(cleaned) * 100
    if fen > MAX_FEN:
        raise InputError("amount_too_large", field, value=text)
    return Fen(int(fen))


def kept_yuan(text: str, field: str = "amount") -> Fen:
    """An amount as it stands on a paper that was issued: read as it was when `parse_yuan` took more.

    Commas anywhere counted as separators then, and noughts behind the second decimal for nothing.
    """
    plain = text.replace(",", "").replace("，", "")
    return parse_yuan(_NOUGHTS.sub(r"\1", plain), field)


def format_yuan(amount: Fen) -> str:
    """The amount with exactly two decimals and no separators: ``"12800.00"``."""
    sign = "-" if amount < 0 else ""
    yuan, fen = divmod(abs(amount), 100)
    return f"{sign}{yuan}.{fen:02d}"


def display_yuan(amount: Fen) -> str:
    """The amount as shown to people: ``"¥12,800.00"``."""
    sign = "-" if amount < 0 else ""
    yuan, fen = divmod(abs(amount), 100)
    return f"{sign}¥{yuan:,}.{fen:02d}"


_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_AMOUNT = re.compile(r"[+-]?(([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]*)?|\.[0-9]+)")
_DECIMALS = 2
_NOUGHTS = re.compile(r"([.．][0-9０-９]{2})[0０]+(?=\s*$)")
_LONGEST = 28
