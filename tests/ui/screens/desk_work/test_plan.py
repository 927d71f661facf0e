"""Offering, approving, accepting and refusing a plan by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication

from app.domain.money import Fen
from app.domain.status import Stage
from app.domain.vocabulary import Demand, Role
from app.pin_hashes import Argon2Hashes
from app.ui.labels.grading import post_label
from app.ui.screens.common.lender_fields import Lending
from app.ui.screens.desk_work.plan_panel import PlanPanel
from app.ui.screens.desk_work.work_area import PLAN
from app.usecases.house_rules import keep_profile
from app.usecases.pins import KeptPin, pin_key
from tests.fakes.syncing import JOINED, FakeLink
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.desk_work.bench import MANAGER, Bench, CasePage, message
from tests.ui.screens.desk_work.steps import VERDICT, judged, offered, refund_plan
from tests.usecases.test_overrides import stricter


def plan_of(page: CasePage) -> PlanPanel:
    panel = page.area.panel()
    assert isinstance(panel, PlanPanel)
    return panel


def enter_until(done: object) -> None:
    """Press Enter until that widget has the keyboard."""
    for _ in range(20):
        if QApplication.focusWidget() is done:
            return
        press(Key.Key_Return)
    raise AssertionError(QApplication.focusWidget())


def test_what_the_customer_asked_for_and_is_owed_stands_there_first(desk: Bench) -> None:
    page = desk.open_case(judged(desk))
    panel = plan_of(page)
    assert panel.offer.first.remedy.hasFocus()
    option = panel.offer.first.option()
    assert option is not None
    assert (option.remedy, option.strength, option.freight_payer) == (
        "exchange_same_model",
        "by_right",
        "merchant",
    )


def wait_until(desk: Bench, typed: str) -> tuple[str, PlanPanel]:
    ticket = judged(desk)
    panel = plan_of(desk.open_case(ticket))
    enter_until(panel.offer.exchange.stock)
    press(Key.Key_2)
    press(Key.Key_Return)
    press(Key.Key_1)
    press(Key.Key_Return)
    assert panel.offer.exchange.expected.hasFocus()
    write(typed)
    enter_until(panel.offer.send)
    press(Key.Key_Return)
    desk.settle()
    return ticket, panel


def test_a_wait_beyond_seven_days_is_refused_beside_the_day(desk: Bench) -> None:
    ticket, panel = wait_until(desk, "1128")
    error = panel.offer.exchange.expected_field.error
    assert error == "exchange_wait_too_long:expected=2026-11-28:latest=2026-11-27"
    assert desk.ticket(ticket).items[0].plan is None
    assert panel.offer.exchange.expected.hasFocus()


def test_a_wait_of_five_days_is_offered(desk: Bench) -> None:
    ticket, panel = wait_until(desk, "1125")
    plan = desk.ticket(ticket).items[0].plan
    assert plan is not None
    assert plan.exchange is not None
    assert (plan.exchange.expected, plan.exchange.substitute_refused) == (date(2026, 11, 25), True)
    assert panel.answer.how.hasFocus()
    assert desk.ticket(ticket).stage is Stage.PLAN_OFFERED


def test_the_customer_accepts_by_phone(desk: Bench) -> None:
    ticket = offered(desk)
    desk.open_case(ticket)
    press(Key.Key_3)
    press(Key.Key_Return)
    press(Key.Key_Return)
    desk.settle()
    plan = desk.ticket(ticket).items[0].plan
    assert plan is not None
    assert (plan.chosen, plan.answered_how) == (0, "phone")
    assert desk.ticket(ticket).stage is Stage.PLAN_ACCEPTED


def test_a_refusal_has_a_reason_and_leads_to_two_other_ways(desk: Bench) -> None:
    ticket = offered(desk)
    page = desk.open_case(ticket)
    press(Key.Key_Return)
    write("zu jiu")
    press(Key.Key_Return)
    desk.settle()
    assert desk.ticket(ticket).stage is Stage.PLAN_REFUSED
    panel = plan_of(page)
    assert panel.offer.isVisible()
    first, second = panel.offer.first.option(), panel.offer.second.option()
    assert first is not None
    assert second is not None
    assert "exchange_same_model" not in (first.remedy, second.remedy)
    level = desk.ticket(ticket).level
    assert level is not None
    said = panel.answer.then.words.text()
    assert panel.answer.heading.text() == "Refused plan"
    assert panel.answer.then.isVisible()
    assert said.startswith(f"Owner: {post_label(level.owner)}.")
    assert "12315" in said


def test_a_plan_that_waits_says_nothing_of_a_refusal(desk: Bench) -> None:
    panel = plan_of(desk.open_case(offered(desk)))
    assert panel.answer.heading.text() == "On the table"
    assert panel.answer.then.isHidden()


def test_paid_work_names_its_price(desk: Bench) -> None:
    ticket = judged(desk)
    panel = plan_of(desk.open_case(ticket))
    write("paid repair")
    press(Key.Key_Return)
    assert panel.offer.first.cost.value() == "paid"
    enter_until(panel.offer.send)
    press(Key.Key_Return)
    desk.settle()
    assert panel.offer.first.amount_field.error.startswith("price_missing")
    write("80")
    enter_until(panel.offer.send)
    press(Key.Key_Return)
    desk.settle()
    plan = desk.ticket(ticket).items[0].plan
    assert plan is not None
    assert plan.options[0].amount == Fen(8000)


def dear_sofa(desk: Bench) -> str:
    ticket = desk.kettle(
        Demand.RETURN,
        name="布艺沙发",
        category="furniture_sofa",
        price=Fen(1280000),
        sold_date=date(2026, 11, 15),
    )
    desk.do(ticket, VERDICT, refund_plan(1280000))
    return ticket


def test_above_the_limit_a_manager_approves_at_the_desk_first(desk: Bench) -> None:
    ticket = dear_sofa(desk)
    page = desk.open_case(ticket)
    page.area.open(PLAN)
    desk.settle()
    panel = plan_of(page)
    assert panel.answer.state.text() == "Waits for the manager"
    assert not panel.answer.accept.isEnabled()
    page.work.focus()
    press(Key.Key_G)
    desk.settle()
    assert [(a.subject, a.by, a.role) for a in desk.ticket(ticket).approvals] == [
        ("plan:1", MANAGER.name, Role.MANAGER)
    ]
    assert not panel.answer.approval.isVisible()
    assert panel.answer.accept.isEnabled()


def test_a_manager_approves_by_pin_and_enter_and_a_wrong_pin_is_said_beside_it(desk: Bench) -> None:
    pin = KeptPin(Argon2Hashes(printed=True).hashed("7788")).value()
    desk.workplace.settings.put({pin_key(MANAGER.name): pin})
    ticket = dear_sofa(desk)
    page = desk.open_case(ticket)
    page.area.open(PLAN)
    desk.settle()
    lender = plan_of(page).answer.approval.lender
    page.work.focus()
    press(Key.Key_G)
    assert lender.pin.hasFocus()
    for typed, left in (("g1234", 0), ("7788", 1)):
        write(typed)
        press(Key.Key_Return)
        desk.settle()
        assert len(desk.ticket(ticket).approvals) == left
        if not left:
            assert lender.pin_field.error.startswith("pin_wrong")
            assert lender.pin.hasFocus()
    assert not plan_of(page).answer.approval.isVisible()


def test_a_manager_who_is_signed_in_needs_no_picker(desk: Bench) -> None:
    desk.people[0] = MANAGER
    ticket = dear_sofa(desk)
    page = desk.open_case(ticket)
    page.area.open(PLAN)
    desk.settle()
    assert not plan_of(page).answer.approval.lender.isVisible()


def test_where_nobody_may_approve_nothing_is_approved(desk: Bench) -> None:
    desk.workplace.settings.put({"staff": [{"name": "方远", "role": "specialist"}]})
    ticket = dear_sofa(desk)
    page = desk.open_case(ticket)
    page.area.open(PLAN)
    desk.settle()
    panel = plan_of(page)
    assert not panel.answer.approval.approve.isEnabled()
    panel.answer.approval.approved.emit(Lending("方远", "", "不在场"))
    desk.settle()
    assert message(desk.shell).startswith("override_by_oneself")
    assert desk.ticket(ticket).approvals == ()


def test_who_may_approve_by_the_profile_alone_is_offered(desk: Bench) -> None:
    """A manager is signed in and another one is there; the profile leaves both out."""
    others = [{"name": "何立", "role": "manager"}, {"name": "周静", "role": "manager"}]
    desk.workplace.settings.put({"staff": others})
    desk.people[0] = MANAGER
    keep_profile(desk.workplace, dict(stricter(desk.workplace)), MANAGER)
    page = desk.open_case(dear_sofa(desk))
    page.area.open(PLAN)
    desk.settle()
    box = plan_of(page).answer.approval
    assert not box.approve.isEnabled()
    assert not box.lender.who_field.isVisible()
    assert box.lender.hint.isVisible()


def test_head_office_is_asked_with_a_reason_which_is_wanted_beside_its_field(desk: Bench) -> None:
    desk.workplace = replace(desk.workplace, joined=lambda: True)
    desk.services = replace(desk.services, workplace=desk.workplace, link=FakeLink(JOINED))
    ticket = dear_sofa(desk)
    page = desk.open_case(ticket)
    page.area.open(PLAN)
    desk.settle()
    box = plan_of(page).answer.approval
    box.lender.reason.clear()
    box.ask_office.click()
    desk.settle()
    assert box.lender.reason_field.error
    assert box.lender.reason.hasFocus()
    assert not plan_of(page).answer.reason_field.error
    assert desk.ticket(ticket).requests == ()
    write("客户在店等候")
    assert not box.lender.reason_field.error
    box.ask_office.click()
    desk.settle()
    (asked,) = desk.ticket(ticket).requests
    assert asked.reason == "客户在店等候"


def test_the_refund_says_until_when_and_why(desk: Bench) -> None:
    panel = plan_of(desk.open_case(judged(desk, Demand.RETURN)))
    form = panel.offer.refund
    assert form.isVisible()
    assert form.amount.amount() == Fen(19900)
    assert "壹佰玖拾玖元整" in form.net.text()
    assert "2026-11-25" in form.due.text()


def test_depreciation_is_asked_for_when_that_remedy_is_chosen_after_another(desk: Bench) -> None:
    panel = plan_of(desk.open_case(judged(desk, Demand.RETURN)))
    offer = panel.offer
    assert offer.refund.depreciation.isHidden()
    offer.first.remedy.set_value("return_with_depreciation")
    offer.first.remedy_changed.emit()
    assert offer.refund.depreciation.isVisible()
    offer.refund.depreciation.amount.setFocus()
    write("48.95")
    press(Key.Key_Return)
    terms = offer.refund.terms()
    assert terms is not None
    assert (terms.amount, terms.depreciation, terms.net) == (Fen(19900), Fen(4895), Fen(15005))
    offer.first.remedy.set_value("return_full_refund")
    offer.first.remedy_changed.emit()
    assert offer.refund.depreciation.isHidden()


def television(desk: Bench) -> str:
    """A television of a month ago, found faulty: the rules know its daily rate."""
    ticket = desk.kettle(
        Demand.RETURN, name="电视机", category="tv", price=Fen(500000), sold_date=date(2026, 10, 21)
    )
    desk.do(ticket, VERDICT)
    return ticket


def test_depreciation_starts_with_the_rate_and_the_days_of_the_rules(desk: Bench) -> None:
    ticket = television(desk)
    page = desk.open_case(ticket)
    page.area.open(PLAN)
    desk.settle()
    offer = plan_of(page).offer
    offer.first.remedy.set_value("return_with_depreciation")
    offer.first.remedy_changed.emit()
    form = offer.refund.depreciation
    assert (form.rate.text(), form.days.text(), form.amount.amount()) == ("0.1", "30", Fen(15000))
    form.days.setFocus()
    form.days.selectAll()
    write("20")
    offer.send.setFocus()
    press(Key.Key_Return)
    desk.settle()
    plan = desk.ticket(ticket).items[0].plan
    assert plan is not None
    assert plan.refund is not None
    refund = plan.refund
    assert (refund.depreciation, refund.depreciation_days, refund.daily_rate) == (Fen(10000), 20, "0.001")
    assert refund.net == Fen(490000)


def test_a_lowered_refund_says_what_is_taken_off(desk: Bench) -> None:
    ticket = judged(desk, Demand.RETURN)
    offer = plan_of(desk.open_case(ticket)).offer
    offer.first.remedy.set_value("return_with_depreciation")
    offer.first.remedy_changed.emit()
    offer.refund.amount.setFocus()
    write("150")
    offer.send.setFocus()
    press(Key.Key_Return)
    desk.settle()
    form = offer.refund.depreciation
    assert form.amount_field.error.startswith("depreciation_missing")
    assert desk.ticket(ticket).items[0].plan is None
    form.basis.setFocus()
    press(Key.Key_1)
    offer.send.setFocus()
    press(Key.Key_Return)
    desk.settle()
    assert form.rate_field.error.startswith("daily_rate_missing")
    assert form.rate.hasFocus()


def test_remarks_of_a_plan_are_watched_for_they_are_printed(desk: Bench) -> None:
    panel = plan_of(desk.open_case(judged(desk)))
    form = panel.offer.first
    form.remarks.setFocus()
    write("不可能再换")
    assert form.guard.isVisible()
    assert [mark.text for mark in form.guard.marks] == ["不可能"]
    form.guard.swap.setFocus()
    press(Key.Key_Space)
    assert form.remarks.text() == "目前核查未能确认再换"
