"""The lane of files that come down, beside the others: woken by news, by a person, by another program."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from app.sync.desk_sync import DeskSync
from app.sync.network import Network
from app.sync.one_pass import PassReport
from app.sync.way import Machine
from tests.fakes.head_office import CODE, Office, feed_item
from tests.fakes.sync_ports import FakeDesk


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def sync(desk: FakeDesk, url: str) -> Iterator[DeskSync]:
    machine = Machine(Network(desk.clock, lambda: ("192.168.1.20",)), lambda: 0.5, stall=5.0)
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


def test_a_file_that_somebody_looks_at_comes_at_once(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    """Though the lane rests, and though others were due before it."""
    sync.start()
    until(lambda: "feed" in office.calls)
    photo = b"photo of another desk"
    name = desk.arrivals.expect(photo)
    office.blobs[name] = photo
    assert sync.status().incoming_files == 1
    assert sync.fetch([name, "0" * 64]) == 1
    until(lambda: name in desk.arrivals.here)
    until(lambda: f"ticket-of-{name}" in desk.news.tickets)
    assert sync.status().incoming_files == 0
    assert sync.fetch([name]) == 0
    assert sync.stop()


def test_what_another_program_asked_for_is_seen_soon(sync: DeskSync, desk: FakeDesk, office: Office) -> None:
    sync.worker.data_turn()
    sync.worker.fetch_turn()
    photo = b"photo of another desk"
    name = desk.arrivals.expect(photo)
    office.blobs[name] = photo
    assert sync.worker.fetch_turn() <= 5
    assert desk.arrivals.here == {}
    desk.arrivals.ask([name])
    sync.worker.fetch_turn()
    assert name in desk.arrivals.here


def test_news_of_other_desks_wakes_the_lane_of_their_files(
    sync: DeskSync, desk: FakeDesk, office: Office
) -> None:
    sync.worker.data_turn()
    sync.worker.fetch_turn()
    photo = b"photo of another desk"
    name = desk.arrivals.expect(photo)
    office.blobs[name] = photo
    office.feed.append(feed_item(1, "goods", "6901", {"name": "电水壶"}))
    desk.clock.move(301)
    sync.worker.data_turn()
    sync.worker.fetch_turn()
    assert name in desk.arrivals.here


def test_a_desk_of_no_head_office_fetches_nothing(desk: FakeDesk) -> None:
    machine = Machine(Network(desk.clock, lambda: ("192.168.1.20",)), lambda: 0.5)
    alone = DeskSync(desk.side, machine, "2F01")
    name = desk.arrivals.expect(b"photo")
    assert alone.fetch([name]) == 0
    assert alone.fetch_pass() == PassReport()
