"""Which ways of carrying out fit what was agreed, and which step comes next: no window needed."""

from datetime import UTC, datetime

import pytest

from app.domain.carrying_out import agreed_tracks
from app.domain.records import Goods
from app.domain.status import TRACK_STEPS, Stage, TrackKind
from app.domain.ticket import Item
from app.domain.verdicts import Execution, Option, Plan
from app.domain.vocabulary import Remedy
from app.ui.screens.desk_work.tracks import moves, others

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)


def item(remedy: str, *tracks: tuple[TrackKind, str]) -> Item:
    plan = Plan((Option(remedy),), NOW, "方远", chosen=0, answered_at=NOW)
    stage = Stage.EXECUTING if tracks else Stage.PLAN_ACCEPTED
    running = tuple(Execution(kind, step, NOW) for kind, step in tracks)
    return Item("1", Goods("电水壶"), "return", stage, plan=plan, executions=running)


@pytest.mark.parametrize("remedy", [each for each in Remedy if each is not Remedy.ANSWER])
def test_every_remedy_has_a_way(remedy: Remedy) -> None:
    ways = agreed_tracks(item(remedy))
    assert ways
    assert [move.kind for move in moves(item(remedy)) if move.usual] == [ways[0]]


def test_money_waits_for_goods_that_passed() -> None:
    waiting = item("return_full", (TrackKind.RETURN, "awaiting_goods"), (TrackKind.REFUND, "refund_due"))
    assert {move.kind for move in moves(waiting)} == {TrackKind.RETURN}
    passed = item("return_full", (TrackKind.RETURN, "done"), (TrackKind.REFUND, "refund_due"))
    assert [(move.to, move.usual) for move in moves(passed)] == [("refund_started", True), ("done", False)]


@pytest.mark.parametrize("kind", list(TrackKind))
def test_the_usual_steps_lead_to_the_end_of_every_way(kind: TrackKind) -> None:
    step, seen = TRACK_STEPS[kind][0], 0
    remedy = next(each for each in Remedy if kind in agreed_tracks(item(each)))
    while step != "done":
        found = moves(item(remedy, (kind, step)))
        step = next(move.to for move in found if move.usual and move.to)
        assert step not in ("inspection_failed", "awaiting_parts")
        seen += 1
        assert seen < 8


def test_what_was_not_agreed_is_offered_only_where_it_usually_comes_with_it() -> None:
    assert others(item("repair_free")) == (TrackKind.COMPENSATION, TrackKind.APOLOGY)
    assert others(item("answer")) == (TrackKind.COMPENSATION, TrackKind.APOLOGY)
    assert others(item("remedy_of_a_newer_program")) == tuple(TrackKind)
