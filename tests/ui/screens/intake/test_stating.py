"""Circumstances stated before the ticket exists: by a key, from what is missing, judged, kept and saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.ticket import StatedFact
from app.domain.vocabulary import Demand
from app.ui.labels.circumstances import fact_label
from app.ui.screens.common.rights_lines import FACT
from app.ui.screens.common.rights_sheet import RightsSheet
from app.ui.screens.intake.live_cards import _GapLine
from app.ui.screens.ticket.fact_list import FactList
from app.ui.screens.ticket.fact_sheet import FactSheet
from app.usecases.intake_draft import decode
from tests.ui.kit.keyboard import ALT, CTRL, Key, press, write
from tests.ui.screens.intake.conftest import Open
from tests.ui.screens.intake.counter import Counter


def fill(counter: Counter) -> None:
    """A television bought six days ago, to be returned."""
    form = replace(
        counter.page.front.form,
        phone="13900001111",
        name="李四",
        goods="彩电",
        category="tv",
        price="1999",
        sold_date="2026-11-14",
        received_date="2026-11-14",
        bought_at="counter",
        risks=("none",),
        words="看不了",
        demand=Demand.RETURN,
    )
    counter.page.change(form)
    counter.page.live.show()
    counter.page.view.problem.words.setFocus()


@pytest.fixture
def typed(counter: Counter) -> Counter:
    fill(counter)
    return counter


def over(counter: Counter) -> QWidget | None:
    return counter.page.sheets.sheet


def state(counter: Counter, key: str, value: str) -> None:
    """Alt+F, find one, answer it; the list is there again."""
    press(Key.Key_F, ALT)
    write(fact_label(key))
    press(Key.Key_Return)
    assert isinstance(over(counter), FactSheet)
    write(value)
    press(Key.Key_Return)
    assert isinstance(over(counter), FactList)


def stated(counter: Counter) -> dict[str, StatedFact]:
    return dict(counter.page.front.form.stated)


def gaps(counter: Counter) -> list[str]:
    return [gap.what for gap in counter.page.presenter.live(counter.page.front).gaps]


def test_alt_f_lists_what_the_rules_ask_for_first_and_escape_gives_the_field_back(typed: Counter) -> None:
    asked = [key for key in gaps(typed) if fact_label(key)]
    assert asked
    press(Key.Key_F, ALT)
    panel = over(typed)
    assert isinstance(panel, FactList)
    assert panel.field.hasFocus()
    assert panel.titles()[: len(asked)] == [fact_label(key) for key in asked]
    press(Key.Key_Escape)
    assert over(typed) is None
    assert typed.page.view.shows_live
    assert typed.page.view.problem.words.hasFocus()
    press(Key.Key_F, ALT)
    press(Key.Key_F, ALT)
    assert over(typed) is None
    assert typed.page.view.problem.words.hasFocus()


def test_what_is_stated_is_judged_at_once_and_stands_on_the_card(typed: Counter) -> None:
    before = typed.page.view.gaps.words()
    assert "failed_repairs" in gaps(typed)
    state(typed, "failed_repairs", "2")
    assert stated(typed) == {"failed_repairs": 2}
    assert "failed_repairs" not in gaps(typed)
    press(Key.Key_Escape)
    assert typed.page.view.rights.stated.isVisible()
    assert typed.page.view.rights.stated.text() == "Stated: Repairs that failed: 2"
    assert typed.page.view.gaps.words() != before
    press(Key.Key_F, ALT)
    panel = over(typed)
    assert isinstance(panel, FactList)
    assert panel.titles()[0] == "Repairs that failed"


def test_it_is_changed_and_taken_back(typed: Counter) -> None:
    state(typed, "soiled", "2")
    assert stated(typed) == {"soiled": False}
    press(Key.Key_Escape)
    state(typed, "soiled", "1")
    assert stated(typed) == {"soiled": True}
    press(Key.Key_Escape)
    state(typed, "soiled", "3")
    assert stated(typed) == {}
    press(Key.Key_Escape)
    assert not typed.page.view.rights.stated.isVisible()


def test_a_line_of_what_is_missing_opens_its_sheet(typed: Counter) -> None:
    lines = [line for line in typed.page.view.gaps.findChildren(_GapLine) if not line.isHidden()]
    place = next(n for n, key in enumerate(gaps(typed)[: len(lines)]) if fact_label(key))
    key = gaps(typed)[place]
    lines[place]._go.setFocus()
    press(Key.Key_Space)
    sheet = over(typed)
    assert isinstance(sheet, FactSheet)
    assert sheet.what.text() == fact_label(key)
    assert sheet.change.words.text().startswith("It may change: ")
    press(Key.Key_Escape)
    assert over(typed) is None
    assert lines[place]._go.hasFocus()


def test_on_the_sheet_of_rights_enter_states_one_and_goes_on_to_the_next(typed: Counter) -> None:
    press(Key.Key_R, ALT)
    rights = over(typed)
    assert isinstance(rights, RightsSheet)
    wanted = f"{FACT}failed_repairs"
    for _ in range(rights.rows.count()):
        if (line := rights.rows.current()) is not None and line.key != wanted:
            press(Key.Key_Down)
    press(Key.Key_Return)
    write("2")
    press(Key.Key_Return)
    again = over(typed)
    assert isinstance(again, RightsSheet)
    assert again.rows.hasFocus()
    assert wanted not in [line.key for line in again.rows.lines()]
    assert (current := again.rows.current()) is not None
    assert current.key.startswith(FACT)
    press(Key.Key_Escape)
    assert over(typed) is None
    assert typed.page.view.problem.words.hasFocus()


def test_what_is_wrong_is_said_on_the_sheet_and_nothing_is_stated(typed: Counter) -> None:
    press(Key.Key_F, ALT)
    write(fact_label("agreed_warranty_years"))
    press(Key.Key_Return)
    sheet = over(typed)
    assert isinstance(sheet, FactSheet)
    write("500")
    press(Key.Key_Return)
    assert sheet.wrong.text().startswith("fact_out_of_range")
    assert over(typed) is sheet
    assert stated(typed) == {}
    press(Key.Key_Escape)
    assert isinstance(over(typed), FactList)


def test_what_was_stated_is_saved_with_the_ticket(typed: Counter) -> None:
    state(typed, "failed_repairs", "2")
    press(Key.Key_Escape)
    before = typed.page.presenter.decision(typed.page.front)
    ticket = typed.save(lambda: press(Key.Key_F10))
    assert ticket.items[0].stated == {"failed_repairs": 2}
    types = [line.type for line in typed.work.tickets.history(ticket.id)]
    assert types[:2] == ["ticket.opened", "facts.stated"]
    after = typed.work.policy.item_decision(ticket, ticket.items[0], typed.time.now())
    assert before is not None
    assert after.codes("missing") == before.codes("missing")
    assert typed.page.front.form.stated == {}
    assert not typed.page.view.rights.stated.isVisible()


def test_it_is_kept_parked_and_found_after_a_power_cut(open_counter: Open) -> None:
    before = open_counter()
    fill(before)
    state(before, "region", "浙江")
    before.keep_drafts()
    (draft,) = before.work.drafts.all()
    assert decode(draft.payload).stated == {"region": "浙江"}
    press(Key.Key_Escape)
    press(Key.Key_F8)
    before.settle()
    assert stated(before) == {}
    press(Key.Key_1, ALT)
    assert stated(before) == {"region": "浙江"}
    before.keep_drafts()
    before.kill()

    after = open_counter()
    press(Key.Key_Return)
    after.settle()
    assert stated(after) == {"region": "浙江"}
    assert after.page.view.rights.stated.isVisible()


def test_the_goods_in_view_are_meant(typed: Counter) -> None:
    state(typed, "failed_repairs", "2")
    press(Key.Key_Escape)
    press(Key.Key_G, ALT)
    form = replace(typed.page.front.form, goods="电水壶", category="kettle", demand=Demand.EXCHANGE)
    typed.page.change(form)
    typed.settle()
    assert not typed.page.view.rights.stated.isVisible()
    state(typed, "soiled", "1")
    panel = over(typed)
    assert isinstance(panel, FactList)
    assert panel.note.text() == "article 2 · 电水壶"
    press(Key.Key_PageUp, CTRL)
    typed.settle()
    assert panel.note.text() == "article 1 · 彩电"
    assert panel.titles()[0] == "Repairs that failed"
    typed.page.view.problem.words.setFocus()
    assert stated(typed) == {"failed_repairs": 2}
    ticket = typed.save(lambda: press(Key.Key_F10))
    assert [item.stated for item in ticket.items] == [{"failed_repairs": 2}, {"soiled": True}]


def test_a_sheet_goes_with_the_goods_it_speaks_of(typed: Counter) -> None:
    press(Key.Key_F, ALT)
    write(fact_label("soiled"))
    press(Key.Key_Return)
    assert isinstance(over(typed), FactSheet)
    press(Key.Key_G, ALT)
    typed.settle()
    assert over(typed) is None
    assert typed.focused() == "barcode"


def test_an_empty_form_can_be_told_too(counter: Counter) -> None:
    state(counter, "soiled", "1")
    press(Key.Key_Escape)
    assert stated(counter) == {"soiled": True}
    assert counter.page.view.customer.phone.hasFocus()
