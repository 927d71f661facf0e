"""承诺 and 暂停: promises that become clocks, and pauses of clocks with their reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry
from app.domain.records import Pause, Promise
from app.domain.refusals import Refusal
from app.domain.steps.common import missing_text
from app.domain.ticket import Ticket

PAUSE_REASONS = frozenset({"proof_pending", "third_party_test", "customer_away"})
"""Reasons to pause that are codes, those by which a profile's clocks may stand still among them (G-01)."""


@dataclass(frozen=True)
class PromiseMade(Body):
    """The customer was promised something by a moment."""

    TYPE: ClassVar[str] = "promise.made"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"text"})

    promise: str
    text: str
    due: datetime

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """One more promise; a known id stays as it is."""
        if any(known.id == self.promise for known in ticket.promises):
            return ticket
        made = Promise(self.promise, self.text, self.due, entry.at, entry.user)
        return replace(ticket, promises=(*ticket.promises, made))


@dataclass(frozen=True)
class MakePromise(Action):
    """Promise the customer something; it becomes a clock."""

    NAME: ClassVar[str] = "MakePromise"

    text: str
    due: datetime

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """A promise lies in the future."""
        if self.due <= context.now:
            return Refusal("promise_in_past", params={"due": self.due.isoformat()})
        return missing_text(self.text, "text") or (
            Draft(PromiseMade(context.new_ids[0], self.text, self.due)),
        )


@dataclass(frozen=True)
class PromiseKept(Body):
    """A promise was kept."""

    TYPE: ClassVar[str] = "promise.kept"

    promise: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Its clock stops."""
        return _with_promise(ticket, self.promise, lambda p: replace(p, kept_at=entry.at))


@dataclass(frozen=True)
class PromiseVoided(Body):
    """A promise no longer counts."""

    TYPE: ClassVar[str] = "promise.voided"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    promise: str
    reason: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Its clock is void."""
        return _with_promise(
            ticket, self.promise, lambda p: replace(p, voided_at=entry.at, void_reason=self.reason)
        )


def _with_promise(ticket: Ticket, promise_id: str, settle: Callable[[Promise], Promise]) -> Ticket:
    def settled(promise: Promise) -> Promise:
        if promise.id != promise_id or promise.kept_at or promise.voided:
            return promise
        return settle(promise)

    return replace(ticket, promises=tuple(settled(promise) for promise in ticket.promises))


def _runs(ticket: Ticket, promise_id: str) -> bool:
    return any(p.id == promise_id and p.kept_at is None and not p.voided for p in ticket.promises)


@dataclass(frozen=True)
class KeepPromise(Action):
    """Record that a promise was kept."""

    NAME: ClassVar[str] = "KeepPromise"

    promise: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """It must run still."""
        if not _runs(ticket, self.promise):
            return Refusal("no_such_promise", params={"promise": self.promise})
        return (Draft(PromiseKept(self.promise)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a promise runs."""
        return any(p.kept_at is None and not p.voided for p in ticket.promises)


@dataclass(frozen=True)
class VoidPromise(Action):
    """Take a promise back, with a reason."""

    NAME: ClassVar[str] = "VoidPromise"

    promise: str
    reason: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """It must run still, and there is a reason."""
        if not _runs(ticket, self.promise):
            return Refusal("no_such_promise", params={"promise": self.promise})
        if not self.reason.strip():
            return Refusal("reason_missing")
        return (Draft(PromiseVoided(self.promise, self.reason)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a promise runs."""
        return KeepPromise.offered(ticket)


@dataclass(frozen=True)
class ClocksPaused(Body):
    """Pausable clocks stand still."""

    TYPE: ClassVar[str] = "clocks.paused"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})
    CODES: ClassVar[frozenset[str]] = PAUSE_REASONS

    reason: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """One pause at a time."""
        if ticket.paused:
            return ticket
        return replace(ticket, pauses=(*ticket.pauses, Pause(self.reason, entry.at)))


@dataclass(frozen=True)
class PauseClocks(Action):
    """Let pausable clocks stand still, with the reason (G-01); never the first response."""

    NAME: ClassVar[str] = "PauseClocks"

    reason: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """One pause at a time, with a reason."""
        if ticket.paused:
            return Refusal("already_paused", params={"reason": ticket.paused.reason})
        if not self.reason.strip():
            return Refusal("reason_missing")
        return (Draft(ClocksPaused(self.reason)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While they run."""
        return ticket.open and ticket.paused is None


@dataclass(frozen=True)
class ClocksResumed(Body):
    """Clocks run again."""

    TYPE: ClassVar[str] = "clocks.resumed"

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The running pause ends."""
        return replace(
            ticket, pauses=tuple(replace(p, end=entry.at) if p.end is None else p for p in ticket.pauses)
        )


@dataclass(frozen=True)
class ResumeClocks(Action):
    """Let the clocks run again."""

    NAME: ClassVar[str] = "ResumeClocks"

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Only while they stand still."""
        return (Draft(ClocksResumed()),) if ticket.paused else Refusal("not_paused")

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While they stand still."""
        return ticket.paused is not None
