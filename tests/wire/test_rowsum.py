"""The sum of rows: whatever the order, and taking undoes adding."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.wire.rowsum import added, row_hash, row_sum, taken, to_text

HASHES = st.integers(0, 2**64 - 1)


@given(st.data(), st.lists(HASHES))
def test_the_order_does_not_matter(data: st.DataObject, rows: list[int]) -> None:
    assert row_sum(data.draw(st.permutations(rows))) == row_sum(rows)


@given(HASHES, st.lists(HASHES, max_size=9))
def test_taking_undoes_adding(total: int, rows: list[int]) -> None:
    after = total
    for row in rows:
        after = added(after, row)
        assert 0 <= after < 2**64
    for row in sorted(rows):
        after = taken(after, row)
        assert 0 <= after < 2**64
    assert after == total


@given(HASHES, HASHES.filter(bool))
def test_a_row_more_or_changed_shows(total: int, row: int) -> None:
    assert added(total, row) != total
    assert taken(total, row) != total


def test_each_part_of_a_row_matters() -> None:
    rows = [
        row_hash("key", 1, b"body"),
        row_hash("key", 2, b"body"),
        row_hash("key2", 1, b"body"),
        row_hash("key", 1, b"body "),
        row_hash("key1", 1, b"body"),
        row_hash("", 1, b"body"),
        row_hash("key", 1, b""),
        row_hash("钥匙", 1, b"body"),
    ]
    assert all(one != other for one, other in combinations(rows, 2))
    assert all(0 <= row < 2**64 for row in rows)


def test_it_travels_as_sixteen_digits() -> None:
    assert to_text(0) == "0" * 16
    assert to_text(2**64 - 1) == "f" * 16


def test_the_hash_is_the_published_one() -> None:
    """Frozen: two versions that hash differently would fetch everything anew each time."""
    assert to_text(row_hash("writer/1", 1, b'{"seq":1}')) == "969943033ca7993b"
