"""方案之争: which ways and sums stand behind a conflict about a plan or about an answer to one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain.approving import plan_subject
from app.domain.entry import Entry
from app.domain.money import Fen
from app.domain.steps.approval import Approved
from app.domain.steps.planning import PlanAccepted, PlanOffered, PlanRefused
from app.domain.ticket import Ticket
from app.domain.verdicts import Plan

_PLAN: Final = "plan"


def plan_of(item: str) -> str:
    """The name under which plans of an item stand against each other; nobody claims it."""
    return f"item.{item}.{_PLAN}"


def about_plan(claim: str) -> bool:
    """Whether a disputed line is about plans."""
    return claim.startswith("item.") and claim.endswith(f".{_PLAN}")


@dataclass(frozen=True)
class Way:
    """One way that was offered, with its sum in fen; `chosen` is the one the customer accepted."""

    remedy: str
    amount: Fen | None = None
    chosen: bool = False


def plans(
    ticket: Ticket | None, entry: Entry, known: Iterable[Entry]
) -> tuple[tuple[str, object, object], ...]:
    """The plan that stands against the one `entry` is about, as one more line of what is disputed.

    `known` are the entries of the ticket: one of them offered what was answered or approved elsewhere.
    """
    body = entry.body
    if not isinstance(body, PlanOffered | PlanAccepted | PlanRefused | Approved):
        return ()
    name = body.subject.removeprefix(plan_subject("")) if isinstance(body, Approved) else body.item
    item = ticket.item(name) if ticket is not None else None
    stands = ways(item.plan) if item is not None else ()
    return ((plan_of(name), stands, _meant(entry, item.plan if item is not None else None, known)),)


def ways(plan: Plan | None) -> tuple[Way, ...]:
    """What a plan offers; once one way of it was accepted, that one alone."""
    if plan is None:
        return ()
    agreed = plan.agreed
    offered = plan.options if agreed is None else (agreed,)
    return tuple(Way(each.remedy, plan.sum_of(each), agreed is not None) for each in offered)


def _meant(entry: Entry, stands: Plan | None, known: Iterable[Entry]) -> tuple[Way, ...]:
    body = entry.body
    if isinstance(body, PlanAccepted):
        return (Way(body.remedy, body.amount, chosen=True),)
    if isinstance(body, PlanOffered):
        return ways(body.plan(entry))
    offer = getattr(body, "offer", "")
    if stands is not None and offer == stands.offered_in:
        return tuple(Way(each.remedy, stands.sum_of(each)) for each in stands.options)
    for each in known:
        if each.id == offer and isinstance(each.body, PlanOffered):
            return ways(each.body.plan(each))
    return ()
