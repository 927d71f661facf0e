"""An entry is taken for as old as it says, but never for older than what head office knows of its journal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.dating import SLACK, Witness, early

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
DAY = timedelta(days=1)
YEAR_1970, YEAR_2099 = datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)

minutes = st.integers(0, 60 * 24 * 60)


@given(st.lists(minutes, max_size=30), st.integers(0, 90))
def test_an_honest_clock_is_believed_however_long_the_desk_was_away(steps: list[int], away: int) -> None:
    """In the order of its journal, whatever came in between, and whenever it arrives."""
    moments = [NOON + timedelta(minutes=each) for each in sorted(steps)]
    received = max([NOON, *moments]) + timedelta(days=away)
    met = Witness().meets(0, NOON, 0)
    _, found = early(met, list(enumerate(moments, 1)), received)
    assert found == {}


@given(st.lists(st.datetimes(timezones=st.just(UTC)), max_size=20), st.lists(minutes, min_size=1, max_size=5))
def test_no_bound_lies_behind_the_receipt_and_none_comes_down(
    stated: list[datetime], received: list[int]
) -> None:
    """Whatever clocks say: what is known only grows, and an entry is never judged later than it arrived."""
    witness, before = Witness(), datetime.min.replace(tzinfo=UTC)
    for each in sorted(received):
        now = NOON + timedelta(minutes=each)
        witness, found = early(witness, list(enumerate(stated, 1)), now)
        assert all(bound <= now for bound in found.values())
        assert all(stated[seq - 1] < bound for seq, bound in found.items())
        assert before <= (witness.latest or before) <= now
        before = witness.latest or before


@given(minutes, minutes)
def test_an_entry_behind_a_known_end_was_not_written_before_that_meeting(met: int, back: int) -> None:
    now = NOON + timedelta(minutes=met)
    witness = Witness().meets(7, now, 7)
    stated = now - timedelta(minutes=back + 1)
    _, found = early(witness, [(7, stated), (8, stated)], now + DAY)
    assert found == {8: now}


def test_a_clock_that_ran_ahead_or_stood_at_the_beginning_of_time_proves_nothing() -> None:
    later = [(1, NOON), (2, YEAR_2099), (3, NOON + DAY), (4, YEAR_1970), (5, NOON + 2 * DAY)]
    witness, found = early(Witness(), later, NOON + 3 * DAY)
    assert found == {4: NOON + DAY}
    assert witness.latest == NOON + 2 * DAY


def test_a_clock_that_is_a_little_ahead_counts_as_far_as_the_receipt() -> None:
    witness, _ = early(Witness(), [(1, NOON + SLACK)], NOON)
    assert witness.latest == NOON


def test_an_end_that_never_came_is_not_made_true_by_a_larger_one() -> None:
    invented = Witness().meets(1_000_000, NOON, 5)
    assert invented.meets(2_000_000, NOON + DAY, 5) == invented
    assert invented.meets(6, NOON + DAY, 5) == Witness(None, 6, NOON + DAY)
    assert Witness(None, 6, NOON).meets(9, NOON + DAY, 6) == Witness(NOON, 9, NOON + DAY)


def test_a_meeting_holds_while_what_it_spoke_of_is_on_its_way() -> None:
    half = Witness(None, 9, NOON).meets(12, NOON + DAY, 7)
    assert half == Witness(None, 9, NOON)
    assert half.not_before(9, NOON + 2 * DAY) is None
    assert half.not_before(10, NOON + 2 * DAY) == NOON
