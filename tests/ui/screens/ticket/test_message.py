"""The text message that tells the result: read, copied and kept by keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from PySide6.QtGui import QGuiApplication

from app.domain.privacy import Purpose
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.steps.privacy import GiveConsent
from app.domain.ticket import Ticket
from app.domain.verdicts import Option
from app.ui.screens.ticket.body import PAPERS
from app.ui.screens.ticket.message_sheet import MessageSheet
from app.ui.screens.ticket.paper_form import PaperForm
from app.ui.screens.ticket.view import TicketPage
from app.usecases.issue import issue
from tests.fakes.shop import determination
from tests.ui.kit.keyboard import CTRL, Key, press, write
from tests.ui.screens.ticket.bench import CLERK, Bench

_UNTIL: Final = {"until": "2026-11-27"}


_AGREED: Final = (GiveConsent(Purpose.MESSAGES),)


def _sheet(
    bench: Bench, stated: Mapping[str, object] = _UNTIL, agreed: tuple[GiveConsent, ...] = _AGREED
) -> tuple[Ticket, TicketPage, MessageSheet]:
    plan = (determination(), OfferPlan((Option("repair_free"),)), AcceptPlan())
    ticket = bench.ticket(then=(*plan, *agreed))
    if stated:
        issue(bench.work, ticket.id, "result-notice", CLERK, stated=stated)
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    page.body.choose(PAPERS)
    bench.settle()
    write("Message")
    bench.settle()
    press(Key.Key_Return)
    bench.settle()
    sheet = page.body.papers.form
    assert isinstance(sheet, MessageSheet)
    return ticket, page, sheet


def test_the_words_are_copied_and_f10_keeps_once_that_they_were_sent(bench: Bench) -> None:
    ticket, page, sheet = _sheet(bench, agreed=())
    bench.until(sheet.agreed.hasFocus)
    assert "messages_not_consented" in sheet.wrong.text()
    assert sheet.words.isHidden()
    press(Key.Key_F10)
    press(Key.Key_Return)
    bench.until(lambda: bool(sheet.words.toPlainText()))
    assert [each.purpose for each in bench.now(ticket).consents] == ["messages"]
    text = sheet.words.toPlainText()
    QGuiApplication.clipboard().clear()
    press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == text
    press(Key.Key_F10)
    press(Key.Key_F10)
    bench.until(lambda: page.body.papers.form is None)
    told = [line for line in bench.history(ticket) if line.type == "contact.logged"]
    assert [(line.values["how"], line.values["result"]) for line in told] == [("sms", text)]


def test_what_is_missing_leads_to_the_notice_that_says_it(bench: Bench) -> None:
    ticket, page, sheet = _sheet(bench, {})
    bench.until(sheet.state.hasFocus)
    assert "particulars_missing" in sheet.wrong.text()
    press(Key.Key_F11)
    press(Key.Key_F9)
    said = [message.text for message in bench.messages[-2:]]
    assert said[0] == "Nobody has to sign this document on the screen"
    assert "nothing of it is printed" in said[1]
    press(Key.Key_Return)
    bench.until(lambda: isinstance(page.body.papers.form, PaperForm))
    assert page.body.papers.form is not None
    assert page.body.papers.form.kind == "result-notice"
    assert bench.now(ticket).documents == ()


def test_esc_leads_back_and_keeps_nothing(bench: Bench) -> None:
    ticket, page, sheet = _sheet(bench)
    bench.until(lambda: bool(sheet.words.toPlainText()))
    press(Key.Key_Escape)
    assert page.body.papers.form is None
    assert page.body.papers.list.field.hasFocus() or page.body.papers.list.hasFocus()
    assert not [line for line in bench.history(ticket) if line.type == "contact.logged"]
