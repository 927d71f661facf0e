"""The dated list: which standard may be cited for goods bought on a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.standards import Doubt, Standard, StandardKind, StandardsBook

OLD = Standard(
    "GB 18584-2001",
    "木家具中有害物质限量",
    StandardKind.STANDARD,
    date(2002, 1, 1),
    date(2025, 6, 30),
    "GB 18584-2024",
)
NEW = Standard("GB 18584-2024", "家具中有害物质限量", StandardKind.STANDARD, date(2025, 7, 1))
LAW = Standard("消费者权益保护法第24条", "退换修", StandardKind.LAW, date(2014, 3, 15), rules=("CPL24",))
BOOK = StandardsBook([OLD, NEW, LAW])


def test_a_superseded_standard_warns_and_names_the_one_in_force() -> None:
    caution = BOOK.caution("GB 18584-2001", date(2026, 8, 12))
    assert caution is not None
    assert (caution.doubt, caution.standard, caution.instead) == (Doubt.SUPERSEDED, OLD, NEW)


def test_the_last_day_of_the_old_one_is_its_own() -> None:
    assert BOOK.caution("GB 18584-2001", date(2025, 6, 30)) is None
    assert BOOK.caution("GB 18584-2001", date(2025, 7, 1)) is not None


def test_a_standard_that_came_later_warns_too() -> None:
    caution = BOOK.caution("gb18584-2024", date(2025, 6, 30))
    assert caution is not None
    assert (caution.doubt, caution.instead) == (Doubt.NOT_YET_IN_FORCE, OLD)
    before_both = BOOK.caution("GB 18584-2024", date(2001, 5, 1))
    assert before_both is not None
    assert before_both.instead is None


def test_what_is_not_listed_is_not_judged() -> None:
    assert BOOK.caution("QB/T 1952.1", date(2026, 1, 1)) is None
    assert BOOK.find("QB/T 1952.1") is None


def test_rules_lead_to_their_articles() -> None:
    assert BOOK.for_rules(["S4-32", "CPL24"]) == (LAW,)
    assert BOOK.for_rules([]) == ()


def test_a_list_that_runs_in_a_circle_ends() -> None:
    past = date(2010, 1, 1)
    one = Standard("A", "a", StandardKind.STANDARD, past, past, "B")
    two = Standard("B", "b", StandardKind.STANDARD, past, past, "A")
    caution = StandardsBook([one, two]).caution("A", date(2020, 1, 1))
    assert caution is not None
    assert caution.instead is None


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_every_purchase_since_2002_has_exactly_one_of_the_two(day: date) -> None:
    clean = [each for each in (OLD, NEW) if BOOK.caution(each.code, day) is None]
    assert len(clean) == (1 if day >= OLD.valid_from else 0)
    assert all(each.in_force(day) for each in clean)
    assert OLD.valid_to is not None
    assert NEW.valid_from - OLD.valid_to == timedelta(days=1)
