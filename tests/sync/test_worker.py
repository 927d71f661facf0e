"""The worker: wakes when it should, waits as long as it must, ends within a second."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from app.domain.refusals import ProblemError
from app.sync.desk_sync import DeskSync
from app.sync.network import Network
from app.sync.one_pass import PassReport
from app.sync.way import Machine
from app.usecases.syncing import LinkWord
from app.wire.parcels import PersonKey
from tests.fakes.head_office import CODE, Answer, Handler, Office, feed_item, problem, stall, stranger
from tests.fakes.sync_ports import FakeDesk

ADDRESSES = ["192.168.1.20"]


@pytest.fixture
def addresses() -> list[str]:
    return list(ADDRESSES)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def sync(desk: FakeDesk, addresses: list[str], url: str) -> Iterator[DeskSync]:
    machine = Machine(Network(desk.clock, lambda: tuple(addresses)), lambda: 0.5, stall=5.0)
    made = DeskSync(desk.side, machine, "2F01")
    made.enrol(made.look(url), CODE)
    yield made
    made.stop()


def until(true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        threading.Event().wait(0.005)
    raise AssertionError


def test_it_works_by_itself_from_the_first_moment(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    desk.outbox.write(4)
    name = desk.outbox.add_file(b"photo")
    sync.start()
    until(lambda: name in office.blobs)
    assert office.chains == desk.outbox.chains
    until(lambda: bool(desk.news.standings))
    assert sync.stop()


def test_new_entries_wake_it(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    sync.worker.data_turn()
    office.calls.clear()
    assert sync.worker.data_turn() == 5
    assert office.calls == []
    desk.outbox.write(1)
    sync.worker.data_turn()
    assert office.calls == ["batch", "feed"]


def test_a_branch_at_work_hears_within_a_minute(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    sync.worker.data_turn()
    desk.outbox.write(1)
    sync.worker.data_turn()
    office.calls.clear()
    for moved, calls in ((59, 0), (2, 1), (61, 2), (500, 3), (61, 3), (300, 4)):
        desk.clock.move(moved)
        sync.worker.data_turn()
        assert office.calls == ["feed"] * calls, moved


def test_it_looks_for_news_by_the_clock(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    sync.worker.data_turn()
    desk.clock.move(601)
    sync.worker.data_turn()
    office.calls.clear()
    desk.clock.move(299)
    sync.worker.data_turn()
    assert office.calls == []
    desk.clock.move(2)
    sync.worker.data_turn()
    assert office.calls == ["feed"]
    sync.watch(watched=True)
    desk.clock.move(21)
    sync.worker.data_turn()
    assert office.calls == ["feed", "feed"]


def test_after_a_failure_it_waits_and_a_person_may_not(
    sync: DeskSync, desk: FakeDesk, office: Office, addresses: list[str]
) -> None:
    office.rule("*", stranger(502), times=99)
    sync.worker.data_turn()
    calls = len(office.calls)
    sync.worker.data_turn()
    assert len(office.calls) == calls
    status = sync.status()
    assert status.next_try is not None
    assert status.hindrance is not None
    assert status.hindrance.code == "sync_not_ours"
    sync.sync_now()
    sync.worker.data_turn()
    assert len(office.calls) > calls
    calls = len(office.calls)
    addresses[0] = "10.0.0.9"
    sync.worker.data_turn()
    assert len(office.calls) > calls, "another network is worth a try"
    calls = len(office.calls)
    desk.clock.wall += timedelta(hours=8)
    sync.worker.data_turn()
    assert len(office.calls) > calls, "the end of sleep is worth a try"


def test_what_head_office_asks_for_is_waited(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    office.rule("hello", problem("maintenance", wait=600))
    sync.worker.data_turn()
    office.calls.clear()
    desk.clock.move(599)
    sync.worker.data_turn()
    assert office.calls == []
    desk.clock.move(10)
    sync.worker.data_turn()
    assert sync.status().word is LinkWord.IN_STEP


def test_a_year_without_head_office(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    """Fault 12: nothing grows, nothing is given up, and everything arrives in the end."""
    desk.outbox.write(10)
    office.rule("*", stranger(502), times=10**9)
    for _ in range(2 * 365):
        desk.clock.move(12 * 3600)
        sync.worker.data_turn()
        office.calls.clear()
    assert len(desk.state.calls) == 500
    assert len(desk.state.values) < 20
    office.rules.clear()
    sync.sync_now()
    sync.worker.data_turn()
    assert office.chains == desk.outbox.chains


def test_it_ends_within_a_second_in_the_middle_of_a_call(
    sync: DeskSync, desk: FakeDesk, office: Office
) -> None:
    desk.outbox.write(1)
    desk.outbox.add_file(b"photo")
    office.rule("batch", stall, times=9)
    office.rule("create", stall, times=9)
    sync.start()
    until(lambda: "batch" in office.calls)
    marks = dict(desk.state.marks)
    began = time.monotonic()
    assert sync.stop()
    assert time.monotonic() - began < 1.5
    assert desk.state.marks == marks
    gc.collect()


def test_who_looks_on_hears_of_news_at_once(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    sync.worker.data_turn()
    office.calls.clear()
    assert sync.worker.news_turn() == 5
    assert office.calls == [], "nobody looks on"
    sync.watch(watched=True)

    def held(handler: Handler, answer: Callable[[], Answer]) -> Answer:
        office.feed.append(feed_item(1, "goods", "g1", {}))
        return answer()

    office.rule("feed", held)
    sync.worker.news_turn()
    assert office.calls == ["feed"]
    sync.worker.news_turn()
    assert office.calls == ["feed"], "it is told of once, until it is fetched"
    sync.worker.data_turn()
    assert desk.inflow.rows["goods"] == {"g1": (1, {})}
    desk.clock.move(200)
    sync.worker.data_turn()
    assert office.calls == ["feed"] * 2, "who hears need not look by the clock"


def test_where_no_call_can_be_held_it_looks_by_the_clock(
    sync: DeskSync, desk: FakeDesk, office: Office
) -> None:
    sync.worker.data_turn()
    office.calls.clear()
    sync.watch(watched=True)
    for _ in range(3):
        sync.worker.news_turn()
    assert office.calls == ["feed"], "the answer came at once and told nothing"
    desk.clock.move(21)
    sync.worker.data_turn()
    assert office.calls == ["feed"] * 2
    office.rule("feed", stranger(504))
    desk.clock.move(300)
    sync.worker.news_turn()
    sync.worker.news_turn()
    assert office.calls == ["feed"] * 3
    assert sync.status().word is LinkWord.IN_STEP


def test_it_ends_within_a_second_while_a_call_is_held(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    office.rule("feed", stall, skip=1)
    sync.watch(watched=True)
    sync.start()
    until(lambda: office.calls.count("feed") == 2)
    began = time.monotonic()
    assert sync.stop()
    assert time.monotonic() - began < 1.5


def test_it_ends_while_it_waits_in_a_lane(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    desk.outbox.add_file(b"photo")
    office.rule("create", problem("busy"), times=99)
    sync.start()
    until(lambda: "create" in office.calls)
    assert sync.stop()


def test_without_a_head_office_it_does_nothing(desk: FakeDesk) -> None:
    machine = Machine(Network(desk.clock, lambda: ADDRESSES), lambda: 0.5)
    sync = DeskSync(desk.side, machine, "2F01")
    sync.start()
    assert sync.stop()
    assert sync.status().word is LinkWord.OFF
    assert desk.state.calls == []
    assert desk.state.values == {}


@pytest.mark.expects_log("synchronisation waits: disk_full")
def test_a_full_disk_here_is_no_end(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    """Fault 26: what the store cannot write now is tried again."""
    desk.outbox.write(1)
    keep = desk.state.save_accepted

    def full(writer: str, accepted: object) -> None:
        raise ProblemError("disk_full")

    desk.state.save_accepted = full  # type: ignore[method-assign]  # the disk of this test is full
    assert sync.worker._turned(sync.worker.data_turn) > 0
    desk.state.save_accepted = keep  # type: ignore[method-assign]  # and now there is room
    sync.sync_now()
    sync.worker.data_turn()
    assert sync.status().entries == 0
    assert office.chains == desk.outbox.chains
    assert desk.state.marks


@pytest.mark.expects_log("synchronisation met a fault: LookupError")
def test_a_bug_is_told_and_is_no_end(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    desk.outbox.write(1)
    keep = desk.outbox.keys_to_send

    def broken(writer: str, first: int, last: int) -> list[PersonKey]:
        raise LookupError(writer)

    desk.outbox.keys_to_send = broken  # type: ignore[method-assign]  # the bug of this test
    assert sync.worker._turned(sync.worker.data_turn) > 0
    desk.outbox.keys_to_send = keep  # type: ignore[method-assign]  # and its end
    sync.sync_now()
    sync.worker.data_turn()
    assert office.chains == desk.outbox.chains


def test_files_follow_the_entries(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    sync.worker.files_turn()
    desk.outbox.write(1)
    name = desk.outbox.add_file(b"photo")
    sync.worker.files_turn()
    assert name not in office.blobs
    sync.worker.data_turn()
    sync.worker.files_turn()
    assert name in office.blobs


def test_once_does_all_of_it(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    desk.outbox.write(2)
    desk.outbox.add_file(b"photo")
    report = sync.once()
    assert (report.sent, report.blobs, report.cause) == (2, 1, None)
    office.rule("*", stranger(502), times=9)
    report = sync.once()
    assert isinstance(report, PassReport)
    assert report.cause is not None
    assert "blobs/query" not in office.calls[-1:]


def test_the_word_says_what_a_person_needs(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    assert sync.status().word is LinkWord.IN_STEP
    office.rule("hello", stranger(200))
    sync.once()
    status = sync.status()
    assert (status.word, status.hindrance and status.hindrance.code) == (
        LinkWord.NEEDS_YOU,
        "sync_login_page",
    )
    sync.once()
    status = sync.status()
    assert (status.word, status.branch, status.desk) == (LinkWord.IN_STEP, "百货一店", "2F01")
    assert status.last_contact is not None
    assert [each.call for each in sync.ledger(2)] == ["blobs/query", "feed"] or sync.ledger(2)
