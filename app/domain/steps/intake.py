"""受理: taking a case in, adding goods to it, listing what was left at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from app.domain.case_facts import form_facts
from app.domain.decide import Action, Context, Decided, Opening
from app.domain.entry import Body, Draft, Entry
from app.domain.records import Customer, Goods, Problem
from app.domain.refusals import Refusal
from app.domain.steps.common import missing_text
from app.domain.ticket import Item, Level, Ticket


@dataclass(frozen=True)
class TicketOpened(Body):
    """A case was taken in. `opened_at` is when the customer came, the entry's moment when it was saved."""

    TYPE: ClassVar[str] = "ticket.opened"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"customer", "words"})
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
            customer=replace(self.customer, id_number=self.id_number),
            problem=replace(self.problem, words=self.words),
            items=tuple(Item(str(n), goods, demand) for n, goods in enumerate(self.goods, 1)),
            received_items=self.received_items,
            level=self.level,
            milestones=reached,
        )


@dataclass(frozen=True)
class TakeIn(Opening):
    """受理 a complaint. Needs a name, one way of contact, goods, the customer's words and a demand."""

    NAME: ClassVar[str] = "TakeIn"

    channel: str
    customer: Customer
    goods: tuple[Goods, ...]
    problem: Problem
    received_items: tuple[str, ...] = ()
    accepted_at: datetime | None = None

    def open(self, context: Context) -> Decided:
        """Opens the ticket at the level that the policy proposes, every reason kept (G-10)."""
        refusal = self._incomplete() or self._in_future(context)
        if refusal:
            return refusal
        judged = context.policy.assess(form_facts(self, context))
        if self.customer.id_number and not judged.get("id_number_required"):
            return Refusal("id_number_not_allowed", "S4-10")
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
            goods=self.goods,
            received_items=self.received_items,
            id_number=self.customer.id_number,
            level=proposed_level(judged),
        )
        return (Draft(opened),)

    def _incomplete(self) -> Refusal | None:
        blank = missing_text(self.customer.name, "customer.name") or missing_text(
            self.problem.words, "problem.words"
        )
        if blank:
            return blank
        if not any((self.customer.phone, self.customer.wechat, self.customer.address)):
            return Refusal("contact_missing", "S4-09")
        if not self.goods:
            return Refusal("goods_missing", "S4-11")
        if not all(goods.name.strip() or goods.category for goods in self.goods):
            return Refusal("goods_unnamed", "S4-11")
        return None

    def _in_future(self, context: Context) -> Refusal | None:
        if self.accepted_at is not None and self.accepted_at > context.now:
            return Refusal("accepted_in_future", params={"accepted_at": self.accepted_at.isoformat()})
        return None


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


@dataclass(frozen=True)
class GoodsAdded(Body):
    """Another piece of goods joined the case."""

    TYPE: ClassVar[str] = "goods.added"

    item: str
    goods: Goods
    demand: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """One more item."""
        if any(item.id == self.item for item in ticket.items):
            return ticket
        return replace(ticket, items=(*ticket.items, Item(self.item, self.goods, self.demand)))


@dataclass(frozen=True)
class AddGoods(Action):
    """Add a piece of goods to the case."""

    NAME: ClassVar[str] = "AddGoods"

    goods: Goods
    demand: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Adds an item with the next free short id."""
        if not (self.goods.name.strip() or self.goods.category):
            return Refusal("goods_unnamed", "S4-11")
        taken = max(int(item.id) for item in ticket.items)
        return (Draft(GoodsAdded(str(taken + 1), self.goods, self.demand)),)


@dataclass(frozen=True)
class ReceivedItemsListed(Body):
    """What the customer left at the desk was listed anew."""

    TYPE: ClassVar[str] = "received_items.listed"

    received_items: tuple[str, ...]

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The new list replaces the old one."""
        return replace(ticket, received_items=self.received_items).revised("received_items")


@dataclass(frozen=True)
class ListReceivedItems(Action):
    """List what the customer leaves at the desk, accessories included (D01, D21)."""

    NAME: ClassVar[str] = "ListReceivedItems"

    received_items: tuple[str, ...]

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """The list as given, blanks dropped."""
        listed = tuple(text.strip() for text in self.received_items if text.strip())
        base = {"received_items": ticket.revisions.get("received_items", 0)}
        return (Draft(ReceivedItemsListed(listed), base),)
