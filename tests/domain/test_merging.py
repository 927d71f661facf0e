"""What becomes of entries that were written apart: nothing lost, no winner where two disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.claims import base_of
from app.domain.decide import decide
from app.domain.entry import Body, Entry, UnknownBody
from app.domain.evolve import evolve, fold
from app.domain.merging import (
    APPLIED,
    CONFLICT,
    FIELDS,
    HELD,
    HELD_UPGRADE,
    MERGED_SOFT,
    PROPOSAL,
    UNFOLDED,
    VOIDED,
    WEIGHTY,
    Judged,
    WriterRole,
    fold_judged,
    in_order,
    judge,
    open_conflicts,
    reasons,
    value_at,
    weighty,
    written_anew,
)
from app.domain.records import Customer, Goods, Inspection, Problem
from app.domain.refusals import Refusal
from app.domain.registry import BODIES
from app.domain.status import Stage, TrackKind
from app.domain.steps.amendment import CustomerAmended, GoodsAmended, ProblemAmended
from app.domain.steps.checking import CheckBegun, GoodsInspected
from app.domain.steps.circumstances import FactsStated
from app.domain.steps.closing import TicketVoided, TicketWithdrawn
from app.domain.steps.contact import ContactLogged, NoteAdded, OwnerAssigned
from app.domain.steps.deciding import ConflictDecided, DecideConflict
from app.domain.steps.evidence import EvidenceRetagged
from app.domain.steps.execution import ExecutionStarted
from app.domain.steps.intake import GoodsAdded, ReceivedItemsListed, TicketOpened
from app.domain.steps.level import LevelSet
from app.domain.steps.linking import ParentSet
from app.domain.steps.writer import WriterBegan
from app.domain.ticket import Level, Ticket
from app.wire.messages import Verdict
from tests.domain.cases import START, Course, context, kettle, leaking_kettle, opened
from tests.domain.strategies import actions, values_of


@dataclass
class Device:
    """Somebody who works on a copy of the ticket, with a seq of their own."""

    name: str
    ticket: Ticket | None
    entries: list[Entry] = field(default_factory=list)

    def write(self, *bodies: Body) -> Device:
        """One entry for each, on the ticket as it is here."""
        for body in bodies:
            seq = len(self.entries) + 1
            name = f"{self.name}{seq}"
            base = base_of(body, self.ticket)
            entry = Entry(seq, name, START, "boot", seq, "t", body, user=self.name, base=base)
            self.entries.append(entry)
            self.ticket = evolve(self.ticket, entry)
        return self


def begun() -> Ticket:
    """The ticket as both have it."""
    ticket = opened().ticket
    assert ticket is not None
    return ticket


def judged(
    ticket: Ticket | None, entries: Sequence[Entry], role: str = WriterRole.COUNTER
) -> tuple[list[str], Ticket | None]:
    """What head office says of entries in the order they came, and the ticket after them."""
    verdicts = []
    for entry in entries:
        verdict = judge(ticket, entry, role).verdict
        verdicts.append(verdict)
        if verdict not in UNFOLDED:
            ticket = evolve(ticket, entry)
    return verdicts, ticket


def phone(number: str) -> CustomerAmended:
    return CustomerAmended(Customer("王建国", phone=number), ("phone",))


FACTS: tuple[Body, ...] = (
    NoteAdded("来电催问"),
    ContactLogged("phone", "已回电"),
    GoodsInspected("1", Inspection(packaging_intact=True)),
    ConflictDecided("x", take=False),
)
FIELD_PAIRS: tuple[tuple[Body, Body], ...] = (
    (phone("13800000001"), phone("13800000002")),
    (GoodsAmended("1", Goods(brand="甲"), ("brand",)), GoodsAmended("1", Goods(brand="乙"), ("brand",))),
    (ReceivedItemsListed(("壶",)), ReceivedItemsListed(("底座",))),
    (ParentSet("p1"), ParentSet("p2")),
    (FactsStated("1", {"soiled": True}), FactsStated("1", {"soiled": False})),
    (OwnerAssigned("甲"), OwnerAssigned("乙")),
    (GoodsAdded("2", Goods("杯"), "repair"), GoodsAdded("2", Goods("碗"), "repair")),
)
WEIGHTY_BODIES: tuple[Body, ...] = (
    CheckBegun("1"),
    TicketWithdrawn("不修了"),
    TicketVoided("录错"),
    ExecutionStarted("1", TrackKind.REPAIR),
)


def test_verdicts_are_named_as_on_the_wire() -> None:
    from app.domain import merging  # noqa: PLC0415 - every name of it

    named = {
        merging.APPLIED, merging.MERGED_SOFT, merging.CONFLICT, merging.QUARANTINED,
        merging.HELD, merging.HELD_UPGRADE, merging.VOIDED, merging.REPEATED,
    }  # fmt: skip # a list of names
    assert named == set(Verdict)


@given(st.sampled_from(FACTS), st.sampled_from(FACTS))
def test_two_facts_never_conflict(first: Body, second: Body) -> None:
    one, two = Device("a", begun()).write(first), Device("b", begun()).write(second)
    verdicts, ticket = judged(begun(), [*one.entries, *two.entries])
    assert verdicts == [APPLIED, APPLIED]
    assert ticket is not None
    assert ticket.entries == begun().entries + 2


@pytest.mark.parametrize("pair", FIELD_PAIRS, ids=lambda pair: pair[0].TYPE)
def test_the_same_value_twice_is_no_conflict(pair: tuple[Body, Body]) -> None:
    one, two = Device("a", begun()).write(pair[0]), Device("b", begun()).write(pair[0])
    assert judged(begun(), [*one.entries, *two.entries])[0] == [APPLIED, APPLIED]


@pytest.mark.parametrize("pair", FIELD_PAIRS, ids=lambda pair: pair[0].TYPE)
def test_the_same_field_with_two_values_always_is_one(pair: tuple[Body, Body]) -> None:
    one, two = Device("a", begun()).write(pair[0]), Device("b", begun()).write(pair[1])
    verdicts, ticket = judged(begun(), [*one.entries, *two.entries])
    assert verdicts == [APPLIED, CONFLICT]
    assert ticket == one.ticket, "what came first stands"
    said = judge(one.ticket, two.entries[0])
    assert said.detail == {"kind": FIELDS, "claims": list(pair[1].claims(begun()))}


def test_other_fields_merge_and_say_so() -> None:
    one = Device("a", begun()).write(phone("13800000001"))
    two = Device("b", begun()).write(CustomerAmended(Customer("王建国", address="幸福路1号"), ("address",)))
    verdicts, ticket = judged(begun(), [*one.entries, *two.entries])
    assert verdicts == [APPLIED, MERGED_SOFT]
    assert ticket is not None
    assert (ticket.customer.phone, ticket.customer.address) == ("13800000001", "幸福路1号")


@pytest.mark.parametrize("body", WEIGHTY_BODIES, ids=lambda body: body.TYPE)
def test_what_weighs_is_decided_by_a_person_even_where_both_say_the_same(body: Body) -> None:
    one, two = Device("a", begun()).write(body), Device("b", begun()).write(body)
    second = judged(begun(), [*one.entries, *two.entries])[0][1]
    assert second == (VOIDED if isinstance(body, TicketVoided) else CONFLICT)
    if second == CONFLICT:
        assert judge(one.ticket, two.entries[0]).detail["kind"] == WEIGHTY


def test_where_both_say_the_same_the_reasons_are_told() -> None:
    one, two = (
        Device("a", begun()).write(TicketWithdrawn("客户不修了")),
        Device("b", begun()).write(TicketWithdrawn("客户联系不上")),
    )
    known, claims = [*one.entries, *two.entries], ("item.1.course",)
    assert reasons(one.ticket, two.entries[0], claims, known) == (("reason", "客户不修了", "客户联系不上"),)
    begun_check = Device("c", begun()).write(CheckBegun("1"))
    assert reasons(begun_check.ticket, two.entries[0], claims, known) == (("reason", "", "客户联系不上"),)
    assert reasons(begun_check.ticket, begun_check.entries[0], claims, []) == ()
    assert reasons(None, two.entries[0], claims, known)[0][1] == ""


def test_the_identity_number_is_never_merged_by_itself() -> None:
    body = CustomerAmended(Customer("王建国"), ("id_number",), "110101199003070000")
    one, two = Device("a", begun()).write(body), Device("b", begun()).write(body)
    assert judged(begun(), [*one.entries, *two.entries])[0] == [APPLIED, CONFLICT]


def test_level_and_owner_stand_on_each_other() -> None:
    level = LevelSet(Level(1, "紧急", "售后经理"))
    one, two = Device("a", begun()).write(OwnerAssigned("甲")), Device("b", begun()).write(level)
    assert judged(begun(), [*one.entries, *two.entries])[0] == [APPLIED, CONFLICT]
    assert judged(begun(), [*two.entries, *one.entries])[0] == [APPLIED, CONFLICT]


def test_one_item_does_not_stand_in_the_way_of_another_but_the_whole_ticket_does() -> None:
    ticket = opened(goods=(kettle(), kettle())).ticket
    one, two = Device("a", ticket).write(CheckBegun("1")), Device("b", ticket).write(CheckBegun("2"))
    assert judged(ticket, [*one.entries, *two.entries])[0] == [APPLIED, APPLIED]
    gone = Device("c", ticket).write(TicketWithdrawn("算了"))
    assert judged(ticket, [*one.entries, *gone.entries])[0] == [APPLIED, CONFLICT]
    assert judged(ticket, [*gone.entries, *two.entries])[0] == [APPLIED, CONFLICT]


def test_a_technician_proposes_what_the_counter_owns() -> None:
    one, two = Device("a", begun()).write(phone("13800000001")), Device("b", begun()).write(phone("2"))
    said = judge(one.ticket, two.entries[0], WriterRole.TECHNICIAN)
    assert (said.verdict, said.detail["kind"]) == (CONFLICT, PROPOSAL)
    goods = GoodsAmended("1", Goods(brand="甲"), ("brand",))
    other = GoodsAmended("1", Goods(brand="乙"), ("brand",))
    one, two = Device("a", begun()).write(goods), Device("b", begun()).write(other)
    assert judge(one.ticket, two.entries[0], WriterRole.TECHNICIAN).detail["kind"] == FIELDS


def test_what_builds_on_an_entry_in_conflict_is_in_conflict_too() -> None:
    one = Device("a", begun()).write(phone("13800000001"))
    two = Device("b", begun()).write(phone("13800000002"), phone("13800000003"))
    assert judged(begun(), [*one.entries, *two.entries])[0] == [APPLIED, CONFLICT, CONFLICT]


def test_what_is_said_of_a_piece_that_another_device_added_too_waits() -> None:
    one = Device("a", begun()).write(GoodsAdded("2", Goods("杯"), "repair"))
    two = Device("b", begun()).write(
        GoodsAdded("2", Goods("碗"), "repair"), GoodsInspected("2", Inspection(unused=True))
    )
    verdicts, ticket = judged(begun(), [*one.entries, *two.entries])
    assert verdicts == [APPLIED, CONFLICT, CONFLICT]
    assert ticket is not None
    item = ticket.item("2")
    assert item is not None
    assert item.inspection is None


def test_a_piece_taken_over_after_all_gets_an_id_of_its_own() -> None:
    ticket = Device("a", begun()).write(GoodsAdded("2", Goods("杯"), "repair")).ticket
    assert ticket is not None
    assert written_anew(GoodsAdded("2", Goods("碗"), "repair"), ticket) == GoodsAdded(
        "3", Goods("碗"), "repair"
    )
    assert written_anew(phone("1"), ticket) == phone("1")


def test_nothing_to_judge_on_yet() -> None:
    note = Device("a", begun()).write(NoteAdded("好")).entries[0]
    assert judge(None, note).verdict == HELD
    opening = opened().entries[0]
    assert isinstance(opening.body, TicketOpened)
    assert judge(None, opening).verdict == APPLIED
    began = replace(note, ticket=None, body=WriterBegan("w", 3, "00", "restored"))
    assert judge(None, began).verdict == APPLIED
    newer = replace(note, body=UnknownBody("goods.weighed", 3, {"g": 1}, {}))
    assert judge(begun(), newer).verdict == HELD_UPGRADE
    assert judge(None, newer).detail == {"type": "goods.weighed", "version": 3}


def test_on_a_voided_ticket_everything_is_kept_as_voided() -> None:
    one = Device("a", begun()).write(TicketVoided("录错"))
    two = Device("b", begun()).write(phone("1"), NoteAdded("还在"))
    assert judged(begun(), [*one.entries, *two.entries])[0] == [APPLIED, VOIDED, VOIDED]


def test_an_entry_in_conflict_is_open_until_somebody_decides() -> None:
    one, two = Device("a", begun()).write(phone("1")), Device("b", begun()).write(phone("2"))
    taken = Judged(two.entries[0], CONFLICT, 2)
    known = [Judged(one.entries[0], APPLIED, 1), taken]
    assert open_conflicts(known) == [taken]
    ticket = fold_judged([Judged(opened().entries[0], APPLIED, 0), *known])
    decided = decide(ticket, DecideConflict("b1", take=False, note="以柜台为准"), context())
    assert not isinstance(decided, Refusal)
    wrote = Device("c", ticket).write(*(draft.body for draft in decided))
    assert open_conflicts([*known, Judged(wrote.entries[0])]) == []
    assert isinstance(decide(ticket, DecideConflict(" ", take=True), context()), Refusal)


@given(st.lists(actions(), max_size=8))
def test_one_who_works_alone_never_meets_a_conflict(doings: list[Any]) -> None:
    course = Course()
    course.must(leaking_kettle())
    for action in doings:
        course.do(action)
    verdicts, ticket = judged(None, course.entries)
    assert CONFLICT not in verdicts
    assert ticket == course.ticket


bodies = st.sampled_from([*FACTS, *(body for pair in FIELD_PAIRS for body in pair), *WEIGHTY_BODIES])


@given(st.lists(bodies, max_size=4), st.lists(bodies, max_size=4), st.data())
def test_every_desk_ends_with_the_same_ticket_whatever_came_first(
    ones: list[Body], twos: list[Body], data: st.DataObject
) -> None:
    opening = opened().entries[0]
    one, two = Device("a", begun()).write(*ones), Device("b", begun()).write(*twos)
    received = [opening]
    queues = [list(one.entries), list(two.entries)]
    while any(queues):  # each device's in its order, the two mixed as the network has it
        queue = data.draw(st.sampled_from([each for each in queues if each]))
        received.append(queue.pop(0))
    verdicts, ticket = judged(None, received)
    feed = [Judged(e, v, pos) for pos, (e, v) in enumerate(zip(received, verdicts, strict=True), 1)]
    here = data.draw(st.permutations(feed))
    assert fold_judged(here) == ticket
    assert judged(None, received)[0] == verdicts, "judging is deterministic"


@given(st.lists(bodies, min_size=1, max_size=4))
def test_what_is_not_judged_yet_follows_in_the_order_it_was_written(own: list[Body]) -> None:
    device = Device("a", begun()).write(*own)
    opening = Judged(opened().entries[0], APPLIED, 9)
    known = [*(Judged(entry) for entry in device.entries), opening]
    assert [each.entry for each in in_order(known)] == [opening.entry, *device.entries]
    assert fold_judged(known) == fold([opening.entry, *device.entries])


@pytest.mark.parametrize("kind", BODIES.values(), ids=lambda kind: kind.TYPE)
@given(data=st.data())
def test_claims_are_total_and_have_a_value(kind: type[Body], data: st.DataObject) -> None:
    ticket = opened(goods=(kettle(), kettle())).ticket
    assert ticket is not None
    body = data.draw(values_of(kind))
    for name in (*body.claims(ticket), *body.minds()):
        assert isinstance(name, str)
        value_at(ticket, name)
        weighty(name)
    wrote = Device("a", ticket).write(body).entries[0]
    assert judge(ticket, wrote).verdict == APPLIED, "seen as it is"


def test_values_under_a_claim() -> None:
    ticket = begun()
    assert value_at(None, "customer.phone") is None
    assert value_at(ticket, "customer.phone") == "13800002233"
    assert value_at(ticket, "item.1.course") is Stage.ACCEPTED
    assert value_at(ticket, "course") is Stage.ACCEPTED
    assert value_at(ticket, "item.9.course") is None
    assert value_at(ticket, "item.1.demand") == "exchange"
    assert value_at(ticket, "item.1.words") == ""
    assert value_at(ticket, "goods.1.brand") == "美厨"
    assert value_at(ticket, "evidence.e1") is None
    assert value_at(replace(ticket, level=None), "owner") is None
    assert value_at(ticket, "parent") is None
    assert EvidenceRetagged("e1", "whole").claims(ticket) == ("evidence.e1",)
    amended = ProblemAmended(Problem("", ticket.problem.demand, part="壶嘴"), "", ("part",))
    assert value_at(Device("a", ticket).write(amended).ticket, "problem.part") == "壶嘴"
