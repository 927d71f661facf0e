from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.capitals import in_capitals
from app.domain.money import MAX_FEN, Fen, parse_yuan
from app.domain.refusals import InputError
from tests.domain.capital_amounts import amounts, differing, rewritten

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


def test_agrees_with_rewriting_and_with_a_library_and_reads_back() -> None:
    beside = Counter[str]()
    assert [said for fen in amounts(4_000, seed=1) if (said := differing(fen, beside))] == []
    assert all(beside.values())
    assert set(beside) == {"alike", "no 整 after 角", "no 零 after 亿"}


@given(st.integers(min_value=0, max_value=MAX_FEN))
def test_any_amount_agrees_with_rewriting(fen: int) -> None:
    assert in_capitals(Fen(fen)) == rewritten(fen)


@given(st.integers(min_value=0, max_value=MAX_FEN))
def test_never_two_zeros_together_and_ends_properly(fen: int) -> None:
    text = in_capitals(Fen(fen))
    assert "零零" not in text
    assert text.endswith("分" if fen % 10 else "整")


@pytest.mark.parametrize("fen", [-1, MAX_FEN + 1])
def test_refuses_what_cannot_be_stated(fen: int) -> None:
    with pytest.raises(InputError, match="amount_not_positive" if fen < 0 else "amount_too_large") as refused:
        in_capitals(Fen(fen))
    assert refused.value.field == "amount"


@pytest.mark.parametrize("text", ["1.999", "0.005", "100.001"])
def test_a_third_decimal_is_refused_and_never_dropped(text: str) -> None:
    with pytest.raises(InputError, match="amount_more_than_two_decimals"):
        in_capitals(parse_yuan(text))
