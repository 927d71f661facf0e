"""The page 单据 of the desk, by keys: issue, preview, print, and what has no number."""

from __future__ import annotations

from typing import cast

from app.ui.screens.desk_papers.view import DeskPapersPage
from app.ui.screens.ticket.view import TicketPage
from app.usecases.desk_papers import HAND_OVER_SHEET, desk_papers
from app.usecases.issue import issue
from app.usecases.issuing.leaf import NEW
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.ticket.bench import CLERK, Bench

NAMES = {"handing_over": "周倩", "taking_over": "林晓敏"}


def show(bench: Bench) -> DeskPapersPage:
    return cast("DeskPapersPage", bench.show(DeskPapersPage))


def choose(bench: Bench, name: str) -> None:
    write(name)
    bench.settle()
    press(Key.Key_Return)
    bench.settle()


def pages(page: DeskPapersPage) -> str:
    return page.preview.accessibleDescription()


def test_a_hand_over_sheet_is_stated_seen_and_printed_by_keys(bench: Bench) -> None:
    bench.ticket()
    page = show(bench)
    choose(bench, "Hand-over")
    bench.until(lambda: page.form is not None)
    form = page.form
    assert form is not None
    assert form.fields.values()["handing_over"] == "林晓敏"
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    write("周倩")
    press(Key.Key_Tab)
    bench.until(lambda: form.preview.accessibleDescription().endswith("pages"))
    press(Key.Key_F10)
    bench.until(lambda: page.form is None)
    bench.settle()
    (paper,) = desk_papers(bench.work)
    assert (paper.document.kind, paper.document.prints) == (HAND_OVER_SHEET, 1)
    assert bench.printers.titles == [paper.document.number]
    assert page.list.titles()[-1] == "Hand-over sheet"


def test_without_the_other_name_it_is_not_issued(bench: Bench) -> None:
    page = show(bench)
    choose(bench, "Hand-over")
    bench.until(lambda: page.form is not None)
    press(Key.Key_F10)
    bench.settle()
    assert page.form is not None
    assert desk_papers(bench.work) == ()
    press(Key.Key_Escape)
    assert page.form is None


def test_an_issued_one_is_shown_and_printed_again(bench: Bench) -> None:
    document = issue(bench.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES)
    page = show(bench)
    choose(bench, document.number)
    bench.until(lambda: pages(page).endswith("pages"))
    assert document.number in page.heading.text()
    press(Key.Key_F9)
    bench.until(lambda: bench.printers.titles == [document.number])
    page.change.click()
    bench.until(lambda: page.form is not None)
    press(Key.Key_Escape)
    bench.settle()
    assert page.form is None
    assert page.list.isVisible()


def test_manual_and_blank_form_are_looked_at_and_printed_without_a_number(bench: Bench) -> None:
    page = show(bench)
    for name, title in (("Service manual", "SC"), ("Application form", "SQ")):
        choose(bench, name)
        bench.until(lambda: pages(page).endswith("pages"))
        press(Key.Key_F9)
        bench.until(lambda title=title: bench.printers.titles[-1:] == [title])  # type: ignore[misc]  # bound now
        page.back.click()
        bench.settle()
    assert desk_papers(bench.work) == ()


def test_a_scanned_paper_of_the_desk_opens_here_and_not_as_a_ticket(bench: Bench) -> None:
    document = issue(bench.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES)
    leaf = desk_papers(bench.work)[0].leaf
    wanted: list[str] = []
    bench.news.paper_wanted.connect(wanted.append)
    bench.show(lambda services: TicketPage(services, leaf))
    bench.settle()
    assert wanted == [leaf]
    page = show(bench)
    page.show_paper(leaf)
    bench.settle()
    assert document.number in page.heading.text()
