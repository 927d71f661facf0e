"""The ticket's page, worked by the keys a clerk presses."""

from typing import cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.records import Customer, Inspection
from app.domain.refusals import ProblemError
from app.domain.steps.checking import BeginCheck, InspectGoods
from app.domain.steps.contact import AddNote
from app.domain.steps.promising import PauseClocks
from app.domain.ticket import Ticket
from app.domain.vocabulary import Demand
from app.ui.kit.look import Look
from app.ui.screens.ticket.body import COURSE, FIELDS, PAPERS, TABS, WORK
from app.ui.screens.ticket.paper_rows import ISSUE
from app.ui.screens.ticket.view import TicketPage
from app.ui.services import Services
from app.ui.shell.page import Page
from app.usecases.perform import perform
from tests.fakes.shop import silent
from tests.ui.kit.keyboard import ALT, CTRL, SHIFT, Key, press, write
from tests.ui.screens.ticket.bench import COOKER, KETTLE, LI, SOFA, WANG, Bench

SOFA_BUYER = Customer("欧阳建华女士", "13900005566")


def _open(bench: Bench, ticket: Ticket, width: int = 1366) -> TicketPage:
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id), width))
    bench.until(lambda: page.title() == ticket.number)
    return page


def _words(page: TicketPage) -> str:
    return "\n".join(label.text() for label in page.body.course.lines.findChildren(QLabel))


def _chips(page: TicketPage) -> list[str]:
    """What is said of the issued documents in a word each."""
    rows = (row for row, _ in page.body.papers.list._rows)
    return [row.chip for row in rows if row.chip and not row.key.startswith(ISSUE)]


def test_the_page_itself_never_scrolls_only_what_is_worked_on_does(each_look: Look, bench: Bench) -> None:
    page = _open(bench, bench.ticket(WANG, KETTLE))
    seen = page.parentWidget()
    assert seen is not None
    bench.until(lambda: page.size() == seen.size())


def test_the_head_says_who_what_how_grave_and_until_when(bench: Bench) -> None:
    ticket = bench.ticket(WANG, KETTLE, minutes_ago=50)
    page = _open(bench, ticket)
    frame = page.frame
    assert frame.title.text() == "王建国 · 美厨 电水壶 MK-1508"
    assert frame.level.text() == "L2 ordinary"
    assert frame.facts.text() == "¥199.00 · Exchange"
    assert (frame.due_label.text(), frame.due.text()) == ("Judgement", "14:10 · 10 min left")
    assert frame.steps.accessibleName() == "Check"
    assert not frame.items.isVisible()
    assert [view.label for view in frame.clocks.chart.clocks][:3] == ["Entry", "Judgement", "Plan"]


def test_a_clock_says_why_it_is_that_day(bench: Bench) -> None:
    page = _open(bench, bench.ticket())
    page.frame.clocks.setFocus()
    press(Key.Key_Right)
    assert "营业时间" in page.frame.clocks.why.words.text()


def test_alt_digits_choose_among_several_goods(bench: Bench) -> None:
    page = _open(bench, bench.ticket(WANG, KETTLE, COOKER))
    assert page.frame.title.text() == "王建国 · 美厨 电水壶 MK-1508"
    press(Key.Key_2, ALT)
    assert page.frame.title.text() == "王建国 · 禾谷 电饭煲 FB40"
    press(Key.Key_9, ALT)
    assert page.frame.items.current() == "2"


def test_n_writes_a_note_in_place(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    press(Key.Key_N)
    assert page.body.tab() == COURSE
    write("客户说晚上七点后才方便")
    press(Key.Key_Return)
    bench.until(lambda: "客户说晚上七点后才方便" in _words(page))
    assert bench.last(ticket).values == {"text": "客户说晚上七点后才方便"}
    assert page.body.course.jot.line.text() == ""
    assert bench.saved[-1].startswith("Saved 14:00")


def test_a_note_without_words_is_refused_beside_the_line(bench: Bench) -> None:
    page = _open(bench, bench.ticket())
    press(Key.Key_N)
    press(Key.Key_Return)
    bench.until(lambda: page.body.course.jot.wrong.text() == "text_missing text")
    press(Key.Key_Escape)
    assert not page.body.course.jot.line.hasFocus()


def test_a_promise_is_read_while_it_is_typed_and_becomes_a_clock(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    page.body.note("promise")
    jot = page.body.course.jot
    jot.line.setText("明天10点前回电")
    jot.line.textEdited.emit(jot.line.text())
    assert jot.read.text() == "Due 2026-11-21 Sat 10:00"
    press(Key.Key_Return)
    bench.until(lambda: len(bench.now(ticket).promises) == 1)
    bench.until(lambda: any(view.label == "明天10点前回电" for view in page.frame.clocks.chart.clocks))


def test_a_promise_without_a_moment_is_asked_for_it(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    page.body.note("promise")
    write("尽快回电")
    press(Key.Key_Return)
    assert "until when" in page.body.course.jot.wrong.text()
    assert bench.now(ticket).promises == ()


def test_a_contact_says_how_and_whether_it_was_reached(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    page.overlays.open_form("LogContact")
    page.body.course.jot.means.set_value("not_reached")
    write("响了很久没人接")
    press(Key.Key_Return)
    bench.until(lambda: bench.last(ticket).type == "contact.logged")
    assert "reached" not in bench.last(ticket).values


def test_a_dot_lists_what_can_be_done_and_typing_finds_it(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    press(Key.Key_Period)
    write("ztsx")
    press(Key.Key_Return)
    write("等客户寄回配件")
    press(Key.Key_Return)
    bench.until(lambda: bench.now(ticket).paused is not None)
    paused = bench.now(ticket).paused
    assert paused is not None
    assert paused.reason == "等客户寄回配件"
    bench.until(lambda: page.body.over() is None)


def test_ctrl_k_and_esc_leave_everything_as_it_was(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    before = len(bench.history(ticket))
    press(Key.Key_K, CTRL)
    assert page.body.over() is not None
    press(Key.Key_Escape)
    assert page.body.over() is None
    assert len(bench.history(ticket)) == before


def test_a_refusal_stands_beside_its_field(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    page.overlays.open_form("SetLevel")
    write("1")
    press(Key.Key_Return)
    press(Key.Key_Return)
    form = page.body.over()
    bench.until(lambda: bool(form.fields.fields["reason"].error))  # type: ignore[union-attr]  # the form is there
    write("客户当场晕倒")
    assert form.fields.fields["reason"].error == ""  # type: ignore[union-attr]  # the form is there
    press(Key.Key_Return)
    bench.until(lambda: (level := bench.now(ticket).level) is not None and level.level == 1)


def test_a_field_is_corrected_in_place_and_the_course_shows_old_and_new(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    page.body.choose(FIELDS)
    page.body.fields.edit("customer.phone")
    press(Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor is not None
    press(Key.Key_A, CTRL)
    write("13911112222")
    press(Key.Key_Return)
    bench.until(lambda: bench.now(ticket).customer.phone == "13911112222")
    page.body.choose(COURSE)
    bench.until(lambda: "Phone 138****2233 → 139****2222" in _words(page))


def test_esc_keeps_the_field_as_it_was(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    page.body.choose(FIELDS)
    page.body.fields.edit("customer.name")
    press(Key.Key_Return)
    write("张三")
    press(Key.Key_Escape)
    assert bench.now(ticket).customer.name == "王建国"
    assert page.body.fields.line("customer.name") is QApplication.focusWidget()


def test_f9_prints_the_receipt_and_shift_f9_prints_it_again(bench: Bench) -> None:
    ticket = bench.ticket()
    _open(bench, ticket)
    press(Key.Key_F9)
    bench.until(lambda: [d.prints for d in bench.now(ticket).documents] == [1])
    press(Key.Key_F9, SHIFT)
    bench.until(lambda: [d.prints for d in bench.now(ticket).documents] == [2])


def test_enter_shows_a_document_and_esc_returns(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    press(Key.Key_F9)
    bench.until(lambda: bool(bench.now(ticket).documents))
    page.body.choose(PAPERS)
    bench.settle()
    write("Receipt")
    press(Key.Key_Return)
    assert page.body.papers.current() is not None
    bench.settle()
    press(Key.Key_Escape)
    assert page.body.papers.current() is None


def test_what_is_needed_now_is_seen_before_it_is_issued_printed_by_f9_and_signed_by_f11(bench: Bench) -> None:
    ticket = bench.ticket()
    signing: list[str | None] = []

    def sign(services: Services, _ticket: str, document: str | None) -> Page:
        signing.append(document)
        return TicketPage(services, ticket.id)

    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id, None, None, sign)))
    bench.until(lambda: page.title() == ticket.number)
    page.body.choose(PAPERS)
    bench.settle()
    papers = page.body.papers
    assert papers.list.titles() == ["Receipt", "Label", "Other documents"]
    press(Key.Key_Return)
    bench.until(lambda: "pages" in papers.preview.accessibleDescription())
    assert bench.now(ticket).documents == ()
    said: list[str] = []
    papers.told.connect(lambda message: said.append(message.text))
    press(Key.Key_F11)
    assert (said, signing) == (["Issue this document first: F9"], [])
    press(Key.Key_F9)
    bench.until(lambda: [d.prints for d in bench.now(ticket).documents] == [1])
    bench.settle()
    press(Key.Key_F11)
    assert signing == [bench.now(ticket).documents[0].id]
    press(Key.Key_Up)
    assert papers.list.current() == "issue:label:"
    press(Key.Key_F9)  # what the list stands on, not the receipt once more
    bench.until(lambda: [(d.kind, d.prints) for d in bench.now(ticket).documents][1:] == [("label", 1)])
    bench.settle()
    assert bench.now(ticket).documents[0].prints == 1
    press(Key.Key_Plus)
    assert "Written explanation" in papers.list.titles()


def test_what_failed_to_print_stands_with_the_documents_and_f9_prints_it(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    bench.printers.faults["front"] = ProblemError("printer_refused", printer="front")
    press(Key.Key_F9)
    bench.until(lambda: bool(bench.now(ticket).documents))
    page.body.choose(PAPERS)
    bench.until(lambda: _chips(page) == ["Did not print"])
    bench.printers.faults["front"] = silent()
    press(Key.Key_F9)
    bench.until(lambda: _chips(page) == ["Did it print?"])
    bench.printers.faults.clear()
    press(Key.Key_F9)
    bench.until(lambda: len(bench.printers.sheets) == 1)
    bench.until(lambda: _chips(page) == [])
    assert [d.prints for d in bench.now(ticket).documents] == [1]


def test_f4_lists_the_other_tickets_of_the_customer(bench: Bench) -> None:
    earlier = bench.ticket(WANG, SOFA, words="颜色不喜欢", minutes_ago=90)
    ticket = bench.ticket(WANG, KETTLE)
    bench.ticket(LI, COOKER)
    _open(bench, ticket)
    press(Key.Key_F4)
    bench.settle()
    press(Key.Key_Return)
    assert bench.wanted == [earlier.id]


def test_another_desk_changed_it_meanwhile(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    perform(bench.work, ticket.id, AddNote("电话里又催了一次"), bench.person)
    bench.news.ticket_changed.emit(ticket.id)
    bench.until(lambda: "电话里又催了一次" in _words(page))


def test_a_paused_ticket_says_so_in_its_head(bench: Bench) -> None:
    page = _open(bench, bench.ticket(then=(BeginCheck(), PauseClocks("proof_pending"))))
    assert page.frame.pause.text() == "Paused: waiting for proof"


def test_without_a_guest_the_next_step_and_the_usual_ones_are_offered(bench: Bench) -> None:
    ticket = bench.ticket(LI, SOFA, words="保修多久", demand=Demand.CONSULT)
    page = _open(bench, ticket)
    page.body.choose(WORK)
    assert page.body.usual.next.button.text() == "Write the answer"
    press(Key.Key_Return)
    bench.settle()
    write("整机保修一年")
    press(Key.Key_F10)
    bench.until(lambda: bench.last(ticket).type == "question.answered")


@pytest.mark.parametrize("width", [1024, 1366])
def test_nothing_is_wider_than_the_window(bench: Bench, width: int) -> None:
    page = _open(bench, bench.ticket(WANG, KETTLE, COOKER), width)
    assert page.width() <= width
    assert page.minimumSizeHint().width() <= width - 56


@pytest.mark.parametrize("theme", ["light", "field"])
def test_a_paused_ticket_fits_a_narrow_window_and_says_why_it_is_paused(
    bench: Bench, look: Look, theme: str
) -> None:
    look.use(theme)
    page = _open(
        bench, bench.ticket(SOFA_BUYER, SOFA, then=(BeginCheck(), PauseClocks("proof_pending"))), 1024
    )
    assert page.minimumSizeHint().width() <= page.width()
    assert page.frame.pause.text() == "Paused"
    assert page.frame.pause.accessibleName() == "Paused: waiting for proof"
    look.use("light")


def test_what_a_panel_of_the_page_did_is_said_to_be_saved(bench: Bench) -> None:
    ticket = bench.ticket()
    _open(bench, ticket)
    bench.saved.clear()
    bench.services.news.ticket_changed.emit("another ticket")
    assert not bench.saved
    bench.services.news.ticket_changed.emit(ticket.id)
    assert bench.saved == ["Saved 14:00:00"]


def test_the_course_says_what_a_look_at_the_goods_found(bench: Bench) -> None:
    look = Inspection(packaging_intact=True, unused=False, remarks="背板有划痕")
    page = _open(bench, bench.ticket(then=(InspectGoods(look),)))
    assert "Packaging intact ✓ · Unused ✗ · Remarks 背板有划痕" in _words(page)


def test_a_key_while_nothing_has_the_keyboard_goes_to_the_page(bench: Bench) -> None:
    page = _open(bench, bench.ticket())
    for key, tab in ((Key.Key_4, TABS[3]), (Key.Key_1, TABS[0])):
        focus = QApplication.focusWidget()
        assert focus is not None
        focus.clearFocus()
        QTest.keyClick(page.window().windowHandle(), key, CTRL)
        assert page.body.tab() == tab
