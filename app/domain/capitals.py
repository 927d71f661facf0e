"""Amounts in 大写, as a Chinese bill or slip must state them."""

from app.domain.money import MAX_FEN, Fen
from app.domain.refusals import InputError


def in_capitals(amount: Fen) -> str:
    """The amount in 大写 without the prefix 人民币: ``107000.53`` → ``壹拾万柒仟元伍角叁分``.

    Follows 支付结算办法, 附件 基本规定: it ends in 整 unless there are fen; a run of zeros inside
    is one 零; 角 that are zero before fen are 零; a zero at the end of 元 or 万 is not spoken
    (both ways are allowed there). Raises InputError for a negative amount or one above MAX_FEN.
    """
    if amount < 0:
        raise InputError("amount_not_positive", "amount", value=str(amount))
    if amount > MAX_FEN:
        raise InputError("amount_too_large", "amount", value=str(amount))
    yuan, rest = divmod(amount, 100)
    jiao, fen = divmod(rest, 10)
    text = f"{_whole(yuan)}元" if yuan else ""
    if not rest:
        return f"{text or '零元'}整"
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif text:
        text += "零"
    return text + (f"{_DIGITS[fen]}分" if fen else "整")


def _whole(number: int) -> str:
    """A positive whole number, in groups of four digits: 亿, 万, none."""
    text = ""
    skipped = False
    for unit, size in _GROUPS:
        group = number // size % 10_000
        if not group:
            skipped = bool(text)
            continue
        if text and (skipped or group < 1_000):
            text += "零"
        text += _group(group) + unit
        skipped = False
    return text


def _group(group: int) -> str:
    """One to four digits; zeros between digits become one 零, zeros at the end none."""
    text = ""
    gap = False
    for unit, size in (("仟", 1_000), ("佰", 100), ("拾", 10), ("", 1)):
        digit = group // size % 10
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + unit
        gap = bool(text) and not digit
    return text


_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_GROUPS = (("亿", 10**8), ("万", 10**4), ("", 1))
