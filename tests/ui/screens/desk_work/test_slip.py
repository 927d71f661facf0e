"""The exchange-return slip: issued, signed on the screen, or on paper that comes back."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.domain.identity import mask_id_number
from app.domain.money import Fen
from app.domain.steps.amendment import AmendCustomer
from app.domain.steps.approval import ApprovePlan
from app.domain.steps.planning import AcceptPlan
from app.domain.verdicts import Refund
from app.domain.vocabulary import Demand
from app.ui.screens.desk_work.document_page import DocumentPage
from app.ui.screens.desk_work.sign_page import SignPage
from app.ui.screens.desk_work.slip_panel import SlipPanel
from app.usecases.issue import issue, printable
from app.usecases.perform import perform
from tests.documents.reading import pages_of
from tests.ui.kit.keyboard import CTRL, Key, press, write
from tests.ui.screens.desk_work.bench import MANAGER, SPECIALIST, Bench, CasePage, message
from tests.ui.screens.desk_work.steps import SWAP, VERDICT, agreed, issued, refund_plan

_JUDGED = {"Cause", "Conclusion", "Agreed"}
SLIP = "exchange-return-slip"
ID_NUMBER = "110105194912310021"


def slip_of(page: CasePage) -> SlipPanel:
    panel = page.area.panel()
    assert isinstance(panel, SlipPanel)
    return panel


def photo_of(pdf: bytes, page: int = 0) -> bytes:
    """A page as a scanner sees it: a grey PNG at 150 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[page].render(scale=150 / 72).to_pil().convert("L")
    document.close()
    data = BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


def scan(desk: Bench, ticket: str, folder: Path) -> Path:
    document = desk.ticket(ticket).latest(SLIP)
    assert document is not None
    file = folder / "scan.png"
    file.write_bytes(photo_of(printable(desk.workplace, document).pdf))
    return file


def test_the_slip_is_issued_with_the_look_at_the_goods_and_printed(desk: Bench) -> None:
    ticket = agreed(desk)
    page = desk.open_case(ticket)
    seen: list[list[str]] = []
    desk.printer.witness = lambda: seen.append(desk.entries(ticket))
    press(Key.Key_1)
    press(Key.Key_3)
    press(Key.Key_F9)
    desk.settle()
    kept = desk.ticket(ticket)
    assert kept.items[0].inspection is not None
    assert kept.items[0].inspection.accessories_complete is True
    assert [job[1] for job in desk.printer.jobs] == ["TH-2F01-261120-0001"]
    assert seen[0][-2:] == ["document.issued", "document.printed"]
    assert slip_of(page).state.text() == "To be signed"
    assert slip_of(page).sign.hasFocus() or slip_of(page).inspection.ticks.hasFocus()


def test_a_slip_with_a_name_put_right_since_is_issued_anew(desk: Bench) -> None:
    ticket = issued(desk)
    right = replace(desk.ticket(ticket).customer, name="王建华")
    perform(desk.workplace, ticket, AmendCustomer(right), SPECIALIST)
    panel = slip_of(desk.open_case(ticket))
    assert "changed since" in panel.old.words.text()
    assert not panel.old.isHidden()
    assert panel.sign.isHidden()
    press(Key.Key_F9)
    desk.settle()
    assert [(each.version, each.voided) for each in desk.ticket(ticket).documents if each.kind == SLIP] == [
        (1, True),
        (2, False),
    ]
    assert panel.old.isHidden()


def draw_signature(page: SignPage) -> None:
    pad = page.sheet.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    for x in range(60, 240, 20):
        QTest.mouseMove(pad, QPoint(x, 60 + x % 40))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(240, 80))


def test_the_customer_signs_on_the_screen_and_sees_nothing_of_the_desk(desk: Bench) -> None:
    ticket = issued(desk)
    desk.open_case(ticket)
    press(Key.Key_F11)
    desk.settle()
    page = desk.shell.stack.page()
    assert isinstance(page, SignPage)
    assert not desk.shell.rail.isVisible()
    assert not desk.shell.top.isVisible()
    for key in (Key.Key_F2, Key.Key_F3, Key.Key_F5):
        press(key)
        assert desk.shell.stack.page() is page
    press(Key.Key_F10)
    assert page.sheet.trouble.text()
    draw_signature(page)
    press(Key.Key_F10)
    assert "agreement" in page.sheet.trouble.text()
    press(Key.Key_A)
    press(Key.Key_F10)
    desk.settle()
    document = desk.ticket(ticket).latest(SLIP)
    assert document is not None
    assert document.signed
    assert (document.signatures[0].method, document.signatures[0].signer) == ("screen", "王建国")
    signature = document.signatures[0]
    assert signature.document_sha256 == document.content_sha256
    assert (signature.agreed, signature.device) == ("e-signature.1", "2F-01")
    assert signature.drawn_sha256
    assert signature.seal
    assert signature.shown is not None
    assert desk.workplace.blobs.read(signature.shown.sha256).startswith(b"%PDF")
    assert document.delivery == "signed"
    assert isinstance(desk.shell.stack.page(), CasePage)
    assert desk.shell.rail.isVisible()


def test_beside_a_paper_that_says_no_cause_stands_none(desk: Bench) -> None:
    ticket = agreed(desk)
    receipt = issue(desk.workplace, ticket, "receipt", SPECIALIST)
    page = SignPage(desk.services, ticket, receipt.id)
    desk.open(page)
    assert page.sheet.title.text() == "Receipt"
    assert [each.text() for each in page.sheet.findChildren(QLabel) if each.text() in _JUDGED] == []


def test_the_screen_is_handed_over_by_mouse_and_comes_back_by_f11(desk: Bench) -> None:
    ticket = issued(desk)
    page = desk.open_case(ticket)
    QTest.mouseClick(slip_of(page).sign, Qt.MouseButton.LeftButton)
    desk.settle()
    shown = desk.shell.stack.page()
    assert isinstance(shown, SignPage)
    assert shown.sheet.terms.text().startswith("电子签名约定")
    press(Key.Key_F11)
    desk.settle()
    assert isinstance(desk.shell.stack.page(), CasePage)
    assert not desk.ticket(ticket).documents[-1].signed


def test_the_signature_stands_on_the_next_print(desk: Bench) -> None:
    ticket = issued(desk)
    unsigned = desk.ticket(ticket).latest(SLIP)
    assert unsigned is not None
    before = printable(desk.workplace, unsigned).pdf
    desk.open_case(ticket)
    press(Key.Key_F11)
    desk.settle()
    page = desk.shell.stack.page()
    assert isinstance(page, SignPage)
    draw_signature(page)
    tick = QPoint(10, page.sheet.agree.height() // 2)
    QTest.mouseClick(page.sheet.agree, Qt.MouseButton.LeftButton, pos=tick)
    QTest.mouseClick(page.sheet.confirm, Qt.MouseButton.LeftButton)
    desk.settle()
    signed = desk.ticket(ticket).latest(SLIP)
    assert signed is not None
    assert printable(desk.workplace, signed).pdf != before


def test_a_signed_paper_is_scanned_back_by_file(desk: Bench, tmp_path: Path) -> None:
    ticket = issued(desk)
    page = desk.open_case(ticket)
    slip_of(page).back.file_given.emit(scan(desk, ticket, tmp_path))
    desk.settle()
    document = desk.ticket(ticket).latest(SLIP)
    assert document is not None
    assert document.signatures[0].method == "paper_scan"
    evidence = desk.ticket(ticket).evidence
    assert [each.role for each in evidence] == ["signed_document"]
    assert document.signatures[0].blob_sha256 == evidence[0].file.sha256


def test_a_photo_of_the_paper_is_pasted(desk: Bench, tmp_path: Path) -> None:
    ticket = issued(desk)
    desk.open_case(ticket)
    picture = QImage()
    picture.loadFromData(scan(desk, ticket, tmp_path).read_bytes())
    QGuiApplication.clipboard().setImage(picture)
    press(Key.Key_V, CTRL)
    desk.settle()
    document = desk.ticket(ticket).latest(SLIP)
    assert document is not None
    assert document.signed


def test_a_scan_of_an_old_version_is_refused(desk: Bench, tmp_path: Path) -> None:
    ticket = issued(desk)
    old = scan(desk, ticket, tmp_path)
    desk.time.advance(minutes=10)
    desk.do(ticket, SWAP, AcceptPlan())
    issue(desk.workplace, ticket, SLIP, SPECIALIST)
    page = desk.open_case(ticket)
    slip_of(page).back.file_given.emit(old)
    desk.settle()
    assert message(desk.shell) == ("scan_old_version:current=2:document=TH-2F01-261120-0001:scanned=1")
    document = desk.ticket(ticket).latest(SLIP)
    assert document is not None
    assert not document.signed
    assert desk.ticket(ticket).evidence == ()


def test_a_scan_of_another_ticket_is_filed_there(desk: Bench, tmp_path: Path) -> None:
    other = issued(desk)
    paper = scan(desk, other, tmp_path)
    here = issued(desk)
    page = desk.open_case(here)
    slip_of(page).back.file_given.emit(paper)
    desk.settle()
    there, mine = desk.ticket(other).latest(SLIP), desk.ticket(here).latest(SLIP)
    assert there is not None
    assert mine is not None
    assert (there.signed, mine.signed) == (True, False)


@pytest.mark.parametrize("content", ["blank", "label"])
def test_a_picture_without_our_code_says_so(desk: Bench, tmp_path: Path, content: str) -> None:
    ticket = issued(desk)
    page = desk.open_case(ticket)
    if content == "blank":
        image = QImage(600, 400, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        image.save(str(tmp_path / "a.png"))
    else:
        label = issue(desk.workplace, ticket, "label", SPECIALIST)
        (tmp_path / "a.png").write_bytes(photo_of(printable(desk.workplace, label).pdf))
    slip_of(page).back.file_given.emit(tmp_path / "a.png")
    desk.settle()
    assert message(desk.shell).startswith(("scan_without_code", "scan_not_ours", "scan_unknown"))


def dear(desk: Bench) -> str:
    """A return above 5000: the identity is asked for."""
    ticket = desk.kettle(Demand.RETURN, name="布艺沙发", category="furniture_sofa", price=Fen(1280000))
    desk.do(ticket, VERDICT, refund_plan(1280000))
    desk.do(ticket, ApprovePlan(), person=MANAGER)
    desk.do(ticket, AcceptPlan())
    return ticket


def test_above_5000_the_id_number_is_asked_for_and_kept_masked(desk: Bench) -> None:
    ticket = dear(desk)
    page = desk.open_case(ticket)
    panel = slip_of(page)
    press(Key.Key_F9)
    desk.settle()
    assert panel.id_field.error.startswith("text_missing")
    write("110105194912310029")
    press(Key.Key_F9)
    desk.settle()
    assert panel.id_field.error.startswith("id_number_check_digit")
    panel.id_number.selectAll()
    write("11010519491231002X")
    press(Key.Key_F9)
    desk.settle()
    assert desk.ticket(ticket).customer.id_number == "11010519491231002X"
    assert desk.ticket(ticket).latest(SLIP) is not None
    assert not panel.id_field.isVisible()
    assert mask_id_number("11010519491231002X") == "1101**********002X"


def test_who_declines_the_id_number_gets_the_slip_all_the_same(desk: Bench) -> None:
    ticket = dear(desk)
    panel = slip_of(desk.open_case(ticket))
    panel.declined.setFocus()
    press(Key.Key_Space)
    press(Key.Key_F9)
    desk.settle()
    assert desk.ticket(ticket).customer.id_declined
    assert desk.ticket(ticket).latest(SLIP) is not None


def test_below_5000_no_id_number_is_asked_for(desk: Bench) -> None:
    assert not slip_of(desk.open_case(agreed(desk))).id_field.isVisible()
    assert Refund(Fen(19900), "cash").net == Fen(19900)


def test_a_document_is_read_printed_again_and_saved(desk: Bench, tmp_path: Path) -> None:
    ticket = issued(desk)
    document = desk.ticket(ticket).latest(SLIP)
    assert document is not None
    page = DocumentPage(desk.services, ticket, document.id)
    desk.open(page)
    assert page.preview.accessibleDescription() == "3 pages"
    press(Key.Key_PageDown)
    press(Key.Key_F9)
    desk.settle()
    press(Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    again = desk.ticket(ticket).latest(SLIP)
    assert again is not None
    assert again.prints == 2
    assert len(desk.printer.jobs) == 2
    assert desk.printer.jobs[0][2] != desk.printer.jobs[1][2]
    page.write_to(tmp_path / "slip.pdf")
    desk.settle()
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")
    page.copies.setFocus()
    press(Key.Key_2)
    desk.settle()
    assert page.preview.accessibleDescription() == "1 pages"


def test_a_document_is_shown_and_printed_in_both_languages(desk: Bench) -> None:
    ticket = issued(desk)
    document = desk.ticket(ticket).latest(SLIP)
    assert document is not None
    page = DocumentPage(desk.services, ticket, document.id)
    desk.open(page)
    assert page.language.isVisible()
    assert page.goes_to.text()
    page.language.set_value("both")
    page.language.changed.emit()
    desk.settle()
    press(Key.Key_F9)
    desk.settle()
    printed = "".join(pages_of(desk.printer.jobs[-1][2]))
    assert "Return/ExchangeConfirmation" in printed
    now = desk.ticket(ticket).latest(SLIP)
    assert now is not None
    assert (now.number, now.version, now.content_sha256) == (
        document.number,
        document.version,
        document.content_sha256,
    )
