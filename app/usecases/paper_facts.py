"""A ticket put as the frozen record a document is set from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import Any

from app.domain.calendar import WorkCalendar
from app.domain.case_facts import goods_value
from app.domain.identity import mask_id_number, mask_phone
from app.domain.records import Customer, Goods
from app.domain.status import TrackKind
from app.domain.ticket import Item, Ticket
from app.domain.verdicts import Exchange, Refund, answers_first
from app.usecases.checks_made import Words, look_words
from app.usecases.desk import Desk
from app.usecases.paper import (
    AppealFacts,
    CheckLine,
    ClockLine,
    CustomerFacts,
    DepreciationFacts,
    DeskHead,
    GoodsRow,
    LiabilityFacts,
    LiableParty,
    RefundFacts,
    ReplacementFacts,
    RightLine,
    SettlementFacts,
    SuggestionLine,
    Tick,
    TicketFacts,
)
from app.usecases.remedy_standing import standing

Decision = Mapping[str, Any]

_GOODS_TICKS = ("packaging_intact", "unused", "accessories_complete", "resale_affected")


def desk_head(desk: Desk) -> DeskHead:
    """Who issues the paper; a desk that has nothing but its code is named once."""
    mall, name = desk.mall or desk.branch or desk.code, desk.name or desk.code
    return DeskHead(
        mall=mall,
        desk=name if name != mall else "",
        phone=desk.phone,
        address=desk.address,
        hours=desk.hours,
        firm=desk.firm,
    )


def customer_facts(customer: Customer) -> CustomerFacts:
    """The customer, masked: paper never carries a phone or ID number in full."""
    return CustomerFacts(
        name=customer.name,
        phone=mask_phone(customer.phone) if customer.phone else (customer.wechat or ""),
        id_number=mask_id_number(customer.id_number) if customer.id_number else "",
        address=customer.address or "",
    )


def goods_row(goods: Goods) -> GoodsRow:
    """One piece of goods."""
    return GoodsRow(
        name=goods.name or goods.category or "",
        brand=goods.brand or "",
        model=goods.model or "",
        barcode=goods.barcode or "",
        serial=goods.serial or "",
        quantity=goods.quantity,
        price=goods.price,
        sold_on=goods.sold_date,
        received_on=goods.received_date,
        order_number=goods.order_number or "",
        invoice_number=goods.invoice_number or "",
        proof=goods.proof or "",
        proof_state=goods.proof_state or "",
    )


def right_lines(decision: Decision) -> tuple[RightLine, ...]:
    """What the customer is entitled to, as decided; the ground is the sentence that names its rule.

    What waits for a fact is said to be open, not owed.
    """
    return tuple(
        RightLine(
            remedy=str(each["remedy"]),
            strength=standing(each),
            basis=str(each.get("why") or ""),
            last_day=_day(each.get("last_day")),
            provisional=bool(each.get("provisional", False)),
        )
        for each in decision.get("remedies", ())
        if each.get("strength") != "not_owed"
    )


def _row(item: Item, *, several: bool) -> GoodsRow:
    """One of several goods says for itself what is wanted for it, and what is wrong if that is its own."""
    row = goods_row(item.goods)
    if not several:
        return row
    return replace(row, demand=item.demand, words=item.complaint.words if item.complaint else "")


def _looks(items: Sequence[Item], words: Words) -> Iterator[str]:
    """How each piece looked; with several, each names itself."""
    for item in items:
        look = look_words(item.inspection, words) if item.inspection else ""
        if look:
            yield f"{item.goods.name}：{look}" if len(items) > 1 else look


def ticket_facts(
    ticket: Ticket,
    items: Sequence[Item],
    desk: Desk,
    clocks: Sequence[ClockLine],
    decision: Decision,
    words: Words,
) -> TicketFacts:
    """What every document tells about the case; `words` are the forms of the house for what was seen."""
    return TicketFacts(
        number=ticket.number,
        accepted_at=ticket.opened_at.astimezone(desk.tz),
        accepted_by=ticket.clerk or "",
        channel=ticket.channel,
        customer=customer_facts(ticket.customer),
        goods=tuple(_row(item, several=len(items) > 1) for item in items),
        words=ticket.problem_of(items[0]).words if len(items) == 1 else ticket.problem.words,
        demand=items[0].demand,
        level=str(ticket.level.level) if ticket.level else "",
        received=ticket.received_items,
        condition="；".join(_looks(items, words)),
        clocks=tuple(clocks),
        rights=right_lines(decision),
    )


def liability_facts(
    item: Item,
    desk: Desk,
    decision: Decision,
    suggestions: Sequence[SuggestionLine],
    checks: Sequence[CheckLine],
) -> LiabilityFacts | None:
    """The determination of an item, with its dated steps and the checks made; None when there is none."""
    liability = item.liability
    if liability is None:
        return None
    determined = liability.determined_at.astimezone(desk.tz) if liability.determined_at else None
    return LiabilityFacts(
        cause=liability.cause,
        parties=tuple(
            LiableParty(share.party, share.percent, share.name or "") for share in liability.shares
        ),
        basis=tuple(_basis_text(each.text, each.reference) for each in liability.basis),
        conclusion=liability.conclusion,
        suggestions=tuple(suggestions),
        checks=tuple(checks),
        answers_first=liability.answers_to_customer or answers_first(liability.shares) or "",
        responsible_person=liability.responsible_person or "",
        appeal=AppealFacts(_day(decision.get("objection_last_day"))),
        determined_by=liability.determined_by or "",
        determined_at=determined,
    )


def _basis_text(text: str, reference: str | None) -> str:
    return f"{text}（{reference}）" if reference else text


def settlement_facts(
    ticket: Ticket, item: Item, decision: Decision, calendar: WorkCalendar, zone: tzinfo
) -> SettlementFacts | None:
    """Return, exchange or repair as agreed, its days in `zone`; None while no option was accepted."""
    plan = item.plan
    if plan is None or plan.agreed is None:
        return None
    agreed = plan.agreed
    inspection = item.inspection
    ticks = tuple(Tick(key, getattr(inspection, key)) for key in _GOODS_TICKS) if inspection else ()
    return SettlementFacts(
        action=_action(agreed.remedy),
        ground=agreed.strength,
        ground_text=agreed.ground,
        reason=item.liability.conclusion if item.liability else ticket.problem_of(item).words,
        ticks=ticks,
        accessories="、".join(ticket.received_items),
        refund=_refund(plan.refund, item, decision, calendar, zone) if plan.refund else None,
        replacement=_replacement(plan.exchange, item) if plan.exchange else None,
        freight_payer=agreed.freight_payer or "",
        invoice_handling=(plan.refund.invoice_handling or "") if plan.refund else "",
        remarks=agreed.remarks,
    )


def _action(remedy: str) -> str:
    for action in ("return", "exchange"):
        if remedy.startswith(action):
            return action
    return "return" if remedy == "refund_only" else "repair"


def _refund(
    refund: Refund, item: Item, decision: Decision, calendar: WorkCalendar, zone: tzinfo
) -> RefundFacts:
    depreciation = None
    if refund.depreciation and item.goods.price is not None:
        depreciation = DepreciationFacts(
            goods_value(item.goods) or item.goods.price,
            refund.daily_rate or "",
            refund.depreciation_days,
            refund.depreciation,
        )
    due = _day(decision.get("refund_due") or decision.get("refund_due_at"))
    paid = item.execution(TrackKind.REFUND)
    return RefundFacts(
        gross=refund.amount,
        net=refund.net,
        way=refund.way,
        paid_by=item.goods.payment_method or "",
        depreciation=depreciation,
        due=due,
        # Of this day alone: the decision as a whole is provisional when a warranty ends in a year to come.
        provisional=due is not None and not calendar.is_official(due),
        arrived=paid.since.astimezone(zone).date() if paid is not None and paid.step == "done" else None,
    )


def _replacement(exchange: Exchange, item: Item) -> ReplacementFacts:
    return ReplacementFacts(
        name=item.goods.name,
        model=exchange.model or item.goods.model or "",
        serial=exchange.serial or "",
        arrives=exchange.expected,
    )


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return date.fromisoformat(value[:10]) if isinstance(value, str) and value else None
