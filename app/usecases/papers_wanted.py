"""Which documents a ticket needs at its stage: those are offered first, the others when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from app.domain.status import Stage, TrackKind
from app.domain.steps.level import URGENT
from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import Remedy
from app.usecases.issue import ITEM_KINDS
from app.usecases.issuing.rule import always
from app.usecases.issuing.rules import rule_of
from app.usecases.situation import PossibleDocument

_PROOF: Final = (Stage.PROOF_REQUESTED, Stage.PROOF_UNVERIFIED)
_TEST: Final = (Stage.AWAITING_APPRAISAL, Stage.IN_TESTING)
_CARRIED_OUT: Final = (Stage.PLAN_ACCEPTED, Stage.EXECUTING)
_ASKED_AFTER: Final = (Stage.COMPLETED, Stage.FOLLOWED_UP)
_VISITED: Final = (Remedy.REPAIR_FREE, Remedy.REPAIR_PAID, Remedy.REMAKE_FREE)
_SENT: Final[Mapping[TrackKind, str]] = {TrackKind.EXCHANGE: "shipped", TrackKind.MAIL_IN: "sent_back"}


def wanted_now(ticket: Ticket, document: PossibleDocument) -> bool:
    """Whether the case is at the point where this document is usually handed out, or filed.

    A kind that is refused until the case is that far is wanted once it is not; one that may be issued
    at any time only where its own reason holds.
    """
    if not document.due:
        return False
    if document.outdated:
        return True
    named = [item for item in ticket.items if item.id == document.item] if document.item else []
    about = named or (ticket.items[:1] if document.kind in ITEM_KINDS else ticket.items)
    reason = _REASONS.get(document.kind)
    if reason is not None:
        return any(reason(ticket, item) for item in about)
    return document.kind in _AT_ONCE or rule_of(document.kind).refusal is not always


def _proof(ticket: Ticket, item: Item) -> bool:
    return item.stage in _PROOF or bool(ticket.proof_wanted and item.stage is Stage.ACCEPTED)


def _test(_ticket: Ticket, item: Item) -> bool:
    return item.stage in _TEST


def _visit(_ticket: Ticket, item: Item) -> bool:
    return item.stage in _CARRIED_OUT and _agreed(item) in _VISITED


def _installed(_ticket: Ticket, item: Item) -> bool:
    return item.stage in _CARRIED_OUT and _agreed(item) == Remedy.RECTIFY_INSTALL


def _paid_repair(_ticket: Ticket, item: Item) -> bool:
    """Before the work, and with the amount (P-04)."""
    if item.stage is Stage.PLAN_OFFERED and item.plan is not None:
        return any(option.remedy == Remedy.REPAIR_PAID for option in item.plan.options)
    return item.stage is Stage.PLAN_ACCEPTED and _agreed(item) == Remedy.REPAIR_PAID


def _dangerous(ticket: Ticket, item: Item) -> bool:
    problem = ticket.problem_of(item)
    return ticket.open and bool(problem.safety_risk or problem.injury)


def _emergency(ticket: Ticket, _item: Item) -> bool:
    return ticket.open and ticket.level is not None and ticket.level.mark == URGENT


def _on_its_way(_ticket: Ticket, item: Item) -> bool:
    return any(track.step == _SENT.get(TrackKind(track.kind)) for track in item.executions)


def _follow_up(_ticket: Ticket, item: Item) -> bool:
    return item.stage in _ASKED_AFTER


def _agreed(item: Item) -> str:
    agreed = item.plan.agreed if item.plan else None
    return agreed.remedy if agreed else ""


_AT_ONCE: Final = frozenset({"receipt"})
"""Wanted from the beginning."""

_REASONS: Final[Mapping[str, Callable[[Ticket, Item], bool]]] = {
    "proof-request": _proof,
    "test-commission": _test,
    "work-order": _visit,
    "installation-acceptance": _installed,
    "paid-repair-consent": _paid_repair,
    "safety-advice": _dangerous,
    "emergency-sheet": _emergency,
    "shipping-notice": _on_its_way,
    "follow-up-record": _follow_up,
}
"""Why a kind that could be issued at any time is needed now. Whatever else has no refusal is asked for
by name: a written explanation, a rectification notice, an evidence bundle.
"""
