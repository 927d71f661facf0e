"""Two tickets with one number, because the desk was copied: found both, told apart, opened by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.bootstrap import opened_store
from app.domain.numbering import short_form
from app.ui.window.scanning import ScanRouter
from tests.fakes.cases import opened
from tests.fakes.shop import NOTHING_ASIDE
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.window.bench import WindowBench

NUMBER = "2F01-261120-0001"


@pytest.fixture
def twice(store: Path) -> tuple[str, str]:
    """The ids of both tickets: the demo's, and the one that a copy of the desk took in."""
    with opened_store(store, options=NOTHING_ASIDE) as (here, work):
        first = work.tickets.find(NUMBER)
        assert first is not None
        second, at = work.ids.fresh(), work.time.now()
        body = opened(second, NUMBER, at)
        here.journal.transact(lambda tx: tx.append(second, (body,), at, "林晓敏"))
    return first, second


@pytest.fixture
def desk(twice: tuple[str, str], start: Callable[..., WindowBench], store: Path) -> WindowBench:
    bench = start(store)
    bench.opened()
    bench.until(lambda: not bench.window._opening.ahead.keeping)
    return bench


def shown(desk: WindowBench) -> set[str]:
    desk.settle()
    return set(desk.page.board.table.numbers_in_sight())  # type: ignore[attr-defined]  # the page of tickets


def test_typing_the_number_lists_both_and_says_why(desk: WindowBench, twice: tuple[str, str]) -> None:
    names = {short_form(NUMBER, each) for each in twice}
    press(Key.Key_F3)
    write(NUMBER)
    press(Key.Key_Return)
    desk.until(lambda: NUMBER in desk.message())
    assert all(name in desk.message() for name in names)
    assert desk.named() == "QueuePage"
    desk.until(lambda: shown(desk) == names)


def test_a_short_form_opens_the_one_that_is_meant(desk: WindowBench, twice: tuple[str, str]) -> None:
    for each in twice:
        press(Key.Key_F3)
        write(short_form(NUMBER, each))
        press(Key.Key_Return)
        desk.until(lambda: desk.named() == "TicketPage")
        desk.settle()
        assert desk.page.ticket_id == each
        press(Key.Key_Escape)
        desk.until(lambda: desk.named() == "QueuePage")


def test_a_scanned_label_lists_both(desk: WindowBench, twice: tuple[str, str]) -> None:
    router = desk.opened().findChild(ScanRouter)
    assert router is not None
    router.take(NUMBER)
    desk.until(lambda: NUMBER in desk.message())
    desk.until(lambda: shown(desk) == {short_form(NUMBER, each) for each in twice})


def test_the_whole_number_is_seen_and_enter_opens_the_chosen_one(
    desk: WindowBench, twice: tuple[str, str]
) -> None:
    press(Key.Key_F3)
    write(NUMBER)
    press(Key.Key_Return)
    desk.until(lambda: len(shown(desk)) == 2)
    table = desk.page.board.table  # type: ignore[attr-defined]  # the page of tickets
    chosen = table.current_number()
    assert chosen.startswith(f"{NUMBER}~")
    desk.until(lambda: desk.page.pane._number.text() == NUMBER)  # type: ignore[attr-defined]  # as above
    table.setFocus()
    press(Key.Key_Return)
    desk.until(lambda: desk.named() == "TicketPage")
    desk.settle()
    assert short_form(NUMBER, desk.page.ticket_id) == chosen
