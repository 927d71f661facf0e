"""Rows by place: any row through its anchor, neighbours before the anchors are there, few in memory."""

import random

from hypothesis import given
from hypothesis import strategies as st

from app.ui.parts.row_window import BLOCK, KEPT, PENDING_ROW, RowWindow
from tests.ui.parts.sample_rows import FRIDAY, ListSource, LongSource, long_row

LENGTH = 1_000_000


@given(st.lists(st.integers(0, LENGTH - 1), max_size=40))
def test_any_row_is_reached_through_its_anchor(places: list[int]) -> None:
    source = LongSource(LENGTH)
    window = RowWindow(source, LENGTH, source.anchors(BLOCK))
    assert [window.row(place) for place in places] == [long_row(place) for place in places]


def test_neighbours_are_reached_before_the_anchors_are_there() -> None:
    window = RowWindow(LongSource(LENGTH), LENGTH)
    assert window.row(BLOCK * 5) is PENDING_ROW
    assert [window.row(place).number for place in range(BLOCK * 3)] == [
        long_row(place).number for place in range(BLOCK * 3)
    ]
    assert not window.complete
    window.use_anchors(LongSource(LENGTH).anchors(BLOCK))
    assert window.row(BLOCK * 5) == long_row(BLOCK * 5)


def test_the_block_that_was_read_already_is_not_read_again() -> None:
    source = LongSource(LENGTH)
    window = RowWindow(source, LENGTH, first=source.block(None, BLOCK))
    assert [window.row(place) for place in range(BLOCK)] == [long_row(place) for place in range(BLOCK)]
    assert window.loads == 0
    assert window.row(BLOCK) == long_row(BLOCK)
    assert window.loads == 1


def test_a_row_still_pending_appears_once_the_anchors_are_there() -> None:
    source = LongSource(LENGTH)
    window = RowWindow(source, LENGTH)
    assert window.row(LENGTH - 1) is PENDING_ROW
    window.use_anchors(source.anchors(BLOCK))
    assert window.row(LENGTH - 1) == long_row(LENGTH - 1)


def test_few_blocks_stay_and_the_one_used_last_is_among_them() -> None:
    source, chance = LongSource(LENGTH), random.Random(1)
    window = RowWindow(source, LENGTH, source.anchors(BLOCK))
    window.row(0)
    for _ in range(500):
        window.row(chance.randrange(LENGTH))
        window.row(0)
    assert window.loaded() == KEPT
    loads = window.loads
    window.row(0)
    assert window.loads == loads


def test_a_list_that_shrank_meanwhile_has_pending_rows_at_its_end() -> None:
    source = ListSource(FRIDAY)
    window = RowWindow(source, 300, source.anchors(BLOCK))
    assert window.row(len(FRIDAY) - 1) == FRIDAY[-1]
    assert window.row(len(FRIDAY)) is PENDING_ROW
    assert window.row(299) is PENDING_ROW
