"""Which years are known, which is wanted by when, and what a notice would change."""

from datetime import date

from app.domain.calendar import StatutoryDays, WorkCalendar, YearPlan
from app.domain.holiday_notice import read_notice
from app.usecases.holiday_years import change_of, known_years, year_wanted

SHORT = "国务院办公厅关于2027年部分节假日安排的通知 一、元旦：1月1日（周五）放假，共1天。2026年11月4日"


def plan(year: int, *off: date) -> YearPlan:
    return YearPlan(year, frozenset(off), frozenset(), "通知", date(year - 1, 11, 4))


def calendar(*plans: YearPlan) -> WorkCalendar:
    return WorkCalendar.of(plans, StatutoryDays(frozenset(), {}))


def test_next_year_is_wanted_from_the_first_of_november_on() -> None:
    known = calendar(plan(2026))
    assert year_wanted(known, date(2026, 10, 31)) is None
    assert year_wanted(known, date(2026, 11, 1)) == 2027
    assert year_wanted(calendar(plan(2026), plan(2027)), date(2026, 12, 31)) is None


def test_this_year_is_wanted_first_while_it_is_missing() -> None:
    assert year_wanted(calendar(plan(2026)), date(2027, 3, 1)) == 2027
    assert year_wanted(calendar(plan(2026)), date(2027, 11, 1)) == 2027


def test_every_year_says_where_it_comes_from() -> None:
    years = known_years(calendar(plan(2025), plan(2026)), {"2026"}, date(2026, 11, 20))
    assert [(each.year, each.origin) for each in years] == [
        (2027, "provisional"),
        (2026, "house"),
        (2025, "official"),
    ]


def test_a_notice_is_compared_with_the_plan_it_would_replace() -> None:
    notice = read_notice(SHORT)
    new = change_of(calendar(plan(2026)), notice)
    assert (new.before, new.plan.published) == (None, date(2026, 11, 4))
    old = plan(2027, date(2027, 1, 2))
    other = change_of(calendar(old), notice)
    assert (other.before, other.days) == (old, 2)
    same = change_of(calendar(new.plan), notice)
    assert (same.days, same.nothing) == (0, True)


def test_a_year_with_doubts_is_still_wanted_and_provisional() -> None:
    doubted = read_notice(SHORT).plan()
    known = calendar(plan(2026), doubted)
    assert year_wanted(known, date(2026, 11, 20)) == 2027
    (first, *_) = known_years(known, {"2027"}, date(2026, 11, 20))
    assert (first.year, first.origin, first.plan) == (2027, "provisional", doubted)


def test_an_official_year_given_up_for_a_doubted_notice_is_confirmed() -> None:
    notice = read_notice(SHORT)
    assert not change_of(calendar(), notice).to_confirm
    official = change_of(calendar(plan(2027)), notice)
    assert (official.to_confirm, official.official) == (True, True)
    assert not change_of(calendar(plan(2027)), notice, {"2027"}).official
