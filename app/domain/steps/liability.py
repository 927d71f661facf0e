"""责任认定: cause, liable party, grounds, suggestion (S0-18..26, S4-22..25)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from app.domain.claims import course_of
from app.domain.decide import Action, Context, Decided
from app.domain.entry import Draft, Entry, ItemBody
from app.domain.refusals import Refusal
from app.domain.status import FINISHED, Stage
from app.domain.steps.common import advance, item_for_step, reachable
from app.domain.ticket import Item, Ticket
from app.domain.verdicts import MAY_ANSWER_FIRST, Basis, Liability, Share, answers_first
from app.domain.vocabulary import Cause, Party

NAMED_CAUSES = frozenset({Cause.HUMAN_ERROR})
"""Causes that name the person at fault (S2n-07, P-08); the name never goes on the customer's copy."""


@dataclass(frozen=True)
class LiabilityDetermined(ItemBody):
    """Liability was determined. A later determination replaces it; the earlier one stays in the journal."""

    TYPE: ClassVar[str] = "liability.determined"
    PERSONAL: ClassVar[frozenset[str]] = frozenset(
        f"liability.{name}"
        for name in (
            "conclusion",
            "suggestion",
            "checks",
            "answers_to_customer",
            "responsible_person",
            "override_reason",
            "basis.text",
            "shares.name",
        )
    )
    CODES: ClassVar[frozenset[str]] = frozenset(Party)

    item: str
    liability: Liability

    def change_item(self, item: Item, entry: Entry) -> Item:
        """责任已认定, or 待进一步验证 while the parties disagree."""
        known = replace(item, liability=self.liability, determined_in=entry.id)
        if item.stage in FINISHED:
            return item
        judged = known.at_milestone("judged", entry.at)
        if self.liability.disputed:
            return advance(judged, Stage.AWAITING_VERIFICATION)
        return advance(judged, Stage.LIABILITY_DETERMINED, "liability_determined", entry.at)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class DetermineLiability(Action):
    """Determine who is liable, why, on what grounds, and what is suggested."""

    NAME: ClassVar[str] = "DetermineLiability"

    cause: Cause
    shares: tuple[Share, ...]
    basis: tuple[Basis, ...] = ()
    conclusion: str = ""
    suggestion: str = ""
    checks: tuple[str, ...] = ()
    answers_to_customer: str | None = None
    responsible_person: str | None = None
    override_reason: str | None = None
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Shares add up to 100, a conclusion and a ground are given, a named cause names somebody.

        Where somebody behind the seller is liable and nobody is said to answer to the customer first,
        the seller does (消保法40); one behind it, or the customer, cannot be said to.
        """
        disputed = self.cause is Cause.DISPUTED
        target = Stage.AWAITING_VERIFICATION if disputed else Stage.LIABILITY_DETERMINED
        item = item_for_step(ticket, self.item, target)
        if isinstance(item, Refusal):
            return item
        refusal = self._answered_by() or self._incomplete(disputed=disputed)
        if refusal:
            return refusal
        liability = Liability(
            cause=self.cause,
            shares=self.shares,
            basis=self.basis,
            conclusion=self.conclusion,
            suggestion=self.suggestion,
            checks=self.checks,
            answers_to_customer=self._first() or answers_first(self.shares),
            responsible_person=self.responsible_person,
            disputed=disputed,
            determined_at=context.now,
            determined_by=context.person,
            override_reason=self.override_reason,
        )
        return (Draft(LiabilityDetermined(item.id, liability)),)

    def _first(self) -> str:
        """Who is said to answer to the customer first; empty: nobody."""
        return (self.answers_to_customer or "").strip()

    def _answered_by(self) -> Refusal | None:
        first = self._first()
        if first and first not in MAY_ANSWER_FIRST:
            offered = ", ".join(MAY_ANSWER_FIRST)
            said = {"field": "answers_to_customer", "party": first, "offered": offered}
            return Refusal("cannot_answer_first", "S0-25", said)
        return None

    def _incomplete(self, *, disputed: bool) -> Refusal | None:
        if disputed:
            return None
        if not self.shares or sum(share.percent for share in self.shares) != 100:
            total = str(sum(share.percent for share in self.shares))
            return Refusal("shares_not_100", params={"total": total})
        if any(share.percent <= 0 for share in self.shares):
            return Refusal("share_not_positive")
        if any(share.party not in tuple(Party) for share in self.shares):
            return Refusal("no_such_party", params={"party": ", ".join(share.party for share in self.shares)})
        if not self.basis:
            return Refusal("basis_missing", "S0-26")
        if not self.conclusion.strip() or not self.suggestion.strip():
            field = "suggestion" if self.conclusion.strip() else "conclusion"
            return Refusal("text_missing", "S0-26", {"field": field})
        if self.cause in NAMED_CAUSES and not (self.responsible_person or "").strip():
            return Refusal("responsible_person_missing", "S2n-07")
        return None

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Until the customer was told, or offered a plan; after that the check begins anew first."""
        return reachable(ticket, Stage.LIABILITY_DETERMINED, Stage.AWAITING_VERIFICATION)
