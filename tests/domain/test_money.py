"""Amounts as people and scanners write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import MAX_FEN, Fen, display_yuan, format_yuan, kept_yuan, parse_yuan
from app.domain.refusals import InputError


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("0", 0),
        ("199", 19900),
        ("199.", 19900),
        (".5", 50),
        ("¥12,800.00", 1280000),
        (" １２．５０ ", 1250),
        ("1，234，567.8", 123456780),
    ],
)
def test_an_amount_is_read(text: str, fen: int) -> None:
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount_not_a_number"),
        ("1e5", "amount_not_a_number"),
        ("1_000", "amount_not_a_number"),
        ("NaN", "amount_not_a_number"),
        ("Infinity", "amount_not_a_number"),
        ("١٢", "amount_not_a_number"),
        ("-1", "amount_not_positive"),
        ("1.005", "amount_more_than_two_decimals"),
        ("1.500", "amount_more_than_two_decimals"),
        ("12,50", "amount_not_a_number"),
        ("12，5", "amount_not_a_number"),
        ("1,2,3,4", "amount_not_a_number"),
        ("1234,567", "amount_not_a_number"),
        (",123", "amount_not_a_number"),
        ("12.345,6", "amount_not_a_number"),
        (format_yuan(MAX_FEN) + "9", "amount_more_than_two_decimals"),
        ("100000000000", "amount_too_large"),
        ("9" * 30 + ".99", "amount_too_large"),
    ],
)
def test_anything_else_is_refused_by_its_own_name(text: str, code: str) -> None:
    with pytest.raises(InputError, match=code):
        parse_yuan(text, "price")


@given(st.integers(0, MAX_FEN))
def test_what_is_shown_and_what_is_written_is_read_back(fen: int) -> None:
    assert parse_yuan(format_yuan(Fen(fen))) == fen
    assert parse_yuan(display_yuan(Fen(fen))) == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("12,50", 125000),
        ("1，2，3", 12300),
        ("1.500", 150),
        ("１．５００ ", 150),
        ("12,800.0000", 1280000),
        ("0.5", 50),
    ],
)
def test_what_was_issued_is_read_as_it_was(text: str, fen: int) -> None:
    assert kept_yuan(text) == fen


def test_what_never_was_an_amount_is_none_on_paper_either() -> None:
    for text in ("1.005", "面议", "", "-1"):
        with pytest.raises(InputError):
            kept_yuan(text)
