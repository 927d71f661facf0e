"""A time line keeps order and labels never touch."""

from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.ui.parts.time_scale import TimeScale, place_labels, share_slots

START = datetime(2026, 11, 20, 2, 2, tzinfo=UTC)
MOMENTS = st.lists(st.integers(0, 60 * 24 * 30), min_size=1, max_size=30)
WISHES = st.lists(st.tuples(st.floats(-50, 700), st.floats(1, 120)), max_size=20)


@given(MOMENTS)
def test_later_lies_to_the_right(minutes: list[int]) -> None:
    moments = sorted(START + timedelta(minutes=minute) for minute in set(minutes))
    scale = TimeScale(moments, 10, 410)
    xs = [scale.x(moment) for moment in moments]
    assert xs == sorted(xs)
    assert xs[0] == 10
    assert len(xs) == 1 or abs(xs[-1] - 410) < 1e-6


@given(MOMENTS)
def test_every_step_can_be_seen(minutes: list[int]) -> None:
    moments = sorted({START + timedelta(minutes=minute) for minute in minutes})
    scale = TimeScale(moments, 0, 300)
    steps = [scale.x(after) - scale.x(before) for before, after in pairwise(moments)]
    assert all(step >= 150 / len(steps) - 1e-6 for step in steps)


def test_moments_beyond_the_ends_lie_on_the_ends() -> None:
    scale = TimeScale([START, START + timedelta(hours=1)], 0, 100)
    assert scale.x(START - timedelta(days=1)) == 0
    assert scale.x(START + timedelta(days=1)) == 100
    assert scale.x(START + timedelta(minutes=30)) == 50


def test_a_scale_of_nothing_is_a_point() -> None:
    assert TimeScale([], 7, 100).x(START) == 7


@given(WISHES)
def test_labels_never_touch_and_stay_inside(wishes: list[tuple[float, float]]) -> None:
    places = place_labels(wishes, 0, 600, 6)
    shown = [
        (left, left + width) for left, (_, width) in zip(places, wishes, strict=True) if left is not None
    ]
    assert all(left >= -1e-6 and right <= 600 + 1e-6 for left, right in shown)
    for (left, right), (other_left, other_right) in combinations(shown, 2):
        assert right + 6 <= other_left + 1e-5 or other_right + 6 <= left + 1e-5


@given(WISHES.filter(bool))
def test_the_most_important_label_is_always_shown(wishes: list[tuple[float, float]]) -> None:
    assert place_labels(wishes, 0, 600, 6)[0] is not None


def test_slots() -> None:
    assert (share_slots(4, 400, 90), share_slots(9, 400, 90), share_slots(3, 10, 90)) == (4, 4, 1)
