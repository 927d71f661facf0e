"""Intakes side by side, without a window."""

from datetime import datetime, timedelta

from app.ui.screens.intake.live import RightLine, leading_line, merged
from app.ui.screens.intake.presenter import ScannedGoods, scan_for_intake
from app.ui.screens.intake.session import Intake, IntakeBook
from app.usecases.intake_draft import IntakeForm
from tests.fakes.machine import START, FakeIds


def _book() -> IntakeBook:
    return IntakeBook(FakeIds().fresh)


def _fill(book: IntakeBook, name: str, at: datetime = START) -> Intake:
    intake = book.begin(at)
    intake.form = IntakeForm(name=name)
    return intake


def test_there_is_always_one_in_front() -> None:
    book = _book()
    book.take_out(book.front)
    assert book.front in book.intakes


def test_beginning_parks_what_holds_something() -> None:
    book = _book()
    first = _fill(book, "刘")
    second = book.begin(START)
    assert first.parked
    assert book.front is second
    assert book.begin(START) is second


def test_bringing_one_back_closes_the_empty_one() -> None:
    book = _book()
    first = _fill(book, "刘")
    book.begin(None)
    book.bring(first)
    assert book.intakes == (first,)
    assert not first.parked


def test_who_came_first_is_next() -> None:
    book = _book()
    late = _fill(book, "陈", START + timedelta(minutes=5))
    early = _fill(book, "刘", START)
    book.begin(None)
    assert book.next_parked() is early
    assert late.parked


def _line(remedy: str, standing: str, **more: object) -> RightLine:
    known = {"basis": "statute", "last_day": None, "needs": (), "closed": False, "why": ""}
    return RightLine((remedy,), standing, **{**known, **more})  # type: ignore[arg-type]  # as named


def test_remedies_that_stand_alike_share_a_row() -> None:
    lines = merged([_line("exchange", "pending"), _line("repair", "pending"), _line("return", "not_owed")])
    assert [line.remedies for line in lines] == [("exchange", "repair"), ("return",)]


def test_the_reason_shown_first_is_of_a_day_still_to_come() -> None:
    day = START.date()
    closed, still_open = (
        _line("a", "not_owed", last_day=day, closed=True),
        _line("b", "promise", last_day=day),
    )
    assert leading_line((_line("c", "pending"), closed, still_open)) == 2
    assert leading_line(()) == 0


def test_what_a_scan_is_to_the_intake() -> None:
    assert scan_for_intake("6901234567892") == ScannedGoods("6901234567892", barcode=True)
    assert scan_for_intake("13800002233") == "13800002233"
    assert scan_for_intake("2F01-261120-0001") is None
    assert scan_for_intake("MK-88-SHOP") == ScannedGoods("MK-88-SHOP", barcode=False)
    assert scan_for_intake("\x02\x03") is None
