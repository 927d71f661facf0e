"""Amounts, days, hours, pages and copies as they stand on paper, for whatever may come."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.kinds.parts import amount_of
from app.documents.typesetter import PdfTypesetter
from app.documents.wording import Wording, read_wording
from app.domain.money import MAX_FEN, Fen, parse_yuan
from app.usecases.paper import Particular
from tests.documents import samples
from tests.documents.gallery.cases import RESOURCES
from tests.documents.reading import pages_of
from tests.domain.capital_amounts import read_back

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
MOMENTS = st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 31), timezones=st.just(samples.ZONE))
AMOUNTS = st.integers(0, MAX_FEN).map(Fen)
BOTH = re.compile(r"¥(\d{1,3}(?:,\d{3})*\.\d\d)（人民币([^（）\s]+)）")
DAY = re.compile(r"(\d{4})年([1-9]\d?)月([1-9]\d?)日")
WEEKDAYS = "一二三四五六日"


@pytest.fixture(scope="module")
def words() -> Wording:
    return read_wording(RESOURCES / "clauses", "compensation-agreement", 1)


@given(amount=AMOUNTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_forms_of_an_amount_are_the_same_amount(words: Wording, amount: Fen) -> None:
    said = BOTH.fullmatch(amount_of(Particular("amount", amount=amount), words))
    assert said is not None
    assert parse_yuan(said[1]) == read_back(said[2]) == amount


@given(day=DAYS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_day_reads_back_with_its_day_of_the_week(words: Wording, day: date) -> None:
    said = re.fullmatch(DAY.pattern + r"（周(.)）", words.weekday(day))
    assert said is not None
    assert date(*map(int, said.groups()[:3])) == day
    assert WEEKDAYS.index(said[4]) == day.weekday()
    assert words.weekday(day).startswith(words.day(day))


@given(moment=MOMENTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_moment_reads_back_to_the_minute(words: Wording, moment: datetime) -> None:
    said = re.fullmatch(DAY.pattern + r" (\d\d):(\d\d)", words.moment(moment))
    assert said is not None
    year, month, day, hour, minute = map(int, said.groups())
    read = datetime(year, month, day, hour, minute, tzinfo=samples.ZONE)
    assert read == moment.replace(second=0, microsecond=0)


@given(moment=MOMENTS, midnight=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_term_ends_on_its_day_never_at_naught(words: Wording, moment: datetime, midnight: bool) -> None:
    due = moment.replace(hour=0, minute=0, second=0, microsecond=0) if midnight else moment
    said = re.fullmatch(DAY.pattern + r" (\d\d):(\d\d)", words.term_end(due))
    assert said is not None
    year, month, day, hour, minute = map(int, said.groups())
    end = datetime(year, month, day, tzinfo=samples.ZONE) + timedelta(hours=hour, minutes=minute)
    assert end == due.replace(second=0, microsecond=0)
    if midnight:
        assert hour == 24


@given(
    length=st.integers(0, 9_000),
    medium=st.sampled_from(("a4", "a5", "a5-lying")),
    copy=st.sampled_from(("customer", "store")),
)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_pages_are_counted_from_one_to_the_last(
    typesetter: PdfTypesetter, length: int, medium: str, copy: str
) -> None:
    paper = samples.receipt()
    long = replace(paper, ticket=replace(paper.ticket, words="囍" * length))
    texts = pages_of(typesetter.render(long, medium, [copy]).pdf)
    told = [re.findall(r"第(\d+)页/共(\d+)页", text) for text in texts]
    assert told == [[(str(page), str(len(texts)))] for page in range(1, len(texts) + 1)]
    assert sum(text.count("囍") for text in texts) == length


@given(count=st.integers(1, 30), medium=st.sampled_from(("60x40", "40x30")))
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_each_piece_has_a_label_that_says_which_of_how_many(
    typesetter: PdfTypesetter, count: int, medium: str
) -> None:
    paper = samples.label()
    left = replace(paper, ticket=replace(paper.ticket, received=tuple("件" * (1 + n) for n in range(count))))
    texts = pages_of(typesetter.render(left, medium).pdf)
    assert len(texts) == count
    assert all(f"{place}/{count}" in text for place, text in enumerate(texts, start=1))
