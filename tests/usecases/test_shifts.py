"""Shifts of a desk: written in one line, read by the clock."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusals import InputError
from app.usecases.desk import make_desk
from app.usecases.shifts import Shift, read_shifts, shifts_on

DAY = "早班 09:45-16:00；晚班 15:45-22:15"


def names(text: str, moment: time) -> list[str]:
    return [shift.name for shift in shifts_on(read_shifts(text), moment)]


@pytest.mark.parametrize(
    "text", [DAY, "早班9:45～16:00，晚班 15：45 – 22:15", "早班 09:45-16:00\n晚班15:45-22:15"]
)
def test_a_line_of_shifts_is_read_as_people_write_it(text: str) -> None:
    assert "；".join(map(str, read_shifts(text))) == DAY


@pytest.mark.parametrize(
    ("moment", "on"),
    [
        (time(9, 44), []),
        (time(9, 45), ["早班"]),
        (time(15, 50), ["早班", "晚班"]),
        (time(16), ["晚班"]),
        (time(22, 15), []),
    ],
)
def test_who_is_on_at_what_time(moment: time, on: list[str]) -> None:
    assert names(DAY, moment) == on


def test_a_night_shift_goes_on_after_midnight() -> None:
    night = "夜班 22:00-6:00；早班 5:30-14:00"
    assert names(night, time(23)) == ["夜班"]
    assert names(night, time(5, 45)) == ["夜班", "早班"]
    assert names(night, time(6)) == ["早班"]
    assert names(night, time(14)) == []


@pytest.mark.parametrize(
    "text",
    ["早班", "09:45-16:00", "早班 9-16", "早班 09:45-25:00", "早班 10:00-10:00", "班" * 13 + " 10:00-11:00"],
)
def test_what_is_no_shift_is_named(text: str) -> None:
    with pytest.raises(InputError) as caught:
        make_desk({"code": "2F-01", "shifts": text})
    assert (caught.value.code, caught.value.field) == ("shifts_form", "shifts")


def test_the_desk_keeps_its_shifts_in_one_spelling() -> None:
    assert make_desk({"code": "2F-01", "shifts": "早班9:45~16:00, 晚班 15:45-22:15"}).shifts == DAY
    assert make_desk({"code": "2F-01"}).shifts == ""


@given(st.text(max_size=30))
def test_any_text_is_shifts_or_an_input_error(text: str) -> None:
    try:
        shifts = read_shifts(text)
    except InputError as error:
        assert error.field == "shifts"  # noqa: PT017  # either outcome is right
    else:
        assert all(isinstance(shift, Shift) for shift in shifts)
        assert read_shifts("；".join(map(str, shifts))) == shifts
