from itertools import pairwise

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.capitals import in_capitals
from app.domain.money import MAX_FEN, Fen
from app.domain.refusals import InputError

EXAMPLES = [
    (0, "零元整"),
    (5, "伍分"),
    (50, "伍角整"),
    (55, "伍角伍分"),
    (100, "壹元整"),
    (1000, "壹拾元整"),
    (123456, "壹仟贰佰叁拾肆元伍角陆分"),
    (1000500, "壹万零伍元整"),
    (10005, "壹佰元零伍分"),
    (140950, "壹仟肆佰零玖元伍角整"),
    (10700053, "壹拾万柒仟元伍角叁分"),
    (1640902, "壹万陆仟肆佰零玖元零贰分"),
    (32504, "叁佰贰拾伍元零肆分"),
    (1280000, "壹万贰仟捌佰元整"),
    (10000100000, "壹亿零壹仟元整"),
    (10000000000, "壹亿元整"),
    (1000005000000, "壹佰亿零伍万元整"),
    (20000000100, "贰亿零壹元整"),
    (1000000, "壹万元整"),
    (10010000, "壹拾万零壹佰元整"),
]


@pytest.mark.parametrize(("fen", "text"), EXAMPLES)
def test_amounts_read_as_the_rule_says(fen: int, text: str) -> None:
    assert in_capitals(Fen(fen)) == text


@given(st.integers(min_value=0, max_value=10**10 - 1))
def test_agrees_with_a_second_opinion_below_a_hundred_million(fen: int) -> None:
    theirs = cn2an.an2cn(f"{fen // 100}.{fen % 100:02d}", "rmb")
    ours = in_capitals(Fen(fen))
    # The other library leaves 整 out after 角; the rule allows both.
    assert (ours.removesuffix("整") if ours.endswith("角整") else ours) == theirs


@given(st.integers(min_value=0, max_value=MAX_FEN))
def test_reads_back_to_the_same_amount(fen: int) -> None:
    assert _read(in_capitals(Fen(fen))) == fen


@given(st.integers(min_value=0, max_value=MAX_FEN))
def test_never_two_zeros_together_and_ends_properly(fen: int) -> None:
    text = in_capitals(Fen(fen))
    assert "零零" not in text
    assert text.endswith("分" if fen % 10 else "整")


@pytest.mark.parametrize("fen", [-1, MAX_FEN + 1])
def test_refuses_what_cannot_be_stated(fen: int) -> None:
    with pytest.raises(InputError) as refused:
        in_capitals(Fen(fen))
    assert refused.value.field == "amount"


def _read(text: str) -> int:
    """The amount in fen behind a 大写 text, read digit by digit (an inverse written on its own)."""
    whole, _, rest = text.partition("元") if "元" in text else ("", "", text)
    total = section = digit = 0
    for sign in whole:
        if sign in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(sign)
        elif sign in "拾佰仟":
            section += digit * 10 ** ("拾佰仟".index(sign) + 1)
            digit = 0
        else:
            total += (section + digit) * (10**4 if sign == "万" else 10**8)
            section = digit = 0
    amount = (total + section + digit) * 100
    for value, unit in pairwise(rest):
        if unit in "角分":
            amount += "零壹贰叁肆伍陆柒捌玖".index(value) * (10 if unit == "角" else 1)
    return amount
