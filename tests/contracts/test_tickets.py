"""What every reader of tickets does."""

from datetime import timedelta
from typing import Any

import pytest

from app.domain.records import Problem
from app.domain.refusals import InputError
from app.domain.steps.amendment import CustomerAmended, ProblemAmended
from app.domain.steps.closing import TicketVoided
from app.domain.steps.contact import NoteAdded, OwnerAssigned
from app.domain.vocabulary import Demand
from app.usecases.read_models import CHIPS, QueueFilter, end_of_today
from tests.fakes.cases import CLERK, customer, do, kettle, paper, take_in


def wanted(store: Any, chip: str = "all", search: str = "", **more: Any) -> QueueFilter:
    return QueueFilter(store.time.now(), chip, search, **more)


def numbers(store: Any, chip: str = "all", search: str = "", **more: Any) -> list[str]:
    """The last digits of the tickets on the first page."""
    return [row.number[-1] for row in store.tickets.page(wanted(store, chip, search, **more)).rows]


def test_a_ticket_is_found_by_id_and_number(store: Any) -> None:
    ticket = take_in(store)
    assert store.tickets.find(ticket.upper()) == ticket
    assert store.tickets.find(" 2f01-261120-0001 ") == ticket
    assert store.tickets.find("2F01-261120-0002") is None
    assert store.tickets.ticket("no-such-ticket") is None


def test_a_row_says_what_the_ticket_says(store: Any) -> None:
    ticket = take_in(store, goods=(kettle(), kettle(price=None)))
    store.time.advance(minutes=1)
    do(store, ticket, NoteAdded("已联系"))
    row = store.tickets.page(wanted(store)).rows[0]
    assert (row.id, row.customer, row.phone, row.goods) == (
        ticket,
        "王建国",
        "13800002233",
        "美厨 电水壶 MK-1508 +1",
    )
    assert (row.demand, row.level, row.mark, row.stage, row.owner) == (
        "exchange",
        2,
        "一般",
        "accepted",
        "售后主管",
    )
    assert (row.sync, row.words) == ("here", "用了3次就漏水")
    assert row.clock is not None
    assert row.clock.due == row.opened_at + timedelta(hours=24)
    assert row.opened_at.utcoffset() is not None


def test_the_most_urgent_stands_first_and_the_closed_last(store: Any) -> None:
    take_in(store, level=3)
    take_in(store, level=2)
    closed = take_in(store, level=1)
    store.time.advance(minutes=5)
    take_in(store, level=2)
    take_in(store, level=None)
    take_in(store, level=1)
    do(store, closed, TicketVoided("录错"))
    assert numbers(store) == ["6", "2", "4", "1", "5", "3"]
    assert numbers(store, "open") == ["6", "2", "4", "1", "5"]
    assert numbers(store, "closed") == ["3"]


def test_pages_follow_each_other_without_a_gap(store: Any) -> None:
    for _ in range(7):
        take_in(store)
    for search in ("", "漏水"):
        seen: list[str] = []
        after: str | None = None
        while True:
            page = store.tickets.page(wanted(store, "all", search), after, limit=3)
            seen += [row.number for row in page.rows]
            after = page.next
            if after is None:
                break
        assert len(seen) == len(set(seen)) == 7


def test_chips_count_what_they_show(store: Any) -> None:
    take_in(store, level=1)
    mine = take_in(store)
    take_in(store, demand=Demand.SUGGESTION)
    closed = take_in(store)
    do(store, mine, OwnerAssigned("陈志远"))
    do(store, closed, TicketVoided("录错"))
    store.time.advance(hours=5)
    day_end = store.time.now() + timedelta(hours=30)
    counts = store.tickets.counts(wanted(store, person="陈志远", day_end=day_end))
    assert counts == {
        "open": 3,
        "overdue": 1,
        "today": 2,
        "mine": 1,
        "approval": 1,
        "customer": 0,
        "unsynced": 4,
        "closed": 1,
        "all": 4,
    }
    for chip in CHIPS:
        shown = store.tickets.page(wanted(store, chip, person="陈志远", day_end=day_end)).rows
        assert len(shown) == counts[chip], chip
    assert store.tickets.counts(wanted(store, person=CLERK))["mine"] == 2


def test_what_ends_at_24_00_is_due_today_and_overdue_only_after(store: Any) -> None:
    store.time.moment = store.time.moment.replace(hour=0, minute=0)
    take_in(store)
    store.time.advance(minutes=1)
    take_in(store)
    store.time.advance(hours=23)
    end = end_of_today(store.time.now(), store.time.now().tzinfo)
    assert numbers(store, "today", day_end=end) == ["1"]
    assert store.tickets.counts(wanted(store, day_end=end))["today"] == 1
    store.time.advance(minutes=59)
    assert numbers(store, "overdue", day_end=end) == []
    store.time.advance(minutes=1)
    assert numbers(store, "overdue", day_end=end) == ["1"]


def test_an_unknown_chip_or_cursor_is_refused(store: Any) -> None:
    with pytest.raises(InputError, match="no_such_filter"):
        store.tickets.page(wanted(store, "nonsense"))
    with pytest.raises(InputError, match="cursor_form"):
        store.tickets.page(wanted(store), after="x.y")


@pytest.fixture
def three(store: Any) -> Any:
    """王建国's kettle, 单小红's sofa, 李娜's cooker."""
    take_in(store, goods=(kettle(serial="SN20261108A", order_number="JD20261108002233"),))
    take_in(
        store,
        who=customer(name="单小红", phone="13900004455"),
        words="沙发扶手开裂，希望尽快处理",
        goods=(kettle(name="布艺沙发", brand="乐居", model="LJ900", barcode="6907654321098"),),
    )
    take_in(
        store,
        who=customer(name="李娜", phone="0571-88880000", wechat="Lina_88"),
        words="电饭煲漏水发热",
        goods=(kettle(name="电饭煲", brand="海川", model="HC-20", barcode="6901111111118"),),
    )
    return store


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("漏水", "31"),
        ("水", "31"),
        ("扶手开裂", "2"),
        ("手开裂，希望", "2"),
        ("王", "1"),
        ("建国 2233", "1"),
        ("王 2233 漏水", "1"),
        ("王 4455", ""),
        ("２２３３", "1"),
        ("13900004455", "2"),
        ("139", "2"),
        ("4455", "2"),
        ("88880000", "3"),
        ("mk-1508", "1"),
        ("MK", "1"),
        ("wjg", "1"),
        ("sxh", "2"),
        ("dxh", "2"),
        ("bysf", "2"),
        ("sf", "2"),
        ("2F01-261120-0003", "3"),
        ("0003", "3"),
        ("1108a", "1"),
        ("8002233", "1"),
        ("6901111111118", "3"),
        ("lina", "3"),
        ("不存在", ""),
    ],
)
def test_search(three: Any, typed: str, found: str) -> None:
    assert "".join(numbers(three, search=typed)) == found


def test_search_within_a_chip_and_of_papers(three: Any) -> None:
    sofa = three.tickets.find("2F01-261120-0002")
    do(three, sofa, TicketVoided("录错"), paper("SL-2F01-261120-0001"))
    assert numbers(three, "open", "电") == ["3", "1"]
    assert numbers(three, "closed", "沙发") == ["2"]
    assert three.tickets.document_tickets("sl-2f01-261120-0001 ") == (sofa,)
    assert three.tickets.document_tickets("SL-2F01-261120-0009") == ()


def test_what_is_amended_is_found_and_the_old_no_more(store: Any) -> None:
    ticket = take_in(store)
    do(
        store,
        ticket,
        CustomerAmended(customer(name="赵敏", phone="13711119999"), ("name", "phone")),
        ProblemAmended(Problem("", Demand.EXCHANGE), "壶盖裂了", ("words",)),
    )
    for typed, there in {
        "赵敏": 1,
        "zm": 1,
        "9999": 1,
        "壶盖": 1,
        "王建国": 0,
        "2233": 0,
        "漏水": 0,
        "美厨": 1,
    }.items():
        assert len(numbers(store, search=typed)) == there, typed


def test_customers_are_known_by_phone_name_and_initials(three: Any) -> None:
    again = take_in(three, who=customer(phone="138 0000 2233"))
    do(three, again, TicketVoided("录错"))
    for typed in ("2233", "13800002233", "王建", "wjg", "ＷＪＧ"):
        hits = three.tickets.customers(typed)
        assert [hit.name for hit in hits] == ["王建国"], typed
        assert (hits[0].tickets, hits[0].open_tickets, hits[0].phone) == (2, 1, "13800002233")
        assert hits[0].last_number.endswith("0004")
    assert three.tickets.customers("233") == ()
    assert three.tickets.customers("  ") == ()
    assert [hit.name for hit in three.tickets.customers("dxh")] == ["单小红"]
    assert [hit.name for hit in three.tickets.customers("88880000")] == ["李娜"]


def test_similar_cases(three: Any) -> None:
    since = three.time.now() - timedelta(days=30)
    found = three.tickets.similar("138-0000-2233", "6907654321098", since)
    assert {(each.customer, each.why) for each in found} == {("王建国", "phone"), ("单小红", "barcode")}
    assert three.tickets.similar(None, "6907654321098", three.time.now() + timedelta(seconds=1)) == ()
    assert three.tickets.similar(None, None, since) == ()
    kettle_ticket = three.tickets.find("2F01-261120-0001")
    do(three, kettle_ticket, TicketVoided("录错"))
    assert three.tickets.similar("13800002233", None, since) == ()


def test_history_tells_what_happened_in_plain_values(store: Any) -> None:
    ticket = take_in(store)
    do(store, ticket, NoteAdded("已联系客户"), paper("SL-2F01-261120-0001"))
    lines = store.tickets.history(ticket)
    assert [line.type for line in lines] == ["ticket.opened", "note.added", "document.issued"]
    assert lines[0].values["customer.name"] == "王建国"
    assert lines[0].values["goods.1.price"] == "199.00"
    assert lines[1].values == {"text": "已联系客户"}
    assert lines[2].values["number"] == "SL-2F01-261120-0001"
    assert not any(len(value) == 64 for line in lines for value in line.values.values())
    assert store.tickets.history("no-such-ticket") == ()
