"""What is kept of the customer: the number for half a minute and a reason, a copy, erasure; by keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.rights import may_do
from app.domain.steps.closing import WithdrawTicket
from app.domain.steps.privacy import RevealIdentity
from app.domain.vocabulary import Demand, Role
from app.ui.screens.ticket.personal_sheet import PersonalSheet
from app.ui.screens.ticket.view import TicketPage
from app.usecases.deed_rights import ANSWER_PERSON
from app.usecases.desk import Person
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.ticket.bench import SOFA, WANG, Bench

NUMBER = "11010519491231002X"


def test_the_number_is_seen_for_a_reason_and_a_while_and_the_answers_are_written(
    bench: Bench, tmp_path: Path
) -> None:
    bench.person = Person("周敏", Role.SUPERVISOR)
    who = replace(WANG, id_number=NUMBER)
    ticket = bench.ticket(who, SOFA, demand=Demand.RETURN, then=(WithdrawTicket("不退了"),))
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    page.overlays.open_form(RevealIdentity.NAME)
    sheet = page.body.over()
    assert isinstance(sheet, PersonalSheet)
    sheet.ask = lambda _window, _title, _start, then: then(str(tmp_path))
    assert sheet.number.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    assert NUMBER not in sheet.number.text()
    sheet.reason.setFocus()
    write("核对退款人")
    press(Key.Key_Return)
    bench.until(lambda: NUMBER in sheet.number.text())
    assert sheet.reason.text() == ""
    sheet.hide_number()
    assert NUMBER not in sheet.number.text()
    assert [line.values["reason"] for line in bench.history(ticket) if line.type == "identity.revealed"] == [
        "核对退款人"
    ]
    assert QApplication.activeWindow() is bench.shell
    sheet.reason.setFocus()
    press(Key.Key_F10)
    bench.until((tmp_path / f"{ticket.number}-copy" / "说明.txt").exists)
    bench.settle()
    press(Key.Key_F12)
    bench.until((tmp_path / f"{ticket.number}-answer" / "答复.txt").exists)
    assert bench.history(ticket)[-1].type == "person.erased"


def test_the_copy_and_the_erasure_are_there_for_who_may_answer_a_customer(bench: Bench) -> None:
    ticket = bench.ticket()
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    asked: list[str] = []
    for role in Role:
        bench.person = Person("某人", role)
        page.overlays.open_personal()
        sheet = page.body.over()
        assert isinstance(sheet, PersonalSheet)
        may = may_do(ANSWER_PERSON, role)
        assert (sheet.copy.isVisible(), sheet.erase.isVisible()) == (may, may), role
        assert sheet.others.isVisible() is not may
        if not may:
            sheet.ask = lambda _window, title, _start, _then: asked.append(title)
            press(Key.Key_F10)
            press(Key.Key_F12)
            assert asked == []
        page.body.close_over()
