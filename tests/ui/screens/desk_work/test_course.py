"""Carrying out, following up, closing; answers, emergencies, checks: each by its keys."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.domain.money import Fen
from app.domain.privacy import Purpose
from app.domain.records import Customer, Goods, Problem
from app.domain.status import Stage
from app.domain.steps.intake import TakeIn
from app.domain.steps.planning import AcceptPlan
from app.domain.steps.privacy import GiveConsent
from app.domain.vocabulary import Demand, ProofKind, ProofState
from app.ui.kit.buttons import Button
from app.ui.kit.segmented import Segmented
from app.ui.screens.desk_work.check_panel import CheckPanel
from app.ui.screens.desk_work.determination_page import DeterminationPage
from app.ui.screens.desk_work.execution_panel import ExecutionPanel
from app.ui.screens.desk_work.follow_up_panel import FollowUpPanel
from app.ui.screens.desk_work.key_list import KeyList
from app.ui.screens.desk_work.talk_panels import AnswerPanel, EmergencyPanel
from app.ui.screens.desk_work.work_area import ANSWER, CHECK, EMERGENCY, EXECUTION, FOLLOW_UP, NOTICE, SLIP
from app.usecases.take_in import take_in
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.desk_work.bench import MANAGER, SPECIALIST, Bench, CasePage, message
from tests.ui.screens.desk_work.steps import agreed, judged, refund_plan


def execution(page: CasePage) -> ExecutionPanel:
    page.area.open(EXECUTION)
    panel = page.area.panel()
    assert isinstance(panel, ExecutionPanel)
    page.work.focus()
    return panel


def test_an_exchange_is_carried_out_followed_up_and_closed_by_keys(desk: Bench) -> None:
    ticket = agreed(desk)
    page = desk.open_case(ticket)
    panel = execution(page)
    for _ in range(4):
        press(Key.Key_Return)
        desk.settle()
    assert desk.ticket(ticket).stage is Stage.COMPLETED, [act.label for act in panel.acts.acts()]
    steps = [track.step for track in desk.ticket(ticket).items[0].executions]
    assert steps == ["done"]
    assert page.area.current == FOLLOW_UP
    press(Key.Key_5)
    press(Key.Key_Return)
    press(Key.Key_1)
    press(Key.Key_Return)
    press(Key.Key_Return)
    write("fine")
    press(Key.Key_Return)
    desk.settle()
    survey = desk.ticket(ticket).surveys[0]
    assert (survey.score, survey.on_time, survey.remarks) == (5, True, "fine")
    followed = page.area.panel()
    assert isinstance(followed, FollowUpPanel)
    followed.verify.setFocus()
    press(Key.Key_1)
    desk.settle()
    followed.close_ticket.setFocus()
    press(Key.Key_Return)
    desk.settle()
    assert desk.ticket(ticket).stage is Stage.CLOSED


def test_the_note_goes_with_the_step(desk: Bench) -> None:
    ticket = agreed(desk)
    panel = execution(desk.open_case(ticket))
    press(Key.Key_1)
    desk.settle()
    panel.note.setFocus()
    write("SF1234567")
    panel.acts.setFocus()
    press(Key.Key_1)
    desk.settle()
    track = desk.ticket(ticket).items[0].executions[0]
    assert (track.step, track.details) == ("shipped", {"remarks": "SF1234567"})
    assert panel.note.text() == ""


def test_money_waits_for_the_goods_then_the_customer_is_told(desk: Bench) -> None:
    ticket = judged(desk, Demand.RETURN)
    desk.do(ticket, refund_plan(19900), AcceptPlan(), GiveConsent(Purpose.MESSAGES))
    panel = execution(desk.open_case(ticket))
    press(Key.Key_1)
    desk.settle()
    press(Key.Key_4)
    desk.settle()
    labels = [act.label for act in panel.acts.acts()]
    assert not any(label.startswith("Refund →") for label in labels), labels
    for _ in range(3):
        panel.acts.setFocus()
        press(Key.Key_Return)
        desk.settle()
    assert any(label.startswith("Refund →") for label in [act.label for act in panel.acts.acts()])
    press(Key.Key_Return)
    desk.settle()
    assert panel.lender.who.value() == MANAGER.name
    write("财务不在")
    press(Key.Key_Return)
    desk.settle()
    assert desk.ticket(ticket).lent is not None
    assert "199.00" in panel.message.words.text()
    told = next(n for n, act in enumerate(panel.acts.acts(), start=1) if "message" in act.label)
    press(Key(Key.Key_0 + told))
    desk.settle()
    assert "contact.logged" in desk.entries(ticket)


def question(desk: Bench, words: str, demand: Demand, **problem: object) -> str:
    form = TakeIn(
        channel="counter",
        customer=Customer("任家宁", phone="13800002244"),
        goods=(Goods(name="电饭煲", category="rice_cooker", price=Fen(29900)),),
        problem=Problem(words, demand, **problem),  # type: ignore[arg-type]  # each value fits its own field
    )
    return take_in(desk.workplace, form, SPECIALIST).ticket.id


def test_a_question_is_answered_with_enter(desk: Bench) -> None:
    ticket = question(desk, "保修多久", Demand.CONSULT)
    page = desk.open_case(ticket)
    assert page.area.current == ANSWER
    press(Key.Key_Return)
    desk.settle()
    panel = page.area.panels()[ANSWER]
    assert isinstance(panel, AnswerPanel)
    assert desk.ticket(ticket).stage is Stage.ACCEPTED
    panel.text.field.setFocus()
    write("one year")
    press(Key.Key_Return)
    desk.settle()
    assert desk.ticket(ticket).stage is Stage.COMPLETED


def test_emergency_steps_are_logged_by_digits(desk: Bench) -> None:
    ticket = question(desk, "一碰就麻", Demand.RETURN, safety_risk=True)
    page = desk.open_case(ticket)
    assert page.area.current == EMERGENCY
    press(Key.Key_1)
    desk.settle()
    assert "emergency_started" in desk.ticket(ticket).milestones
    history = desk.workplace.tickets.history(ticket)
    logged = [line.values["step"] for line in history if line.type == "emergency.step_logged"]
    assert logged == ["暂停商品销售"]
    page.area.open(EMERGENCY)
    panel = page.area.panel()
    assert isinstance(panel, EmergencyPanel)
    assert panel.state.text() == "Started"
    panel.step.setFocus()
    press(Key.Key_Return)
    desk.settle()
    assert panel.step_field.error.startswith("text_missing")


def test_the_look_is_recorded_and_f7_leads_to_the_determination(desk: Bench) -> None:
    ticket = desk.kettle()
    page = desk.open_case(ticket)
    assert page.area.current == CHECK
    press(Key.Key_1)
    press(Key.Key_2)
    panel = page.area.panel()
    assert isinstance(panel, CheckPanel)
    panel.inspection.remarks.setFocus()
    write("leaks")
    press(Key.Key_Return)
    desk.settle()
    seen = desk.ticket(ticket).items[0].inspection
    assert seen is not None
    assert (seen.packaging_intact, seen.unused, seen.accessories_complete, seen.remarks) == (
        True,
        True,
        False,
        "leaks",
    )
    press(Key.Key_F7)
    desk.settle()
    assert isinstance(desk.shell.stack.page(), DeterminationPage)
    named = desk.ticket(ticket)
    assert named.number in desk.shell.windowTitle()
    assert named.customer.name not in desk.shell.windowTitle(), "task bars and recordings show it"


def test_a_digit_stands_only_where_it_would_be_taken(desk: Bench) -> None:
    page = desk.open_case(desk.kettle(proof=None, proof_state=None))
    panel = page.area.panel()
    assert isinstance(panel, CheckPanel)
    groups = (panel.inspection.ticks, panel.proofs, panel.stages)
    for group in groups:
        group.setFocus()
        shown = [each for each in groups if _digits_shown(each)]
        assert shown == [group]
    panel.wanted.setFocus()
    assert not any(_digits_shown(each) for each in groups)
    shown_buttons = [each for each in panel.proofs.findChildren(Button) if each.isVisible()]
    shown_buttons[1].setFocus()
    assert [each for each in groups if _digits_shown(each)] == [panel.proofs]


def _digits_shown(group: Segmented | KeyList) -> bool:
    if isinstance(group, Segmented):
        return any(each.text().startswith("1 ") for each in group.findChildren(QPushButton))
    return any(each.key and each.key_shown for each in group.findChildren(Button))


def test_proof_is_recorded_by_a_digit(desk: Bench) -> None:
    ticket = desk.kettle(proof=None, proof_state=None)
    page = desk.open_case(ticket)
    panel = page.area.panel()
    assert isinstance(panel, CheckPanel)
    panel.proofs.setFocus()
    press(Key.Key_1)
    desk.settle()
    goods = desk.ticket(ticket).items[0].goods
    assert (goods.proof, goods.proof_state) == (ProofKind.INVOICE, ProofState.VALID)
    panel.wanted.setFocus()
    write("box")
    press(Key.Key_Return)
    desk.settle()
    assert desk.ticket(ticket).proof_wanted == ("box",)


def test_every_step_can_be_reached_and_nothing_breaks_there(desk: Bench) -> None:
    ticket = desk.kettle()
    page = desk.open_case(ticket)
    for key in (CHECK, NOTICE, SLIP, EXECUTION, FOLLOW_UP, ANSWER, EMERGENCY):
        page.area.open(key)
        desk.settle()
        assert page.area.current == key
    page.area.open(SLIP)
    press(Key.Key_F9)
    desk.settle()
    assert message(desk.shell).startswith("plan_not_accepted")
    assert desk.ticket(ticket).documents == ()
