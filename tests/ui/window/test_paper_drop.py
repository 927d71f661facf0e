"""Signed papers dropped or pasted anywhere in the window are filed; what cannot be told is asked about."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.records import Document
from app.domain.ticket import Ticket
from app.ui.kit.lineedit import LineEdit
from app.ui.screens.day_end.unplaced_view import UnplacedPage
from app.ui.screens.day_end.view import DayEndPage
from app.ui.screens.intake.page import IntakePage
from app.ui.screens.ticket.view import TicketPage
from app.usecases.desk import Person
from app.usecases.issue import RECEIPT, order_print
from app.usecases.read_models import QueueFilter
from app.usecases.unplaced import waiting_scans
from tests.documents.reading import images_of
from tests.ui.kit.keyboard import CTRL, Key, press, write
from tests.ui.window.bench import WindowBench


def paper(desk: WindowBench, folder: Path) -> tuple[Ticket, Document, Path]:
    """A ticket of the demo with its receipt printed, not signed, and a scan of that."""
    work = desk.opened().services.workplace
    rows = work.tickets.page(QueueFilter(work.time.now(), "open")).rows
    for row in rows:
        copy = order_print(work, row.id, RECEIPT, Person("林晓敏"))
        if not copy.document.signed and not copy.document.voided:
            path = folder / "scan.png"
            next(images_of(copy.pdf)).save(path)
            ticket = work.tickets.ticket(row.id)
            assert ticket is not None
            return ticket, copy.document, path
    raise LookupError(RECEIPT)


def blank(folder: Path) -> Path:
    path = folder / "blank.png"
    Image.new("L", (500, 700), 235).save(path)
    return path


def drop(desk: WindowBench, target: QWidget, *paths: Path) -> None:
    """Let go of files over a widget, as a file manager does: whoever accepts them gets them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    _let_go(target, mime)
    desk.settle()


def _let_go(target: QWidget | None, mime: QMimeData) -> None:
    point, keys = QPoint(5, 5), Qt.KeyboardModifier.NoModifier
    button, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    while target is not None:
        if target.acceptDrops():
            entered = QDragEnterEvent(point, action, mime, button, keys)
            QApplication.sendEvent(target, entered)
            if entered.isAccepted():
                QApplication.sendEvent(target, QDropEvent(point, action, mime, button, keys))
                return
        target = target.parentWidget()
    raise AssertionError(mime.urls())


def said(desk: WindowBench) -> str:
    return f"{desk.shell.toast.text()} {desk.message()}"


def signed(desk: WindowBench, ticket: Ticket, document: Document) -> bool:
    found = desk.opened().services.workplace.tickets.ticket(ticket.id)
    now = found.document(document.id) if found else None
    return now is not None and now.signed


def test_over_the_queue(desk: WindowBench, tmp_path: Path) -> None:
    ticket, document, scan = paper(desk, tmp_path)
    drop(desk, desk.page, scan)
    desk.until(lambda: signed(desk, ticket, document))
    desk.until(lambda: f"{document.number} is signed" in said(desk))
    desk.shell.toast.answers()[0].click()
    desk.until(lambda: desk.named() == "TicketPage")
    page = desk.page
    assert isinstance(page, TicketPage)
    desk.until(lambda: page.body.papers.current() is not None)
    shown = page.body.papers.current()
    assert shown is not None
    assert (page.body.tab(), shown.id) == ("papers", document.id)


def test_over_a_field_for_text_a_file_is_no_text(desk: WindowBench, tmp_path: Path) -> None:
    ticket, document, scan = paper(desk, tmp_path)
    drop(desk, desk.shell.top.search, scan)
    desk.until(lambda: signed(desk, ticket, document))
    assert desk.shell.top.search.text() == ""


def test_over_the_settings(desk: WindowBench, tmp_path: Path) -> None:
    ticket, document, scan = paper(desk, tmp_path)
    desk.shell.open("settings")
    desk.settle()
    drop(desk, desk.page, scan)
    desk.until(lambda: signed(desk, ticket, document))


def test_over_another_ticket(desk: WindowBench, tmp_path: Path) -> None:
    ticket, document, scan = paper(desk, tmp_path)
    work = desk.opened()
    rows = work.services.workplace.tickets.page(QueueFilter(work.services.workplace.time.now())).rows
    other = next(row.id for row in rows if row.id != ticket.id)
    work.news.ticket_wanted.emit(other)
    desk.settle()
    page = desk.page
    assert isinstance(page, TicketPage)
    drop(desk, page.body.evidence.side.strip, scan)
    desk.until(lambda: signed(desk, ticket, document))


def test_over_an_intake_a_paper_is_filed_and_a_photo_stays_a_photo(desk: WindowBench, tmp_path: Path) -> None:
    ticket, document, scan = paper(desk, tmp_path)
    desk.shell.open("intake")
    desk.settle()
    page = desk.page
    assert isinstance(page, IntakePage)
    drop(desk, page, scan, blank(tmp_path))
    desk.until(lambda: signed(desk, ticket, document))
    desk.until(lambda: len(page.front.form.photos) == 1)
    assert waiting_scans(desk.opened().services.workplace) == ()


def test_from_the_clipboard(desk: WindowBench, tmp_path: Path) -> None:
    ticket, document, scan = paper(desk, tmp_path)
    QGuiApplication.clipboard().setImage(QImage(str(scan)))
    desk.page.setFocus()
    press(Key.Key_V, CTRL)
    desk.until(lambda: signed(desk, ticket, document))
    QGuiApplication.clipboard().clear()


def test_what_cannot_be_told_is_asked_about_and_filed_by_its_number(
    desk: WindowBench, tmp_path: Path
) -> None:
    ticket, document, _ = paper(desk, tmp_path)
    drop(desk, desk.page, blank(tmp_path))
    desk.until(lambda: "1 paper" in desk.message())
    desk.shell.message_bar.answers()[0].click()
    desk.settle()
    page = desk.page
    assert isinstance(page, UnplacedPage)
    write("SL-9Z99-261120-0001")
    press(Key.Key_Return)
    desk.until(lambda: bool(page.field.error))
    page.number.clear()
    write(document.number)
    press(Key.Key_Return)
    desk.until(lambda: signed(desk, ticket, document))
    desk.until(lambda: page.current() is None)


def test_the_day_is_one_key_away_and_leads_to_the_paper(desk: WindowBench, tmp_path: Path) -> None:
    _, document, _ = paper(desk, tmp_path)
    assert "Shift+F12" in {hint.key for hint in desk.hints()}
    desk.shell.serve_key("Shift+F12")
    desk.settle()
    page = desk.page
    assert isinstance(page, DayEndPage)
    desk.until(lambda: page.table.rowCount() > 0)
    keys = [page.table._key(row) for row in range(page.table.rowCount())]
    page.table.selectRow(keys.index(document.id))
    page.table.setFocus()
    press(Key.Key_Return)
    desk.until(lambda: desk.named() == "TicketPage")
    ticket = desk.page
    assert isinstance(ticket, TicketPage)
    desk.until(lambda: ticket.body.papers.current() is not None)


def test_no_field_of_the_program_takes_a_file_as_text(desk: WindowBench) -> None:
    field = LineEdit()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("a.pdf")])
    entered = QDragEnterEvent(
        QPoint(1, 1),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(field, entered)
    assert not entered.isAccepted()
    field.deleteLater()


def test_bytes_of_a_picture_without_a_code(desk: WindowBench) -> None:
    out = io.BytesIO()
    Image.new("L", (300, 300), 200).save(out, "PNG")
    QGuiApplication.clipboard().setImage(QImage.fromData(out.getvalue()))
    desk.page.setFocus()
    press(Key.Key_V, CTRL)
    desk.until(lambda: len(waiting_scans(desk.opened().services.workplace)) == 1)
    QGuiApplication.clipboard().clear()
