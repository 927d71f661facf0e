"""Numbers are read out and never used twice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.numbering import (
    DOCUMENT_PREFIXES,
    Number,
    document_number,
    mark_of,
    number_stem,
    read_number,
    short_form,
    split_reference,
    ticket_number,
)
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


DESKS = st.from_regex(r"[A-Z0-9]{1,8}(-[A-Z0-9]{1,8})?", fullmatch=True)
WRITERS = st.from_regex(r"[0-9a-f]{8}\.[0-9a-f]{16}", fullmatch=True)
MARKS = st.one_of(st.just(""), WRITERS.map(mark_of))
SERIALS = st.integers(1, 99_999_999)


@given(desk=DESKS, day=DAYS, serial=SERIALS, mark=MARKS, kind=st.sampled_from(sorted(DOCUMENT_PREFIXES)))
def test_a_number_is_read_as_it_was_made(desk: str, day: date, serial: int, mark: str, kind: str) -> None:
    stem = number_stem(desk)
    ticket = ticket_number(desk, day, serial, mark)
    paper = document_number(kind, desk, day, serial, mark)
    assert read_number(ticket) == Number("", stem, mark, day, serial)
    assert read_number(paper) == Number(DOCUMENT_PREFIXES[kind], stem, mark, day, serial)
    assert split_reference(ticket.lower()) == (ticket, "")


@given(one=DESKS, other=DESKS, mark=WRITERS.map(mark_of), day=DAYS, serial=SERIALS)
def test_no_desk_code_makes_the_number_of_a_copy(
    one: str, other: str, mark: str, day: date, serial: int
) -> None:
    assert ticket_number(one, day, serial) != ticket_number(other, day, serial, mark)


@given(st.text(max_size=40))
def test_anything_may_be_typed_for_a_number(text: str) -> None:
    number, _ = split_reference(text)
    read_number(number)
    read_number(text)


@given(writer=WRITERS)
def test_a_mark_is_four_signs_that_nobody_misreads(writer: str) -> None:
    mark = mark_of(writer)
    assert mark == mark_of(writer)
    assert len(mark) == 4
    assert not set(mark) - set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def test_marks_are_spread() -> None:
    assert len({mark_of(f"device.{number:016x}") for number in range(1000)}) > 990


@pytest.mark.parametrize(
    "typed",
    ["2F01.K7MQ-261120-0031~9c1e", " 2f01。k7mq-261120-0031～9C1E ", "２Ｆ０１．Ｋ７ＭＱ-261120-0031~9c1e"],
)
def test_a_short_form_is_read_however_it_was_typed(typed: str) -> None:
    assert split_reference(typed) == ("2F01.K7MQ-261120-0031", "9c1e")
    assert short_form("2F01.K7MQ-261120-0031", "0198-9c1e") == "2F01.K7MQ-261120-0031~9c1e"


@pytest.mark.parametrize(
    "text",
    ["", "2F01", "2F01.K7M-261120-0031", "2F01.K7MO-261120-0031", "2F01-261320-0031", "2F-01-261120-0031"],
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None
