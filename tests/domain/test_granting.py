"""No way of doing things one after another pays more than the desk may grant, unless somebody approved it.

Prices are lowered before a customer accepts and raised after, plans are made anew, several goods are paid one
by one, stages are jumped: what leaves the house is judged where it leaves (S4-28, G-02, 0071).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.approving import approval_of, granted_by_desk
from app.domain.decide import Action
from app.domain.money import Fen
from app.domain.records import Goods
from app.domain.refusals import Refusal
from app.domain.status import Stage, TrackKind
from app.domain.steps.amendment import AmendGoods
from app.domain.steps.approval import ApprovePlan
from app.domain.steps.closing import JumpStage
from app.domain.steps.execution import AdvanceExecution, CallOffExecution, StartExecution
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.ticket import Item
from app.domain.verdicts import Basis, Option, Refund, Share
from app.domain.vocabulary import Cause, Demand, Role
from tests.domain.cases import Course, opened, refused

LIMIT = 1_000_000
"""10,000.00 yuan in fen."""

RETURN, REFUND = TrackKind.RETURN, TrackKind.REFUND
BACK = Option("return_full")


def verdict(item: str | None = None) -> DetermineLiability:
    return DetermineLiability(
        Cause.QUALITY,
        (Share("brand", 100),),
        (Basis("clause", "§3"),),
        conclusion="漏水",
        suggestion="退货",
        item=item,
    )


def goods(price: int | None) -> Goods:
    return Goods("电水壶", category="kettle", price=None if price is None else Fen(price))


def taken_in(*prices: int | None, demand: Demand = Demand.RETURN) -> Course:
    """Goods of those prices, liability determined."""
    course = opened(demand, [goods(price) for price in prices])
    assert course.ticket is not None
    for item in course.ticket.items:
        course.must(verdict(item.id))
    return course


def at(course: Course, item: str = "1") -> Item:
    assert course.ticket is not None
    found = course.ticket.item(item)
    assert found is not None
    return found


def agree(course: Course, item: str = "1", option: Option = BACK, refund: Refund | None = None) -> None:
    course.must(OfferPlan((option,), refund=refund, item=item), Role.CLERK)
    course.must(AcceptPlan(item=item), Role.CLERK)


def pay(course: Course, item: str = "1") -> str:
    """Take the goods back and refund them; the code of what is refused, empty when the money went."""
    steps: tuple[Action, ...] = (
        StartExecution(RETURN, item=item),
        AdvanceExecution(RETURN, "done", item=item),
        StartExecution(REFUND, item=item),
        AdvanceExecution(REFUND, "done", item=item),
    )
    for step in steps:
        decided = course.do(step, Role.SUPERVISOR)
        if isinstance(decided, Refusal):
            return decided.code
    return ""


@pytest.mark.parametrize("before", [None, 1, 19_900])
def test_a_price_raised_after_the_customer_accepted_is_approved_before_money_goes(before: int | None) -> None:
    course = taken_in(before)
    agree(course)
    course.must(AmendGoods(goods(2 * LIMIT)), Role.CLERK)
    assert pay(course) == "approval_outgrown"
    course.must(OfferPlan((BACK,)), Role.CLERK)
    assert refused(course.do(AcceptPlan(), Role.CLERK)) == "manager_must_approve"
    course.must(ApprovePlan(), Role.MANAGER)
    course.must(AcceptPlan(), Role.CLERK)
    assert pay(course) == ""


def test_raised_while_the_money_is_on_its_way_too() -> None:
    course = taken_in(19_900)
    agree(course)
    course.must(StartExecution(RETURN))
    course.must(AdvanceExecution(RETURN, "done"))
    course.must(StartExecution(REFUND))
    course.must(AmendGoods(goods(2 * LIMIT)), Role.CLERK)
    assert refused(course.do(AdvanceExecution(REFUND, "refund_started"))) == "approval_outgrown"


def test_what_was_paid_becomes_dear_only_by_whoever_may_approve_it() -> None:
    course = taken_in(19_900)
    agree(course)
    assert pay(course) == ""
    dear = AmendGoods(goods(2 * LIMIT))
    for role in (Role.CLERK, Role.SUPERVISOR):
        assert refused(course.do(dear, role)) == "role_not_enough"
    course.must(AmendGoods(goods(LIMIT)), Role.CLERK)
    course.must(AmendGoods(replace(goods(LIMIT), model="MK-1508")), Role.CLERK)
    course.must(dear, Role.MANAGER)


def test_exchanged_goods_are_judged_where_they_leave() -> None:
    course = taken_in(None, demand=Demand.EXCHANGE)
    agree(course, option=Option("exchange_same_model"))
    course.must(StartExecution(TrackKind.EXCHANGE))
    course.must(AmendGoods(goods(2 * LIMIT)), Role.CLERK)
    assert refused(course.do(AdvanceExecution(TrackKind.EXCHANGE, "shipped"))) == "approval_outgrown"


def test_no_money_goes_while_nobody_knows_how_much() -> None:
    course = taken_in(None)
    agree(course)
    assert pay(course) == "refund_sum_unknown"
    course.must(AmendGoods(goods(19_900)), Role.CLERK)
    course.must(StartExecution(REFUND))


def test_several_goods_of_one_ticket_count_together() -> None:
    course = taken_in(600_000, 600_000)
    agree(course, "1")
    course.must(OfferPlan((BACK,), item="2"), Role.CLERK)
    assert course.ticket is not None
    assert granted_by_desk(course.ticket, at(course, "2")) == 1_200_000
    assert refused(course.do(AcceptPlan(item="2"), Role.CLERK)) == "manager_must_approve"
    assert pay(course, "1") == "", "what was agreed before is within the limit"
    assert refused(course.do(AcceptPlan(item="2"), Role.CLERK)) == "manager_must_approve"
    course.must(ApprovePlan(item="2"), Role.MANAGER)
    course.must(AcceptPlan(item="2"), Role.CLERK)
    assert pay(course, "2") == ""


def test_what_was_approved_leaves_the_desk_its_own_limit() -> None:
    course = taken_in(2 * LIMIT, LIMIT)
    course.must(OfferPlan((BACK,), item="1"), Role.CLERK)
    course.must(ApprovePlan(item="1"), Role.MANAGER)
    course.must(AcceptPlan(item="1"), Role.CLERK)
    agree(course, "2")
    assert (pay(course, "1"), pay(course, "2")) == ("", "")


def test_one_plan_after_another_counts_together() -> None:
    part = Option("partial_refund", amount=Fen(600_000))
    course = taken_in(LIMIT)
    agree(course, option=part)
    course.must(StartExecution(REFUND))
    course.must(AdvanceExecution(REFUND, "done"))
    course.must(OfferPlan((part,)), Role.CLERK)
    assert refused(course.do(AcceptPlan(), Role.CLERK)) == "manager_must_approve"


def test_what_comes_beside_an_exchange_counts_with_it() -> None:
    course = taken_in(800_000, demand=Demand.EXCHANGE)
    refund = Refund(Fen(300_000), "bank_card")
    course.must(OfferPlan((Option("exchange_same_model"),), refund=refund), Role.CLERK)
    assert refused(course.do(AcceptPlan(), Role.CLERK)) == "manager_must_approve"


def test_a_jump_leads_past_no_approval() -> None:
    course = taken_in(2 * LIMIT, demand=Demand.REPAIR)
    course.must(JumpStage(Stage.EXECUTING, "客户催促"))
    assert refused(course.do(StartExecution(REFUND))) == "approval_outgrown"


PRICES = st.sampled_from([None, 1, 400_000, 600_000, LIMIT, 2 * LIMIT])
SUMS = st.sampled_from([None, 0, 300_000, 600_000, LIMIT, LIMIT + 1])
REMEDIES = st.sampled_from(
    ["return_full", "partial_refund", "refund_only", "exchange_same_model", "compensation", "repair_free"]
)
ITEMS = st.sampled_from(["1", "2"])
KINDS = st.sampled_from([RETURN, REFUND, TrackKind.COMPENSATION, TrackKind.EXCHANGE])
STEPS = st.sampled_from(["refund_started", "done", "shipped"])


def plans(item: str) -> st.SearchStrategy[Action]:
    refunds = st.none() | st.builds(
        Refund, st.sampled_from([Fen(1), Fen(600_000), Fen(LIMIT), Fen(2 * LIMIT)]), st.just("cash")
    )
    options = st.lists(st.builds(Option, REMEDIES, amount=SUMS), min_size=1, max_size=2).map(tuple)
    return st.builds(OfferPlan, options, refund=refunds, item=st.just(item))


def corrections(item: str) -> st.SearchStrategy[Action]:
    pieces = st.integers(1, 3)
    return st.builds(
        lambda price, many: AmendGoods(replace(goods(price), quantity=many), item), PRICES, pieces
    )


def single(item: str) -> st.SearchStrategy[Action]:
    """Anything that people without the right to approve may do about a plan."""
    return st.one_of(
        corrections(item),
        plans(item),
        st.builds(StartExecution, KINDS, item=st.just(item)),
        st.builds(AdvanceExecution, KINDS, STEPS, item=st.just(item)),
        st.builds(CallOffExecution, KINDS, st.just("另行处理"), st.just(item)),
        st.builds(
            JumpStage, st.sampled_from([Stage.EXECUTING, Stage.PLAN_ACCEPTED]), st.just("催促"), st.just(item)
        ),
    )


def deals(item: str) -> st.SearchStrategy[tuple[Action, ...]]:
    """A plan, the customer's answer, the goods back, the money out; something else comes in between."""
    ways = st.tuples(
        plans(item),
        st.builds(AcceptPlan, st.integers(0, 1), item=st.just(item)),
        st.just(StartExecution(RETURN, item=item)),
        st.just(AdvanceExecution(RETURN, "done", item=item)),
        st.just(StartExecution(REFUND, item=item)),
        st.just(AdvanceExecution(REFUND, "done", item=item)),
    )
    between = st.lists(st.tuples(st.integers(0, 6), single(item)), max_size=2)
    return st.tuples(ways, between).map(lambda both: _with(*both))


def _with(ways: tuple[Action, ...], between: list[tuple[int, Action]]) -> tuple[Action, ...]:
    several = list(ways)
    for place, other in between:
        several.insert(place, other)
    return tuple(several)


DEALS = st.lists(ITEMS.flatmap(deals), max_size=5).map(
    lambda several: [one for each in several for one in each]
)


@dataclass
class Till:
    """What was paid without an approval, counted by hand: item and sum in fen, at the moment at which the money
    went.
    """

    course: Course
    paid: list[tuple[str, int]] = field(default_factory=list)

    def do(self, action: Action, role: Role) -> None:
        before = self.course.ticket
        decided = self.course.do(action, role)
        if isinstance(decided, Refusal) or before is None or not isinstance(action, AdvanceExecution):
            return
        if action.kind is REFUND and action.to == "done" and action.item is not None:
            item = before.item(action.item)
            assert item is not None
            if approval_of(before, item) is None:
                self.paid.append((item.id, _owed(item)))


def _owed(item: Item) -> int:
    """What a cashier would hand out by the plan as it stands."""
    price = (item.goods.price or 0) * item.goods.quantity
    plan = item.plan
    if plan is None:
        return price
    if plan.refund is not None:
        return plan.refund.amount
    agreed = plan.agreed
    if agreed is None:
        return 0
    return max(agreed.amount or 0, price if agreed.remedy.startswith("return") else 0)


@settings(max_examples=150, deadline=None)
@given(st.lists(PRICES, min_size=2, max_size=2), DEALS)
def test_nobody_without_the_right_pays_more_than_the_limit(
    prices: list[int | None], doings: list[Action]
) -> None:
    till = Till(taken_in(*prices))
    for action in doings:
        till.do(action, Role.SUPERVISOR)
    assert sum(each for _, each in till.paid) <= LIMIT


@settings(max_examples=100, deadline=None)
@given(st.lists(PRICES, min_size=2, max_size=2), DEALS, st.sets(st.integers(0, 40)))
def test_what_nobody_approved_stays_within_the_limit(
    prices: list[int | None], doings: list[Action], approving: set[int]
) -> None:
    till = Till(taken_in(*prices))
    for turn, action in enumerate(doings):
        if turn in approving:
            till.course.do(ApprovePlan("1"), Role.MANAGER)
            till.course.do(ApprovePlan("2"), Role.MANAGER)
        till.do(action, Role.SUPERVISOR)
    assert sum(each for _, each in till.paid) <= LIMIT
