"""Decisions about a conflict that were made apart: the first stands, and what they write goes with them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from app.domain.claims import base_of, carrying_out, decision_on
from app.domain.entry import Body, Entry
from app.domain.evolve import evolve
from app.domain.merging import (
    APPLIED,
    CONFLICT,
    FIELDS,
    REPEATED,
    UNFOLDED,
    WEIGHTY,
    Judged,
    judge,
    open_conflicts,
    value_at,
    weighs,
)
from app.domain.money import Fen
from app.domain.records import Customer, Goods
from app.domain.steps.amendment import CustomerAmended, GoodsAmended
from app.domain.steps.closing import TicketWithdrawn
from app.domain.steps.deciding import ConflictDecided
from app.domain.ticket import Ticket
from tests.domain.cases import START, opened

FIRST, OTHER = "13800000001", "13800000002"


@dataclass
class Hand:
    """Somebody who decides on a copy of the ticket; what is written behind a decision is bound to it."""

    name: str
    ticket: Ticket | None
    entries: list[Entry] = field(default_factory=list)

    def write(self, *bodies: Body, about: str = "") -> Hand:
        """One entry for each."""
        for body in bodies:
            assert self.ticket is not None
            seq = len(self.entries) + 1
            bound = {} if isinstance(body, ConflictDecided) or not about else carrying_out(about, self.ticket)
            base = {**base_of(body, self.ticket), **bound}
            entry = Entry(seq, f"{self.name}{seq}", START, "boot", seq, "t", body, base=base)
            self.entries.append(entry)
            self.ticket = evolve(self.ticket, entry)
        return self


def phone(number: str) -> CustomerAmended:
    return CustomerAmended(Customer("王建国", phone=number), ("phone",))


def disputed() -> tuple[Ticket, Judged]:
    """A ticket as everybody has it, and the entry x1 in conflict on it."""
    begun = opened().ticket
    contested = Hand("x", begun).write(phone(OTHER)).entries[0]
    stands = Hand("y", begun).write(phone(FIRST)).ticket
    assert stands is not None
    assert judge(stands, contested).verdict == CONFLICT
    return stands, Judged(contested, CONFLICT, 1)


def decision(ticket: Ticket, body: Body, *, take: bool) -> ConflictDecided:
    return ConflictDecided("x1", take, body.TYPE, "", weighs(body, ticket))


def keeping(name: str, ticket: Ticket, said: Body | None = None) -> list[Entry]:
    return Hand(name, ticket).write(decision(ticket, said or phone(OTHER), take=False)).entries


def taking(name: str, ticket: Ticket, said: Body | None = None) -> list[Entry]:
    said = said or phone(OTHER)
    return Hand(name, ticket).write(decision(ticket, said, take=True), said, about="x1").entries


def received(ticket: Ticket, entries: list[Entry]) -> tuple[list[str], Ticket]:
    verdicts = []
    for entry in entries:
        verdicts.append(judge(ticket, entry).verdict)
        after = ticket if verdicts[-1] in UNFOLDED else evolve(ticket, entry)
        assert after is not None
        ticket = after
    return verdicts, ticket


def test_the_first_decision_stands_and_the_other_is_a_conflict_of_its_own() -> None:
    ticket, contested = disputed()
    kept, taken = keeping("b", ticket), taking("c", ticket)
    verdicts, after = received(ticket, [*kept, *taken])
    assert verdicts == [APPLIED, CONFLICT, REPEATED]
    assert (after.customer.phone, value_at(after, decision_on("x1"))) == (FIRST, False)
    verdicts, after = received(ticket, [*taken, *kept])
    assert verdicts == [APPLIED, APPLIED, CONFLICT]
    assert (after.customer.phone, value_at(after, decision_on("x1"))) == (OTHER, True)
    told = [
        contested,
        Judged(taken[0], APPLIED, 2),
        Judged(taken[1], APPLIED, 3),
        Judged(kept[0], CONFLICT, 4),
    ]
    assert [each.entry.id for each in open_conflicts(told)] == ["b1"], "one card, not one for each entry"


@pytest.mark.parametrize(
    ("entry", "weight"),
    [
        (phone(OTHER), FIELDS),
        (GoodsAmended("1", Goods(name="电水壶"), ("name",)), FIELDS),
        (GoodsAmended("1", Goods(price=Fen(29900)), ("price",)), WEIGHTY),
        (CustomerAmended(Customer("王建国", id_number="1"), ("id_number",)), WEIGHTY),
        (TicketWithdrawn("客户不要了"), WEIGHTY),
    ],
)
def test_it_weighs_what_the_entry_weighs(entry: Body, weight: str) -> None:
    ticket, _ = disputed()
    after = received(ticket, keeping("b", ticket, entry))[1]
    said = judge(after, taking("c", ticket, entry)[0])
    assert said.detail == {"kind": weight, "claims": ["decided.x1"]}


def test_a_decision_in_conflict_decides_nothing() -> None:
    ticket, contested = disputed()
    taken = taking("c", ticket)[0]
    assert [each.entry.id for each in open_conflicts([contested, Judged(taken, CONFLICT, 2)])] == ["x1", "c1"]
    assert open_conflicts([contested, Judged(taken, APPLIED, 2)]) == []


@pytest.mark.parametrize("mixed", [False, True])
def test_two_of_the_same_sense_apply_and_what_they_take_over_counts_once(*, mixed: bool) -> None:
    ticket, _ = disputed()
    one, two = taking("b", ticket), taking("c", ticket)
    order = [one[0], two[0], one[1], two[1]] if mixed else [*one, *two]
    verdicts, after = received(ticket, order)
    assert verdicts.count(REPEATED) == 1
    assert CONFLICT not in verdicts
    assert after.customer.phone == OTHER
    assert received(ticket, [*keeping("b", ticket), *keeping("c", ticket)])[0] == [APPLIED, APPLIED]


def test_what_weighs_is_taken_over_once_too() -> None:
    ticket, _ = disputed()
    gone = TicketWithdrawn("客户不要了")
    decision = ConflictDecided("x1", True, "ticket.withdrawn")
    both = [Hand(name, ticket).write(decision, gone, about="x1").entries for name in "bc"]
    assert received(ticket, [*both[0], *both[1]])[0] == [APPLIED, APPLIED, APPLIED, REPEATED]


def test_who_saw_a_decision_may_decide_otherwise() -> None:
    ticket, _ = disputed()
    hand = Hand("b", ticket).write(
        ConflictDecided("x1", False, "customer.amended", weighty=False),
        ConflictDecided("x1", True, "customer.amended", weighty=False),
        phone(OTHER),
        ConflictDecided("x1", False, "customer.amended", weighty=False),
        phone(FIRST),
        about="x1",
    )
    verdicts, after = received(ticket, hand.entries)
    assert verdicts == [APPLIED] * 5
    assert after == hand.ticket
    assert after.customer.phone == FIRST


def test_what_it_takes_over_may_be_in_conflict_with_something_else() -> None:
    ticket, _ = disputed()
    newer = Hand("a", ticket).write(phone("13800000003")).entries
    assert received(ticket, [*newer, *taking("c", ticket)])[0] == [APPLIED, APPLIED, CONFLICT]


def test_what_carries_out_a_decision_nobody_knows_waits_for_a_person() -> None:
    ticket, _ = disputed()
    assert received(ticket, taking("c", ticket)[1:])[0] == [CONFLICT]
