"""The page 单据 of the desk, by keys: issue, preview, print, and what has no number."""

from __future__ import annotations

from typing import cast

from app.domain.vocabulary import Signer
from app.pin_hashes import Argon2Hashes
from app.ui.screens.desk_papers.view import DeskPapersPage
from app.ui.screens.ticket.view import TicketPage
from app.usecases.desk import ABSENCES, Person
from app.usecases.desk_papers import HAND_OVER_SHEET, REVIEW_REPORT, desk_papers
from app.usecases.desk_settings import PERSON, STAFF, staff_value
from app.usecases.issue import issue
from app.usecases.issuing.leaf import NEW
from app.usecases.pins import KeptPin, pin_key
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.ticket.bench import CLERK, MANAGER, Bench

PINS = {"周倩": "3344", "林晓敏": "2211"}
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


def test_both_confirm_by_their_pins_and_a_wrong_one_is_said(bench: Bench) -> None:
    hashes = Argon2Hashes(printed=True)
    kept = {pin_key(name): KeptPin(hashes.hashed(pin)).value() for name, pin in PINS.items()}
    staff = staff_value(tuple(Person(name) for name in PINS))
    bench.work.settings.put({STAFF: staff, PERSON: "林晓敏", **kept})
    issue(bench.work, NEW, HAND_OVER_SHEET, CLERK, stated=NAMES)
    page = show(bench)
    choose(bench, "JB-")
    takes, gives = (page.confirm.sides[role] for role in (Signer.TAKING_OVER, Signer.HANDING_OVER))
    assert takes.pin.hasFocus()  # who is signed in takes over
    for pin, said in (("9999", "wrong"), ("2211", ""), ("3344", "")):
        press(Key.Key_F10)
        write(pin)
        press(Key.Key_Return)
        bench.settle()
        assert said in takes.field.error
    assert not gives.field.isVisible()
    assert "周倩: confirmed" in gives.said.words.text()
    assert desk_papers(bench.work)[0].filed
    assert "both" in bench.messages[-1].text


def test_who_has_no_pin_is_sent_to_the_pen_and_not_called_confirmed(bench: Bench) -> None:
    pin = KeptPin(Argon2Hashes(printed=True).hashed("2211")).value()
    bench.work.settings.put({STAFF: staff_value((Person("周倩"),)), PERSON: "林晓敏", pin_key("周倩"): pin})
    issue(bench.work, NEW, HAND_OVER_SHEET, CLERK, stated={"handing_over": "周倩", "taking_over": "赵小六"})
    page = show(bench)
    choose(bench, "JB-")
    takes = page.confirm.sides[Signer.TAKING_OVER]
    assert (takes.field.isVisible(), takes.said.isVisible()) == (False, False)
    assert "赵小六 has no PIN at this desk" in takes.elsewhere.words.text()


def test_a_review_is_reached_by_its_number_by_who_may_read_it_a_deputy_too(bench: Bench) -> None:
    document = issue(bench.work, NEW, REVIEW_REPORT, MANAGER)
    leaf = desk_papers(bench.work)[0].leaf
    page = show(bench)
    page.show_paper(leaf)
    bench.settle()
    assert [code for code, _ in bench.problems] == ["role_not_enough"]
    assert document.number not in page.heading.text()
    assert "Review report" not in page.list.titles()
    away = {MANAGER.name: {"absent_until": "2026-11-20", "deputy": CLERK.name}}
    bench.work.settings.put({ABSENCES: away})
    page.show_paper(leaf)
    bench.settle()
    assert document.number in page.heading.text()
    assert len(bench.problems) == 1
