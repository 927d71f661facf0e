"""A case put as facts for the policy function (vocabulary of ``app/domain/policy``).

What is not known is left out; the policy function never guesses.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from app.domain.money import Fen, format_yuan
from app.domain.policy.facts import FIRST_YEAR, LAST_YEAR
from app.domain.policy.vocabulary import REMEDIES
from app.domain.records import Customer, Goods, Inspection, Problem
from app.domain.status import AppealStage
from app.domain.vocabulary import Cause, Channel, Party, ProofCheck, ProofKind, ProofState

if TYPE_CHECKING:
    from app.domain.decide import Context
    from app.domain.repairs import RepairCount
    from app.domain.steps.intake import TakeIn
    from app.domain.ticket import Item, Ticket

REMOTE = frozenset({"online", "app", "website", "platform", "tv", "phone", "mail"})
"""Purchase channels that count as remote sale (law: 网络、电视、电话、邮购)."""

_FAULTS = {
    Cause.QUALITY: "quality",
    Cause.REDESIGN: "quality",
    Cause.NOT_AS_DESCRIBED: "quality",
    Cause.TRANSPORT: "transport",
    Cause.INSTALLATION: "installation",
    Cause.CUSTOMER: "misuse",
    Cause.NO_FAULT: "no_defect",
    Cause.WRONG_SIZE: "size_merchant",
    Cause.HUMAN_ERROR: "service",
    Cause.SERVICE_FAULT: "service",
    Cause.SERVICE_DISPUTE: "service",
    Cause.DISPUTED: "disputed",
}

_INTAKE_CHANNELS = {
    Channel.COUNTER: "offline",
    Channel.LETTER: "offline",
    Channel.PHONE: "phone",
    Channel.ON_SITE: "visit",
}
"""Every other way in is an online one (S4-02..07)."""

_MILESTONE_FACTS = {
    "triaged": "triaged_at",
    "entered": "entered_at",
    "liability_determined": "liability_determined_at",
    "exchange_approved": "exchange_approved_at",
    "refund_approved": "refund_approved_at",
    "goods_back_received": "returned_goods_received_at",
    "goods_back_passed": "returned_goods_passed_at",
    "plan_refused": "first_plan_rejected_at",
    "executed": "execution_completed_at",
    "pickup_requested": "pickup_requested_at",
    "picked_up": "picked_up_at",
}
_MILESTONE_DATES = {"repair_sent": "repair_sent_date", "repair_returned": "repair_returned_date"}

Facts = dict[str, object]


def _moment(at: datetime, zone: tzinfo) -> str:
    """The wall time, in the range of years that the policy knows: a moment outside was told by a clock that
    is wrong, and what was written then is to be read all the same.
    """
    local = at.astimezone(zone)
    if local.year < FIRST_YEAR:
        return f"{FIRST_YEAR}-01-01T00:00"
    if local.year > LAST_YEAR:
        return f"{LAST_YEAR}-12-31T23:59"
    return f"{local:%Y-%m-%dT%H:%M}"


def _known(facts: Mapping[str, object]) -> Facts:
    return {key: value for key, value in facts.items() if value is not None}


def goods_value(goods: Goods) -> Fen | None:
    """What all pieces of these goods cost together, in fen; None when the price is not known."""
    return None if goods.price is None else Fen(goods.price * goods.quantity)


def goods_facts(goods: Goods) -> Facts:
    """What the goods and their order say."""
    dates = {
        "sold_date": goods.sold_date,
        "received_date": goods.received_date,
        "installed_date": goods.installed_date,
        "accepted_date": goods.accepted_date,
    }
    worth = goods_value(goods)
    channel = None
    if goods.bought_at:
        channel = "online" if goods.bought_at in REMOTE else "offline"
    return _known(
        {
            "category": goods.category,
            "amount": format_yuan(worth) if worth is not None else None,
            "channel": channel,
            "payment_method": goods.payment_method
            if goods.payment_method in ("cash", "bank_card", "mobile")
            else None,
            "proof_of_purchase": goods.proof,
            "custom_made": goods.custom_made,
            # Who names the day of installation says that the merchant installed; otherwise nobody knows.
            "requires_installation": True if goods.installed_date is not None else None,
            **_proof_facts(goods),
            **{key: day.isoformat() for key, day in dates.items() if day is not None},
        }
    )


def _proof_facts(goods: Goods) -> Facts:
    """How far the proof was checked (S4-18, S4-21).

    An altered one is its own case; another one that does not count is as good as none, and an invoice
    nobody has looked at yet no better than other proof.
    """
    if goods.proof_state is ProofState.VALID:
        return {"supervisor_confirmed": True}
    if goods.proof_state is ProofState.INVALID:
        altered = goods.proof_reason == ProofCheck.ALTERED
        return {"voucher_altered": True} if altered else {"proof_of_purchase": ProofKind.NONE}
    waits = goods.proof_state is ProofState.PENDING
    if waits and goods.proof in (ProofKind.INVOICE, ProofKind.INVOICE_COPY):
        return {"proof_of_purchase": ProofKind.OTHER_PROOF}
    return {}


def problem_facts(problem: Problem, demand: str, customer: Customer) -> Facts:
    """What the complaint and the customer say."""
    return _known(
        {
            "demand": demand if demand != "apology" else "complaint",
            "words": problem.words or None,  # a person who was erased said nothing
            "safety_risk": problem.safety_risk,
            "media_threat": problem.media_threat,
            "customer_agitated": problem.agitated,
            "bad_review": problem.bad_review,
            "people_affected": problem.people_affected,
            "same_batch": True if (problem.people_affected or 0) > 1 else None,
            "property_loss": problem.property_loss,
            "injury": problem.injury,
            "urgent": problem.urgent,
            "customer_mobility_impaired": customer.special_care or None,
        }
    )


def inspection_facts(inspection: Inspection) -> Facts:
    """What the look at the goods says of their original state."""
    return _known(
        {
            "packaging_complete": inspection.packaging_intact,
            "unused": inspection.unused,
            "accessories_complete": inspection.accessories_complete,
            "intact": inspection.original_state,
        }
    )


def intake_channel(channel: str) -> str:
    """How the case came in, as the policy function names it."""
    return _INTAKE_CHANNELS.get(Channel(channel), "online") if channel in tuple(Channel) else "online"


def form_facts(form: TakeIn, context: Context, place: int = 0) -> Facts:
    """An intake that is being saved now: complete and levelled at this moment.

    `place` counts the pieces of goods from 0.
    """
    now = _moment(context.now, context.zone)
    piece = form.pieces[place]
    return {
        "profile": context.policy.profile,
        **goods_facts(piece.goods),
        **problem_facts(form.problem, piece.demand, form.customer),
        "words": (piece.complaint and piece.complaint.words) or form.problem.words,
        **(inspection_facts(piece.inspection) if piece.inspection else {}),
        **{key: value for key, value in piece.stated.items() if value != ""},
        "intake_channel": intake_channel(form.channel),
        "accepted_at": _moment(form.accepted_at or context.now, context.zone),
        "entered_at": now,
        "triaged_at": now,
        "today": now[:10],
    }


def item_facts(ticket: Ticket, item: Item, zone: tzinfo, today: datetime | None = None) -> Facts:
    """One item of a ticket as it stands.

    What somebody stated wins over what is only concluded, never over a field or a step of the ticket.
    """
    facts: Facts = {
        "profile": ticket.profile,
        **goods_facts(item.goods),
        **problem_facts(ticket.problem_of(item), item.demand, ticket.customer),
        "intake_channel": intake_channel(ticket.channel),
        "accepted_at": _moment(ticket.opened_at, zone),
    }
    for key, name in _MILESTONE_FACTS.items():
        at = item.milestones.get(key) or ticket.milestones.get(key)
        if at is not None:
            facts[name] = _moment(at, zone)
    if item.inspection is not None:
        facts |= inspection_facts(item.inspection)
    facts |= item.stated
    facts |= _course_facts(ticket, item, zone) | _exchange_facts(item)
    if item.plan and item.plan.refund and item.plan.refund.way in ("cash", "bank_card", "mobile"):
        facts["payment_method"] = item.plan.refund.way
    if today is not None:
        facts["today"] = _moment(today, zone)[:10]
    return facts


def _course_facts(ticket: Ticket, item: Item, zone: tzinfo) -> Facts:
    """What was found, agreed, sent and answered so far."""
    agreed = item.plan.agreed if item.plan else None
    scores = [survey.score for survey in ticket.surveys if survey.score is not None]
    objecting = ticket.appeal not in (None, AppealStage.DECIDED)
    days = {
        name: _moment(at, zone)[:10]
        for key, name in _MILESTONE_DATES.items()
        if (at := item.milestones.get(key)) is not None
    }
    return _known(
        {
            "fault": _fault(item),
            "decided_remedy": agreed.remedy if agreed and agreed.remedy in REMEDIES else None,
            "third_party_test": True if item.test_body else None,
            "customer_disputes_liability": True if objecting else None,
            "satisfaction_score": scores[-1] if scores else None,
            **days,
        }
    )


def _fault(item: Item) -> str | None:
    """The cause as the policy function names it. A wrong size is the customer's where they answer for it."""
    found = item.liability
    if found is None or found.cause not in _FAULTS:
        return None
    first = max(found.shares, key=lambda share: share.percent, default=None)
    if found.cause == Cause.WRONG_SIZE and first is not None and first.party == Party.CUSTOMER:
        return "size_customer"
    return _FAULTS[Cause(found.cause)]


def _exchange_facts(item: Item) -> Facts:
    """What the plan says of the goods to come: in stock, waited for, or others in their place (S4-36)."""
    swap = item.plan.exchange if item.plan else None
    if swap is None:
        return {}
    there = swap.stock == "in_stock"
    refused = {"accepts_other_model": False} if swap.substitute_refused else {}
    return {"same_model_in_stock": there, "stock_available": there, **refused}


def repair_facts(count: RepairCount) -> Facts:
    """What the counted repairs of the goods say (E-04).

    That nothing was repaired here is not stated: elsewhere it may have been, and nobody asked yet.
    """
    facts: Facts = {}
    if count.failed:
        facts["failed_repairs"] = count.failed
    if count.days:
        facts |= {"repair_days": count.days, "cumulative_repair_days": count.days}
    if count.exchanged is not None:
        facts["exchanged_date"] = count.exchanged.isoformat()
    latest = count.latest
    if latest is None:
        return facts
    facts["sent_repair_date"] = latest.begun.isoformat()
    if latest.done is not None:
        facts["repair_delivered_date"] = latest.done.isoformat()
    if latest.mailed:
        facts["repair_mode"] = "mail_in"
    return facts
