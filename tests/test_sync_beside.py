"""Synchronisation beside an open store: begins by itself where there is a head office, ends with the store."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.bootstrap import make_store, opened_store, sync_of
from app.store.opening import Store, StoreOptions
from app.sync.desk_sync import DeskSync
from app.sync_beside import Listeners, SyncBeside, beside
from app.usecases.desk import make_desk
from app.usecases.syncing import LinkWord
from tests.fakes.head_office import CODE, Office, serving

SMALL = StoreOptions(reserve_bytes=0)


@pytest.fixture
def office() -> Office:
    return Office(time=lambda: datetime.now(UTC).isoformat(timespec="seconds"))


@pytest.fixture
def url(office: Office) -> Iterator[str]:
    with serving(office) as found:
        yield found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    make_store(tmp_path, make_desk({"code": "2F01", "hours": "10:00-22:00"}), SMALL)
    with opened_store(tmp_path, options=SMALL) as (opened, _):
        yield opened


def until(true: Callable[[], object]) -> None:
    for _ in range(2000):
        if true():
            return
        threading.Event().wait(0.005)
    raise AssertionError


def making(store: Store, made: list[DeskSync]) -> Callable[[Listeners], DeskSync]:
    def make(listeners: Listeners) -> DeskSync:
        made.append(sync_of(store, "2F01", listeners))
        return made[-1]

    return make


def test_without_a_head_office_nothing_begins(store: Store) -> None:
    made: list[DeskSync] = []
    with beside(store, making(store, made), later=0.0):
        assert threading.active_count() <= threading.active_count()
    assert made == []


def test_enrolled_it_begins_by_itself_and_sends_what_is_here(store: Store, office: Office, url: str) -> None:
    made: list[DeskSync] = []
    with beside(store, making(store, made)) as first:
        sync = first.syncing()
        assert first.syncing() is sync
        assert sync.status().word is LinkWord.OFF
        sync.enrol(sync.look(url), CODE)
    office.calls.clear()
    told: list[object] = []
    with beside(store, making(store, made), later=0.0) as second:
        second.listeners.on_standing = told.append
        until(lambda: told)
        assert second.syncing().status().word is LinkWord.IN_STEP
    assert len(made) == 2
    assert office.entries() == {} or store.outbox.unsent()[0] == 0


def test_closed_before_it_began_it_does_not_begin(store: Store) -> None:
    made: list[DeskSync] = []
    waiting = SyncBeside(making(store, made))
    waiting.begin_later(0.02)
    waiting.close()
    assert made == []


def test_listeners_that_nobody_set_are_silent() -> None:
    listeners = Listeners()
    listeners.tickets_changed(["t"])
    listeners.standing_changed({})
    heard: list[object] = []
    listeners.on_tickets = heard.append
    listeners.tickets_changed(["t"])
    assert heard == [["t"]]
