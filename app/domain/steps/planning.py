"""方案: one or two ways offered, the customer's answer, terms of exchange and refund, approval."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from app.domain.carrying_out import without_past_tracks
from app.domain.case_facts import goods_value, item_facts
from app.domain.claims import DECIDED, course_of
from app.domain.decide import Action, Context, Decided
from app.domain.depreciation import depreciation_refused
from app.domain.entry import Draft, Entry, ItemBody
from app.domain.money import Fen
from app.domain.refusals import Refusal
from app.domain.status import Stage, may_step
from app.domain.steps.approval import approval_needed, waits, waits_for_answer, without_approval
from app.domain.steps.common import advance, item_for_step
from app.domain.ticket import Item, Ticket
from app.domain.verdicts import Exchange, Option, Plan, Refund
from app.domain.vocabulary import Acceptance, Remedy


@dataclass(frozen=True)
class PlanOffered(ItemBody):
    """The customer was offered one or two ways."""

    TYPE: ClassVar[str] = "plan.offered"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"options.remarks", "refund.invoice_handling"})

    item: str
    options: tuple[Option, ...]
    exchange: Exchange | None = None
    refund: Refund | None = None

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """A manager approved the plan there was; another one needs an approval of its own (S4-28)."""
        return super().change(without_approval(ticket, self.item), entry)

    def change_item(self, item: Item, entry: Entry) -> Item:
        """方案待客户确认; a new offer replaces the old one."""
        anew = (name.removeprefix(DECIDED) for name in entry.base if name.startswith(DECIDED))
        plan = replace(self.plan(entry), offered_in=next(anew, entry.id))
        return advance(replace(item, plan=plan), Stage.PLAN_OFFERED).at_milestone("plan_made", entry.at)

    def plan(self, entry: Entry) -> Plan:
        """What is offered by that entry."""
        return Plan(
            self.options,
            entry.at,
            entry.user,
            exchange=self.exchange,
            refund=self.refund,
            offered_in=entry.id,
        )

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class OfferPlan(Action):
    """Offer one way, or two to choose from (S1-34), with the terms of exchange and refund."""

    NAME: ClassVar[str] = "OfferPlan"

    options: tuple[Option, ...]
    exchange: Exchange | None = None
    refund: Refund | None = None
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Paid work names its price, a wait stays within the promised limit (S4-37)."""
        item = item_for_step(ticket, self.item, Stage.PLAN_OFFERED)
        if isinstance(item, Refusal):
            return item
        refusal = (
            self._options_refused() or self._wait_refused(ticket, item, context) or self._refund_refused(item)
        )
        if refusal:
            return refusal
        return (Draft(PlanOffered(item.id, self.options, self.exchange, self.refund)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Once liability was determined, until the plan is carried out."""
        return ticket.open and any(
            item.stage is Stage.PLAN_OFFERED or may_step(item.stage, Stage.PLAN_OFFERED)
            for item in ticket.items
        )

    def _options_refused(self) -> Refusal | None:
        if not 1 <= len(self.options) <= 2:
            return Refusal("one_or_two_options", "S1-34", {"count": str(len(self.options))})
        for option in self.options:
            if option.remedy not in tuple(Remedy):
                return Refusal("no_such_remedy", params={"remedy": option.remedy})
            if option.paid and not option.amount:
                return Refusal("price_missing", "S2a-07")
        return None

    def _wait_refused(self, ticket: Ticket, item: Item, context: Context) -> Refusal | None:
        if self.exchange is None or self.exchange.expected is None:
            return None
        facts = item_facts(ticket, item, context.zone)
        facts |= {
            "decided_remedy": "exchange",
            "stock_available": self.exchange.stock == "in_stock",
            "exchange_approved_at": f"{context.local():%Y-%m-%dT%H:%M}",
        }
        latest = context.policy.assess(facts).get("exchange_ready_latest")
        if latest is not None and self.exchange.expected.isoformat() > str(latest):
            expected = self.exchange.expected.isoformat()
            return Refusal("exchange_wait_too_long", "S4-37", {"expected": expected, "latest": str(latest)})
        return None

    def _refund_refused(self, item: Item) -> Refusal | None:
        if self.refund is None:
            return None
        price = item.goods.price
        if self.refund.amount <= 0 or self.refund.depreciation < 0 or self.refund.net < 0:
            return Refusal("refund_not_positive")
        if price is not None and self.refund.amount > price * item.goods.quantity:
            return Refusal(
                "refund_above_price", params={"amount": str(self.refund.amount), "price": str(price)}
            )
        return depreciation_refused(self.options, self.refund, goods_value(item.goods))


def _answered(plan: Plan, entry: Entry, how: str) -> Plan:
    return replace(plan, answered_at=entry.at, answered_how=how, answered_in=entry.id)


@dataclass(frozen=True)
class PlanAccepted(ItemBody):
    """The customer accepted an option of the plan offered in the entry `offer`; `amount` in fen."""

    TYPE: ClassVar[str] = "plan.accepted"

    item: str
    option: int
    how: Acceptance
    offer: str = ""
    remedy: str = ""
    amount: Fen | None = None

    def change_item(self, item: Item, entry: Entry) -> Item:
        """方案已接受."""
        if item.plan is None:
            return item
        plan = replace(_answered(item.plan, entry, self.how), chosen=self.option)
        begun_anew = without_past_tracks(replace(item, plan=plan))
        accepted = advance(begun_anew, Stage.PLAN_ACCEPTED, "plan_accepted", entry.at)
        agreed = plan.agreed
        if plan.exchange is not None and agreed and agreed.remedy.startswith("exchange"):
            accepted = accepted.at_milestone("exchange_approved", entry.at, first=False)
        if plan.refund is not None:
            accepted = accepted.at_milestone("refund_approved", entry.at, first=False)
        return accepted

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class AcceptPlan(Action):
    """Record that the customer accepts: which option (from 0), and how they said so."""

    NAME: ClassVar[str] = "AcceptPlan"

    option: int = 0
    how: Acceptance = Acceptance.IN_PERSON
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Amounts above the desk's limit need the approval first (S4-28, G-02)."""
        item = item_for_step(ticket, self.item, Stage.PLAN_ACCEPTED)
        if isinstance(item, Refusal):
            return item
        if item.plan is None or not waits(item):
            return Refusal("no_plan_offered", params={"item": item.id})
        if not 0 <= self.option < len(item.plan.options):
            return Refusal("no_such_option", params={"option": str(self.option)})
        refusal = approval_needed(ticket, item, context)
        if refusal:
            return refusal
        chosen = item.plan.options[self.option]
        sum_ = item.plan.sum_of(chosen)
        return (
            Draft(PlanAccepted(item.id, self.option, self.how, item.plan.offered_in, chosen.remedy, sum_)),
        )

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a plan waits for the customer's answer."""
        return waits_for_answer(ticket)


@dataclass(frozen=True)
class PlanRefused(ItemBody):
    """The customer refused every option of the plan offered in the entry `offer`."""

    TYPE: ClassVar[str] = "plan.refused"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    item: str
    reason: str
    how: Acceptance
    offer: str = ""

    def change_item(self, item: Item, entry: Entry) -> Item:
        """方案被拒: it goes one level up with its own clock."""
        if item.plan is None:
            return item
        plan = replace(_answered(item.plan, entry, self.how), refusal_reason=self.reason)
        return advance(replace(item, plan=plan), Stage.PLAN_REFUSED, "plan_refused", entry.at)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class RefusePlan(Action):
    """Record that the customer refuses, and why."""

    NAME: ClassVar[str] = "RefusePlan"

    reason: str
    how: Acceptance = Acceptance.IN_PERSON
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """A plan must be on the table."""
        item = item_for_step(ticket, self.item, Stage.PLAN_REFUSED)
        if isinstance(item, Refusal):
            return item
        if item.plan is None or not waits(item):
            return Refusal("no_plan_offered", params={"item": item.id})
        if not self.reason.strip():
            return Refusal("reason_missing")
        return (Draft(PlanRefused(item.id, self.reason, self.how, item.plan.offered_in)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a plan waits for the customer's answer."""
        return waits_for_answer(ticket)
