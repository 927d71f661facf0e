"""Two people decide one conflict before they see each other's decision: the first stands, a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.disputed_plans import Way
from app.domain.entry import Body, Draft
from app.domain.merging import CONFLICT, FIELDS, WEIGHTY
from app.domain.money import Fen
from app.domain.refusals import RefusedError
from app.domain.steps.amendment import CustomerAmended, GoodsAmended
from app.domain.steps.approval import Approved, ApprovePlan
from app.domain.steps.checking import CheckBegun
from app.domain.steps.closing import TicketWithdrawn
from app.domain.steps.deciding import ConflictDecided
from app.domain.steps.planning import PlanAccepted, PlanOffered
from app.domain.ticket import Ticket
from app.domain.verdicts import Option
from app.domain.vocabulary import Acceptance, Role
from app.store.sync_figures import StoreSyncRecords
from app.usecases.conflict_cases import ConflictCase, decided_cases, open_cases, settle
from app.usecases.desk import Person
from app.usecases.desk_link import DecidedConflict, SyncRecords, TicketsAbroad
from app.usecases.perform import perform
from app.usecases.sync_state import SyncWord
from tests.fakes.cases import CLERK, customer, kettle
from tests.fakes.shop import MANAGER, SUPERVISOR, Shop, make_shop_folder, opened_shop
from tests.fakes.small_office import SmallOffice, sync

ONE, OTHER = "13900001111", "13900002222"


@dataclass(frozen=True)
class Known:
    """What a desk knows of tickets abroad."""

    state: TicketsAbroad
    records: SyncRecords


@dataclass
class Desks:
    """Three desks, and a head office that hears of them in the order in which they speak."""

    office: SmallOffice
    a: Shop
    b: Shop
    c: Shop
    ticket: str

    def meet(self, *first: Shop) -> None:
        """Everything from everybody to everybody; these speak first, in this order."""
        for shop in first:
            self.office.push(shop.store)
        for _ in range(2):
            sync(self.office, *(shop.store for shop in self.all))

    @property
    def all(self) -> tuple[Shop, Shop, Shop]:
        return self.a, self.b, self.c

    def dispute(self, stands: Body, other: Body) -> None:
        """One desk says this, another that: everybody knows."""
        for shop, body in ((self.a, stands), (self.b, other)):
            self.say(shop, body)
        self.meet(self.a, self.b)

    def say(self, shop: Shop, body: Body) -> None:
        now = shop.time.now()
        shop.store.journal.transact(lambda tx: tx.append(self.ticket, (Draft(body),), now, CLERK))

    def settle(self, shop: Shop, *, take: bool, note: str = "") -> None:
        """Decide the one conflict that is open there."""
        settle(shop.work, known(shop), self.open(shop), MANAGER, take=take, note=note)

    def open(self, shop: Shop) -> ConflictCase:
        (case,) = open_cases(shop.work, known(shop), [self.ticket])
        return case

    def open_entries(self, shop: Shop) -> list[str]:
        return [each.entry for each in open_cases(shop.work, known(shop), [self.ticket])]

    def closed(self) -> None:
        """Nothing waits for anybody."""
        for shop in self.all:
            assert open_cases(shop.work, known(shop), [self.ticket]) == ()
            assert shop.store.sync_state.of(self.ticket).word is not SyncWord.NEEDS_YOU

    def decision(self, shop: Shop) -> DecidedConflict:
        """The one line of what was decided."""
        (case,) = decided_cases(shop.work, known(shop), [self.ticket])
        assert case.decision is not None
        return case.decision

    def verdicts(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for each in self.office.received:
            found[each.verdict] = found.get(each.verdict, 0) + 1
        return found

    def agreed(self) -> Ticket:
        """The ticket, which is the same everywhere."""
        first, *others = [shop.ticket(self.ticket) for shop in self.all]
        assert all(each == first for each in others)
        assert first == self.office.tickets[self.ticket]
        return first


def known(shop: Shop) -> Known:
    return Known(shop.store.sync_state, StoreSyncRecords(shop.store.access))


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    with ExitStack() as stack:
        shops = []
        for name in ("a", "b", "c"):
            make_shop_folder(tmp_path / name)
            shops.append(stack.enter_context(opened_shop(tmp_path / name)))
        a, b, c = shops
        found = Desks(SmallOffice(), a, b, c, a.intake().id)
        found.meet()
        yield found


def phone(number: str) -> CustomerAmended:
    return CustomerAmended(customer(phone=number), ("phone",))


def price(fen: int) -> GoodsAmended:
    return GoodsAmended("1", kettle(price=Fen(fen)), ("price",))


def both(ticket: Ticket) -> tuple[object, object, object]:
    return ticket.customer.phone, ticket.items[0].goods.price, ticket.stage


CASES = (
    (phone(ONE), phone(OTHER), FIELDS),
    (price(19_900), price(29_900), WEIGHTY),
    (CheckBegun("1"), TicketWithdrawn("客户不要了"), WEIGHTY),
)


@pytest.mark.parametrize("case", CASES, ids=["contact", "money", "stage"])
def test_kept_first_and_taken_over_second_waits_for_a_person(
    desks: Desks, case: tuple[Body, Body, str]
) -> None:
    desks.dispute(*case[:2])
    before = both(desks.agreed())
    desks.settle(desks.b, take=False, note="核实过")
    desks.settle(desks.c, take=True)
    desks.meet(desks.b, desks.c, desks.b)
    assert both(desks.agreed()) == before, "the first decision stands"
    for shop in desks.all:
        card = desks.open(shop)
        assert (card.kind, card.why) == ("conflict.decided", case[2])
        assert [(each.stands, each.other) for each in card.disputed] == [(False, True)]
        assert card.there.user == MANAGER.name
        assert shop.store.sync_state.of(desks.ticket).word is SyncWord.NEEDS_YOU
        decision = desks.decision(shop)
        assert (decision.take, decision.note) == (False, "核实过")
        assert [each.take for each in decision.overruled] == [True]
    desks.settle(desks.a, take=False)
    desks.meet()
    desks.closed()
    assert both(desks.agreed()) == before
    assert not desks.decision(desks.c).take


@pytest.mark.parametrize("case", CASES, ids=["contact", "money", "stage"])
def test_the_decision_that_came_second_may_be_taken_with_what_it_took(
    desks: Desks, case: tuple[Body, Body, str]
) -> None:
    desks.dispute(*case[:2])
    before = both(desks.agreed())
    desks.settle(desks.b, take=False)
    desks.settle(desks.c, take=True)
    desks.meet(desks.b, desks.c)
    desks.settle(desks.a, take=True)
    desks.meet()
    desks.closed()
    assert both(desks.agreed()) != before
    decision = desks.decision(desks.b)
    assert (decision.take, [each.take for each in decision.overruled]) == (True, [False])


@pytest.mark.parametrize("case", CASES, ids=["contact", "money", "stage"])
def test_taken_over_first_and_kept_second_waits_too(desks: Desks, case: tuple[Body, Body, str]) -> None:
    desks.dispute(*case[:2])
    before = both(desks.agreed())
    desks.settle(desks.c, take=True)
    desks.settle(desks.b, take=False)
    desks.meet(desks.c, desks.b)
    taken = both(desks.agreed())
    assert taken != before, "the first decision stands"
    assert [(each.stands, each.other) for each in desks.open(desks.b).disputed] == [(True, False)]
    decision = desks.decision(desks.b)
    assert (decision.take, [each.take for each in decision.overruled]) == (True, [False])
    stays = isinstance(case[1], TicketWithdrawn)
    if stays:
        with pytest.raises(RefusedError, match="change_stays"):
            desks.settle(desks.a, take=True)
        desks.settle(desks.a, take=False)
    else:
        desks.settle(desks.a, take=True)
    desks.meet()
    desks.closed()
    assert both(desks.agreed()) == (taken if stays else before)
    assert desks.decision(desks.c).take == stays


@pytest.mark.parametrize("take", [True, False])
@pytest.mark.parametrize("case", CASES, ids=["contact", "money", "stage"])
def test_two_decisions_of_the_same_sense_are_no_conflict(
    desks: Desks, case: tuple[Body, Body, str], *, take: bool
) -> None:
    desks.dispute(*case[:2])
    before = both(desks.agreed())
    desks.settle(desks.b, take=take)
    desks.settle(desks.c, take=take)
    desks.meet(desks.b, desks.c)
    desks.closed()
    assert (both(desks.agreed()) != before) == take
    assert desks.verdicts()[CONFLICT] == 1
    assert desks.decision(desks.a).overruled == ()


def test_what_a_decision_that_lost_takes_back_does_not_count(desks: Desks) -> None:
    desks.dispute(phone(ONE), phone(OTHER))
    desks.settle(desks.c, take=True)
    desks.settle(desks.b, take=False)
    desks.meet(desks.c, desks.b)
    desks.settle(desks.a, take=False)
    desks.settle(desks.b, take=True)
    assert desks.b.ticket(desks.ticket).customer.phone == ONE, "its own, as long as nobody says no"
    desks.meet(desks.a, desks.b)
    assert desks.agreed().customer.phone == OTHER
    card = desks.open(desks.c)
    assert [(each.stands, each.other) for each in card.disputed] == [(False, True)]
    desks.settle(desks.c, take=False)
    desks.meet()
    desks.closed()
    assert desks.agreed().customer.phone == OTHER
    assert desks.decision(desks.a).take


def test_a_decision_sent_in_pieces_counts_once(desks: Desks) -> None:
    desks.dispute(phone(ONE), phone(OTHER))
    desks.settle(desks.b, take=True)
    desks.settle(desks.c, take=True)
    decisions = {}
    for shop in (desks.b, desks.c):
        (end,) = shop.store.outbox.ends()
        sent = len(desks.office.at(end.writer))
        decisions[end.writer] = shop.store.outbox.lines(end.writer, sent, 9, 1 << 20)
        keys = shop.store.outbox.keys_to_send(end.writer, sent + 1, end.seq)
        desks.office.keys.known |= {(k.ticket, k.kind, k.name): k for k in keys}
    for lines in zip(*decisions.values(), strict=True):
        for writer, line in zip(decisions, lines, strict=True):
            desks.office._take(writer, line)
    desks.meet()
    desks.closed()
    assert desks.agreed().customer.phone == OTHER
    entries = [each for each in desks.office.received if each.entry is not None]
    written = [each for each in entries if each.entry and isinstance(each.entry.body, ConflictDecided)]
    assert [each.verdict for each in written] == ["applied", "applied"]
    assert desks.verdicts()["repeated"] == 1


def test_deciding_again_about_an_identity_number_takes_a_supervisor(desks: Desks) -> None:
    one, other = (
        CustomerAmended(customer(id_number=number), ("id_number",))
        for number in ("11010519491231002X", "440524188001010014")
    )
    desks.dispute(one, other)
    desks.settle(desks.b, take=False)
    (case,) = decided_cases(desks.b.work, known(desks.b), [desks.ticket])
    with pytest.raises(RefusedError, match="role_not_enough"):
        settle(desks.b.work, known(desks.b), case, Person(CLERK), take=True)
    settle(desks.b.work, known(desks.b), case, MANAGER, take=True)


def offered(shop: Shop, desks: Desks, fen: int) -> str:
    """A plan of that sum there; the entry that offered it."""
    desks.say(shop, PlanOffered("1", (Option("compensation", amount=Fen(fen)),)))
    plan = shop.ticket(desks.ticket).items[0].plan
    assert plan is not None
    return plan.offered_in


def accepted(fen: int, offer: str) -> PlanAccepted:
    return PlanAccepted("1", 0, Acceptance.IN_PERSON, offer, "compensation", Fen(fen))


def test_a_plan_taken_over_was_approved_by_nobody_and_a_yes_holds_for_its_own_plan(desks: Desks) -> None:
    one, other = 1_999_900, 2_999_900
    first, second = offered(desks.a, desks, one), offered(desks.b, desks, other)
    for body in (Approved("plan:1", MANAGER.name, Role.MANAGER, first), accepted(one, first)):
        desks.say(desks.a, body)
    desks.say(desks.b, accepted(other, second))
    desks.meet(desks.a, desks.b)
    work, link = desks.c.work, known(desks.c)
    offer, yes = open_cases(work, link, [desks.ticket])
    for card, chosen in ((offer, False), (yes, True)):
        told = {each.claim: (each.stands, each.other) for each in card.disputed}
        stands, says = (
            (Way("compensation", Fen(one), chosen=True),),
            (Way("compensation", Fen(other), chosen),),
        )
        assert told["item.1.plan"] == (stands, says)
    with pytest.raises(RefusedError, match="accepted_another_plan") as refused:
        settle(work, link, yes, SUPERVISOR, take=True)
    assert refused.value.refusal.params == {"amount": "29999.00", "stands": "19999.00"}
    assert desks.open_entries(desks.c) == [offer.entry, yes.entry], "a refused decision leaves nothing"
    settle(work, link, offer, SUPERVISOR, take=True)
    with pytest.raises(RefusedError, match="manager_must_approve"):
        settle(work, link, yes, SUPERVISOR, take=True)
    perform(work, desks.ticket, ApprovePlan(), MANAGER)
    settle(work, link, yes, SUPERVISOR, take=True)
    desks.meet()
    desks.closed()
    plan = desks.agreed().items[0].plan
    assert plan is not None
    assert (plan.offered_in, plan.agreed and plan.agreed.amount) == (second, other)


def test_a_clerk_does_not_decide_about_a_price(desks: Desks) -> None:
    desks.dispute(price(2_990_000), price(3_990_000))
    card = desks.open(desks.b)
    assert card.why == WEIGHTY
    with pytest.raises(RefusedError, match="role_not_enough"):
        settle(desks.b.work, known(desks.b), card, Person(CLERK), take=True)
