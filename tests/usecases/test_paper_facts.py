"""What a document is told about a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.money import Fen
from app.domain.records import Inspection
from app.domain.status import TrackKind
from app.domain.steps.checking import InspectGoods
from app.domain.steps.execution import AdvanceExecution, StartExecution
from app.domain.steps.papers import EXCHANGE_RETURN_SLIP, LIABILITY_NOTICE
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.steps.proof import RecordProof
from app.domain.ticket import Ticket
from app.domain.verdicts import Option, Refund
from app.domain.vocabulary import PaymentMethod, ProofKind, ProofState
from app.usecases.checks_made import looked_into, recorded_checks
from app.usecases.issue import RECEIPT, order_print
from app.usecases.issuing.making import make_paper
from app.usecases.paper import LiabilityFacts, TicketFacts
from app.usecases.paper_facts import right_lines
from app.usecases.perform import perform
from app.usecases.situation import situation
from tests.documents.reading import pages_of
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, determination, kettle, kettle_goods


def test_the_ground_of_a_right_is_a_sentence_a_customer_can_read(shop: Shop) -> None:
    view = situation(shop.work, shop.intake().number)
    lines = right_lines(view.decision(view.ticket.items[0]).as_json())
    assert {line.strength for line in lines} >= {"pending"}
    assert {line.strength for line in lines} <= {"by_right", "promise", "negotiable", "pending"}
    for line in lines:
        assert "依据" in line.basis
        assert line.basis.endswith("。")
        assert not any("a" <= char <= "z" for char in line.basis), "a code where words belong"


def notice_of(shop: Shop, ticket: Ticket, now: datetime) -> LiabilityFacts:
    """The determination as its notice tells it."""
    (item,) = shop.ticket(ticket.id).items
    paper = make_paper(shop.work, shop.ticket(ticket.id), item, LIABILITY_NOTICE, "ZR", 1, now, CLERK)
    assert paper.liability is not None
    return paper.liability


def test_a_notice_says_who_answers_first_where_an_earlier_determination_did_not(shop: Shop) -> None:
    ticket, now = shop.intake(), shop.time.now().astimezone(shop.work.desk.tz)
    shop.judge(ticket)
    (item,) = shop.ticket(ticket.id).items
    assert item.liability is not None
    silent = replace(item, liability=replace(item.liability, answers_to_customer=None))
    paper = make_paper(shop.work, shop.ticket(ticket.id), silent, LIABILITY_NOTICE, "ZR", 1, now, CLERK)
    assert paper.liability is not None
    assert paper.liability.answers_first == "merchant"


def test_a_notice_tells_the_checks_of_the_journal_and_no_others(shop: Shop) -> None:
    ticket, now = shop.intake(), shop.time.now().astimezone(shop.work.desk.tz)
    shop.judge(ticket)
    assert notice_of(shop, ticket, now).checks == ()
    other = shop.intake()
    shop.time.advance(minutes=3)
    perform(shop.work, other.id, InspectGoods(Inspection(True, None, False, None, "壶底渗水")), CLERK)
    seen = shop.time.now().astimezone(shop.work.desk.tz)
    shop.judge(other)
    (check,) = notice_of(shop, other, now).checks
    assert (check.finding, check.by, check.at) == ("包装完整、配件不齐，壶底渗水", CLERK.name, seen)
    assert check.method == "现场查看"


def test_a_look_at_the_invoice_is_no_check_of_the_goods(shop: Shop) -> None:
    words = shop.work.reference.wording.recorded

    def checked(texts: tuple[str, ...] = ()) -> bool:
        seen = situation(shop.work, ticket.id)
        found = recorded_checks(seen.history, seen.ticket.items[0], words, shop.work.desk.tz)
        return looked_into(texts, found, words)

    ticket = shop.intake()
    assert not checked()
    assert checked(("现场通电试用",))
    perform(shop.work, ticket.id, RecordProof(ProofKind.INVOICE, ProofState.VALID), CLERK)
    assert not checked()
    perform(shop.work, ticket.id, InspectGoods(Inspection(unused=True)), CLERK)
    assert checked()
    assert not checked(("发票有效",))


@pytest.mark.parametrize(
    ("suggestion", "way", "kind", "days"),
    [
        ("为您更换同型号商品。", None, "exchange", 7),
        ("换同型号", None, "exchange", 7),
        ("为您办理退货，按实付金额退款。", PaymentMethod.CASH, "refund", 0),
        ("由我方安排维修，费用由商家承担。", None, "", None),
        ("退货或换货，由您选择", None, "", None),
    ],
)
def test_a_suggested_step_names_the_day_the_rules_give(
    shop: Shop, suggestion: str, way: PaymentMethod | None, kind: str, days: int | None
) -> None:
    goods = replace(kettle_goods(), payment_method=way)
    ticket = shop.intake(kettle(goods=(goods,)))
    now = shop.time.now().astimezone(shop.work.desk.tz)
    perform(shop.work, ticket.id, replace(determination(), suggestion=suggestion), CLERK)
    (line,) = notice_of(shop, ticket, now).suggestions
    due = None if days is None else now.date() + timedelta(days=days)
    assert (line.text, line.kind, line.due) == (suggestion, kind, due)
    assert not line.provisional


@pytest.mark.parametrize(("today", "provisional"), [("2026-11-20", False), ("2026-12-30", True)])
def test_a_refund_day_is_provisional_only_where_its_own_year_has_no_plan(
    shop: Shop, today: str, *, provisional: bool
) -> None:
    """The warranty of the kettle ends in 2027 all the same."""
    shop.time.moment = shop.time.moment.replace(month=int(today[5:7]), day=int(today[8:]))
    sold = shop.time.moment.date() - timedelta(days=3)
    goods = replace(kettle_goods(), payment_method=PaymentMethod.BANK_CARD, sold_date=sold)
    ticket = shop.intake(kettle(goods=(goods,)))
    shop.judge(ticket)
    refund = Refund(Fen(19_900), PaymentMethod.BANK_CARD)
    perform(shop.work, ticket.id, OfferPlan((Option("return_full"),), refund=refund), CLERK)
    perform(shop.work, ticket.id, AcceptPlan(), CLERK)
    now, known = shop.time.now().astimezone(shop.work.desk.tz), shop.ticket(ticket.id)
    paper = make_paper(shop.work, known, known.items[0], EXCHANGE_RETURN_SLIP, "T", 1, now, CLERK)
    assert paper.settlement is not None
    assert paper.settlement.refund is not None
    assert paper.settlement.refund.due is not None
    assert paper.settlement.refund.provisional is provisional
    assert paper.settlement.refund.arrived is None


def test_a_slip_made_after_the_money_came_names_the_day_it_came(shop: Shop) -> None:
    ticket = shop.intake(kettle(goods=(replace(kettle_goods(), payment_method=PaymentMethod.CASH),)))
    shop.judge(ticket)
    refund = Refund(Fen(19_900), PaymentMethod.CASH)
    perform(shop.work, ticket.id, OfferPlan((Option("return_full"),), refund=refund), CLERK)
    perform(shop.work, ticket.id, AcceptPlan(), CLERK)
    paid = shop.time.now().astimezone(shop.work.desk.tz).date()
    perform(shop.work, ticket.id, StartExecution(TrackKind.REFUND), CLERK)
    perform(shop.work, ticket.id, AdvanceExecution(TrackKind.REFUND, "done"), SUPERVISOR)
    shop.time.advance(days=4)
    text = "".join(pages_of(order_print(shop.work, ticket.id, EXCHANGE_RETURN_SLIP, CLERK).pdf))
    assert f"到账日期{paid:%Y年%-m月%-d日}" in "".join(text.split())
    assert "最晚到账" not in text


def test_a_receipt_tells_how_the_goods_looked_and_how_many(shop: Shop) -> None:
    goods = replace(kettle_goods(""), quantity=2)
    ticket = shop.intake(kettle(goods=(goods, kettle_goods("水壶架"))))
    now = shop.time.now().astimezone(shop.work.desk.tz)

    def facts() -> TicketFacts:
        seen = shop.ticket(ticket.id)
        return make_paper(shop.work, seen, seen.items[0], RECEIPT, "SL", 1, now, CLERK).ticket

    assert facts().condition == ""
    assert [(row.name, row.quantity) for row in facts().goods] == [("电水壶", 2), ("水壶架", 1)]
    perform(shop.work, ticket.id, InspectGoods(Inspection(True, None, False, None, "壶底渗水。"), "1"), CLERK)
    assert facts().condition == "电水壶：包装完整、配件不齐，壶底渗水"
    perform(shop.work, ticket.id, InspectGoods(Inspection(remarks="掉漆"), "2"), CLERK)
    assert facts().condition == "电水壶：包装完整、配件不齐，壶底渗水；水壶架：掉漆"
