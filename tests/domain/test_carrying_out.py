"""What belongs to an agreed remedy is carried out: nothing else, and nothing of it is skipped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.carrying_out import REMEDY_WAYS, agreed_tracks, all_done, startable_tracks, tracks_left
from app.domain.money import Fen
from app.domain.refusals import Refusal
from app.domain.status import Stage, TrackKind
from app.domain.steps.closing import JumpStage
from app.domain.steps.execution import AdvanceExecution, CallOffExecution, CompleteItem, StartExecution
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.ticket import Item
from app.domain.verdicts import Basis, Execution, Option, Plan, Refund, Share
from app.domain.vocabulary import Cause, Demand, Remedy
from tests.domain.cases import START, Course, kettle, opened, refused

VERDICT = DetermineLiability(
    Cause.QUALITY, (Share("brand", 100),), (Basis("clause", "§3"),), conclusion="漏水", suggestion="补偿"
)


def item(remedy: str | None, *tracks: tuple[TrackKind, str]) -> Item:
    """An item for which `remedy` was agreed and those tracks run."""
    plan = Plan((Option(remedy),), START, "方远", chosen=0, answered_at=START) if remedy else None
    running = tuple(Execution(kind, step, START) for kind, step in tracks)
    return Item("1", kettle(), "return", Stage.EXECUTING, plan=plan, executions=running)


def agreed(remedy: Remedy) -> Course:
    """The kettle, with that remedy agreed and nothing begun."""
    course = opened(Demand.COMPENSATION)
    course.must(VERDICT)
    course.must(OfferPlan((Option(remedy, "negotiable", amount=Fen(5_000)),)))
    course.must(AcceptPlan())
    return course


def test_every_remedy_is_known() -> None:
    assert set(REMEDY_WAYS) == set(Remedy)


def test_done_is_done_only_when_all_that_was_agreed_is() -> None:
    assert not all_done(item("return_full", (TrackKind.RETURN, "done")))
    assert all_done(item("return_full", (TrackKind.RETURN, "done"), (TrackKind.REFUND, "done")))
    assert all_done(item("repair_free", (TrackKind.MAIL_IN, "done")))
    assert not all_done(item("repair_free"))
    assert not all_done(item("apology", (TrackKind.APOLOGY, "done"), (TrackKind.COMPENSATION, "due")))


def test_an_agreed_answer_leaves_nothing_to_carry_out() -> None:
    assert all_done(item("answer"))


@pytest.mark.parametrize("remedy", [None, "remedy_of_a_newer_program"])
def test_where_nobody_knows_what_was_agreed_anything_goes_but_nothing_does_not(remedy: str | None) -> None:
    assert startable_tracks(item(remedy)) == tuple(TrackKind)
    assert not all_done(item(remedy))
    assert all_done(item(remedy, (TrackKind.REPAIR, "done")))


def test_a_refund_beside_what_was_agreed_is_paid_too() -> None:
    refund = Refund(Fen(1_990), "mobile")
    beside = Plan((Option("compensation"),), START, "方远", chosen=0, refund=refund)
    paid = item("compensation", (TrackKind.COMPENSATION, "done"))
    assert tracks_left(replace(paid, plan=beside)) == (TrackKind.REFUND,)
    others = replace(beside, options=(Option("return_full"), Option("compensation")), chosen=1)
    assert tracks_left(replace(paid, plan=others)) == ()
    assert TrackKind.REFUND not in startable_tracks(replace(paid, plan=others))


def test_what_is_left_is_named() -> None:
    assert tracks_left(item("return_full", (TrackKind.RETURN, "awaiting_goods"))) == (
        TrackKind.RETURN,
        TrackKind.REFUND,
    )
    assert agreed_tracks(item("repair_paid")) == (TrackKind.REPAIR, TrackKind.MAIL_IN)


def test_an_accepted_plan_is_not_skipped() -> None:
    course = agreed(Remedy.COMPENSATION)
    assert course.ticket is not None
    assert not CompleteItem.offered(course.ticket)
    refusal = course.do(CompleteItem())
    assert isinstance(refusal, Refusal)
    assert (refusal.code, dict(refusal.params)) == ("execution_unfinished", {"kinds": "compensation"})
    course.must(StartExecution(TrackKind.COMPENSATION))
    assert CompleteItem.offered(course.must(AdvanceExecution(TrackKind.COMPENSATION, "done")))
    assert course.must(CompleteItem()).stage is Stage.COMPLETED


def test_only_what_was_agreed_is_begun() -> None:
    course = agreed(Remedy.APOLOGY)
    refusal = course.do(StartExecution(TrackKind.REFUND))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "track_not_agreed"
    assert dict(refusal.params) == {"kind": "refund", "kinds": "apology"}
    course.must(StartExecution(TrackKind.APOLOGY))
    assert not StartExecution.offered(course.must(StartExecution(TrackKind.COMPENSATION)))


def test_a_jump_with_its_reason_leaves_every_way_open() -> None:
    course = opened()
    course.must(JumpStage(Stage.PLAN_ACCEPTED, "电话里已谈妥"))
    assert refused(course.do(CompleteItem())) == "execution_unfinished"
    course.must(StartExecution(TrackKind.REFUND))


def test_another_plan_begins_anew_and_what_is_on_its_way_goes_on() -> None:
    course = agreed(Remedy.EXCHANGE_SAME_MODEL)
    course.must(StartExecution(TrackKind.EXCHANGE))
    course.must(StartExecution(TrackKind.COMPENSATION))
    course.must(AdvanceExecution(TrackKind.COMPENSATION, "done"))
    back = OfferPlan((Option(Remedy.RETURN_FULL, "negotiable"),), refund=Refund(Fen(19_900), "mobile"))
    course.must(back)
    replanned = course.must(AcceptPlan()).items[0]
    assert replanned.executions == ()
    assert {track.kind for track in replanned.past_executions} == {"exchange", "compensation"}
    assert tracks_left(replanned) == (TrackKind.RETURN, TrackKind.REFUND)


def test_what_was_sent_is_called_off_with_a_reason() -> None:
    course = agreed(Remedy.EXCHANGE_SAME_MODEL)
    course.must(StartExecution(TrackKind.EXCHANGE))
    course.must(AdvanceExecution(TrackKind.EXCHANGE, "shipped"))
    course.must(OfferPlan((Option(Remedy.APOLOGY, "negotiable"),)))
    assert tracks_left(course.must(AcceptPlan()).items[0]) == (TrackKind.EXCHANGE, TrackKind.APOLOGY)
    assert refused(course.do(CallOffExecution(TrackKind.EXCHANGE, " "))) == "text_missing"
    assert refused(course.do(CallOffExecution(TrackKind.REFUND, "算了"))) == "execution_not_started"
    off = course.must(CallOffExecution(TrackKind.EXCHANGE, "客户拒收，已退回仓库")).items[0]
    assert tracks_left(off) == (TrackKind.APOLOGY,)
    assert not CallOffExecution.offered(course.must(StartExecution(TrackKind.APOLOGY)).with_item("1", _done))


def _done(piece: Item) -> Item:
    return replace(piece, stage=Stage.COMPLETED)
