"""The window with a real head office and another real desk: joined, in step, in conflict, decided."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import make_store, opened_store, sync_of
from app.domain.steps.amendment import AmendCustomer
from app.sync.desk_sync import DeskSync
from app.sync_beside import Listeners
from app.ui.screens.sync.enrol_card import grouped
from app.ui.screens.sync.view import SyncPage
from app.usecases.desk import Person, make_desk
from app.usecases.perform import perform
from app.usecases.workplace import Workplace
from tests.fakes.shop import NOTHING_ASIDE
from tests.fakes.upstairs import Upstairs, upstairs_at
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.window.bench import WindowBench

TICKET = "2F01-261120-0001"
HERE, THERE = "13900001111", "13900002222"
CLERK = Person("周静")


@dataclass
class OtherDesk:
    """Another desk of the branch; it synchronises when it is told."""

    work: Workplace
    sync: DeskSync

    def met(self) -> bool:
        """One pass; whether it went well."""
        return self.sync.data_pass().cause is None

    def phone(self) -> str | None:
        return phone_at(self.work)


def phone_at(work: Workplace) -> str | None:
    found = work.tickets.ticket(work.tickets.find(TICKET) or "")
    assert found is not None
    return found.customer.phone


def set_phone(work: Workplace, number: str, person: Person) -> str:
    ticket = work.tickets.ticket(work.tickets.find(TICKET) or "")
    assert ticket is not None
    perform(work, ticket.id, AmendCustomer(replace(ticket.customer, phone=number)), person)
    return ticket.id


@pytest.fixture
def upstairs(tmp_path: Path) -> Iterator[Upstairs]:
    with upstairs_at(tmp_path / "office") as office:
        yield office


@pytest.fixture
def other(upstairs: Upstairs, tmp_path: Path) -> Iterator[OtherDesk]:
    folder = tmp_path / "other"
    make_store(folder, make_desk({"code": "3F01", "mall": "云汇广场"}), NOTHING_ASIDE)
    with ExitStack() as held:
        store, work = held.enter_context(opened_store(folder, options=NOTHING_ASIDE))
        sync = sync_of(store, "3F01", Listeners())
        held.callback(sync.stop)
        sync.enrol(sync.look(upstairs.url), upstairs.code("三楼"))
        yield OtherDesk(work, sync)


def join(desk: WindowBench, upstairs: Upstairs) -> SyncPage:
    """F12, address, code, the fingerprint compared, Enter."""
    press(Key.Key_F12)
    desk.settle()
    page = desk.page
    assert isinstance(page, SyncPage)
    for text in (upstairs.url, upstairs.code("前台")):
        write(text)
        press(Key.Key_Return)
    press(Key.Key_Return)
    desk.until(lambda: page.enrol.seen is not None)
    assert page.enrol.seen is not None
    shown = grouped(page.enrol.seen.fingerprint)
    assert page.enrol.print.text() == shown
    press(Key.Key_Return)
    desk.until(page.is_joined)
    return page


def word(desk: WindowBench) -> str:
    return desk.shell.top._sync.text()


def entries_there(upstairs: Upstairs) -> int:
    """What counts in the ticket at head office: what comes after it comes second."""
    row = upstairs.office.tickets.ticket(upstairs.branch, TICKET)
    return 0 if row is None else row.entries


@pytest.mark.timeout(180)
def test_a_desk_joins_is_in_step_and_a_conflict_is_decided(
    qtbot: QtBot, desk: WindowBench, upstairs: Upstairs, other: OtherDesk
) -> None:
    page = join(desk, upstairs)
    qtbot.waitUntil(lambda: word(desk) == "In step", timeout=60_000)
    assert upstairs.office.tickets.ticket(upstairs.branch, TICKET) is not None

    qtbot.waitUntil(lambda: other.met() and other.work.tickets.find(TICKET) is not None, timeout=20_000)
    work = desk.opened().services.workplace
    known = entries_there(upstairs)
    ticket = set_phone(work, HERE, Person("林晓敏"))
    desk.opened().news.ticket_changed.emit(ticket)
    qtbot.waitUntil(lambda: entries_there(upstairs) > known, timeout=20_000)
    qtbot.waitUntil(lambda: page.joined.standing.word.text() == "In step", timeout=20_000)
    set_phone(other.work, THERE, CLERK)
    assert other.met()
    press(Key.Key_F10)
    qtbot.waitUntil(lambda: bool(page.joined.conflicts.cards), timeout=30_000)
    assert word(desk) == "Needs you"

    card = page.joined.conflicts.cards[0]
    assert (card.case.there.user, card.case.there.origin.own) == ("周静", False)
    page.joined.choose("conflicts")
    press(Key.Key_2)
    qtbot.waitUntil(lambda: phone_at(work) == THERE and not page.joined.conflicts.cards, timeout=20_000)
    press(Key.Key_F10)
    qtbot.waitUntil(lambda: word(desk) == "In step", timeout=30_000)

    qtbot.waitUntil(lambda: other.met() and other.phone() == THERE, timeout=20_000)
    assert upstairs.office.trouble.conflicts() == ()
