"""Sheets over the right side of the intake: every reason, and another policy, while the clerk types."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from app.domain.vocabulary import Demand
from app.ui.screens.common.compare_panel import ComparePanel
from app.ui.screens.common.rights_sheet import RightsSheet
from tests.ui.kit.keyboard import ALT, Key, press
from tests.ui.screens.intake.counter import Counter


@pytest.fixture
def typed(counter: Counter) -> Counter:
    """A television bought six days ago, to be returned."""
    form = replace(
        counter.page.front.form,
        name="李四",
        goods="彩电",
        category="tv",
        price="1999",
        sold_date="2026-11-14",
        words="看不了",
        demand=Demand.RETURN,
    )
    counter.page.change(form)
    counter.page.live.show()
    counter.page.view.problem.words.setFocus()
    return counter


def test_periods_about_to_close_stand_with_the_rights(typed: Counter) -> None:
    assert "7 days of the three guarantees 1 day left" in typed.page.view.rights.closing.words()
    typed.page.change(replace(typed.page.front.form, sold_date="2026-11-19"))
    typed.page.live.show()
    assert typed.page.view.rights.closing.words() == []


def test_missing_facts_say_which_remedies_wait(typed: Counter) -> None:
    gaps = {gap.what: gap for gap in typed.page.presenter.live(typed.page.front).gaps}
    missing = gaps["intact"].missing
    assert missing is not None
    assert missing.remedies == ("return_no_reason",)


def test_alt_r_shows_every_reason_and_escape_gives_the_field_back(typed: Counter) -> None:
    press(Key.Key_R, ALT)
    sheet = typed.page.sheets.sheet
    assert isinstance(sheet, RightsSheet)
    assert sheet.rows.hasFocus()
    press(Key.Key_Down)
    assert sheet.why.isVisible()
    press(Key.Key_Escape)
    assert typed.page.sheets.sheet is None
    assert typed.page.view.shows_live
    assert typed.page.view.problem.words.hasFocus()


def test_enter_on_a_missing_fact_goes_to_its_field(typed: Counter) -> None:
    press(Key.Key_R, ALT)
    sheet = typed.page.sheets.sheet
    assert isinstance(sheet, RightsSheet)
    for _ in range(sheet.rows.count()):
        line = sheet.rows.current()
        if line is not None and line.key == "fact:intact":
            break
        press(Key.Key_Down)
    press(Key.Key_Return)
    assert typed.page.view.goods.looks.hasFocus()
    assert typed.page.sheets.sheet is None


def test_alt_p_compares_and_follows_what_is_typed(typed: Counter) -> None:
    press(Key.Key_P, ALT)
    panel = typed.page.sheets.sheet
    assert isinstance(panel, ComparePanel)
    before = panel.comparison
    assert before is not None
    typed.page.change(replace(typed.page.front.form, price="12000"))
    typed.page.live.show()
    assert panel.comparison != before
    press(Key.Key_P, ALT)
    assert typed.page.sheets.sheet is None


def test_an_empty_form_has_nothing_wrong_to_show(counter: Counter) -> None:
    for key in (Key.Key_P, Key.Key_R):
        press(key, ALT)
        assert not counter.page.view.shows_live
    press(Key.Key_Escape)
    assert counter.page.view.shows_live


def test_history_takes_the_place_of_a_sheet(typed: Counter) -> None:
    press(Key.Key_R, ALT)
    press(Key.Key_F4)
    typed.settle()
    typed.page.live.show()
    assert typed.page.sheets.sheet is None


@pytest.mark.parametrize("key", [Key.Key_P, Key.Key_R])
def test_long_reasons_leave_room_for_the_rows_and_the_buttons(typed: Counter, key: Qt.Key) -> None:
    typed.shell.resize(1366, 768)
    press(key, ALT)
    typed.settle()
    sheet = typed.page.sheets.sheet
    assert isinstance(sheet, ComparePanel | RightsSheet)
    boxes = sheet.whys if isinstance(sheet, ComparePanel) else (sheet.why,)
    for box in boxes:
        box.set_text("商品自售出之日起七日内出现性能故障，消费者可以选择退货、换货或者修理。" * 12)
    sheet._reasons.fit(sheet)
    QApplication.processEvents()
    frame = typed.shell.stack.currentWidget()
    assert isinstance(frame, QScrollArea)
    assert frame.verticalScrollBar().maximum() == 0
    assert sheet.rows.viewport().height() > sheet._reasons.height()
    shown = sheet._reasons.verticalScrollBar()
    assert shown.maximum() > 0
    press(Key.Key_Right)
    assert shown.value() > 0
    press(Key.Key_Left)
    assert shown.value() == 0
