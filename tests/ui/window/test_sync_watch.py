"""Synchronisation in the frame: the word at the top, the badge, F12, and what arrives from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.opened import OpenStore
from app.ui.screens.queue.view import QueuePage
from app.ui.window.program import Stores
from app.usecases.alone import NoSyncState
from app.usecases.housekeeping import OpenedStore
from app.usecases.sync_state import SyncReason, SyncWord, TicketSync
from app.usecases.syncing import Copied, LinkWord
from tests.fakes.syncing import JOINED, FakeLink, hindered
from tests.ui.kit.keyboard import Key, press
from tests.ui.window.bench import WindowBench
from tests.ui.window.conftest import Start


class Undecided(NoSyncState):
    """One ticket is in conflict, all others are received."""

    def undecided(self, most: int = 100) -> tuple[str, ...]:
        return ("some-ticket",)

    def of(self, ticket_id: str) -> TicketSync:
        return TicketSync(SyncWord.RECEIVED)


@pytest.fixture
def link() -> FakeLink:
    return FakeLink(JOINED, Undecided())


@pytest.fixture
def window(start: Start, store: Path, link: FakeLink) -> WindowBench:
    def change(stores: Stores) -> Stores:
        def open_it(at: Path) -> OpenedStore:
            opened = stores.open(at)
            assert isinstance(opened, OpenStore)
            vars(opened)["link"] = link
            return opened

        return replace(stores, open=open_it)

    bench = start(store, change)
    bench.opened()
    bench.until(lambda: not bench.window._opening.ahead.keeping)
    return bench


def word(bench: WindowBench) -> str:
    return bench.shell.top._sync.text()


def test_that_the_desk_was_copied_is_said_once(window: WindowBench, link: FakeLink) -> None:
    for mark in ("", "K7MQ"):
        link.syncing.now = replace(JOINED, copied=Copied(datetime(2026, 11, 20, 2, 0, tzinfo=UTC), mark))
        assert link.hear is not None
        link.hear(())
        window.until(lambda: "in two places" in window.message())
        assert ("2F01.K7MQ" in window.message()) is bool(mark)
        window.shell.message_bar.dismiss()
        link.syncing.now = replace(link.syncing.now, entries=3)
        link.hear(())
        window.until(lambda: word(window) == "Needs you")
        window.settle()
        assert "in two places" not in window.message()


def test_a_desk_that_is_shut_out_says_so_and_begins_no_intake(window: WindowBench, link: FakeLink) -> None:
    link.syncing.now = replace(JOINED, revoked=True)
    assert link.hear is not None
    link.hear(())
    window.until(lambda: "shut this desk out" in window.message())
    window.shell.message_bar.dismiss()
    press(Key.Key_F2)
    window.until(lambda: "shut this desk out" in window.message())
    assert window.shell.current() == "queue"
    window.shell.message_bar.dismiss()
    link.syncing.now = JOINED
    link.hear(())
    work = window.window.work
    assert work is not None
    window.until(lambda: not work.sync.shut_out)
    press(Key.Key_F2)
    window.until(lambda: window.shell.current() == "intake")


def test_the_word_follows_the_news(window: WindowBench, link: FakeLink) -> None:
    window.until(lambda: word(window) == "Needs you")
    assert "1" in window.shell.rail.waiting("sync")
    assert "云汇广场店" in window.shell.top._sync.toolTip()
    link.state = NoSyncState()
    link.syncing.now = hindered("sync_no_network", word=LinkWord.WAITING)
    assert link.hear is not None
    link.hear(())
    window.until(lambda: word(window) == "Offline · 17")
    assert window.shell.rail.waiting("sync") == ""


def test_f12_opens_the_page_from_anywhere(window: WindowBench) -> None:
    press(Key.Key_F12)
    window.settle()
    assert window.named() == "SyncPage"
    press(Key.Key_Escape)
    assert window.named() == "QueuePage"


def test_a_desk_without_a_head_office_says_how_much_is_here_only(desk: WindowBench) -> None:
    desk.until(lambda: word(desk) == "Here only 38")
    press(Key.Key_F12)
    desk.settle()
    assert desk.named() == "SyncPage"


def test_the_list_has_a_word_for_each_ticket_in_sight(window: WindowBench) -> None:
    page = window.page
    assert isinstance(page, QueuePage)
    model = page.board.table._model
    window.until(lambda: bool(model.syncs))
    assert {cell.text for cell in model.syncs.values()} == {"Received"}
    assert 0 < len(model.syncs) < 38


def test_what_changes_elsewhere_is_read_anew(window: WindowBench, link: FakeLink) -> None:
    page = window.page
    assert isinstance(page, QueuePage)
    model = page.board.table._model
    window.until(lambda: bool(model.syncs))

    class Sent(NoSyncState):
        def of(self, ticket_id: str) -> TicketSync:
            return TicketSync(SyncWord.SAFE, SyncReason.NONE)

    link.state = Sent()
    assert link.hear is not None
    link.hear(("some-ticket",))
    in_sight = page.board.table.numbers_in_sight  # a message above the list may have pushed a row out
    window.until(lambda: {model.syncs[each].text for each in in_sight() if each in model.syncs} == {"Safe"})
