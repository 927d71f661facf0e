"""What takes a change back, for every kind of entry, and what stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.decide import Action
from app.domain.entry import Entry
from app.domain.records import EvidenceFile
from app.domain.registry import BODIES
from app.domain.steps.amendment import AmendCustomer, AmendGoods, AmendProblem
from app.domain.steps.contact import AddNote, AssignOwner, VerifyContact
from app.domain.steps.evidence import AttachEvidence, RetagEvidence, VoidEvidence
from app.domain.steps.intake import ListReceivedItems
from app.domain.steps.level import SetLevel
from app.domain.steps.linking import SetParent
from app.domain.steps.promising import KeepPromise, MakePromise, PauseClocks, ResumeClocks, VoidPromise
from app.domain.steps.undoing import ChangeTakenBack
from app.domain.taking_back import CHANGED_SINCE, STAYS, WHY, NoWayBack, changes_of, way_back
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role
from tests.domain.cases import START, Course, FixedPolicy, blob, context, leaking_kettle
from tests.domain.strategies import actions

FILE = EvidenceFile(blob())


def course(*doings: Action) -> Course:
    made = Course()
    made.must(leaking_kettle())
    for action in doings:
        made.must(action)
    return made


def undo(made: Course) -> Action | NoWayBack:
    """The way back from the last change."""
    changes, now = changes_of(made.entries)
    assert now is not None
    return way_back(changes[-1], now, "撤销", FixedPolicy().levels)


def ticket_of(made: Course) -> Ticket:
    assert made.ticket is not None
    return made.ticket


def essence(ticket: Ticket) -> Ticket:
    """Without counters, moments and what only says that something was void."""
    return replace(
        ticket,
        entries=0,
        last_seq=0,
        changed_at=None,
        revisions={},
        milestones={},
        past_levels=(),
        pauses=tuple(p for p in ticket.pauses if p.end is None),
        evidence=tuple(e for e in ticket.evidence if not e.voided),
        promises=tuple(p for p in ticket.promises if not p.voided),
        level=replace(ticket.level, reasons=(), set_by=None) if ticket.level else None,
    )


def customer(**changes: object) -> AmendCustomer:
    return AmendCustomer(replace(leaking_kettle().customer, **changes))  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("before", "action"),
    [
        ((), customer(name="王建军", wechat="wjj")),
        ((), AmendGoods(replace(leaking_kettle().goods[0], model="MK-1509"), "1")),
        ((), AmendProblem(replace(leaking_kettle().problem, words="底座也漏电"))),
        ((), VerifyContact("call_back")),
        ((), ListReceivedItems(("壶身",))),
        ((), AttachEvidence(FILE, "overview")),
        ((), MakePromise("回电", START + timedelta(days=1))),
        ((), PauseClocks("proof_pending")),
        ((), SetLevel(3, "只是咨询")),
        ((), AssignOwner("何立")),
        ((), SetParent("parent")),
        ((PauseClocks("proof_pending"),), ResumeClocks()),
    ],
)
def test_the_way_back_leads_where_it_came_from(before: tuple[Action, ...], action: Action) -> None:
    made = course(*before)
    was = essence(ticket_of(made))
    made.must(action)
    back = undo(made)
    assert not isinstance(back, NoWayBack)
    made.must(back)
    now = essence(ticket_of(made))
    if isinstance(action, ResumeClocks):  # the pause begins anew
        assert [p.reason for p in now.pauses] == [p.reason for p in was.pauses]
        now, was = replace(now, pauses=()), replace(was, pauses=())
    assert now == was


def test_a_tag_and_a_promise_come_back() -> None:
    made = course(AttachEvidence(FILE, "overview"))
    evidence = ticket_of(made).evidence[0].id
    made.must(RetagEvidence(evidence, "detail"))
    assert undo(made) == RetagEvidence(evidence, "overview")
    due = START + timedelta(days=1)
    made.must(MakePromise("回电", due))
    made.must(VoidPromise(ticket_of(made).promises[0].id, "客户说不用"))
    assert undo(made) == MakePromise("回电", due)


@pytest.mark.parametrize(
    ("doings", "code"),
    [
        ((AddNote("来电"),), "was_said"),
        ((AttachEvidence(FILE, "overview"), "void"), "evidence_out"),
        ((MakePromise("回电", START + timedelta(days=1)), "keep"), STAYS),
    ],
)
def test_what_stays_says_why(doings: tuple[Action | str, ...], code: str) -> None:
    made = course()
    for each in doings:
        if isinstance(each, Action):
            made.must(each)
        elif each == "void":
            made.must(VoidEvidence(ticket_of(made).evidence[0].id, "拍错了"))
        else:
            made.must(KeepPromise(ticket_of(made).promises[0].id))
    assert undo(made) == NoWayBack(code)


def test_what_another_changed_since_is_left_to_them() -> None:
    made = course(customer(name="王建军"), customer(name="王建"))
    changes, now = changes_of(made.entries)
    assert now is not None
    assert way_back(changes[0], now, "撤销", FixedPolicy().levels) == NoWayBack(CHANGED_SINCE)
    made = course(customer(name="王建军"), customer(name="王建军", wechat="wjj"))
    changes, now = changes_of(made.entries)
    assert now is not None
    assert way_back(changes[0], now, "撤销", FixedPolicy().levels) == customer(wechat="wjj")


def test_a_level_by_rule_is_not_what_setting_it_makes() -> None:
    made = course(AssignOwner("何立"), SetLevel(3, "只是咨询"))
    assert undo(made) == NoWayBack(STAYS)


def test_what_was_taken_back_and_what_did_it_are_changes_no_more() -> None:
    made = course(customer(name="王建军"), PauseClocks("proof_pending"), ResumeClocks())
    paused, resumed = made.entries[-2:]
    mark = ChangeTakenBack(paused.id, paused.body.TYPE, (resumed.id,))
    entries = [*made.entries, Entry(99, "m", START, "boot", 99, "t", mark)]
    changes, now = changes_of(entries)
    assert [each.entry.body.TYPE for each in changes] == ["customer.amended"]
    assert now is not None
    assert changes_of([]) == ([], None)


def test_every_reason_is_about_an_entry_there_is() -> None:
    assert set(WHY) <= set(BODIES)


@given(doings=st.lists(actions(), max_size=10), role=st.sampled_from(Role))
def test_there_is_an_answer_for_every_change(doings: list[Action], role: Role) -> None:
    """Whatever was done: a way back, or why not; never an error."""
    made = course()
    for action in doings:
        made.do(action, role)
    changes, now = changes_of(made.entries)
    assert now is not None
    for change in changes:
        answer = way_back(change, now, "撤销", FixedPolicy().levels)
        assert isinstance(answer, Action | NoWayBack)
        if isinstance(answer, Action):
            answer.decide(now, context(made.now, role))
