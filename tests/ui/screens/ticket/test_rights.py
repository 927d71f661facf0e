"""Rights, periods and what is missing on a ticket: each with its reason, by keys alone."""

from dataclasses import replace
from datetime import date
from typing import cast

from app.domain.decide import Action
from app.domain.records import Goods
from app.domain.steps.circumstances import StateFacts
from app.domain.vocabulary import Demand
from app.ui.screens.common.rights_sheet import RightsSheet
from app.ui.screens.ticket.body import COURSE, FIELDS
from app.ui.screens.ticket.view import TicketPage
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.ticket.bench import KETTLE, WANG, Bench

BOUGHT = replace(KETTLE, category="tv", sold_date=date(2026, 11, 14), received_date=date(2026, 11, 14))
"""Seven days end nominally on Saturday 11-21, and for the customer on Monday 11-23."""


def _open(bench: Bench, goods: Goods = BOUGHT, then: tuple[Action, ...] = ()) -> TicketPage:
    ticket = bench.ticket(WANG, goods, demand=Demand.RETURN, then=then)
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    return page


def _sheet(page: TicketPage) -> RightsSheet:
    press(Key.Key_R)
    sheet = page.body.over()
    assert isinstance(sheet, RightsSheet)
    return sheet


def _walk_to(sheet: RightsSheet, name: str) -> None:
    """Down until the row of that name."""
    for _ in range(sheet.rows.count()):
        line = sheet.rows.current()
        if line is not None and line.name == name:
            return
        press(Key.Key_Down)
    raise AssertionError(name, [line.name for line in sheet.rows.lines()])


def test_periods_about_to_close_stand_under_the_clocks(bench: Bench) -> None:
    page = _open(bench)
    assert "7 days of the three guarantees 1 day left" in page.frame.closing.words()
    chip = page.frame.closing.chips[0]
    assert "第九条" in chip.toolTip()
    assert "the customer may insist until 11-23" in chip.accessibleDescription()


def test_no_chip_stands_where_nothing_is_about_to_close(bench: Bench) -> None:
    page = _open(bench, replace(BOUGHT, sold_date=date(2026, 11, 19), received_date=date(2026, 11, 19)))
    assert not page.frame.closing.isVisible()


def test_every_row_with_a_day_says_why_it_is_that_day(bench: Bench) -> None:
    page = _open(bench)
    sheet = _sheet(page)
    assert sheet.rows.hasFocus()
    lines = sheet.rows.lines()
    dated = [line.name for line in lines[: max(n for n, line in enumerate(lines) if line.head)]]
    for _ in lines:
        press(Key.Key_Down)
        line = sheet.rows.current()
        assert line is not None
        assert line.cells[0].why or line.name not in dated, line.name
        assert line.cells[0].why in sheet.why.words.text(), line.name
    titles = [line.name for line in sheet.rows.lines() if line.head]
    assert titles == [
        "About to close",
        "Still missing",
        "Rights",
        "Periods",
        "Clocks",
        "Level, money and identity",
    ]


def test_a_clock_that_was_met_says_so_and_when_and_not_what_would_be_left(bench: Bench) -> None:
    sheet = _sheet(_open(bench))
    met = [line for line in sheet.rows.lines() if line.cells and line.cells[0].icon == "check"]
    assert [line.cells[0].text for line in met] == ["Met"] * len(met)
    assert met
    assert all("left" not in line.cells[0].text for line in met)


def test_a_period_tells_its_last_day_and_clause(bench: Bench) -> None:
    page = _open(bench)
    sheet = _sheet(page)
    _walk_to(sheet, "7 days of the three guarantees")
    said = sheet.why.words.text()
    assert "11月23日" in said
    assert "第九条" in said


def test_a_missing_fact_says_what_waits_for_it_and_enter_leads_to_its_form(bench: Bench) -> None:
    page = _open(bench)
    sheet = _sheet(page)
    _walk_to(sheet, "Original state")
    line = sheet.rows.current()
    assert line is not None
    assert line.cells[0].text == "→ No-reason return"
    press(Key.Key_Return)
    assert not isinstance(page.body.over(), RightsSheet)
    assert page.body.over() is not None  # the form of the look at the goods


def test_enter_leads_to_a_field_among_all_fields(bench: Bench) -> None:
    page = _open(bench)
    sheet = _sheet(page)
    _walk_to(sheet, "How many people affected")
    press(Key.Key_Return)
    assert page.body.tab() == FIELDS
    focused = page.focusWidget()
    assert focused is not None
    assert page.body.fields.isAncestorOf(focused)


def test_a_fact_that_only_a_step_states_leads_to_a_note(bench: Bench) -> None:
    page = _open(bench)
    page.overlays._answer("refund_approved_at")
    assert page.body.tab() == COURSE


def test_escape_closes_it_and_it_stands_in_the_list_of_actions(bench: Bench) -> None:
    page = _open(bench)
    _sheet(page)
    press(Key.Key_Escape)
    assert page.body.over() is None
    page.setFocus()
    press(Key.Key_Period)
    write("qyqx")
    press(Key.Key_Return)
    assert isinstance(page.body.over(), RightsSheet)


def test_goods_that_are_too_long_in_repair_stand_out_with_the_reason(bench: Bench) -> None:
    bought = replace(BOUGHT, sold_date=date(2026, 10, 10), received_date=date(2026, 10, 10))
    page = _open(bench, bought, then=(StateFacts({"sent_repair_date": "2026-10-18"}),))
    assert page.frame.closing.words()[0] == "Repair limit passed 3 d ago"
    assert "第十二条" in page.frame.closing.chips[0].toolTip()
