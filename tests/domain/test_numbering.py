"""Numbers are read out and never used twice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.numbering import document_number, ticket_number
from app.domain.refusals import ProblemError

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
DAYS = st.dates(FIRST, LAST)


@given(one=DAYS, other=DAYS)
def test_no_two_days_share_a_number(one: date, other: date) -> None:
    assert (ticket_number("2F-01", one, 1) == ticket_number("2F-01", other, 1)) is (one == other)


@given(st.dates().filter(lambda day: not FIRST <= day <= LAST))
def test_a_clock_in_another_century_makes_no_number(day: date) -> None:
    with pytest.raises(ProblemError, match="clock_wrong") as told:
        ticket_number("2F-01", day, 1)
    assert told.value.params == {"day": day.isoformat()}
    with pytest.raises(ProblemError, match="clock_wrong"):
        document_number("receipt", "2F-01", day, 1)


def test_the_last_day_still_has_a_number() -> None:
    assert ticket_number("2F-01", LAST, 31) == "2F01-991231-0031"
    assert document_number("receipt", "2F-01", FIRST, 7) == "SL-2F01-000101-0007"
