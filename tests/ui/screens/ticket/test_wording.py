"""The wording guard on a ticket: what goes out to the customer is marked, a note of the desk never is."""

from __future__ import annotations

from typing import cast

from app.domain.decide import Action
from app.domain.steps.liability import DetermineLiability
from app.domain.verdicts import Basis, Share
from app.domain.vocabulary import Cause, Demand
from app.ui.kit.buttons import Button
from app.ui.kit.combo import Combo
from app.ui.kit.segmented import Segmented
from app.ui.kit.textedit import TextEdit
from app.ui.labels.doings import action_label
from app.ui.screens.common.wording_bar import WordingBar
from app.ui.screens.ticket.action_form import ActionForm
from app.ui.screens.ticket.body import COURSE
from app.ui.screens.ticket.view import TicketPage
from app.usecases.guarded_words import guarded_phrases
from app.usecases.read_models import QueueFilter
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.ticket.bench import Bench


def _open(bench: Bench) -> TicketPage:
    ticket = bench.ticket()
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    return page


def test_a_profile_forbids_words_of_its_own(bench: Bench) -> None:
    forbidden = [(p.text, p.source) for p in guarded_phrases(bench.work, "ecommerce") if p.source]
    assert forbidden == [("不可能", "电商平台"), ("你理解错了", "电商平台")]
    assert guarded_phrases(bench.work, "mall_desk") == bench.work.reference.wording.phrases
    assert guarded_phrases(bench.work, "of another desk") == bench.work.reference.wording.phrases


def test_a_promise_is_watched_and_the_offered_words_are_one_key_away(bench: Bench) -> None:
    page = _open(bench)
    jot = page.body.course.jot
    jot.watch(guarded_phrases(bench.work, "ecommerce"), ())
    page.body.note("promise")
    assert page.body.tab() == COURSE
    write("这不可能")
    assert jot.guard.isVisible()
    assert "forbidden by the rules of 电商平台" in jot.line.accessibleDescription()
    jot.guard.swap.setFocus()
    press(Key.Key_Space)
    assert jot.line.text() == "这目前核查未能确认"
    assert jot.line.hasFocus()
    assert not jot.guard.isVisible()


def test_a_note_of_the_desk_may_quote_anything(bench: Bench) -> None:
    page = _open(bench)
    page.body.note("note")
    write("不可能")
    assert page.body.course.jot.guard.marks == ()


def _form(bench: Bench, action: str, *then: Action, demand: Demand = Demand.EXCHANGE) -> ActionForm:
    """Press the dot, find an action by its name, and its form."""
    ticket = bench.ticket(demand=demand, then=then)
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    page.setFocus()
    press(Key.Key_Period)
    write(action_label(action))
    press(Key.Key_Return)
    form = page.body.over()
    assert isinstance(form, ActionForm)
    return form


def _bars(form: ActionForm, path: str) -> list[WordingBar]:
    return [bar for field in form.fields.fields_at(path) for bar in field.findChildren(WordingBar)]


DETERMINED = DetermineLiability(
    Cause.QUALITY, (Share("merchant", 100),), (Basis("evidence", "照片 1"),), "壶底漏水", "换同型号"
)


def test_an_answer_to_the_customer_is_watched_and_never_blocked(bench: Bench) -> None:
    form = _form(bench, "AnswerQuestion", demand=Demand.CONSULT)
    field = form.fields.fields["text"]
    assert isinstance(field.control, TextEdit)
    write("包您满意")
    (bar,) = _bars(form, "text")
    assert bar.isVisible()
    assert form.guard.marks
    assert field.control.extraSelections()
    assert bar.said == field.control.accessibleDescription()
    press(Key.Key_Tab)
    assert bar.swap.hasFocus()
    press(Key.Key_Space)
    assert field.control.hasFocus()
    assert field.control.toPlainText() != "包您满意"


def test_what_is_marked_is_done_all_the_same(bench: Bench) -> None:
    form = _form(bench, "AnswerQuestion", demand=Demand.CONSULT)
    write("这与我们无关")
    marked = form.guard.marks
    press(Key.Key_F10)
    bench.until(lambda: bool(bench.saved))
    assert marked
    (number,) = [row.id for row in bench.work.tickets.page(QueueFilter(bench.time.now(), "all", "")).rows]
    assert bench.work.tickets.history(number)[-1].values["text"] == "这与我们无关"


def test_what_the_form_itself_offers_may_be_said(bench: Bench) -> None:
    form = _form(bench, "OfferPlan", DETERMINED)
    (remarks,) = form.fields.fields_at("options.remarks")
    (remedy,) = form.fields.fields_at("options.remedy")
    assert isinstance(remedy.control, Combo)
    remarks.setFocus()
    write("补偿依法赔偿")
    (bar,) = _bars(form, "options.remarks")
    assert [mark.text for mark in bar.marks] == ["赔偿"]
    remedy.setFocus()
    write("compensation")
    press(Key.Key_Return)
    assert remedy.control.value() == "compensation"
    assert bar.marks == ()
    assert not bar.isVisible()


def test_records_that_are_added_are_watched_too(bench: Bench) -> None:
    form = _form(bench, "OfferPlan", DETERMINED)
    more = next(each for each in form.findChildren(Button) if each.text() == "One more")
    more.setFocus()
    press(Key.Key_Space)
    for path in ("options.ground", "options.remarks"):
        bars = _bars(form, path)
        assert len(bars) == 2
        list(form.fields.fields_at(path))[-1].setFocus()
        write("概不退换")
        assert [len(bar.marks) for bar in bars] == [0, 1]
    assert len(form.guard.marks) == 2


def test_an_objection_is_quoted_and_an_explanation_is_watched(bench: Bench) -> None:
    form = _form(bench, "AdvanceAppeal", DETERMINED)
    to = form.fields.fields["to"].control
    assert isinstance(to, Combo | Segmented)
    form.fields.fields["text"].setFocus()
    write("这与我们无关")
    (bar,) = _bars(form, "text")
    for stage, marked in (("appealing", False), ("mediation", True), ("appealing", False)):
        to.set_value(stage)
        to.changed.emit()
        assert bool(bar.marks) is marked


def test_reasons_of_the_desk_are_not_watched(bench: Bench) -> None:
    form = _form(bench, "VoidTicket")
    write("这与我们无关")
    assert form.guard.marks == ()
    assert form.findChildren(WordingBar) == []


def test_every_phrase_is_named_and_the_first_is_offered_otherwise(bench: Bench) -> None:
    page = _open(bench)
    jot = page.body.course.jot
    jot.watch(guarded_phrases(bench.work, "ecommerce"), ())
    page.body.note("promise")
    write("这不可能，你理解错了")
    said = jot.guard.said
    assert "“不可能” is forbidden" in said
    assert "“你理解错了” is forbidden" in said
    assert jot.guard.swap.text().startswith("“不可能”: Say “")
