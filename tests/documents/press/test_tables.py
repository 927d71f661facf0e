"""Columns of a table take what they need."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.press.tables import SLACK, column_widths, for_words


def test_a_short_column_gives_the_rest_to_a_long_one() -> None:
    assert column_widths(300, [1, 1, 1], [50, 60, 900]) == pytest.approx([54, 64, 182])


def test_where_all_can_fit_each_gets_its_need_and_a_share_of_the_rest() -> None:
    assert column_widths(300, [1, 1, 1], [50, 60, 100]) == pytest.approx([80, 90, 130], abs=1)


def test_where_all_fits_the_shares_stand() -> None:
    assert column_widths(300, [1, 2], [50, 60]) == pytest.approx([100, 200])


@given(
    st.lists(st.tuples(st.floats(0.5, 5), st.floats(1, 2000)), min_size=1, max_size=7),
    st.floats(100, 600),
)
def test_columns_fill_the_width_and_none_loses_to_a_shorter_one(
    columns: list[tuple[float, float]], width: float
) -> None:
    shares, needed = [share for share, _ in columns], [need for _, need in columns]
    widths = column_widths(width, shares, needed)
    assert sum(widths) == pytest.approx(width)
    for share, need, given_width in zip(shares, needed, widths, strict=True):
        own = width * share / sum(shares)
        assert given_width >= min(own, need + SLACK) - 1e-6, (own, need)


def test_no_amount_is_broken_while_another_column_has_room() -> None:
    assert for_words([100, 60, 60], [0, 70, 0]) == pytest.approx([91.875, 70, 58.125])
    assert for_words([50, 50], [70, 48]) == [51, 49]
    assert for_words([80, 40], [60, 40]) == [80, 40]
