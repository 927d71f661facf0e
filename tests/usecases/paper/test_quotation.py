"""What a quotation comes to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Fen, format_yuan, kept_yuan
from app.domain.refusals import InputError
from app.usecases.paper import Particular
from app.usecases.paper.quotation import amounts_in, quoted_parts, quoted_total


def parts(*rows: tuple[str, str]) -> Particular:
    return Particular("parts", rows=tuple(("密封圈", "", "", count, price) for count, price in rows))


def test_one_piece_where_no_count_is_stated() -> None:
    (part,) = quoted_parts(parts(("", "6.5")))
    assert (part.quantity, part.price, part.amount) == (1, Fen(650), Fen(650))


@pytest.mark.parametrize(
    ("count", "price", "code"),
    [
        ("0", "6", "count_expected"),
        ("-1", "6", "count_expected"),
        ("两个", "6", "count_expected"),
        ("²", "6", "count_expected"),
        ("1000000", "6", "count_expected"),
        ("1", "", "amount_not_a_number"),
        ("1", "面议", "amount_not_a_number"),
    ],
)
def test_what_cannot_be_read_is_named(count: str, price: str, code: str) -> None:
    with pytest.raises(InputError) as wrong:
        quoted_parts(parts((count, price)))
    assert (wrong.value.code, wrong.value.field) == (code, "parts")


def test_nothing_priced_comes_to_nothing_known() -> None:
    assert quoted_total(()) is None
    assert quoted_total([Particular("visit", amount=Fen(0))]) == Fen(0)


COUNTS = st.integers(1, 999)
PRICES = st.integers(0, 10_000_000).map(Fen)


@given(st.lists(st.tuples(COUNTS, PRICES)), PRICES, PRICES)
def test_the_total_is_the_sum_of_all_that_is_charged(
    rows: list[tuple[int, Fen]], labour: Fen, visit: Fen
) -> None:
    stated = parts(*((str(count), format_yuan(price)) for count, price in rows))
    fees = (Particular("labour", amount=labour), Particular("visit", amount=visit))
    assert quoted_total([stated, *fees]) == sum(count * price for count, price in rows) + labour + visit


def test_amounts_of_a_column_are_added_up() -> None:
    receipts = Particular("receipts", rows=(("挂号费", "25"), ("药费", "1,130.40"), ("照片", "")))
    assert amounts_in(receipts, 1) == Fen(115540)


def test_what_was_issued_with_a_comma_is_read_as_it_was_and_entered_no_more() -> None:
    receipts = Particular("receipts", rows=(("挂号费", "25,5"), ("药费", "1.500")))
    assert amounts_in(receipts, 1, kept_yuan) == Fen(25650)
    with pytest.raises(InputError):
        amounts_in(receipts, 1)
