"""Corrections of what was typed: customer, goods, problem. The old value stays in the journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, TypeVar

from app.domain.case_facts import goods_value, item_facts
from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry, ItemBody
from app.domain.money import Fen, format_yuan
from app.domain.privacy import CONSENT_WORDING, Cause, ConsentGiver, Personal, Purpose
from app.domain.records import Complaint, Customer, Goods, Problem
from app.domain.refusals import Refusal
from app.domain.retention import Blocked, blocked
from app.domain.steps.approval import dearer_refused
from app.domain.steps.common import category_refusal, contact_refusal, find_item
from app.domain.steps.privacy import ConsentGiven, ConsentWithdrawn, PersonErased
from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import Demand, ProofCheck

R = TypeVar("R", Customer, Goods, Problem, Complaint)


def changed_fields(old: object, new: object, skip: Iterable[str] = ()) -> tuple[str, ...]:
    """Names of the fields in which two records of one kind differ."""
    names = [f.name for f in fields(old) if f.name not in set(skip)]  # type: ignore[arg-type]  # records only
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


def merged(old: R, new: R, names: Iterable[str]) -> R:
    """`old` with the named fields of `new`; names a newer program added are passed over."""
    known = {f.name for f in fields(old)}
    changes: dict[str, Any] = {name: getattr(new, name) for name in names if name in known}
    return replace(old, **changes)


@dataclass(frozen=True)
class CustomerAmended(Body):
    """Fields of the customer changed."""

    TYPE: ClassVar[str] = "customer.amended"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"customer"})
    IDENTITY: ClassVar[frozenset[str]] = frozenset({"id_number"})

    customer: Customer
    changed: tuple[str, ...]
    id_number: str | None = None

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The changed fields only."""
        new = replace(self.customer, id_number=self.id_number)
        return replace(ticket, customer=merged(ticket.customer, new, self.changed))

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """Each changed field."""
        return tuple(f"customer.{name}" for name in self.changed)


@dataclass(frozen=True)
class AmendCustomer(Action):
    """Correct the customer's data; give the whole record, what differs is written."""

    NAME: ClassVar[str] = "AmendCustomer"

    customer: Customer

    def part(self, ticket: Ticket | None) -> str:
        """The identity number is not everybody's business."""
        same = ticket is not None and ticket.customer.id_number == self.customer.id_number
        return "" if same else "id_number"

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Name and one way of contact stay obligatory."""
        if not self.customer.name.strip():
            return Refusal("text_missing", params={"field": "customer.name"})
        refusal = contact_refusal(self.customer, ticket.customer)
        if refusal:
            return refusal
        changed = changed_fields(ticket.customer, self.customer)
        if not changed:
            return ()
        sealed = self.customer.id_number if "id_number" in changed else None
        if sealed and not identity_wanted_on(ticket, context):
            return Refusal("id_number_not_allowed", "S4-10")
        amended = CustomerAmended(replace(self.customer, id_number=None), changed, sealed)
        told: list[Body] = [amended, *_consents(ticket.customer, self.customer)]
        taken_out = bool(ticket.customer.id_number) and not self.customer.id_number
        if taken_out and blocked(ticket, Personal.IDENTITY) in (None, Blocked.OPEN):
            told.append(PersonErased((Personal.IDENTITY,), Cause.CONSENT_WITHDRAWN))
        return tuple(Draft(body) for body in told)


def identity_wanted_on(ticket: Ticket, context: Context) -> bool:
    """Whether the rules ask for the ID number: for one item, or for all that goes back together (S4-10)."""
    known = [item_facts(ticket, item, context.zone, context.now) for item in ticket.items]
    if any(context.policy.assess(facts).get("id_number_required") for facts in known):
        return True
    back = [n for n, item in enumerate(ticket.items) if item.demand in (Demand.RETURN, Demand.EXCHANGE)]
    if len(back) < 2:
        return False
    worth = sum(goods_value(ticket.items[n].goods) or 0 for n in back)
    together = {**known[back[0]], "amount": format_yuan(Fen(worth))}
    return bool(context.policy.assess(together).get("id_number_required"))


def _consents(old: Customer, new: Customer) -> tuple[Body, ...]:
    """The consents that the correction gives or takes back."""
    pairs = {
        Purpose.CASE: (old.data_consent, new.data_consent),
        Purpose.IDENTITY: (bool(old.id_number), bool(new.id_number)),
        Purpose.MESSAGES: (old.message_consent, new.message_consent),
    }
    by = ConsentGiver.CUSTOMER
    given = [ConsentGiven(p, CONSENT_WORDING[p], by) for p, (was, now) in pairs.items() if now and not was]
    withdrawn = [ConsentWithdrawn(p, by) for p, (was, now) in pairs.items() if was and not now]
    return (*given, *withdrawn)


@dataclass(frozen=True)
class GoodsAmended(ItemBody):
    """Fields of one piece of goods changed."""

    TYPE: ClassVar[str] = "goods.amended"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"goods.proof_reason"})
    CODES: ClassVar[frozenset[str]] = frozenset(ProofCheck)

    item: str
    goods: Goods
    changed: tuple[str, ...]

    def change_item(self, item: Item, entry: Entry) -> Item:
        """The changed fields only."""
        return replace(item, goods=merged(item.goods, self.goods, self.changed))

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """Each changed field."""
        return tuple(f"goods.{self.item}.{name}" for name in self.changed)


@dataclass(frozen=True)
class AmendGoods(Action):
    """Correct the goods; give the whole record, what differs is written."""

    NAME: ClassVar[str] = "AmendGoods"

    goods: Goods
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Proof has actions of its own and is not amended here. What was paid for becomes no dearer than
        the desk may grant by itself, but by whoever may approve that (S4-28).
        """
        item = find_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        if not (self.goods.name.strip() or self.goods.category):
            return Refusal("goods_unnamed", "S4-11")
        refusal = category_refusal(self.goods, context, item.goods)
        if refusal:
            return refusal
        changed = changed_fields(item.goods, self.goods, skip=("proof", "proof_state"))
        if not changed:
            return ()
        refusal = dearer_refused(ticket, item, merged(item.goods, self.goods, changed), context)
        if refusal:
            return refusal
        return (Draft(GoodsAmended(item.id, self.goods, changed)),)


@dataclass(frozen=True)
class ProblemAmended(Body):
    """Fields of the problem changed."""

    TYPE: ClassVar[str] = "problem.amended"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"words", "problem.expectation"})

    problem: Problem
    words: str
    changed: tuple[str, ...]

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The changed fields only; a new demand holds for items that have no plan yet."""
        new = replace(self.problem, words=self.words)
        amended = replace(ticket, problem=merged(ticket.problem, new, self.changed))
        if "demand" in self.changed and len(ticket.items) == 1:
            amended = amended.with_item(ticket.items[0].id, lambda item: replace(item, demand=new.demand))
        return amended

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """Each changed field."""
        return tuple(f"problem.{name}" for name in self.changed)


@dataclass(frozen=True)
class AmendProblem(Action):
    """Correct or complete the problem; give the whole record, what differs is written."""

    NAME: ClassVar[str] = "AmendProblem"

    problem: Problem

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """The customer's words may be completed, never emptied."""
        if not self.problem.words.strip():
            return Refusal("text_missing", params={"field": "problem.words"})
        changed = changed_fields(ticket.problem, self.problem)
        if not changed:
            return ()
        return (Draft(ProblemAmended(replace(self.problem, words=""), self.problem.words, changed)),)


@dataclass(frozen=True)
class ComplaintAmended(ItemBody):
    """What is wrong with one piece of goods, or what is wanted for it, changed."""

    TYPE: ClassVar[str] = "complaint.amended"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"complaint.words", "complaint.expectation"})

    item: str
    complaint: Complaint
    demand: str
    changed: tuple[str, ...]

    def change_item(self, item: Item, entry: Entry) -> Item:
        """The changed fields only."""
        known = merged(item.complaint or Complaint(), self.complaint, self.changed)
        demand = self.demand if "demand" in self.changed else item.demand
        return replace(item, complaint=known if known != Complaint() else None, demand=demand)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """Each changed field."""
        return tuple(f"item.{self.item}.{name}" for name in self.changed)


@dataclass(frozen=True)
class AmendComplaint(Action):
    """Correct what one of several pieces of goods is complained of; give the whole record."""

    NAME: ClassVar[str] = "AmendComplaint"

    complaint: Complaint
    demand: Demand
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Of a ticket's only piece the problem itself is corrected."""
        item = find_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        if len(ticket.items) == 1:
            return Refusal("only_one_item", params={"item": item.id})
        changed = changed_fields(item.complaint or Complaint(), self.complaint)
        if self.demand != item.demand:
            changed = (*changed, "demand")
        if not changed:
            return ()
        return (Draft(ComplaintAmended(item.id, self.complaint, self.demand, changed)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Where there are several pieces."""
        return ticket.open and len(ticket.items) > 1
