"""The customer's window: nothing is signed by accident, nothing of another customer stays."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.signing import MOST_POINTS, Agreement
from app.ui.kit.look import Look
from app.ui.kit.text import Text
from app.ui.parts.pdf_renderer import PdfRenderer
from app.ui.parts.sign_request import Signed, SignRequest
from app.ui.parts.sign_sheet import SignSheet
from app.ui.parts.signature_pad import SignaturePad
from tests.ui.parts.desk_tasks import WatchedTasks
from tests.ui.parts.sample_pdf import slip_pdf


def draw(pad: SignaturePad, *places: tuple[int, int]) -> None:
    """One stroke with the pointer."""
    first, *rest = [QPoint(*place) for place in places]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
    for place in rest:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=rest[-1] if rest else first)


def request(customer: str = "李先生") -> SignRequest:
    facts = (("退款", "¥12,800.00"), ("最晚", "2026-11-25 周三"))
    return SignRequest(
        "退换货确认单", "2F01-261120-0030", customer, "本人已阅读并同意", facts, slip_pdf(), "ab" * 32
    )


@pytest.fixture
def sheet(qtbot: QtBot, look: Look, tasks: WatchedTasks) -> SignSheet:
    sheet = SignSheet(tasks, PdfRenderer())
    qtbot.addWidget(sheet)
    sheet.resize(1366, 768)
    sheet.ask(request())
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()
    tasks.settle()
    return sheet


def test_strokes_become_vectors(sheet: SignSheet) -> None:
    draw(sheet.pad, (50, 60), (150, 90), (250, 60))
    draw(sheet.pad, (300, 60), (340, 90))
    strokes = sheet.pad.ink().strokes
    assert [len(stroke) for stroke in strokes] == [3, 2]
    assert strokes[0][0].x == pytest.approx(50 / sheet.pad.width())
    assert strokes[0][1].y == pytest.approx(90 / sheet.pad.width())
    assert sheet.pad.is_signed()
    assert sheet.pad.accessibleDescription() == "signed"


def test_a_hand_that_slips_off_stays_on_the_pad(sheet: SignSheet) -> None:
    draw(sheet.pad, (50, 60), (-500, 9_000), (250, 60))
    assert all(
        0 <= point.x <= 1 and 0 <= point.y <= sheet.pad.ink().aspect for point in sheet.pad.ink().strokes[0]
    )


def test_confirming_without_a_signature_says_so_beside_the_pad(sheet: SignSheet) -> None:
    signed: list[Signed] = []
    sheet.confirmed.connect(signed.append)
    draw(sheet.pad, (50, 60), (51, 60))
    QTest.keyClick(sheet, Qt.Key.Key_F10)
    assert (signed, sheet.trouble.text()) == ([], "Please sign in the box first")
    draw(sheet.pad, (50, 60), (400, 90))
    assert sheet.trouble.text() == ""


def test_a_confirmed_signature_is_bound_to_the_paper_shown(sheet: SignSheet) -> None:
    signed: list[Signed] = []
    sheet.confirmed.connect(signed.append)
    draw(sheet.pad, (50, 60), (400, 90))
    QTest.mouseClick(sheet.confirm, Qt.MouseButton.LeftButton)
    assert [one.document_hash for one in signed] == ["ab" * 32]
    assert signed[0].png.startswith(b"\x89PNG")
    assert len(signed[0].ink.strokes) == 1


@pytest.mark.parametrize("how", ["key", "button", "pad key"])
def test_signing_again(sheet: SignSheet, how: str) -> None:
    draw(sheet.pad, (50, 60), (400, 90))
    if how == "key":
        QTest.keyClick(sheet.confirm, Qt.Key.Key_Delete)
    elif how == "button":
        QTest.mouseClick(sheet.again, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(sheet.pad, Qt.Key.Key_Backspace)
    assert sheet.pad.ink().strokes == ()
    assert sheet.pad.accessibleDescription() == "empty"


def test_paper_and_the_way_back_by_key(sheet: SignSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.paper_chosen):
        QTest.keyClick(sheet.pad, Qt.Key.Key_P)
    with qtbot.waitSignal(sheet.returned):
        QTest.keyClick(sheet.pad, Qt.Key.Key_F11)
    with qtbot.waitSignal(sheet.returned):
        QTest.keyClick(sheet.pad, Qt.Key.Key_Escape)


def test_nothing_of_one_customer_is_left_for_the_next(sheet: SignSheet, tasks: WatchedTasks) -> None:
    draw(sheet.pad, (50, 60), (400, 90))
    sheet.ask(request("王女士"))
    tasks.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    words = " ".join(text.text() for text in sheet.findChildren(Text))
    assert "李先生" not in words
    assert "王女士" in words
    assert sheet.pad.ink().strokes == ()
    sheet.forget()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "".join(text.text() for text in sheet.findChildren(Text)) == ""
    signed: list[Signed] = []
    sheet.confirmed.connect(signed.append)
    QTest.keyClick(sheet, Qt.Key.Key_F10)
    assert signed == []


def test_a_pen_draws_without_doubling_as_a_mouse(sheet: SignSheet) -> None:
    pen = QPointingDevice.primaryPointingDevice()
    steps = [
        (QEvent.Type.TabletPress, 50),
        (QEvent.Type.TabletMove, 200),
        (QEvent.Type.TabletMove, 400),
        (QEvent.Type.TabletRelease, 400),
    ]
    for kind, x in steps:
        place = QPointF(x, 60)
        event = QTabletEvent(
            kind,
            pen,
            place,
            place,
            0.5,
            0,
            0,
            0.0,
            0.0,
            0,
            Qt.KeyboardModifier.NoModifier,
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
        )
        sheet.pad.tabletEvent(event)
        assert event.isAccepted()
    assert [len(stroke) for stroke in sheet.pad.ink().strokes] == [3]


def test_a_finger_draws(sheet: SignSheet) -> None:
    glass = QTest.createTouchDevice()
    window = sheet.windowHandle()
    origin = sheet.pad.mapTo(sheet, QPoint(0, 0))
    QTest.touchEvent(window, glass).press(0, origin + QPoint(50, 60), window).commit()
    for x in (150, 250, 400):
        QTest.touchEvent(window, glass).move(0, origin + QPoint(x, 60 + x // 5), window).commit()
    QTest.touchEvent(window, glass).release(0, origin + QPoint(400, 140), window).commit()
    assert [len(stroke) for stroke in sheet.pad.ink().strokes] == [4]
    assert sheet.pad.is_signed()


def test_painting_works_in_every_theme(qtbot: QtBot, each_look: Look, tasks: WatchedTasks) -> None:
    sheet = SignSheet(tasks, PdfRenderer())
    qtbot.addWidget(sheet)
    sheet.ask(request())
    sheet.resize(1024, 768)
    sheet.show()
    tasks.settle()
    assert not sheet.grab().isNull()
    assert sheet.minimumSizeHint().width() <= 1024


AGREEMENT = Agreement(
    "e-signature.1", "电子签名约定", ("1. 核对后再签。", "2. 改动须另签。"), "我已阅读并同意"
)


@pytest.mark.parametrize("how", ["key", "mouse"])
def test_what_is_agreed_is_shown_and_accepted_by_the_signer_alone(sheet: SignSheet, how: str) -> None:
    signed: list[Signed] = []
    sheet.confirmed.connect(signed.append)
    sheet.ask(replace(request(), agreement=AGREEMENT))
    assert "2. 改动须另签。" in sheet.terms.text()
    assert not sheet.agree.isChecked()
    draw(sheet.pad, (50, 60), (400, 90))
    QTest.keyClick(sheet, Qt.Key.Key_F10)
    assert signed == []
    assert "accept it first" in sheet.trouble.text()
    if how == "key":
        QTest.keyClick(sheet.pad, Qt.Key.Key_A)
    else:
        QTest.mouseClick(sheet.agree, Qt.MouseButton.LeftButton, pos=QPoint(8, sheet.agree.height() // 2))
    assert sheet.trouble.text() == ""
    QTest.keyClick(sheet, Qt.Key.Key_F10)
    assert [(each.agreement, each.tool) for each in signed] == [(AGREEMENT, "mouse")]
    sheet.ask(replace(request(), agreement=AGREEMENT))
    assert not sheet.agree.isChecked()


def test_more_strokes_than_a_signature_may_have_are_not_taken(sheet: SignSheet) -> None:
    signed: list[Signed] = []
    sheet.confirmed.connect(signed.append)
    QTest.mousePress(sheet.pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 60))
    for step in range(MOST_POINTS + 50):
        QTest.mouseMove(sheet.pad, QPoint(50 + step % 300, 60 + step % 7))
    QTest.mouseRelease(sheet.pad, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    assert sum(len(stroke) for stroke in sheet.pad.ink().strokes) == MOST_POINTS
    QTest.keyClick(sheet, Qt.Key.Key_F10)
    assert signed == []
    assert "too many strokes" in sheet.trouble.text()
    QTest.keyClick(sheet, Qt.Key.Key_Delete)
    draw(sheet.pad, (50, 60), (400, 90))
    QTest.keyClick(sheet, Qt.Key.Key_F10)
    assert len(signed) == 1
