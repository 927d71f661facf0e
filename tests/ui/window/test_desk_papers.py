"""The papers of the desk in the window: by F12, by number, and by a scan."""

from __future__ import annotations

from app.ui.screens.desk_papers.view import DeskPapersPage
from app.usecases.desk import Person
from app.usecases.desk_papers import HAND_OVER_SHEET, desk_papers
from app.usecases.issue import issue
from app.usecases.issuing.leaf import NEW
from app.usecases.paper import short_hash
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.window.bench import WindowBench
from tests.ui.window.test_scans import router


def issued(desk: WindowBench) -> str:
    work = desk.opened().services.workplace
    names = {"handing_over": "周倩", "taking_over": "林晓敏"}
    return issue(work, NEW, HAND_OVER_SHEET, Person("周倩"), stated=names).number


def shown(desk: WindowBench) -> str:
    page = desk.page
    return page.heading.text() if isinstance(page, DeskPapersPage) else ""


def test_f12_leads_to_sync_and_once_more_to_the_papers_of_the_desk(desk: WindowBench) -> None:
    press(Key.Key_F12)
    desk.settle()
    assert desk.shell.current() == "sync"
    press(Key.Key_F12)
    desk.settle()
    assert desk.shell.current() == "papers"
    press(Key.Key_F12)
    desk.settle()
    assert desk.shell.current() == "sync"


def test_its_number_in_the_search_box_opens_it(desk: WindowBench) -> None:
    number = issued(desk)
    press(Key.Key_F3)
    write(number)
    press(Key.Key_Return)
    desk.until(lambda: number in shown(desk))
    assert desk.shell.current() == "papers"


def test_its_code_scanned_opens_it(desk: WindowBench) -> None:
    number = issued(desk)
    document = desk_papers(desk.opened().services.workplace)[0].document
    router(desk).take(f"CF1:{number}:1:{short_hash(document.content_sha256)}")
    desk.until(lambda: number in shown(desk))
