"""Which digits make a PIN, and that no trick with clocks or restarts ever gives a free try."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.pins import FREE, LOCKED_AT, Running, Tries, check_new_pin
from app.domain.refusals import InputError

WAITS = {3: 30, 4: 60, 5: 120, 6: 300, 7: 900, 8: 900, 9: 900, 10: 86_400, 11: 86_400}


@pytest.mark.parametrize("pin", ["1122", "135246", "58172640", " 4907 ", "４９０７"])
def test_digits_nobody_tries_first_are_taken(pin: str) -> None:
    assert check_new_pin(pin, ("0571-8800 1234",)).isascii()


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("123", "pin_form"),
        ("123456789", "pin_form"),
        ("12a4", "pin_form"),
        ("", "pin_form"),
        ("٣٤٥٦", "pin_form"),
        ("0000", "pin_trivial"),
        ("1234", "pin_trivial"),
        ("7890", "pin_trivial"),
        ("4321", "pin_trivial"),
        ("1987", "pin_trivial"),
        ("121212", "pin_trivial"),
        ("0718", "pin_trivial"),
    ],
)
def test_what_is_tried_first_is_refused(pin: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        check_new_pin(pin, ("0571-8800 0718",))
    assert (refused.value.code, refused.value.field) == (code, "pin")


def test_each_wrong_try_costs_more_until_a_day() -> None:
    now, tries = Running("a", 0), Tries()
    for wrong in range(1, 12):
        tries = tries.charged(now)
        assert tries.left_s == WAITS.get(wrong, 0)
        assert tries.locked == (wrong >= LOCKED_AT)
        assert tries.free_left == max(0, FREE - wrong)
        now = Running("a", now.mono + tries.wait_ms)
        assert tries.at(now).left_s == 0
        assert tries.wait_ms == 0 or tries.at(Running("a", now.mono - 1)).left_s == 1


def test_a_wait_goes_on_after_a_restart_where_it_was_written_down_last() -> None:
    tries = Tries(FREE, 0, "a", 0).at(Running("a", 20_000)).at(Running("b", 5))
    assert tries.left_s == 10
    assert tries.at(Running("b", 10_005)).left_s == 0


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("run"), st.integers(0, 2_000_000)),
        st.tuples(st.just("boot"), st.integers(0, 10**12)),
        st.tuples(st.just("back"), st.integers(0, 10**12)),
        st.just(("try", 0)),
    ),
    max_size=60,
)


@given(STEPS)
def test_no_trick_with_clocks_or_restarts_gives_a_free_try(steps: list[tuple[str, int]]) -> None:
    """Whatever is done to the computer: all waits of the tries that were let in have really been run."""
    boot, mono, really_run = 0, 0, 0
    tries, owed = Tries(), 0
    for what, by in steps:
        if what == "run":
            mono, really_run = mono + by, really_run + by
        elif what == "boot":
            boot, mono = boot + 1, by  # the new clock begins anywhere
        elif what == "back":
            mono = max(0, mono - by)  # no kernel does so; a broken one gains nothing
        now = Running(str(boot), mono)
        tries = tries.at(now)
        if what == "try" and tries.left_s == 0:
            assert really_run >= owed
            tries = tries.charged(now)
            owed += tries.wait_ms
