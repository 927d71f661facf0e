"""Scans, wherever the person is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from app.domain.steps.papers import VoidDocument
from app.domain.vocabulary import Role
from app.ui.screens.intake.page import IntakePage
from app.ui.screens.settings.view import SettingsPage
from app.ui.screens.ticket.papers_tab import PapersTab
from app.ui.screens.ticket.view import TicketPage
from app.ui.window.scanning import ScanRouter
from app.usecases.desk import Person
from app.usecases.issue import RECEIPT, order_print
from app.usecases.perform import perform
from app.usecases.read_models import QueueFilter
from tests.ui.window.bench import WindowBench

KETTLE = "6901234567892"


def router(desk: WindowBench) -> ScanRouter:
    work = desk.opened()
    found = work.findChild(ScanRouter)
    assert found is not None
    return found


def test_a_label_opens_its_ticket(desk: WindowBench) -> None:
    router(desk).take("2F01-261120-0001")
    desk.until(lambda: desk.named() == "TicketPage")
    desk.settle()
    assert desk.page.title() == "2F01-261120-0001"


def test_a_paper_of_ours_opens_its_ticket(desk: WindowBench) -> None:
    tickets = desk.opened().services.workplace.tickets
    rows = tickets.page(QueueFilter(desk.opened().services.workplace.time.now(), "all")).rows
    found = [ticket for row in rows if (ticket := tickets.ticket(row.id)) is not None and ticket.documents]
    number = found[0].documents[0].number
    router(desk).take(f"CF1:{number}:1:0123abcd")
    desk.until(lambda: desk.named() == "TicketPage")
    desk.settle()
    assert desk.page.title() == found[0].number


def test_a_paper_of_ours_shows_the_document_itself(desk: WindowBench) -> None:
    work = desk.opened().services.workplace
    rows = work.tickets.page(QueueFilter(work.time.now(), "all")).rows
    document = order_print(work, rows[0].id, RECEIPT, Person("林晓敏")).document
    for _ in range(2):  # also while its ticket is in front already
        router(desk).take(f"CF1:{document.number}:{document.version}:{document.content_sha256[:8]}".upper())
        desk.until(lambda: desk.named() == "TicketPage")
        desk.until(lambda: shown_papers(desk).current() is not None)
        desk.settle()
    papers = shown_papers(desk)
    assert papers.view.heading.text().endswith(f"{document.number} v{document.version}")
    assert papers.view.beside.over.isHidden()


def test_an_old_version_warns_and_has_the_newest_beside_it(desk: WindowBench) -> None:
    work = desk.opened().services.workplace
    rows = work.tickets.page(QueueFilter(work.time.now(), "open")).rows
    ticket = rows[0].id
    old = order_print(work, ticket, RECEIPT, Person("林晓敏")).document
    newer = replace(old, id="newer", version=old.version + 1)
    found = work.tickets.ticket(ticket)
    assert found is not None
    router(desk).take(f"CF1:{old.number}:{old.version}:{old.content_sha256[:8]}")
    desk.until(lambda: desk.named() == "TicketPage")
    papers = shown_papers(desk)
    desk.until(lambda: papers.current() is not None)
    papers.view.beside.show_for(replace(found, documents=(replace(old, voided=True), newer)), old)
    desk.settle()
    assert "replaced by version 2" in papers.view.beside.over.words.text()
    assert papers.view.beside.side.isVisibleTo(papers)


def test_a_voided_paper_says_so_and_why(desk: WindowBench) -> None:
    work = desk.opened().services.workplace
    rows = work.tickets.page(QueueFilter(work.time.now(), "open")).rows
    document = order_print(work, rows[0].id, RECEIPT, Person("林晓敏")).document
    perform(work, rows[0].id, VoidDocument(document.id, "打错了"), Person("吴静", Role.SUPERVISOR))
    router(desk).take(f"CF1:{document.number}:{document.version}:{document.content_sha256[:8]}")
    desk.until(lambda: desk.named() == "TicketPage")
    papers = shown_papers(desk)
    desk.until(lambda: "打错了" in papers.view.beside.over.words.text())
    assert not papers.view.beside.side.isVisibleTo(papers)


def test_a_paper_that_says_something_else_is_warned_of(desk: WindowBench) -> None:
    work = desk.opened().services.workplace
    rows = work.tickets.page(QueueFilter(work.time.now(), "open")).rows
    document = order_print(work, rows[0].id, RECEIPT, Person("林晓敏")).document
    router(desk).take(f"CF1:{document.number}:{document.version}:00000000")
    desk.until(lambda: "does not say what was issued" in desk.message())


def shown_papers(desk: WindowBench) -> PapersTab:
    page = desk.page
    assert isinstance(page, TicketPage)
    return page.body.papers


def test_a_ticket_of_another_desk_is_said(desk: WindowBench) -> None:
    router(desk).take("9Z99-261120-0001")
    desk.until(lambda: "9Z99-261120-0001" in desk.message())
    assert desk.shell.current() == "queue"


def test_goods_begin_an_intake_and_fill_it(desk: WindowBench) -> None:
    router(desk).take(KETTLE)
    desk.until(lambda: desk.shell.current() == "intake")
    desk.settle()
    page = desk.page
    assert isinstance(page, IntakePage)
    desk.until(lambda: page.front.form.barcode == KETTLE)


def test_a_code_nobody_knows_is_asked_about_once(desk: WindowBench) -> None:
    router(desk).take("ORDER-77123")
    assert "ORDER-77123" in desk.message()
    assert desk.shell.top.search.text() == "ORDER-77123"
    assert desk.shell.current() == "queue"


def test_the_settings_show_what_a_scanner_sends(desk: WindowBench) -> None:
    desk.shell.open("settings")
    desk.settle()
    page = desk.page
    assert isinstance(page, SettingsPage)
    page.parts.choose("devices")
    desk.settle()
    router(desk).take(KETTLE)
    assert desk.shell.current() == "settings"


def test_a_scan_changed_by_the_input_method_is_said(desk: WindowBench) -> None:
    router(desk).tell_unreadable()
    assert desk.message()


def test_where_scanners_are_tried_a_label_of_ours_is_shown_and_not_followed(desk: WindowBench) -> None:
    desk.opened()
    desk.shell.open("settings")
    desk.settle()
    page = desk.page
    assert isinstance(page, SettingsPage)
    page.parts.choose("devices")
    router(desk).take("2F01-261120-0001")
    desk.settle()
    assert desk.page is page
    shown = " ".join(each.text() for each in page.section().findChildren(QLabel))
    assert "2F01-261120-0001" in shown
    assert "A ticket number" in shown
