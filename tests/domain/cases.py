"""Builders of tickets and entries for the tests of the trade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.claims import base_of
from app.domain.decide import Action, Context, Decided, decide
from app.domain.entry import Draft, Entry
from app.domain.evolve import evolve
from app.domain.money import Fen
from app.domain.records import BlobRef, Customer, Goods, Problem
from app.domain.refusals import Refusal
from app.domain.steps.intake import TakeIn
from app.domain.ticket import Ticket
from app.domain.vocabulary import Demand, ProofKind, Role

ZONE = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 11, 20, 2, 2, tzinfo=UTC)
"""10:02 at the desk on the Friday of the sample day."""


@dataclass(frozen=True)
class FixedPolicy:
    """A policy function that answers what it was given, and level 2 otherwise."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    profile: str = "mall_desk"
    version: str = "test"
    categories: tuple[str, ...] = ("kettle", "rice_cooker", "furniture_sofa", "clothing")

    @property
    def levels(self) -> Mapping[int, tuple[str, str]]:
        """Those of the mall."""
        return {1: ("紧急", "售后经理"), 2: ("一般", "售后主管"), 3: ("待观察", "售后专员")}

    @property
    def settings(self) -> Mapping[str, Any]:
        """How long personal data are kept, as in the shipped profiles."""
        return {"retention": {"identity": {"days": 30}, "person": {"years": 3}}}

    def assess(self, facts: Mapping[str, object]) -> Mapping[str, Any]:
        """The fixed answers; the ID number rule and the money limit follow the amount."""
        amount = str(facts.get("amount", "0"))
        fen = int(amount.replace(".", ""))
        judged: dict[str, Any] = {"priority_level": 2, "priority_mark": "一般", "approver_level": "售后主管"}
        if fen > 500_000 and facts.get("demand") in ("return", "exchange"):
            judged["id_number_required"] = True
        if fen > 1_000_000 and facts.get("demand") in ("return", "exchange"):
            judged["policy_gap"] = "amount_over_10000"
        return {**judged, **self.answers}


def context(
    now: datetime = START,
    role: Role = Role.SUPERVISOR,
    person: str = "林晓敏",
    policy: FixedPolicy | None = None,
) -> Context:
    """Who acts at that moment."""
    stamp = int(now.timestamp() * 1000)
    return Context(
        now=now,
        zone=ZONE,
        policy=policy or FixedPolicy(),
        person=person,
        role=role,
        desk="2F-01",
        new_ids=(f"id-{stamp}-a", f"id-{stamp}-b"),
        number="2F01-261120-0001",
    )


def kettle() -> Goods:
    """The kettle of the sample day."""
    return Goods(
        name="电水壶",
        category="kettle",
        brand="美厨",
        model="MK-1508",
        barcode="6901234567892",
        price=Fen(19_900),
        sold_date=date(2026, 11, 8),
        bought_at="counter",
        proof=ProofKind.INVOICE,
    )


def leaking_kettle(demand: Demand = Demand.EXCHANGE, goods: Sequence[Goods] | None = None) -> TakeIn:
    """「用了3次就漏水」."""
    return TakeIn(
        channel="counter",
        customer=Customer("王建国", phone="13800002233", confirmed=True),
        goods=tuple(goods) if goods else (kettle(),),
        problem=Problem("用了3次就漏水", demand, contacted=("导购",)),
        received_items=("壶身", "底座"),
        accepted_at=START - timedelta(minutes=2),
    )


def blob(name: str = "a.jpg") -> BlobRef:
    """A reference to a file."""
    return BlobRef(f"{abs(hash(name)):064x}"[-64:], 1000, "image/jpeg", name, "overview")


def written(decided: Decided) -> tuple[Draft, ...]:
    """The drafts, where the action was not refused."""
    assert not isinstance(decided, Refusal), decided
    return decided


def refused(decided: Decided) -> str:
    """The code of the refusal."""
    assert isinstance(decided, Refusal), decided
    return decided.code


@dataclass
class Course:
    """A ticket and its entries, built action by action, a minute apart."""

    ticket: Ticket | None = None
    entries: list[Entry] = field(default_factory=list)
    now: datetime = START
    policy: FixedPolicy = field(default_factory=FixedPolicy)

    def do(self, action: Action, role: Role = Role.SUPERVISOR) -> Decided:
        """Decide and, unless refused, write."""
        self.now += timedelta(minutes=1)
        decided = decide(self.ticket, action, context(self.now, role, policy=self.policy))
        if not isinstance(decided, Refusal):
            for draft in decided:
                self.write(draft)
        return decided

    def must(self, action: Action, role: Role = Role.SUPERVISOR) -> Ticket:
        """Like `do`, and it must not be refused; the ticket after it."""
        written(self.do(action, role))
        assert self.ticket is not None
        return self.ticket

    def write(self, draft: Draft) -> None:
        """Write one entry."""
        seq = len(self.entries) + 1
        entry = Entry(
            seq=seq,
            id=f"e{seq}",
            at=self.now,
            boot="boot",
            mono=seq,
            ticket="t",
            body=draft.body,
            user="林晓敏",
            base={**base_of(draft.body, self.ticket), **draft.base},
            blobs=draft.blobs,
        )
        self.entries.append(entry)
        self.ticket = evolve(self.ticket, entry)


def opened(demand: Demand = Demand.EXCHANGE, goods: Sequence[Goods] | None = None) -> Course:
    """A course that begins with the leaking kettle taken in."""
    course = Course()
    course.must(leaking_kettle(demand, goods))
    return course
