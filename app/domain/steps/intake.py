"""受理: taking a case in, adding goods to it, listing what was left at the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import zip_longest
from typing import ClassVar

from app.domain.case_facts import form_facts, goods_value, item_facts
from app.domain.claims import place_of
from app.domain.copying import copied
from app.domain.decide import Action, Context, Decided, Opening
from app.domain.entry import Body, Draft, Entry
from app.domain.money import Fen, format_yuan
from app.domain.privacy import CONSENT_WORDING, ConsentGiver, Purpose
from app.domain.records import Complaint, Customer, Goods, Inspection, Problem
from app.domain.refusals import Refusal
from app.domain.steps.checking import GoodsInspected
from app.domain.steps.circumstances import FactsStated, fact_refusal
from app.domain.steps.common import category_refusal, contact_refusal, missing_text
from app.domain.steps.level import URGENT, LevelSet
from app.domain.steps.privacy import ConsentGiven
from app.domain.steps.proof import proof_refusal
from app.domain.ticket import Item, Level, StatedFact, Ticket
from app.domain.vocabulary import Demand, ProofCheck, ProofState


@dataclass(frozen=True)
class TicketOpened(Body):
    """A case was taken in. `opened_at` is when the customer came, the entry's moment when it was saved."""

    TYPE: ClassVar[str] = "ticket.opened"
    PERSONAL: ClassVar[frozenset[str]] = frozenset(
        {"customer", "words", "problem.expectation", "goods.proof_reason"}
    )
    CODES: ClassVar[frozenset[str]] = frozenset(ProofCheck)
    IDENTITY: ClassVar[frozenset[str]] = frozenset({"id_number"})

    ticket: str
    number: str
    desk: str
    profile: str
    profile_version: str
    channel: str
    opened_at: datetime
    customer: Customer
    words: str
    problem: Problem
    goods: tuple[Goods, ...]
    received_items: tuple[str, ...] = ()
    id_number: str | None = None
    level: Level | None = None

    def apply(self, ticket: Ticket | None, entry: Entry) -> Ticket | None:
        """A new ticket; one that exists already stays as it is."""
        if ticket is not None or not self.goods:
            return ticket
        demand = self.problem.demand
        # Made in one go, not by `replace` upon `replace`: a rebuild does this for every ticket there is.
        reached = {"accepted": self.opened_at, "entered": entry.at}
        if self.level:
            reached["triaged"] = entry.at
        return Ticket(
            id=self.ticket,
            number=self.number,
            desk=self.desk,
            profile=self.profile,
            profile_version=self.profile_version,
            channel=self.channel,
            opened_at=self.opened_at,
            clerk=entry.user,
            customer=copied(self.customer, id_number=self.id_number),
            problem=copied(self.problem, words=self.words),
            items=tuple(Item(str(n), goods, demand) for n, goods in enumerate(self.goods, 1)),
            received_items=self.received_items,
            level=self.level,
            milestones=reached,
        )


@dataclass(frozen=True)
class Piece:
    """One piece of goods brought to the desk, and what is wanted for it.

    `complaint` says what is wrong with it where that is another matter than the intake's problem;
    `inspection` is the look at the counter (S4-20), `stated` what no field holds and somebody said.
    """

    goods: Goods
    demand: Demand
    complaint: Complaint | None = None
    inspection: Inspection | None = None
    stated: Mapping[str, StatedFact] = field(default_factory=dict)


@dataclass(frozen=True)
class TakeIn(Opening):
    """受理 a complaint. Needs a name, one way of contact, goods, the customer's words and a demand.

    All `goods` share the problem; `further` pieces come with a demand and words of their own.
    `inspection` is the look at the first piece, `stated` what was said of each of `goods`, in their order.
    """

    NAME: ClassVar[str] = "TakeIn"

    channel: str
    customer: Customer
    goods: tuple[Goods, ...]
    problem: Problem
    received_items: tuple[str, ...] = ()
    accepted_at: datetime | None = None
    inspection: Inspection | None = None
    further: tuple[Piece, ...] = ()
    stated: tuple[Mapping[str, StatedFact], ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every piece of goods, in the order of the items the ticket will have."""
        count = len(self.goods)
        looks, said = (self.inspection,)[:count], self.stated[:count]
        listed = (
            Piece(goods, self.problem.demand, inspection=look, stated=facts or {})
            for goods, look, facts in zip_longest(self.goods, looks, said)
        )
        return (*listed, *self.further)

    def open(self, context: Context) -> Decided:
        """Opens the ticket at the level that the policy proposes, every reason kept (G-10)."""
        refusal = (
            self._incomplete()
            or self._category_refused(context)
            or self._in_future(context)
            or self._proof_refused()
            or self._fact_refused()
        )
        if refusal:
            return refusal
        judged = [context.policy.assess(form_facts(self, context, n)) for n in range(len(self.pieces))]
        if self.customer.id_number and not identity_wanted(self, context, judged):
            return Refusal("id_number_not_allowed", "S4-10")
        goods = [
            with_state(piece.goods, each.get("proof_status"))
            for piece, each in zip(self.pieces, judged, strict=True)
        ]
        shared = len(self.goods)
        opened = TicketOpened(
            ticket=context.new_ids[0],
            number=context.number,
            desk=context.desk,
            profile=context.policy.profile,
            profile_version=context.policy.version,
            channel=self.channel,
            opened_at=self.accepted_at or context.now,
            customer=replace(self.customer, id_number=None),
            words=self.problem.words,
            problem=replace(self.problem, words=""),
            goods=tuple(goods[:shared]),
            received_items=self.received_items,
            id_number=self.customer.id_number,
            level=gravest_level(judged),
        )
        added = (
            GoodsAdded(str(shared + n), goods[shared + n - 1], piece.demand, piece.complaint)
            for n, piece in enumerate(self.further, 1)
        )
        looked = (
            GoodsInspected(str(n), piece.inspection)
            for n, piece in enumerate(self.pieces, 1)
            if piece.inspection
        )
        said = (FactsStated(str(n), piece.stated) for n, piece in enumerate(self.pieces, 1) if piece.stated)
        agreed = consents_of(self.customer)
        return tuple(Draft(body) for body in (opened, *added, *looked, *said, *agreed))

    def _incomplete(self) -> Refusal | None:
        blank = missing_text(self.customer.name, "customer.name") or missing_text(
            self.problem.words, "problem.words"
        )
        if blank:
            return blank
        unreachable = contact_refusal(self.customer)
        if unreachable:
            return unreachable
        if not self.goods:
            return Refusal("goods_missing", "S4-11")
        if not all(piece.goods.name.strip() or piece.goods.category for piece in self.pieces):
            return Refusal("goods_unnamed", "S4-11")
        return None

    def _category_refused(self, context: Context) -> Refusal | None:
        several = len(self.pieces) > 1
        for number, piece in enumerate(self.pieces):
            refusal = category_refusal(piece.goods, context, where=f"goods[{number}]" if several else "goods")
            if refusal:
                return refusal
        return None

    def _in_future(self, context: Context) -> Refusal | None:
        if self.accepted_at is not None and self.accepted_at > context.now:
            return Refusal("accepted_in_future", params={"accepted_at": self.accepted_at.isoformat()})
        return None

    def _proof_refused(self) -> Refusal | None:
        refused = (proof_refusal(piece.goods.proof, piece.goods.proof_state) for piece in self.pieces)
        return next((refusal for refusal in refused if refusal), None)

    def _fact_refused(self) -> Refusal | None:
        refused = (fact_refusal(key, value) for piece in self.pieces for key, value in piece.stated.items())
        return next((refusal for refusal in refused if refusal), None)


def consents_of(customer: Customer) -> tuple[ConsentGiven, ...]:
    """What the customer consented to when the case was taken in, each apart; nothing was ticked for them."""
    said = {
        Purpose.CASE: customer.data_consent,
        Purpose.IDENTITY: bool(customer.id_number),
        Purpose.MESSAGES: customer.message_consent,
    }
    return tuple(
        ConsentGiven(purpose, CONSENT_WORDING[purpose], ConsentGiver.CUSTOMER)
        for purpose, given in said.items()
        if given
    )


def with_state(goods: Goods, status: object) -> Goods:
    """The goods with the state that the policy gives their proof, unless somebody gave it one."""
    known = status if status in tuple(ProofState) else None
    if goods.proof_state is not None or known is None:
        return goods
    return replace(goods, proof_state=ProofState(str(known)))


def identity_wanted(form: TakeIn, context: Context, judged: Sequence[Mapping[str, object]]) -> bool:
    """Whether the rules ask for the ID number: for a piece, or for all that goes back together (S4-10)."""
    if any(each.get("id_number_required") for each in judged):
        return True
    back = [n for n, piece in enumerate(form.pieces) if piece.demand in (Demand.RETURN, Demand.EXCHANGE)]
    if len(back) < 2:
        return False
    worth = sum(goods_value(form.pieces[n].goods) or 0 for n in back)
    together = {**form_facts(form, context, back[0]), "amount": format_yuan(Fen(worth))}
    return bool(context.policy.assess(together).get("id_number_required"))


def proposed_level(judged: Mapping[str, object]) -> Level | None:
    """The level the policy proposes, with the reasons it found (G-10)."""
    level = judged.get("priority_level")
    if not isinstance(level, int):
        return None
    proposed = judged.get("proposed_level")
    reasons = proposed.get("reasons", ()) if isinstance(proposed, Mapping) else ()
    return Level(
        level=level,
        mark=str(judged.get("priority_mark", "")),
        owner=str(judged.get("approver_level", "")),
        reasons=tuple(str(reason["text"]) for reason in reasons),
    )


def gravest_level(judged: Sequence[Mapping[str, object]]) -> Level | None:
    """The gravest level that is proposed for any piece, with the reasons for it from all of them (G-10)."""
    levels = [level for level in map(proposed_level, judged) if level is not None]
    if not levels:
        return None
    first = min(levels, key=gravity)
    reasons = [reason for level in levels if gravity(level) == gravity(first) for reason in level.reasons]
    return replace(first, reasons=tuple(dict.fromkeys(reasons)))


_NO_LEVEL = 99
"""Behind every level that there is."""


def gravity(level: Level | None) -> tuple[int, bool]:
    """Smaller is graver; a sum above the limit is level 1 too, but no emergency (G-02)."""
    return (level.level, level.mark != URGENT) if level is not None else (_NO_LEVEL, True)


@dataclass(frozen=True)
class GoodsAdded(Body):
    """Another piece of goods joined the case."""

    TYPE: ClassVar[str] = "goods.added"
    PERSONAL: ClassVar[frozenset[str]] = frozenset(
        {"complaint.words", "complaint.expectation", "goods.proof_reason"}
    )
    CODES: ClassVar[frozenset[str]] = frozenset(ProofCheck)

    item: str
    goods: Goods
    demand: str
    complaint: Complaint | None = None

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """One more item."""
        if any(item.id == self.item for item in ticket.items):
            return ticket
        added = Item(self.item, self.goods, self.demand, complaint=self.complaint)
        return replace(ticket, items=(*ticket.items, added))

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """To be the piece of goods with that id."""
        return (place_of(self.item),)


@dataclass(frozen=True)
class AddGoods(Action):
    """Add a piece of goods to the case; `complaint` where something else is wrong with it."""

    NAME: ClassVar[str] = "AddGoods"

    goods: Goods
    demand: Demand
    complaint: Complaint | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Adds an item with the next free short id; a graver level than the case has is set with it."""
        if not (self.goods.name.strip() or self.goods.category):
            return Refusal("goods_unnamed", "S4-11")
        refusal = category_refusal(self.goods, context) or proof_refusal(
            self.goods.proof, self.goods.proof_state
        )
        if refusal:
            return refusal
        taken = max(int(item.id) for item in ticket.items)
        added = Item(str(taken + 1), self.goods, self.demand, complaint=self.complaint)
        judged = context.policy.assess(item_facts(ticket, added, context.zone, context.now))
        goods = with_state(self.goods, judged.get("proof_status"))
        drafts = (Draft(GoodsAdded(added.id, goods, self.demand, self.complaint)),)
        level = proposed_level(judged)
        if level is None or (ticket.level is not None and gravity(level) >= gravity(ticket.level)):
            return drafts
        return (*drafts, Draft(LevelSet(level)))


@dataclass(frozen=True)
class ReceivedItemsListed(Body):
    """What the customer left at the desk was listed anew."""

    TYPE: ClassVar[str] = "received_items.listed"

    received_items: tuple[str, ...]

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The new list replaces the old one."""
        return replace(ticket, received_items=self.received_items)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The whole list."""
        return ("received_items",)


@dataclass(frozen=True)
class ListReceivedItems(Action):
    """List what the customer leaves at the desk, accessories included (D01, D21)."""

    NAME: ClassVar[str] = "ListReceivedItems"

    received_items: tuple[str, ...]

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """The list as given, blanks dropped."""
        listed = tuple(text.strip() for text in self.received_items if text.strip())
        return (Draft(ReceivedItemsListed(listed)),)
