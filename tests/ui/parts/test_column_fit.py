"""Columns fill the table; the owner gives way first; what a person dragged stays."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.parts.column_fit import CRAMPED, ICON, READABLE, YIELDING, fit_columns
from app.ui.parts.ticket_delegate import without_brand
from app.ui.parts.ticket_model import Column

NEEDS = {
    Column.NUMBER: 118,
    Column.CUSTOMER: 58,
    Column.GOODS: 0,
    Column.PROBLEM: 0,
    Column.DEMAND: 44,
    Column.LEVEL: 97,
    Column.CLOCK: 176,
    Column.STEP: 86,
    Column.OWNER: 58,
    Column.SYNC: 40,
}


@given(st.integers(0, 4_000))
def test_the_columns_fill_the_width_exactly_when_there_is_room(width: int) -> None:
    widths = fit_columns(width, NEEDS, {})
    yielded = sum(round(NEEDS[column] * (1 - part)) for column, part in YIELDING.items())
    left_out = (Column.OWNER, Column.SYNC, Column.DEMAND)
    least = sum(NEEDS.values()) - sum(NEEDS[column] for column in left_out) + 2 * CRAMPED - yielded
    assert abs(sum(widths.values()) - max(width, least)) <= len(YIELDING)
    assert min(widths[Column.GOODS], widths[Column.PROBLEM]) >= CRAMPED * 0.88
    for column, part in YIELDING.items():
        assert widths[column] >= NEEDS[column] * part - 1


def test_nothing_gives_way_where_all_can_be_read() -> None:
    roomy = sum(NEEDS.values()) + 2 * READABLE
    widths = fit_columns(roomy, NEEDS, {})
    assert all(widths[column] == NEEDS[column] for column in YIELDING)


def test_the_word_about_the_sync_gives_way_to_its_icon_and_that_to_goods_and_problem() -> None:
    needs = {**NEEDS, Column.DEMAND: 90, Column.CUSTOMER: 74, Column.STEP: 120, Column.SYNC: 80}
    assert fit_columns(1280, needs, {})[Column.SYNC] == 80
    assert fit_columns(840, needs, {})[Column.SYNC] == ICON
    narrow = fit_columns(720, needs, {})
    assert narrow[Column.SYNC] == narrow[Column.OWNER] == 0
    assert narrow[Column.GOODS] + narrow[Column.PROBLEM] >= 2 * CRAMPED


def test_the_demand_gives_way_before_goods_and_problem_are_lost_and_the_clock_stays_readable() -> None:
    needs = {
        **NEEDS,
        Column.NUMBER: 134,
        Column.CUSTOMER: 90,
        Column.DEMAND: 87,
        Column.LEVEL: 113,
        Column.CLOCK: 270,
        Column.STEP: 130,
    }
    widths = fit_columns(830, needs, {}, {Column.CLOCK: 225})
    assert widths[Column.DEMAND] == 0
    assert widths[Column.CLOCK] >= 225
    assert sum(widths.values()) == 830
    assert min(widths[Column.GOODS], widths[Column.PROBLEM]) >= CRAMPED * 0.88
    assert fit_columns(1200, needs, {}, {Column.CLOCK: 225})[Column.DEMAND] == 87


def test_the_owner_gives_way_beside_a_preview() -> None:
    assert fit_columns(856, NEEDS, {})[Column.OWNER] == 0
    assert fit_columns(1200, NEEDS, {})[Column.OWNER] == 58


@given(st.integers(0, 3_000), st.dictionaries(st.sampled_from(Column), st.integers(28, 600)))
def test_dragged_widths_stay(width: int, dragged: dict[Column, int]) -> None:
    widths = fit_columns(width, NEEDS, dragged)
    assert {column: widths[column] for column in dragged} == dragged
    assert set(widths) == set(Column)


def test_a_brand_gives_way_only_where_name_and_model_stay() -> None:
    assert without_brand("美厨 电水壶 MK-1508") == "电水壶 MK-1508"
    assert without_brand("云座 三人位布艺沙发 S-880 +1") == "三人位布艺沙发 S-880 +1"
    assert without_brand("电水壶 MK-1508 +1") == "电水壶 MK-1508 +1"
    assert without_brand("电水壶") == "电水壶"
