"""A document that the printer of the desk does not take: said in words, printed elsewhere or saved, by keys."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QFileDialog

from app.domain.ticket import Ticket
from app.ui.screens.ticket.body import PAPERS
from app.ui.screens.ticket.paper_form import PaperForm
from app.ui.screens.ticket.view import TicketPage
from app.usecases.direct_printers import DIRECT, DirectPrinter, Way, direct_value
from tests.fakes.shop import determination
from tests.ui.kit.keyboard import CTRL, Key, press, write
from tests.ui.screens.ticket.bench import Bench


def _papers(bench: Bench, ticket: Ticket) -> TicketPage:
    """A desk whose printer holds a roll, at the documents of that ticket."""
    roll = direct_value([DirectPrinter("roll", Way.FILE, "/nowhere", "58mm")])
    bench.work.settings.put({DIRECT: roll, "printer.default": "roll"})
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    page.body.choose(PAPERS)
    bench.settle()
    return page


def _save_to(bench: Bench, page: TicketPage, path: Path) -> None:
    """Answer the dialog for a file."""
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    bench.until(path.exists)
    dialog.close()
    page.window().activateWindow()
    bench.until(page.window().isActiveWindow)
    bench.settle()


def test_a_notice_is_not_for_a_roll_but_for_another_printer_or_a_file(bench: Bench, tmp_path: Path) -> None:
    ticket = bench.ticket(then=(determination(),))
    page = _papers(bench, ticket)
    papers, view = page.body.papers, page.body.papers.view
    write("Liability")
    press(Key.Key_Return)
    bench.until(view.misfit.isVisible)
    assert "comes on A4" in view.misfit.words.text()
    assert view.goes_to.text() == ""
    press(Key.Key_F9)
    bench.until(lambda: bool(bench.problems))
    code, said = bench.problems[-1]
    assert (code, said["printer"], said["roll"]) == ("roll_not_for_kind", "roll", "58mm")
    assert bench.now(ticket).documents == ()
    press(Key.Key_S, CTRL)
    _save_to(bench, page, tmp_path / "notice.pdf")
    bench.until(lambda: [each.prints for each in bench.now(ticket).documents] == [1])
    assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF")
    papers.show_document(bench.now(ticket).documents[0].id)
    bench.until(view.misfit.isVisible)
    press(Key.Key_P, CTRL)
    bench.until(lambda: papers.outlet.list is not None)
    assert papers.outlet.list is not None
    assert "roll" not in papers.outlet.list.titles()
    press(Key.Key_Return)
    bench.until(lambda: papers.outlet.list is None)
    bench.until(lambda: "front" in view.goes_to.text())
    assert not view.misfit.isVisible()
    press(Key.Key_F9)
    bench.until(lambda: len(bench.printers.sheets) == 1)
    assert [each.prints for each in bench.now(ticket).documents] == [2]


def test_a_form_says_it_before_it_is_filled_in_and_f11_says_what_comes_first(
    bench: Bench, tmp_path: Path
) -> None:
    ticket = bench.ticket()
    page = _papers(bench, ticket)
    write("Request for proof")
    press(Key.Key_Return)
    bench.until(lambda: page.body.papers.form is not None)
    form = page.body.papers.form
    assert isinstance(form, PaperForm)
    bench.until(form.misfit.isVisible)
    press(Key.Key_F11)
    assert bench.messages[-1].text == "Issue this document first: F10"
    press(Key.Key_P, CTRL)
    bench.until(lambda: page.body.papers.outlet.list is not None)
    press(Key.Key_Escape)  # the form stands as it was
    assert page.body.papers.form is form
    form.first_focus().setFocus()
    for text in ("付款截图", "原件", "11-27"):
        write(text)
        press(Key.Key_Tab)
        bench.settle()
    press(Key.Key_F9)  # what is filled in, no other document
    bench.until(lambda: "roll_not_for_kind" in form.wrong.text())
    assert bench.now(ticket).documents == ()
    press(Key.Key_S, CTRL)
    _save_to(bench, page, tmp_path / "request.pdf")
    bench.until(lambda: page.body.papers.form is None)
    assert [each.kind for each in bench.now(ticket).documents] == ["proof-request"]
