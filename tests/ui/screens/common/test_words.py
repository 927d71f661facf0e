"""Clocks and courses in words: presenters, without a window."""

from datetime import datetime, timedelta, timezone

import pytest

from app.domain.status import Stage
from app.ui.screens.common.course import CourseLine, course_lines, newest
from app.ui.screens.common.queue_cells import level_cell, next_cell
from app.ui.screens.common.values import value_words
from app.ui.screens.ticket.frame import STEP_OF, step_marks
from app.usecases.read_models import HistoryLine, NextClock

ZONE = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 20, 14, 0, tzinfo=ZONE)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("key", "start", "due", "said"),
    [
        (
            "emergency_start",
            "11-20 13:27",
            "11-20 13:57",
            ("Emergency · 3 min overdue", "alarm-clock", "danger"),
        ),
        (
            "preliminary_judgment",
            "11-20 13:12",
            "11-20 14:12",
            ("Judgement · 12 min left", "hourglass", "warn"),
        ),
        ("plan", "11-20 13:50", "11-20 15:50", ("Plan · 1 h 50 min left", "timer", "neutral")),
        ("followup", "11-20 10:00", "11-20 22:00", ("Follow-up · today 22:00", "calendar-clock", "neutral")),
        ("refund", "11-20 10:00", "11-25 22:00", ("Refund · 11-25 22:00", "calendar-clock", "neutral")),
        ("delay_red_line", "11-06 10:00", "11-22 00:00", ("15-day limit · 34 h left", "hourglass", "warn")),
        ("a_new_one", "11-20 10:00", "11-25 22:00", ("a_new_one · 11-25 22:00", "calendar-clock", "neutral")),
    ],
)
def test_the_next_clock_is_said_as_far_as_it_matters(
    key: str, start: str, due: str, said: tuple[str, str, str]
) -> None:
    assert next_cell(NextClock(key, _at(start), _at(due)), NOW, ZONE)[:3] == said


def test_a_date_can_do_without_its_weekday() -> None:
    assert next_cell(NextClock("refund", _at("11-20 10:00"), _at("11-25 22:00")), NOW, ZONE).short == (
        "Refund · 11-25"
    )
    today = next_cell(NextClock("followup", _at("11-20 10:00"), _at("11-20 22:00")), NOW, ZONE)
    assert today.short == "Follow-up · 22:00"


def test_a_paused_clock_and_none() -> None:
    assert next_cell(NextClock("plan", NOW, None, paused=True), NOW, ZONE)[:2] == ("Plan · paused", "pause")
    assert next_cell(None, NOW, ZONE).text == ""


def test_levels() -> None:
    assert level_cell(1, "紧急") == ("L1 urgent", "danger")
    assert level_cell(3, "待观察") == ("L3 to watch", "neutral")
    assert level_cell(None, "").text == ""


def _line(seq: int, entry: str, /, minute: int = 0, user: str = "林晓敏", **values: str) -> HistoryLine:
    named = {key.replace("__", "."): value for key, value in values.items()}
    return HistoryLine(seq, f"e{seq}", entry, NOW + timedelta(minutes=minute), user, named)


def _course(*history: HistoryLine) -> list[CourseLine]:
    return course_lines(history, None, ZONE)


def test_photos_added_in_one_go_are_one_line() -> None:
    lines = _course(
        _line(1, "evidence.attached", role="whole"),
        _line(2, "evidence.attached", role="close_up"),
        _line(3, "evidence.attached", 30, role="barcode"),
    )
    assert [(line.detail, line.count) for line in lines] == [("Whole, Close-up", 2), ("Barcode", 1)]


def test_an_amendment_shows_old_and_new() -> None:
    opened = _line(1, "ticket.opened", customer__phone="13800002233", goods__1__brand="美厨", words="漏水")
    phone = _line(2, "customer.amended", changed="phone", customer__phone="13911112222")
    again = _line(3, "customer.amended", changed="phone", customer__phone="13700003333")
    brand = _line(4, "goods.amended", item="1", changed="brand", goods__brand="MEICHU")
    blank = _line(5, "goods.amended", item="1", changed="brand")
    sealed = _line(6, "customer.amended", changed="id_number")
    details = [line.detail for line in _course(opened, phone, again, brand, blank, sealed)]
    assert details[1:] == [
        "Phone 138****2233 → 139****2222",
        "Phone 139****2222 → 137****3333",
        "Brand 美厨 → MEICHU",
        "Brand MEICHU → —",
        "ID number",
    ]


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        (_line(1, "contact.logged", how="phone", result="没人接"), "Phone · 没人接 · not reached"),
        (_line(1, "contact.logged", how="phone", result="同意", reached="True"), "Phone · 同意"),
        (_line(1, "promise.made", text="回电", due="2026-11-21T10:00:00+08:00"), "「回电」 · 2026-11-21 Sat 10:00"),
        (_line(1, "plan.accepted", item="1", option="1", how="phone"), "Option 2 · How Phone"),
        (_line(1, "document.issued", kind="receipt", number="SL-1", version="1"), "Receipt · SL-1"),
        (_line(1, "test.commissioned", item="1", body="检测中心", fee="1800.00"), "Testing body 检测中心 · Fee ¥1,800.00"),
        (_line(1, "stage.jumped", item="1", to="plan_offered", reason="已谈妥"), "Customer to answer · 已谈妥"),
        (_line(1, "a.newer.entry"), ""),
    ],
)  # fmt: skip # one entry and its words on a line
def test_entries_in_the_words_of_the_desk(line: HistoryLine, detail: str) -> None:
    assert _course(line)[0].detail == detail


def test_the_newest_come_first() -> None:
    lines = _course(*(_line(n, "note.added", n, text=str(n)) for n in range(1, 6)))
    assert [line.detail for line in newest(lines, 2)] == ["「5」", "「4」"]


def test_values_that_cannot_be_read_stand_as_they_are() -> None:
    assert value_words("price", "many", ZONE) == "many"
    assert value_words("due", "2026-99-99T99:99:99", ZONE) == "2026-99-99T99:99:99"
    assert value_words("reached", "False", ZONE) == "–"


def test_every_stage_has_its_step() -> None:
    assert set(STEP_OF) == set(Stage)
    assert set(STEP_OF.values()) <= {mark.key for mark in step_marks()}
