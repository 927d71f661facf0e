"""How far a case is before a test begins."""

from __future__ import annotations

from datetime import date

from app.domain.money import Fen
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.papers import RecordDelivery
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Basis, Exchange, Option, Refund, Share
from app.domain.vocabulary import Cause, Delivery, Demand
from app.usecases.issue import issue
from tests.ui.screens.desk_work.bench import SPECIALIST, Bench

VERDICT = DetermineLiability(
    cause=Cause.QUALITY,
    shares=(Share("brand", 100, "美厨"),),
    basis=(Basis("evidence", "购买凭证：发票"),),
    conclusion="属商品质量问题",
    suggestion="为您更换同型号商品。",
)
SWAP = OfferPlan(
    options=(Option("exchange_same_model", "by_right", "消费者权益保护法第二十四条"),),
    exchange=Exchange("wait", "MK-1508", expected=date(2026, 11, 25), substitute_refused=True),
)


def judged(desk: Bench, demand: Demand = Demand.EXCHANGE) -> str:
    """A kettle whose fault was found, and the customer was told."""
    ticket = desk.kettle(demand)
    desk.do(ticket, VERDICT)
    notice = issue(desk.workplace, ticket, "liability-notice", SPECIALIST)
    desk.do(ticket, RecordDelivery(notice.id, Delivery.MESSAGE))
    return ticket


def offered(desk: Bench) -> str:
    """The exchange is on the table."""
    ticket = judged(desk)
    desk.do(ticket, SWAP)
    return ticket


def agreed(desk: Bench) -> str:
    """The customer accepted the exchange."""
    ticket = offered(desk)
    desk.do(ticket, AcceptPlan())
    return ticket


def issued(desk: Bench) -> str:
    """The slip is issued."""
    ticket = agreed(desk)
    issue(desk.workplace, ticket, "exchange-return-slip", SPECIALIST)
    return ticket


def refund_plan(amount: int) -> OfferPlan:
    """The money back, by bank card."""
    option = Option("return_no_reason", "promise", "商场承诺")
    return OfferPlan(options=(option,), refund=Refund(Fen(amount), "bank_card"))
