"""凭证: asking for proof of purchase, recording it, a supervisor confirming a member record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from app.domain.claims import course_of
from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry, ItemBody
from app.domain.records import Pause
from app.domain.refusals import Refusal
from app.domain.status import FINISHED, Stage
from app.domain.steps.common import advance, item_for_step, open_item, reachable
from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import ProofCheck, ProofKind, ProofState

AWAITING_PROOF = "proof_pending"


@dataclass(frozen=True)
class ProofRequested(Body):
    """The customer was asked for more proof; pausable clocks stand still until it comes (G-01)."""

    TYPE: ClassVar[str] = "proof.requested"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"wanted"})

    item: str
    wanted: tuple[str, ...]
    until: datetime | None = None

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """待补充凭证, and a pause begins unless one runs."""
        pauses = ticket.pauses if ticket.paused else (*ticket.pauses, Pause(AWAITING_PROOF, entry.at))
        asked = replace(ticket, pauses=pauses, proof_wanted=self.wanted, proof_until=self.until)
        return asked.with_item(self.item, lambda item: advance(item, Stage.PROOF_REQUESTED))

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class RequestProof(Action):
    """Ask the customer for missing or clearer proof (S4-18)."""

    NAME: ClassVar[str] = "RequestProof"

    wanted: tuple[str, ...]
    until: datetime | None = None
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Says what is wanted."""
        item = item_for_step(ticket, self.item, Stage.PROOF_REQUESTED)
        if isinstance(item, Refusal):
            return item
        wanted = tuple(text.strip() for text in self.wanted if text.strip())
        if not wanted:
            return Refusal("text_missing", params={"field": "wanted"})
        return (Draft(ProofRequested(item.id, wanted, self.until)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Until liability was determined."""
        return reachable(ticket, Stage.PROOF_REQUESTED)


def proof_refusal(kind: ProofKind | None, state: ProofState | None) -> Refusal | None:
    """Why nobody at the counter may call this proof valid; None where they may."""
    if state is not ProofState.VALID:
        return None
    if kind is ProofKind.MEMBER_RECORD:
        return Refusal("supervisor_must_confirm", "S4-21")
    return Refusal("no_proof_cannot_be_valid", "S4-18") if kind in (None, ProofKind.NONE) else None


@dataclass(frozen=True)
class ProofRecorded(Body):
    """Proof came in, or its state was checked."""

    TYPE: ClassVar[str] = "proof.recorded"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})
    CODES: ClassVar[frozenset[str]] = frozenset(ProofCheck)

    item: str
    kind: ProofKind
    state: ProofState
    reason: str | None = None

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The proof stands in that state, and the pause for it ends."""
        pauses = tuple(
            replace(p, end=entry.at) if p.end is None and p.reason == AWAITING_PROOF else p
            for p in ticket.pauses
        )
        return replace(ticket, pauses=pauses, proof_wanted=()).with_item(self.item, self._change_item)

    def _change_item(self, item: Item) -> Item:
        goods = replace(item.goods, proof=self.kind, proof_state=self.state, proof_reason=self.reason)
        known = replace(item, goods=goods)
        if item.stage in (Stage.PROOF_REQUESTED, Stage.PROOF_UNVERIFIED):
            valid = self.state is ProofState.VALID
            return replace(known, stage=Stage.INSPECTING if valid else Stage.PROOF_UNVERIFIED)
        return known

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """What is said of the proof."""
        return tuple(f"goods.{self.item}.{name}" for name in ("proof", "proof_state", "proof_reason"))


@dataclass(frozen=True)
class RecordProof(Action):
    """Record what proof there is, how far it was checked, and why it stands so.

    A member record counts only after a supervisor's word (S4-21, P-07). `reason` is a code of
    ``ProofCheck`` or words of somebody's own.
    """

    NAME: ClassVar[str] = "RecordProof"

    kind: ProofKind
    state: ProofState = ProofState.PENDING
    item: str | None = None
    reason: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """A member record, or no proof at all, stays pending here."""
        item = open_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        refusal = proof_refusal(self.kind, self.state)
        return refusal or (Draft(ProofRecorded(item.id, self.kind, self.state, self.reason or None)),)


@dataclass(frozen=True)
class ProofConfirmed(ItemBody):
    """A supervisor confirmed the member record as proof."""

    TYPE: ClassVar[str] = "proof.confirmed"

    item: str
    by: str

    def change_item(self, item: Item, entry: Entry) -> Item:
        """The proof is valid."""
        known = replace(item, goods=replace(item.goods, proof_state=ProofState.VALID))
        waiting = item.stage in (Stage.PROOF_REQUESTED, Stage.PROOF_UNVERIFIED)
        return replace(known, stage=Stage.INSPECTING) if waiting else known

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The state of the proof."""
        return (f"goods.{self.item}.proof_state",)


@dataclass(frozen=True)
class ConfirmProof(Action):
    """A supervisor's word that the member record is the purchase."""

    NAME: ClassVar[str] = "ConfirmProof"

    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Supervisors and managers only."""
        item = open_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        if item.goods.proof is not ProofKind.MEMBER_RECORD or item.goods.proof_state is ProofState.VALID:
            return Refusal("nothing_to_confirm")
        return (Draft(ProofConfirmed(item.id, context.standing.person)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a member record waits."""
        waits = (
            i.goods.proof == ProofKind.MEMBER_RECORD and i.goods.proof_state != ProofState.VALID
            for i in ticket.items
            if i.stage not in FINISHED
        )
        return ticket.open and any(waits)
