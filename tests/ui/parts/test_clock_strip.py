"""The clock strip: keys reach every clock, the reason is told, nothing is drawn over anything."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.kit.look import Look
from app.ui.parts.clock_dots import ClockDots
from app.ui.parts.clock_lanes import ClockLanes
from app.ui.parts.clock_strip import ClockStrip
from app.ui.parts.clock_view import ClockState
from app.ui.parts.clock_words import STATE_LOOKS
from tests.ui.parts.sample_clocks import NOW, SHANGHAI, START, intake_clocks, ticket_clocks


@pytest.fixture
def strip(qtbot: QtBot, look: Look) -> ClockStrip:
    strip = ClockStrip()
    qtbot.addWidget(strip)
    strip.show_clocks(ticket_clocks(), NOW, SHANGHAI)
    strip.resize(1000, 400)
    strip.show()
    return strip


def test_arrows_go_through_the_clocks_and_tell_why(strip: ClockStrip, qtbot: QtBot) -> None:
    keys: list[str] = []
    strip.chosen.connect(keys.append)
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_End,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_Home,
    ):
        QTest.keyClick(strip.chart, key)
    assert keys == ["entry", "respond", "entry", "answer", "answer", "survey", "entry"]
    strip.choose("refund")
    assert "3 个工作日" in strip.why.words.text()
    assert strip.why.isVisible()
    assert "银行卡退款, 11-25 22:02 est., Running" in strip.chart.accessibleDescription()


def test_the_choice_outlives_new_clocks(strip: ClockStrip) -> None:
    strip.choose("refund")
    strip.show_clocks(ticket_clocks()[4:], NOW, SHANGHAI)
    assert strip.chart.clocks[strip.chart.current].key == "refund"
    strip.show_clocks(intake_clocks()[:1], NOW, SHANGHAI)
    assert strip.chart.current == -1
    assert not strip.why.isVisible()


def test_what_is_void_stands_last_in_the_dots_and_is_due_at_no_time(qtbot: QtBot, look: Look) -> None:
    dots = ClockDots()
    qtbot.addWidget(dots)
    dots.show_clocks(ticket_clocks(), NOW, SHANGHAI)
    dots.resize(1400, 70)
    last = dots.stops()[-1]
    assert (last.time, last.words, last.state) == ("Void", "标准解答", ClockState.VOIDED)
    assert len({STATE_LOOKS[state] for state in ClockState}) == len(ClockState)


def test_the_pointer_chooses_too(strip: ClockStrip, qtbot: QtBot) -> None:
    box = strip.chart.boxes()[2]
    QTest.mouseClick(strip.chart, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert strip.chart.clocks[strip.chart.current].key == "judge"
    QTest.mouseClick(strip.chart, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert strip.chart.clocks[strip.chart.current].key == "judge"


def test_tab_chooses_the_first_clock(strip: ClockStrip, qtbot: QtBot) -> None:
    with qtbot.waitActive(strip):
        strip.activateWindow()
    strip.chart.clearFocus()
    strip.chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert strip.chart.current == 0


def test_dots_share_a_moment_and_fold_what_has_no_room(qtbot: QtBot, look: Look) -> None:
    dots = ClockDots()
    qtbot.addWidget(dots)
    dots.show_clocks(intake_clocks(), START, SHANGHAI)
    dots.resize(420, 70)
    assert [(stop.time, stop.words) for stop in dots.stops()] == [
        ("10:02", "受理"), ("10:32", "录入完成"), ("11:02", "初步判断"), ("12:02", "方案"),
    ]  # fmt: skip  # one record a line
    dots.resize(200, 70)
    assert [(stop.time, stop.clocks) for stop in dots.stops()] == [("10:02", ()), ("+3", (0, 1, 2))]
    twice = [*intake_clocks(), *intake_clocks()[1:2]]
    dots.show_clocks(twice, START, SHANGHAI)
    dots.resize(800, 70)
    assert ("11:02", "初步判断, 初步判断") in [(stop.time, stop.words) for stop in dots.stops()]


def test_the_time_line_gives_way_to_words(qtbot: QtBot, look: Look) -> None:
    lanes = ClockLanes()
    qtbot.addWidget(lanes)
    lanes.show_clocks(ticket_clocks(), NOW, SHANGHAI)
    lanes.resize(1000, 300)
    wide = lanes.columns()
    edges = [wide.label, wide.line, wide.due, wide.chip]
    assert all(left[0] + left[1] <= right[0] for left, right in pairwise(edges))
    assert wide.chip[0] + wide.chip[1] <= 1000
    lanes.resize(330, 300)
    assert lanes.columns().line[1] == 0


def test_painting_works_in_every_theme_and_width(qtbot: QtBot, each_look: Look) -> None:
    for form in ("dots", "lanes"):
        strip = ClockStrip(form)
        qtbot.addWidget(strip)
        for clocks in ([], intake_clocks(), ticket_clocks()):
            strip.show_clocks(clocks, NOW, SHANGHAI)
            for width in (60, 330, 1200):
                strip.resize(width, 300)
                assert not strip.grab().isNull()
