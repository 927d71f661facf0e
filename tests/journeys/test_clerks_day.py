"""The clerk's Friday by keyboard alone, in the real window: intakes, exchange, and the killed intake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import opened_store
from app.store.opening import StoreOptions
from tests.journeys.conftest import SetClock
from tests.journeys.expect import clocks_of, due, policy, saved, typed
from tests.journeys.ledger import draft_fields, newest, numbers, reading
from tests.journeys.screen import Desk, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

KETTLE = "6901234567892"


def type_kettle(desk: Desk) -> None:
    """Phone, customer, scan, date, counter, invoice: the head of the kettle's intake."""
    desk.press("F2")
    desk.on_page("受理")
    desk.write("2233")
    typed(desk, "2233")
    desk.press("Return")
    typed(desk, "王建国")
    desk.scan(KETTLE)
    typed(desk, "MK-1508")
    desk.write("1108")
    desk.press("Return")
    desk.write("1")
    desk.press("Return")
    desk.write("1")
    desk.press("Return")
    typed(desk, "2026-11-08")


def test_the_kettle_leaks(desk: Desk, clock: SetClock) -> None:
    """Step 2: taken in at 10:00, saved at 10:02; receipt and labels without a dialog."""
    known = len(numbers(desk.store))
    type_kettle(desk)
    clock("10:02")
    desk.write("用了3次就漏水")
    desk.press("Return", "Return")
    desk.write("2")
    desk.press("Return", "Return")
    desk.write("壶身、底座")
    typed(desk, "底座")
    desk.press("Return", "Return")
    ticket = saved(desk, known)
    assert ticket.customer.name == "王建国"
    assert ticket.customer.phone == "13800002233"
    assert ticket.customer.id_number is None
    assert ticket.items[0].goods.sold_date == date(2026, 11, 8)
    assert ticket.items[0].demand == "exchange"
    assert ticket.level is not None
    assert (ticket.level.level, ticket.level.mark) == (2, "一般")
    clocks = clocks_of(ticket, "10:02")
    assert clocks["entry"].state == "met"
    assert due(clocks["preliminary_judgment"]) == "11-20 11:02"
    assert due(clocks["plan"]) == "11-20 12:02"
    item = ticket.items[0]
    decision = policy().item_decision(ticket, item, ticket.opened_at)
    assert decision["no_reason_last_day"] == "2026-11-15"
    assert decision["quality_return_last_day"] == "2026-11-23"

    def papers() -> list[str]:
        current = newest(desk.store, known)
        return [document.kind for document in current.documents] if current else []

    wait_until(lambda: papers() == ["receipt", "label"], f"papers: {papers()}")
    assert ticket.received_items == ("壶身", "底座")


def test_the_killed_intake_comes_back(desk: Desk, clock: SetClock) -> None:
    """Step 7: the plug is pulled while the words are typed; a restart asks, and three fields are whole."""
    clock("13:04")
    known = len(numbers(desk.store))
    type_kettle(desk)
    desk.write("用了3次就")
    typed(desk, "用了3次")
    desk.kill()
    clock("13:05")
    desk.start()
    desk.on_page("受理 · 恢复 13:04 的受理.*")
    desk.press("Return")
    desk.on_page("受理 (–|· 同号有)")
    desk.press("F2")
    (kept,) = wait_until(lambda: draft_fields(desk.store, parked=True), "the intake was not restored")
    assert (kept["phone"], kept["name"]) == ("13800002233", "王建国")
    assert (kept["goods"], kept["model"], kept["sold_date"]) == ("电水壶", "MK-1508", "2026-11-08")
    assert kept["words"] in ("用了3次", "用了3次就")
    desk.write("2324")
    fresh = wait_until(lambda: draft_fields(desk.store, parked=False), "the new intake was not kept")
    wait_until(lambda: draft_fields(desk.store, parked=False)[0]["phone"] == "2324", f"not typed: {fresh}")
    assert [set(each) - {"version", "clerk"} for each in draft_fields(desk.store, parked=False)] == [
        {"phone"}
    ]
    assert len(numbers(desk.store)) == known


def test_the_store_is_sound_after_the_day(desk: Desk, tmp_path: Path) -> None:
    """Closing ends cleanly, and everything verifies."""
    desk.press("F2")
    desk.on_page("受理")
    desk.write("2233")
    typed(desk, "2233")
    assert desk.close() == 0, desk.output()
    with opened_store(desk.store, None, StoreOptions(reserve_bytes=1 << 16)) as (store, _):
        assert store.verify().sound
    with reading(desk.store) as tickets:
        assert tickets.find(numbers(desk.store)[0])
