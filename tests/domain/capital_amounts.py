"""Amounts in 大写 written a second time, another way, and compared with the program's over many amounts.

``python -m tests.domain.capital_amounts 1000000``

The program counts in groups of four digits. Here every digit is written with the unit of its place, as on
a printed form with boxes, and what is too much is struck out by the rules of 《支付结算办法》, 附件一
《正确填写票据和结算凭证的基本规定》, items 1 and 2: 整 after 元 and 角, never after 分; one 零 for zeros
between digits; none needed where 万 or 元 ends in zeros; 零 before 分 where there are no 角.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, product

import cn2an

from app.domain.capitals import in_capitals
from app.domain.money import MAX_FEN, Fen

DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("元", "拾", "佰", "仟", "万", "拾", "佰", "仟", "亿", "拾", "佰", "仟")
_PLACES = 13
"""Digits of the largest amount in fen."""
_STRIKES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("零[拾佰仟]", "零"),  # a place without a digit has no unit
        ("零+", "零"),
        ("零(?=[亿万元])", ""),
        ("亿万(?=[零元])", "亿"),  # 万 with nothing in it
        ("亿万", "亿零"),
    )
)


def rewritten(fen: int) -> str:
    """The amount in 大写, digit by digit."""
    yuan, jiao, rest = fen // 100, fen // 10 % 10, fen % 10
    digits = str(yuan)
    text = "".join(DIGITS[int(d)] + u for d, u in zip(digits, _UNITS[len(digits) - 1 :: -1], strict=False))
    for pattern, instead in _STRIKES:
        text = pattern.sub(instead, text)
    if not jiao and not rest:
        return ("零元" if not yuan else text) + "整"
    text = text if yuan else ""
    if not jiao:
        return f"{text}零{DIGITS[rest]}分".removeprefix("零")
    return f"{text}{DIGITS[jiao]}角" + (f"{DIGITS[rest]}分" if rest else "整")


def read_back(text: str) -> int:
    """The amount in fen behind a 大写 text, read sign by sign."""
    whole, _, rest = text.partition("元") if "元" in text else ("", "", text)
    total = section = digit = 0
    for sign in whole:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        elif sign in "拾佰仟":
            section += digit * 10 ** ("拾佰仟".index(sign) + 1)
            digit = 0
        else:
            total += (section + digit) * (10**4 if sign == "万" else 10**8)
            section = digit = 0
    amount = (total + section + digit) * 100
    for value, unit in pairwise(rest):
        if unit in "角分":
            amount += DIGITS.index(value) * (10 if unit == "角" else 1)
    return amount


def known_difference(fen: int) -> str:
    """Why the library `cn2an` may write `fen` otherwise, and who is right; empty where it must agree.

    - It leaves 整 out after 角: item 1 lets one do so, the program writes it.
    - It leaves 零 out between 亿 and 仟 where the four digits of 万 are all zero (¥100,002,000.00 as
      壹亿贰仟元整): item 2 asks for one 零 for zeros between digits, so the program is right.
    """
    yuan = fen // 100
    if yuan >= 10**8 and not yuan // 10**4 % 10**4 and yuan % 10**4 >= 1000:
        return "no 零 after 亿"
    return "no 整 after 角" if fen // 10 % 10 and not fen % 10 else ""


def amounts(count: int, seed: int) -> Iterator[int]:
    """`count` amounts: small ones, every pattern of zeros, every length, the limit, and whatever falls."""
    draw = random.Random(seed)
    patterns = list(product((False, True), repeat=_PLACES))
    yield from (0, MAX_FEN, MAX_FEN - 9, 10**10, 10**12)
    for number in range(count - 5):
        way = number % 4
        if way == 0:
            yield number // 4
        elif way == 1:  # a digit or a zero in each place, all patterns in turn
            zeros = patterns[number // 4 % len(patterns)]
            yield sum(0 if zero else draw.randint(1, 9) * 10**place for place, zero in enumerate(zeros))
        elif way == 2:
            yield draw.randrange(10 ** draw.randint(1, _PLACES))
        else:  # round sums
            yield min(draw.randrange(1, 1000) * 10 ** draw.randint(0, _PLACES - 3), MAX_FEN)


def differing(fen: int, beside: Counter[str]) -> str:
    """What is wrong with the program's writing of `fen`; `beside` counts the known ways of the library."""
    ours = in_capitals(Fen(fen))
    if ours != rewritten(fen):
        return f"{fen}: {ours} is {rewritten(fen)} by rewriting"
    if read_back(ours) != fen:
        return f"{fen}: {ours} reads {read_back(ours)}"
    theirs, known = cn2an.an2cn(f"{fen // 100}.{fen % 100:02d}", "rmb"), known_difference(fen)
    beside[known or "alike"] += 1
    if known == "no 零 after 亿":
        ours = ours.replace("亿零", "亿", 1)
    if ours != theirs and ours.removesuffix("整") != theirs:
        return f"{fen}: {ours} is {theirs} in cn2an"
    return "" if known or ours == theirs else f"{fen}: cn2an writes {theirs}"


def main() -> int:
    """Compare that many amounts; every difference that nobody knew of is told."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    beside, wrong = Counter[str](), 0
    for fen in amounts(count, seed=20261120):
        said = differing(fen, beside)
        if said and (wrong := wrong + 1) <= 20:
            sys.stderr.write(f"{said}\n")
    known = ", ".join(f"{name}: {number:,}" for name, number in sorted(beside.items()))
    sys.stdout.write(f"{count:,} amounts, {wrong} differ. cn2an {known}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
