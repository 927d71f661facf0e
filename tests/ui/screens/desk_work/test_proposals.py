"""What the determination desk proposes for the notice: only what is owed as things are known."""

from __future__ import annotations

from app.domain.vocabulary import Demand
from app.ui.screens.desk_work.determination_page import DeterminationPage
from tests.ui.kit.keyboard import Key, press
from tests.ui.screens.desk_work.bench import Bench


def open_desk(desk: Bench, ticket: str) -> DeterminationPage:
    page = DeterminationPage(desk.services, ticket)
    desk.open(page)
    return page


def test_the_notice_proposes_nothing_that_is_over_or_waits_for_a_fact(desk: Bench) -> None:
    ticket = desk.kettle(Demand.RETURN, bought_at=None)
    page = open_desk(desk, ticket)
    press(Key.Key_1)
    form = page.desk.form
    assert form.suggestion.text() == "为您办理退货，按实付金额退款（最晚2026年11月23日提出）。"
    grounds = " ".join(each.basis.text for each in form.grounds.grounds())
    assert "第二十五条" not in grounds
    assert "商场售后服务运作流程三（一）退换货服务" in grounds


def test_a_last_day_that_has_passed_is_not_named(desk: Bench) -> None:
    ticket = desk.kettle(Demand.RETURN, bought_at=None)
    desk.time.advance(days=6)
    page = open_desk(desk, ticket)
    press(Key.Key_1)
    assert page.desk.form.suggestion.text() == "为您办理退货，按实付金额退款。"
