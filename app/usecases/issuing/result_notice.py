"""D11 处理结果通知: of an item whose plan the customer accepted, or whose question was answered (S1-35)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.refusals import Refusal
from app.domain.status import DONE
from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import Remedy
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.decisions import SettlementFacts
from app.usecases.paper.particulars import Particular
from app.usecases.paper_facts import settlement_facts


def _refusal(ticket: Ticket, item: Item) -> Refusal | None:
    agreed = item.plan is not None and item.plan.agreed is not None
    if agreed or "answered" in ticket.milestones or item.stage in DONE:
        return None
    return Refusal("nothing_settled_yet", "S1-35", {"item": item.id})


def _answer(item: Item) -> str | None:
    return item.plan.answered_in if item.plan else None


def _prefilled(case: Case) -> Iterable[Particular]:
    item, tz = case.item, case.workplace.desk.tz
    agreed = item.plan.agreed if item.plan else None
    yield Particular("remedy", text=agreed.remedy if agreed else Remedy.ANSWER)
    if agreed is not None:
        yield Particular("strength", text=agreed.strength)
        yield Particular("solution", text=agreed.remarks)
    yield from _money(case)
    over = item.stage in DONE
    yield Particular("done", holds=over or None)
    reached = item.milestones.get("executed") or case.ticket.milestones.get("answered")
    if reached is not None and (over or agreed is None):
        yield Particular("until", day=reached.astimezone(tz).date())
    else:
        yield Particular("until", day=_agreed_day(item) or _money_due(case))


def _agreed_day(item: Item) -> date | None:
    """The day agreed for the solution, else the one on which the new goods are expected."""
    plan = item.plan
    if plan is None or plan.agreed is None:
        return None
    return plan.agreed.until or (plan.exchange.expected if plan.exchange else None)


def _money_due(case: Case) -> date | None:
    """Where only money is to come, the day on which it arrives at the latest."""
    facts = _settled(case)
    return facts.refund.due if facts is not None and facts.refund is not None else None


def _settled(case: Case) -> SettlementFacts | None:
    work = case.workplace
    return settlement_facts(case.ticket, case.item, case.decision, work.policy.calendar, work.desk.tz)


def _money(case: Case) -> Iterable[Particular]:
    """What is paid, how, and by when it arrives: on the day itself once it has arrived."""
    item = case.item
    facts = _settled(case)
    if facts is not None and facts.refund is not None:
        yield Particular("amount", amount=facts.refund.net)
        yield Particular("way", text=facts.refund.way)
        yield Particular("arrives", day=facts.refund.arrived or facts.refund.due)
    elif item.plan is not None and item.plan.agreed is not None and not item.plan.agreed.paid:
        yield Particular("amount", amount=item.plan.agreed.amount or None)


RULE = IssuingRule(of_item=True, refusal=_refusal, ground=_answer, prefilled=_prefilled, after_end=True)
