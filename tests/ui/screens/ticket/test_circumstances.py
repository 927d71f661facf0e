"""Circumstances on a ticket: stated from what is missing, from the list and among all fields, by keys alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.policy.vocabulary import VOCABULARY
from app.domain.records import Goods
from app.domain.steps.circumstances import STATABLE, StateFacts
from app.domain.ticket import StatedFact, Ticket
from app.domain.vocabulary import Demand
from app.ui.labels.circumstances import fact_label
from app.ui.screens.common.fact_words import fact_value_words
from app.ui.screens.common.rights_lines import FACT
from app.ui.screens.common.rights_sheet import RightsSheet
from app.ui.screens.ticket.body import FIELDS
from app.ui.screens.ticket.fact_controls import make_fact_control
from app.ui.screens.ticket.fact_list import FactList
from app.ui.screens.ticket.fact_sheet import FactSheet
from app.ui.screens.ticket.form_controls import Desk
from app.ui.screens.ticket.view import TicketPage
from app.usecases.known_values import known_values
from app.usecases.perform import perform
from tests.domain.test_circumstances import sample
from tests.ui.kit.keyboard import CTRL, Key, press, write
from tests.ui.screens.ticket.bench import CLERK, KETTLE, WANG, Bench

TV = replace(KETTLE, category="tv", sold_date=date(2026, 11, 14), received_date=date(2026, 11, 14))


def _open(bench: Bench, goods: Goods = TV, facts: dict[str, StatedFact] | None = None) -> TicketPage:
    ticket = bench.ticket(WANG, goods, demand=Demand.RETURN)
    if facts:
        perform(bench.work, ticket.id, StateFacts(facts), CLERK)
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    return page


def _stated(bench: Bench, page: TicketPage) -> dict[str, StatedFact]:
    found = bench.work.tickets.ticket(page.ticket_id)
    assert found is not None
    return dict(found.items[0].stated)


def _pick(page: TicketPage, key: str) -> FactSheet:
    """Press the dot, find the list of circumstances, find one of them there."""
    page.setFocus()
    press(Key.Key_Period)
    write("bcqk")
    press(Key.Key_Return)
    assert isinstance(page.body.over(), FactList)
    write(fact_label(key))
    press(Key.Key_Return)
    sheet = page.body.over()
    assert isinstance(sheet, FactSheet)
    return sheet


def test_a_missing_fact_is_stated_and_the_sheet_judges_anew(bench: Bench) -> None:
    page = _open(bench)
    press(Key.Key_R)
    rights = page.body.over()
    assert isinstance(rights, RightsSheet)
    asked = [line.key for line in rights.rows.lines() if line.key.startswith(FACT)]
    wanted = next(key for key in asked if key.removeprefix(FACT) == "failed_repairs")
    while (line := rights.rows.current()) is not None and line.key != wanted:
        press(Key.Key_Down)
    press(Key.Key_Return)
    sheet = page.body.over()
    assert isinstance(sheet, FactSheet)
    assert sheet.what.text() == "Repairs that failed"
    assert sheet.change.words.text().startswith("It may change: ")
    write("2")
    press(Key.Key_Return)
    bench.settle()
    again = page.body.over()
    assert isinstance(again, RightsSheet)
    assert again.rows.hasFocus()
    assert wanted not in [line.key for line in again.rows.lines()]
    assert (current := again.rows.current()) is not None
    assert current.key.startswith(FACT)  # the next one to be answered
    assert _stated(bench, page) == {"failed_repairs": 2}
    assert bench.saved


def test_yes_no_and_unknown_stand_on_digits(bench: Bench) -> None:
    page = _open(bench)
    for digit, expected in ((Key.Key_2, False), (Key.Key_1, True)):
        _pick(page, "soiled")
        press(digit)
        press(Key.Key_Return)
        bench.settle()
        assert _stated(bench, page) == {"soiled": expected}
        assert isinstance(page.body.over(), FactList)
        press(Key.Key_Escape)
    _pick(page, "soiled")
    press(Key.Key_3)
    press(Key.Key_Return)
    bench.settle()
    assert _stated(bench, page) == {}


def test_a_value_the_rules_know_is_taken_and_an_emptied_field_takes_it_back(bench: Bench) -> None:
    page = _open(bench)
    sheet = _pick(page, "faulty_part")
    press(Key.Key_Down)
    press(Key.Key_Return)
    bench.settle()
    assert _stated(bench, page) == {"faulty_part": "main"}
    sheet = _pick(page, "faulty_part")
    assert sheet.control.read() == "main"
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    press(Key.Key_Return)
    bench.settle()
    assert _stated(bench, page) == {}


def test_stated_ones_stand_first_in_the_list_with_their_values(bench: Bench) -> None:
    page = _open(bench, facts={"region": "浙江", "repairable": False})
    page.overlays.open_facts()
    panel = page.body.over()
    assert isinstance(panel, FactList)
    assert set(panel.titles()[:2]) == {"Region", "Can it be repaired?"}
    assert len(panel.titles()) == len(STATABLE)


@pytest.mark.parametrize(
    ("key", "typed", "expected"),
    [
        ("agreed_warranty_years", "3", 3),
        ("actual_paid", "199", "199.00"),
        ("return_date", "-3", "2026-11-17"),
        ("manufactured", "2026.5", "2026-05"),
        ("reported_at", "11-18 9:05", "2026-11-18T09:05"),
        ("promise", "for life", "for life"),
        ("daily_rate", "0.001", "0.001"),
    ],
)
def test_each_kind_is_typed_as_people_type_it(
    bench: Bench, key: str, typed: str, expected: StatedFact
) -> None:
    page = _open(bench)
    _pick(page, key)
    write(typed)
    press(Key.Key_Return)
    bench.settle()
    assert _stated(bench, page) == {key: expected}


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("agreed_warranty_years", "abc", "count_expected"),
        ("agreed_warranty_years", "500", "fact_out_of_range"),
        ("manufactured", "May", "date_form"),
        ("reported_at", "yesterday", "date_form"),
        ("daily_rate", "7", "fact_wrong_type"),
    ],
)
def test_what_is_wrong_is_said_beside_the_answer(bench: Bench, key: str, typed: str, code: str) -> None:
    page = _open(bench)
    sheet = _pick(page, key)
    write(typed)
    press(Key.Key_Return)
    bench.settle()
    assert sheet.wrong.text().startswith(code)
    assert fact_label(key) in sheet.wrong.text()
    assert page.body.over() is sheet
    assert _stated(bench, page) == {}
    press(Key.Key_Escape)
    assert isinstance(page.body.over(), FactList)


def test_among_all_fields_enter_amends_one(bench: Bench) -> None:
    page = _open(bench, facts={"damage": "total", "soiled": True})
    press(Key.Key_5, CTRL)
    bench.settle()
    line = page.body.fields.line("stated.1.damage")
    assert line is not None
    assert (line.row.label, line.row.value) == ("Damage", "Total")
    page.body.fields.edit("stated.1.damage")
    press(Key.Key_Return)
    assert isinstance(page.body.over(), FactSheet)
    write("severe")
    press(Key.Key_Return)
    bench.settle()
    assert page.body.over() is None
    assert page.body.tab() == FIELDS
    line = page.body.fields.line("stated.1.damage")
    assert line is not None
    assert line.row.value == "Severe"
    assert line.hasFocus()


def _course(page: TicketPage) -> str:
    press(Key.Key_2, CTRL)
    return "\n".join(label.text() for label in page.body.course.lines.findChildren(QLabel))


def test_the_course_says_which_and_undo_takes_it_back(bench: Bench) -> None:
    page = _open(bench, facts={"repairable": True})
    _pick(page, "repairable")
    press(Key.Key_2)
    press(Key.Key_Return)
    bench.settle()
    assert "Can it be repaired? Yes → No" in _course(page)
    told = len(bench.messages)
    press(Key.Key_Z, CTRL)
    bench.until(lambda: len(bench.messages) > told)
    assert "Circumstance stated" in bench.messages[-1].text
    press(Key.Key_Z, CTRL)
    bench.until(lambda: _stated(bench, page) == {"repairable": True})
    bench.settle()


def test_the_goods_in_view_are_meant(bench: Bench) -> None:
    ticket: Ticket = bench.ticket(WANG, TV, KETTLE)
    perform(bench.work, ticket.id, StateFacts({"soiled": True}, "2"), CLERK)
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    press(Key.Key_5, CTRL)
    bench.settle()
    assert page.body.fields.line("stated.2.soiled") is not None
    assert page.body.fields.line("stated.1.soiled") is None
    page.body.fields.edit("stated.2.soiled")
    press(Key.Key_Return)
    sheet = page.body.over()
    assert isinstance(sheet, FactSheet)
    assert sheet.control.read() is True
    press(Key.Key_2)
    press(Key.Key_Return)
    bench.settle()
    assert [item.stated for item in bench.now(ticket).items] == [{}, {"soiled": False}]


def test_every_circumstance_has_words_and_a_control_that_gives_its_value_back(bench: Bench) -> None:
    desk = Desk(bench.work.policy, bench.time.now)
    for key in STATABLE:
        assert fact_label(key), key
        value = sample(VOCABULARY[key])
        known = known_values(bench.work.policy.rulebook, key)
        control = make_fact_control(key, value, known, desk)
        assert control.read() == value, key
        assert make_fact_control(key, "", known, desk).read() == "", key
        control.widget.deleteLater()
        raw = [code for code in known if code.isascii() and fact_value_words(key, code) == code]
        assert raw == [], key
