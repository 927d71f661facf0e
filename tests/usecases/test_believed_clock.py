"""A clock that nobody believes destroys no keys: 1970, 2031, 2099, and a desk that stood still for a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Fen
from app.domain.privacy import Cause, Personal
from app.domain.records import Customer, Goods, Problem
from app.domain.refusals import InputError, RefusedError
from app.domain.steps.closing import WithdrawTicket
from app.domain.steps.intake import TakeIn
from app.domain.steps.privacy import ErasePerson
from app.domain.vocabulary import Demand
from app.library.privacy_words import load_privacy_words
from app.store.linkstate import StoreLinkState
from app.usecases.believed_clock import (
    BELIEVED,
    HONEST_GAP,
    IMPOSSIBLE,
    JUMPED,
    begin_clock,
    believe_clock,
    carried,
    doubt_of_clock,
    follow_clock,
)
from app.usecases.perform import perform
from app.usecases.person_request import erase_persons
from app.usecases.retention import erase_what_is_due, sweep_unnamed
from app.usecases.stated_day import StatedTime
from app.usecases.take_in import take_in
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, copied, opened_shop

NUMBER = "11010519491231002X"
DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def case(shop_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one case with an identity number, closed."""
    folder = copied(shop_folder, tmp_path_factory.mktemp("case") / "store")
    with opened_shop(folder) as shop:
        close(shop)
    return folder


@pytest.fixture
def shop(case: Path, tmp_path: Path) -> Iterator[Shop]:
    with opened_shop(copied(case, tmp_path / "store")) as opened:
        yield opened


def close(shop: Shop) -> str:
    """A case that is over at once."""
    form = TakeIn(
        channel="counter",
        customer=Customer(
            "欧阳若曦", phone="13911113333", id_number=NUMBER, confirmed=True, data_consent=True
        ),
        goods=(Goods("按摩椅", category="furniture_sofa", price=Fen(680_000)),),
        problem=Problem("坐垫开裂，要求退货", Demand.RETURN),
    )
    ticket = take_in(shop.work, form, CLERK).ticket
    perform(shop.work, ticket.id, WithdrawTicket("不退了"), CLERK)
    return ticket.id


def only(shop: Shop) -> str:
    """The id of its ticket."""
    (ticket,) = shop.work.erasures.kept(datetime(2200, 1, 1, tzinfo=UTC))
    return ticket


def set_clock(shop: Shop, year: int) -> None:
    shop.time.moment = shop.time.moment.replace(year=year)


@pytest.mark.parametrize(
    ("year", "code"),
    [(1970, IMPOSSIBLE), (2025, IMPOSSIBLE), (2031, JUMPED), (2089, JUMPED), (2099, IMPOSSIBLE)],
)
def test_a_wrong_clock_erases_nothing(shop: Shop, year: int, code: str) -> None:
    set_clock(shop, year)
    parked = shop.work.drafts.all()
    done = erase_what_is_due(shop.work)
    assert (done.tickets, done.files) == ({}, 0)
    assert done.doubt is not None
    assert (done.doubt.code, done.doubt.shown.year) == (code, year)
    assert sweep_unnamed(shop.work) == 0
    assert shop.work.drafts.all() == parked
    assert shop.ticket(only(shop)).customer.id_number == NUMBER
    assert shop.work.settings.get(BELIEVED) is None


def test_neither_does_a_day_that_somebody_stated(shop: Shop) -> None:
    """A day stated dates papers while the clock is impossible (0065); it destroys nothing."""
    set_clock(shop, 2099)
    stated = StatedTime(shop.time)
    stated.state(date(2031, 1, 1))
    work = replace(shop.work, time=stated)
    doubt = follow_clock(work)
    assert doubt is not None
    assert doubt.code == IMPOSSIBLE
    with pytest.raises(RefusedError, match=IMPOSSIBLE):
        believe_clock(work, SUPERVISOR, date(2031, 1, 1))


def test_work_under_a_wrong_clock_does_not_make_it_right(shop: Shop) -> None:
    set_clock(shop, 2031)
    for _ in range(9):
        close(shop)
        shop.time.advance(days=1)
    doubt = erase_what_is_due(shop.work).doubt
    assert doubt is not None
    assert (doubt.code, doubt.believed) == (JUMPED, DAY)
    set_clock(shop, 2026)
    assert erase_what_is_due(shop.work).doubt is None


def test_after_a_year_unused_who_answers_for_the_data_says_that_the_day_is_right(shop: Shop) -> None:
    ticket = only(shop)
    assert erase_what_is_due(shop.work).doubt is None
    shop.time.advance(days=366)
    doubt = doubt_of_clock(shop.work)
    assert doubt is not None
    assert doubt.params == {"shown": "2027-11-21", "believed": "2026-11-20"}
    with pytest.raises(RefusedError, match="role_not_enough"):
        believe_clock(shop.work, CLERK, doubt.shown)
    with pytest.raises(InputError, match="day_not_shown"):
        believe_clock(shop.work, SUPERVISOR, DAY)
    assert erase_what_is_due(shop.work).tickets == {}
    believe_clock(shop.work, SUPERVISOR, doubt.shown)
    assert erase_what_is_due(shop.work).tickets == {shop.ticket(ticket).number: ("identity",)}
    kept = shop.work.settings.get(BELIEVED)
    assert isinstance(kept, dict)
    assert (kept["day"], kept["by"]) == ("2027-11-21", SUPERVISOR.name)


def test_head_office_tells_the_time(shop: Shop) -> None:
    assert shop.work.told() is None
    shop.time.advance(days=366)
    link = StoreLinkState(shop.store.access)
    link.remember("contact", "2026-11-30T08:00:00+00:00")
    doubt = doubt_of_clock(shop.work)
    assert doubt is not None
    assert doubt.believed == date(2026, 11, 30), "it was that day at least"
    link.remember("contact", (shop.time.moment - timedelta(hours=3)).isoformat())
    assert [*erase_what_is_due(shop.work).tickets.values()] == [("identity",)]


@pytest.mark.parametrize("said", ["", "soon", "2031-01-01", 7, "2199-01-01T00:00:00+00:00"])
def test_what_is_no_moment_of_head_office_tells_nothing(shop: Shop, said: object) -> None:
    StoreLinkState(shop.store.access).remember("contact", said)
    shop.time.advance(days=366)
    assert doubt_of_clock(shop.work) is not None


def test_a_desk_in_use_is_never_asked(shop: Shop) -> None:
    for _ in range(10):
        shop.time.advance(days=HONEST_GAP.days)
        assert erase_what_is_due(shop.work).doubt is None
    assert shop.ticket(only(shop)).customer.id_number is None


def test_entries_of_every_week_carry_the_clock_where_the_program_never_looked(shop: Shop) -> None:
    for _ in range(5):
        shop.time.advance(days=10)
        close(shop)
    assert doubt_of_clock(shop.work) is None


def test_a_request_is_not_carried_out_by_a_clock_in_doubt(shop: Shop, tmp_path: Path) -> None:
    ticket, out = only(shop), tmp_path / "answer"
    set_clock(shop, 2031)
    with pytest.raises(RefusedError, match=JUMPED):
        erase_persons(shop.work, (ticket,), SUPERVISOR, load_privacy_words(), out)
    assert not out.exists()
    for kind, cause in ((Personal.PERSON, Cause.REQUEST), (Personal.IDENTITY, Cause.RETENTION)):
        with pytest.raises(RefusedError, match=JUMPED):
            perform(shop.work, ticket, ErasePerson(kind, cause), SUPERVISOR)
    perform(shop.work, ticket, ErasePerson(Personal.IDENTITY, Cause.REQUEST), SUPERVISOR)
    assert shop.ticket(ticket).customer.id_number is None


@pytest.mark.parametrize(
    "kept", ["2031-01-01", {"day": "soon"}, {"pos": 3}, {"day": None, "pos": "x"}, ["2031-01-01"]]
)
def test_a_setting_that_cannot_be_read_counts_as_none(shop: Shop, kept: object) -> None:
    shop.work.settings.put({BELIEVED: kept})
    set_clock(shop, 2031)
    assert doubt_of_clock(shop.work) is not None


@given(st.lists(st.dates(date(1970, 1, 2), date(2120, 1, 1)), max_size=30), st.dates(DAY, date(2060, 1, 1)))
def test_no_gap_longer_than_an_honest_one_is_ever_crossed(days: list[date], before: date) -> None:
    after = carried(before, sorted(days))
    assert after is not None
    path = sorted({before, *(each for each in days if before < each <= after)})
    assert all(other - one <= HONEST_GAP for one, other in pairwise(path))


def test_a_store_that_was_just_made_begins_with_its_day(shop: Shop) -> None:
    shop.time.advance(days=366)
    begin_clock(shop.work)
    assert doubt_of_clock(shop.work) is None
    set_clock(shop, 2099)
    shop.work.settings.put({BELIEVED: None})
    begin_clock(shop.work)
    assert shop.work.settings.get(BELIEVED) is None, "by a clock that cannot be right nothing begins"
