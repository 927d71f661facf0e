"""Which of two places on a paper is signed: seen on the picture, ticked by digits, filed by Enter."""

from __future__ import annotations

import io
from typing import cast

from PIL import Image

from app.domain.refusals import Refusal
from app.ui.screens.day_end.unplaced_view import UnplacedPage
from app.usecases.issue import issue
from app.usecases.scan_back import WHICH_PLACE, Picture
from app.usecases.unplaced import keep_unplaced, waiting_scans
from tests.ui.kit.keyboard import Key, press
from tests.ui.screens.ticket.bench import CLERK, Bench


def test_a_work_order_asks_which_place_is_signed(bench: Bench) -> None:
    stated = {"service": "repair", "visit_from": "2026-11-20T10:00", "quote": "120"}
    ticket = bench.ticket()
    order = issue(bench.work, ticket.id, "work-order", CLERK, stated=stated)
    picture = io.BytesIO()
    Image.new("L", (300, 200), 240).save(picture, "PNG")
    asked = Refusal(WHICH_PLACE, "N5", {"document": order.number, "places": "consent, customer"})
    keep_unplaced(bench.work, Picture(picture.getvalue(), "scan.png"), asked)
    page = cast("UnplacedPage", bench.show(UnplacedPage, 1024))
    bench.until(page.places.hasFocus)
    assert page.number.text() == order.number
    press(Key.Key_Return)  # nothing is ticked yet
    bench.until(lambda: WHICH_PLACE in page.asked.error)
    assert bench.now(ticket).documents[0].signatures == ()
    press(Key.Key_1)
    press(Key.Key_Return)
    bench.until(lambda: bool(bench.now(ticket).documents[0].signatures))
    assert [each.role for each in bench.now(ticket).documents[0].signatures] == ["consent"]
    bench.until(lambda: page.current() is None)
    assert waiting_scans(bench.work) == ()
