"""采纳 at head office: the rules of the desk's house are not here, so every plan needs its approval first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from app.domain.approving import ABOVE
from app.domain.decide import Context
from app.domain.entry import Body
from app.domain.taking_over import may_not_take_over
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role
from app.headoffice.store.refusals import HeadOfficeError


class NoLimitKnown:
    """Nobody here knows what a desk may grant by itself: every sum counts as above it (S4-28)."""

    profile = ""
    version = ""
    categories: Collection[str] = ()

    @property
    def levels(self) -> Mapping[int, tuple[str, str]]:
        """None: levels belong to a profile."""
        return {}

    @property
    def settings(self) -> Mapping[str, Any]:
        """None: they belong to a profile."""
        return {}

    def assess(self, facts: Mapping[str, object]) -> Mapping[str, Any]:
        """Above the limit; no deadlines."""
        return {"policy_gap": ABOVE}


def check_taking_over(body: Body, ticket: Ticket, user: str, now: datetime, of: tuple[str, int]) -> None:
    """Let it be taken over where doing it now would be allowed.

    Raises HeadOfficeError: the code of the trade that refuses it, with its parameters.
    """
    context = Context(now, UTC, NoLimitKnown(), user or None, Role.HEAD_OFFICE)
    refusal = may_not_take_over(body, ticket, context)
    if refusal is not None:
        code = refusal.code if refusal.code in SAID else "taking_over_refused"
        known = {**refusal.params, "reason": refusal.code}
        raise HeadOfficeError(code, **known, writer=of[0], seq=of[1])


SAID = frozenset({"accepted_another_plan", "answered_another_plan", "manager_must_approve"})
"""Refusals with a sentence of their own on the page."""
