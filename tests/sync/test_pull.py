"""The feed comes down: each page once or twice, never half, never as a reason to remove."""

from __future__ import annotations

from typing import Any

import pytest

from app.sync.pull import agree_to_retire
from app.wire.link import DESKS_KNOWN, KEYS_LACKING
from app.wire.messages import Item, JudgedEntry, Total, Verdict
from app.wire.parcels import PersonKey, wrapped
from tests.fakes.head_office import Office, cut_in_reply, feed_item, problem, tampered
from tests.fakes.sync_ports import total_of
from tests.sync.conftest import Reached


def goods(count: int, *, first: int = 1, op: str = "put") -> list[Item]:
    return [
        feed_item(at, "goods", f"g{at}", {"name": "壶"} if op == "put" else None, op=op)
        for at in range(first, first + count)
    ]


def rows(count: int) -> dict[str, tuple[int, Any]]:
    return {f"g{at}": (1, {"name": "壶"}) for at in range(1, count + 1)}


def test_pages_are_taken_in_one_after_the_other(shop: Reached, office: Office) -> None:
    office.feed, office.page = goods(25), 10
    office.totals = {"goods": total_of(rows(25))}
    report = shop.lanes.data()
    assert (report.received, report.cause, report.reread) == (25, None, ())
    assert shop.desk.inflow.rows["goods"] == rows(25)
    assert shop.desk.inflow.at == "epoch-1:25"
    assert len(shop.desk.news.tickets) == 25


def test_verdicts_on_own_entries_are_counted(shop: Reached, office: Office) -> None:
    writer = shop.desk.outbox.writer
    office.feed = [
        feed_item(1, "entries", f"{writer}/1", JudgedEntry(writer, 1, Verdict.APPLIED, count=2)),
        feed_item(2, "entries", f"{writer}/3", JudgedEntry(writer, 3, Verdict.CONFLICT)),
        feed_item(3, "entries", "d2.x/1", JudgedEntry("d2.x", 1, Verdict.APPLIED, line="{}", hash="00")),
    ]
    report = shop.lanes.data()
    assert report.verdicts == {"applied": 2, "conflict": 1}
    assert shop.desk.inflow.verdicts[f"{writer}/2"] == "applied"
    assert shop.desk.inflow.others == {"d2.x": {1: "{}"}}
    for told in ({"d2": "2F02"}, {"d3": "3F01"}, {}):
        office.desks = told
        assert shop.lanes.data().cause is None
    assert shop.desk.state.recall(DESKS_KNOWN) == {"d2": "2F02", "d3": "3F01"}


def test_keys_of_its_own_that_it_lost_are_asked_for_by_themselves(shop: Reached, office: Office) -> None:
    office.feed = [feed_item(1, "keys", "", {"names": ["ticket-1/person/y"]}), *goods(1, first=2)]
    assert shop.lanes.data().reread == ()
    shop.desk.state.remember(KEYS_LACKING, "epoch-1:1")
    again = shop.lanes.data()
    assert (again.reread, again.received) == (("keys",), 0), "from where the first was named that is not here"
    shop.desk.state.remember(KEYS_LACKING, "")
    again = shop.lanes.data()
    assert (again.reread, again.received) == (("keys",), 1)
    assert shop.lanes.data().reread == ()


def test_keys_are_opened_and_one_that_cannot_be_holds_nothing_up(shop: Reached, office: Office) -> None:
    key = PersonKey("ticket-1", "person", b"k" * 32)
    (parcel,) = wrapped((key,), shop.desk.keys.seal.public)
    (foreign,) = wrapped((key,), office.seal.public)
    office.feed = [
        feed_item(1, "keys", "ticket-2/person/x", foreign),
        feed_item(2, "keys", "ticket-1/person/y", parcel),
    ]
    assert shop.lanes.data().cause is None
    assert shop.desk.inflow.keys == {key.name: key}


def test_a_cursor_of_another_epoch_begins_again_and_removes_nothing(shop: Reached, office: Office) -> None:
    """Fault 31."""
    office.feed = goods(5)
    shop.lanes.data()
    office.epoch, office.feed = "epoch-2", goods(2)
    report = shop.lanes.data()
    assert report.cause is None
    assert shop.desk.inflow.begun_again == 1
    assert len(shop.desk.inflow.rows["goods"]) == 5
    assert shop.desk.inflow.at == "epoch-2:2"


def test_a_cursor_that_is_too_old_begins_again(shop: Reached, office: Office) -> None:
    shop.lanes.data()
    office.rule("feed", problem("cursor_gone"))
    assert shop.lanes.data().cause is None
    assert shop.desk.inflow.begun_again == 1


def test_an_empty_feed_removes_nothing(shop: Reached, office: Office) -> None:
    """Fault 36: absence is not a reason."""
    office.feed = goods(5)
    shop.lanes.data()
    office.feed, office.totals = [], {"goods": Total(0, "0" * 16)}
    report = shop.lanes.data()
    assert (report.cause, report.reread) == (None, ("goods",))
    assert len(shop.desk.inflow.rows["goods"]) == 5
    assert shop.lanes.data().reread == (), "once for each sum"
    office.totals = {"goods": Total(0, "1" * 16)}
    assert shop.lanes.data().reread == (), "and not again at once for another"
    shop.desk.clock.move(7 * 3600)
    assert shop.lanes.data().reread == ("goods",)


def test_much_to_retire_waits_for_a_person(shop: Reached, office: Office) -> None:
    """Fault 36: a feed that would retire more than a tenth waits."""
    office.feed = goods(50)
    shop.lanes.data()
    office.feed = goods(50) + [feed_item(50 + at, "goods", f"g{at}", None, op="retire") for at in range(1, 9)]
    report = shop.lanes.data()
    assert report.cause is not None
    assert report.cause.params == {"collection": "goods", "gone": "8", "of": "50"}
    assert len(shop.desk.inflow.rows["goods"]) == 50
    assert agree_to_retire(shop.desk.side)
    assert not agree_to_retire(shop.desk.side)
    assert shop.lanes.data().cause is None
    assert len(shop.desk.inflow.rows["goods"]) == 42


def test_few_may_go_without_asking(shop: Reached, office: Office) -> None:
    office.feed = goods(50)
    shop.lanes.data()
    office.feed = goods(50) + [feed_item(50 + at, "goods", f"g{at}", None, op="retire") for at in range(1, 6)]
    assert shop.lanes.data().cause is None
    assert len(shop.desk.inflow.rows["goods"]) == 45


def test_a_collection_that_differs_is_read_again(shop: Reached, office: Office) -> None:
    office.feed, office.page = goods(25), 10
    office.totals = {"goods": total_of(rows(25))}
    shop.lanes.data()
    del shop.desk.inflow.rows["goods"]["g3"]
    report = shop.lanes.data()
    assert report.reread == ("goods",)
    assert shop.desk.inflow.rows["goods"] == rows(25)
    assert shop.desk.inflow.at == "epoch-1:25"


@pytest.mark.parametrize("deed", [cut_in_reply, tampered])
def test_half_a_page_or_a_changed_one_is_not_taken(shop: Reached, office: Office, deed: Any) -> None:
    """Faults 14 and 15."""
    office.feed = goods(5)
    office.rule("feed", deed)
    assert shop.lanes.data().cause is not None
    assert shop.desk.inflow.rows == {}
    assert shop.desk.inflow.at == ""
    assert shop.lanes.data().received == 5


def test_an_entry_that_does_not_fit_is_said(shop: Reached, office: Office) -> None:
    office.feed = [
        feed_item(1, "entries", "d2.x/1", JudgedEntry("d2.x", 1, Verdict.APPLIED, line="broken", hash="00"))
    ]
    cause = shop.lanes.data().cause
    assert cause is not None
    assert (cause.code, cause.params) == ("feed_damaged", {"reason": "bad_chain"})
    assert shop.desk.inflow.at == ""


def test_signed_nonsense_is_said(shop: Reached, office: Office) -> None:
    office.feed = [Item(1, "entries", "x/1", body={"writer": 5})]
    cause = shop.lanes.data().cause
    assert cause is not None
    assert cause.params == {"reason": "malformed"}
