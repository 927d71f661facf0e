"""Signing in through keys: tiles and PINs, wrong ones, the lock, the quick switch, and nothing seen before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import opened_store
from app.demo import demo_pins
from app.domain.vocabulary import Signer
from app.pin_hashes import Argon2Hashes
from app.store.glance import glance
from app.store.key_places import FolderKeys
from app.store.opening import StoreOptions
from app.ui.kit.look import Look
from app.ui.screens.desk_papers.view import DeskPapersPage
from app.ui.screens.help.view import HelpPage
from app.ui.screens.intake.page import IntakePage
from app.ui.screens.sign_in.page import SignInPage
from app.ui.screens.ticket.action_form import ActionForm
from app.ui.screens.ticket.view import TicketPage
from app.ui.window.lock import Lock
from app.usecases.desk import Person
from app.usecases.desk_papers import HAND_OVER_SHEET
from app.usecases.desk_settings import DEMO_PINS, PERSON
from app.usecases.hand_over import to_take_over
from app.usecases.intake_draft import decode
from app.usecases.issue import issue
from app.usecases.issuing.leaf import NEW
from app.usecases.pins import KeptPin, pin_key
from app.usecases.staffing import Staffing
from tests.ui.kit.keyboard import write
from tests.ui.window.bench import WindowBench

Key = Qt.Key
LIN = "林晓敏"


class Door(WindowBench):
    """The window at a store where everybody has a PIN."""

    @property
    def lock(self) -> Lock:
        return self.opened().lock

    @property
    def cover(self) -> SignInPage:
        cover = self.lock.cover
        assert cover is not None
        return cover

    def type(self, text: str, *keys: Qt.Key) -> None:
        """Keys to whatever has the keyboard."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)
        self.settle()

    def covered(self) -> bool:
        return self.lock.is_locked

    def said(self) -> str:
        return self.cover.field.error

    def enter(self, name: str, pin: str) -> None:
        self.cover.tiles.choose(name)
        self.type(pin, Key.Key_Return)

    def press_lock(self) -> None:
        QTest.keyClick(self.shell, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.settle()


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Path:
    """The demo store with the PINs that it has when no test asked for one without."""
    folder = tmp_path_factory.mktemp("signed") / "store"
    shutil.copytree(demo, folder)
    hashes, pins = Argon2Hashes(printed=True), demo_pins()
    with opened_store(folder, options=StoreOptions(reserve_bytes=0)) as (_, workplace):
        kept = {pin_key(name): KeptPin(hashes.hashed(pin)).value() for name, pin in pins.items()}
        workplace.settings.put({DEMO_PINS: dict(pins), **kept})
    return folder


@pytest.fixture
def door(qtbot: QtBot, look: Look, repository: Path, tmp_path: Path, signed: Path) -> Iterator[Door]:
    folder = tmp_path / "store"
    shutil.copytree(signed, folder)
    made = Door(qtbot, repository / "resources", folder)
    made.begin()
    made.opened()
    yield made
    made.close()


def test_nothing_is_seen_and_no_key_serves_before_somebody_signed_in(door: Door) -> None:
    store, now = door.program.places.store, door.opened().services.workplace.time.now()
    assert glance(store, now, FolderKeys(store)) is None
    assert door.covered()
    assert not door.page.isVisible()
    assert "2F" not in door.shell.windowTitle()
    assert QApplication.focusWidget() is door.cover.pin
    QTest.keyClick(door.shell, Key.Key_F2)
    door.lock.take_scan(lambda _text: pytest.fail("a scan was served"), "6901234567892")
    assert door.named() == "QueuePage"
    assert door.cover.tiles.current() == LIN
    assert "1122" in door.cover.shown_pin.words.text()
    door.type("1122", Key.Key_Return)
    assert not door.covered()
    assert door.page.isVisible()
    assert "Tickets" in door.shell.windowTitle()


def test_keys_typed_while_a_pin_is_checked_are_for_what_comes_then(door: Door) -> None:
    def at_once(text: str, *keys: Qt.Key) -> None:
        for key in (*text, *keys):
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)

    door.enter(LIN, "1122")
    door.shell.serve_key("F2")
    door.settle()
    page = door.page
    assert isinstance(page, IntakePage)
    door.press_lock()
    at_once("9999", Key.Key_Return)
    at_once("11")  # nobody has said yet that it was wrong
    door.settle()
    assert "2 more tries" in door.said()
    assert door.cover.pin.text() == "11"
    at_once("22", Key.Key_Return)
    at_once("138")
    door.settle()
    assert not door.covered()
    assert page.front.form.phone == "138"


def test_arrows_choose_another_person_and_esc_clears(door: Door) -> None:
    door.type("", Key.Key_Right, Key.Key_Down)
    assert door.cover.tiles.current() == "孙悦"
    assert door.cover.who.text() == "孙悦"
    door.type("99", Key.Key_Escape)
    assert door.cover.pin.text() == ""
    door.type("", Key.Key_Return)
    assert door.said() == "Type the PIN"
    for digit in "5566":
        buttons = {each.text(): each for each in door.cover.pad.findChildren(type(door.cover.pad.done))}
        QTest.mouseClick(buttons[digit], Qt.MouseButton.LeftButton)
    QTest.mouseClick(door.cover.pad.done, Qt.MouseButton.LeftButton)
    door.settle()
    assert door.opened().signed_in.person().name == "孙悦"
    assert door.opened().services.workplace.settings.get(PERSON) == "孙悦"


def test_wrong_pins_are_told_then_one_waits_and_others_do_not(door: Door) -> None:
    for left in ("2", "1"):
        door.enter(LIN, "9999")
        assert f"{left} more tries" in door.said()
    door.enter(LIN, "9999")
    assert "30 seconds" in door.said()
    assert not door.cover.enter.isEnabled()
    door.type("1122", Key.Key_Return)  # not even the right one
    assert door.covered()
    door.type("", Key.Key_Right)
    assert door.said() == ""
    door.type("2233", Key.Key_Return)
    assert door.opened().signed_in.person().name == "周倩"


def test_ctrl_l_and_an_idle_desk_lock_and_the_same_person_goes_on(door: Door) -> None:
    door.enter(LIN, "1122")
    door.shell.serve_key("F2")
    door.settle()
    page = door.page
    assert isinstance(page, IntakePage)
    door.type("138")
    door.press_lock()
    assert door.covered()
    assert not page.isVisible()
    door.enter(LIN, "1122")
    assert door.page is page
    assert page.view.customer.phone.hasFocus()
    assert page.front.form.phone == "138"
    for ago in ((301.0, 0.0), (0.0, 301.0)):  # a sleeping computer's clock stands still, the wall's does not
        door.lock.idle.used_at = (monotonic() - ago[0], time() - ago[1])
        door.lock.idle.look()
        assert door.covered()
        door.enter(LIN, "1122")
    page.with_customer = True
    door.lock.idle.used_at = (monotonic() - 400, time() - 400)
    door.lock.idle.look()
    assert not door.covered()


def test_another_person_finds_an_empty_intake_and_the_draft_stays_whose_it_was(door: Door) -> None:
    door.enter(LIN, "1122")
    door.shell.serve_key("F2")
    door.settle()
    page = door.page
    assert isinstance(page, IntakePage)
    door.type("13800002233")
    door.press_lock()
    door.enter("周倩", "2233")
    assert page.front.empty
    (parked,) = [each for each in page.presenter.book.parked() if each.form.phone == "13800002233"]
    assert (parked.clerk, parked.form.phone) == (LIN, "13800002233")
    kept = {each.id: decode(each.payload) for each in door.opened().services.workplace.drafts.all()}
    assert kept[parked.id].clerk == LIN


def test_whoever_is_no_more_of_the_staff_is_not_signed_in_any_more(door: Door) -> None:
    door.enter(LIN, "1122")
    work = door.opened()
    workplace = work.services.workplace
    Staffing(workplace, work.signed_in.staff()[6]).remove(LIN)  # the manager, at another place
    work.signed_in.read(workplace.settings.all())
    assert door.covered()
    assert LIN not in [tile.name for tile in door.cover._asked.tiles]


def test_without_pins_nobody_is_asked(desk: WindowBench) -> None:
    lock = desk.opened().lock
    lock.lock()
    assert not lock.is_locked


def test_the_guide_opens_over_the_sign_in_page_and_nothing_else_with_it(door: Door) -> None:
    door.type("", Key.Key_F1)
    guide = door.shell.cover.currentWidget()
    assert isinstance(guide, HelpPage)
    assert guide.parts.current() == "sign_in"
    assert not door.page.isVisible()
    door.type("", Key.Key_F2)
    assert door.covered()
    door.type("", Key.Key_Escape)
    assert door.cover.pin.hasFocus()
    door.enter(LIN, "1122")
    assert not door.covered()


def test_whoever_takes_over_finds_the_sheet_and_confirms_it_and_others_do_not(door: Door) -> None:
    workplace = door.opened().services.workplace
    names = {"handing_over": LIN, "taking_over": "周倩"}
    number = issue(workplace, NEW, HAND_OVER_SHEET, Person(LIN), stated=names).number
    door.enter(LIN, "1122")
    assert door.named() == "QueuePage"
    door.press_lock()
    door.enter("周倩", "2233")
    door.until(lambda: door.named() == "DeskPapersPage")
    door.settle()
    page = door.page
    assert isinstance(page, DeskPapersPage)
    assert number in page.heading.text()
    door.type("", Key.Key_F1)
    guide = door.page
    assert isinstance(guide, HelpPage)
    assert (guide.parts.current(), guide.heading()) == ("papers", "Hand-over sheet")
    door.type("", Key.Key_Escape)
    door.until(page.confirm.sides[Signer.TAKING_OVER].pin.hasFocus)
    door.type("2233", Key.Key_Return)
    assert to_take_over(workplace, "周倩") is None
    assert page.confirm.sides[Signer.HANDING_OVER].field.isVisible()


def at_once(text: str, *keys: Qt.Key) -> None:
    """Keys to whatever has the keyboard, and nothing is waited for."""
    for key in (*text, *keys):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def test_keys_of_the_frame_pressed_while_a_pin_is_checked_are_done_once_it_fits(door: Door) -> None:
    at_once("1122", Key.Key_Return)
    at_once("", Key.Key_F2)
    at_once("138")
    door.settle()
    page = door.page
    assert isinstance(page, IntakePage)
    assert page.front.form.phone == "138"
    door.press_lock()
    at_once("9999", Key.Key_Return)
    at_once("", Key.Key_F5, Key.Key_F3)
    at_once("11")
    door.settle()
    assert door.covered()
    assert door.cover.pin.text() == "11"
    at_once("22", Key.Key_Return)
    at_once("", Key.Key_F3)
    at_once("2233")
    door.settle()
    assert door.page is page
    assert page.front.form.phone == "138"
    assert door.shell.top.search.text() == "2233"


def test_a_second_try_and_what_comes_behind_it_may_be_typed_while_the_first_is_checked(door: Door) -> None:
    at_once("9999", Key.Key_Return)
    at_once("1122", Key.Key_Return)
    at_once("", Key.Key_F2)
    at_once("138")
    door.settle()
    page = door.page
    assert not door.covered()
    assert isinstance(page, IntakePage)
    assert page.front.form.phone == "138"


def half_filled(door: Door) -> tuple[TicketPage, ActionForm]:
    """A ticket in front, with a form on it into which a reason was typed."""
    work = door.opened().services.workplace
    ticket = work.tickets.find("2F01-261120-0001")
    assert ticket is not None
    door.opened().news.ticket_wanted.emit(ticket)
    door.settle()
    page = door.page
    assert isinstance(page, TicketPage)
    page.overlays.open_form("PauseClocks")
    form = page.body.over()
    assert isinstance(form, ActionForm)
    write("等配件")
    return page, form


def test_a_half_filled_form_waits_for_its_clerk_and_nobody_else_sees_or_saves_it(door: Door) -> None:
    door.enter(LIN, "1122")
    page, form = half_filled(door)
    door.press_lock()
    door.enter("周倩", "2233")
    assert door.named() == "QueuePage"
    assert not form.isVisible()
    assert door.shell.stack.way() == (door.page,)
    door.type("", Key.Key_F10)  # what the form of another person would be saved by
    door.type("", Key.Key_Escape)
    assert door.named() == "QueuePage"
    door.shell.open("settings")
    door.settle()
    settings = door.page
    door.press_lock()
    door.enter(LIN, "1122")
    assert door.page is page
    assert form.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert form.isAncestorOf(focus)
    assert "等配件" in str(form.fields.values())
    door.type("", Key.Key_F10)
    history = door.opened().services.workplace.tickets.history(page.ticket_id)
    assert (history[-1].type, history[-1].user) == ("clocks.paused", LIN)
    door.shell.open("settings")
    assert door.page is not settings
    door.press_lock()
    door.enter("周倩", "2233")
    assert door.page is settings


def test_what_a_page_tells_that_waits_for_its_clerk_reaches_nobody_else(door: Door) -> None:
    door.enter(LIN, "1122")
    page, _ = half_filled(door)
    page.page_over.emit(HelpPage(door.program.places.resources / "help", "en", ""))
    over = door.page
    door.press_lock()
    door.enter("周倩", "2233")
    told = door.message()
    page.problem_met.emit("reason_missing", {})
    page.saved.emit("Saved by somebody else")
    over.left.emit()
    door.settle()
    assert door.message() == told
    assert "else" not in door.shell.footer.saved_words()
    assert door.named() == "QueuePage"
    door.press_lock()
    door.enter(LIN, "1122")
    assert door.page is page
