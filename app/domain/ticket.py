"""The ticket 工单: the current state of one case, folded from its entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.copying import copied
from app.domain.privacy import Consent, Hold
from app.domain.records import (
    Approval,
    ApprovalRequest,
    Complaint,
    Customer,
    Document,
    Evidence,
    Goods,
    Inspection,
    Lent,
    Pause,
    Problem,
    Promise,
)
from app.domain.status import FINISHED, OPEN_ORDER, AppealStage, Stage, TrackKind
from app.domain.verdicts import Execution, Liability, Plan
from app.domain.vocabulary import Demand

StatedFact = str | bool | int | None
"""The value of a stated fact as it is written down; null means that there is none."""


@dataclass(frozen=True)
class Item:
    """One piece of goods on a ticket, with a course of its own. `id` is short and stays ("1", "2").

    `determined_in` is the entry that determined the present liability.
    `past_executions` belong to an earlier plan or round: they count for nothing but what they paid.
    `complaint` is what is wrong with this one where it is another matter than the ticket's problem.
    `stated` are facts that no field holds, by their key in the vocabulary of the policy.
    """

    id: str
    goods: Goods
    demand: str
    stage: Stage = Stage.ACCEPTED
    inspection: Inspection | None = None
    liability: Liability | None = None
    determined_in: str | None = None
    plan: Plan | None = None
    executions: tuple[Execution, ...] = ()
    past_executions: tuple[Execution, ...] = ()
    milestones: Mapping[str, datetime] = field(default_factory=dict)
    test_body: str | None = None
    reopened: int = 0
    complaint: Complaint | None = None
    stated: Mapping[str, StatedFact] = field(default_factory=dict)

    def execution(self, kind: str) -> Execution | None:
        """The running or finished execution of that kind."""
        return next((track for track in self.executions if track.kind == kind), None)

    def at_milestone(self, key: str, moment: datetime, *, first: bool = True) -> Item:
        """With the milestone set; the first moment stays unless `first` is False."""
        if first and key in self.milestones:
            return self
        return copied(self, milestones={**self.milestones, key: moment})

    @property
    def returning(self) -> bool:
        """Whether goods or money go back, so that the slip and the identity rule apply."""
        return any(
            t.kind in (TrackKind.RETURN, TrackKind.EXCHANGE, TrackKind.REFUND) for t in self.executions
        )


@dataclass(frozen=True)
class Level:
    """分级: how grave, who owns it, and each reason that was found."""

    level: int
    mark: str
    owner: str
    reasons: tuple[str, ...] = ()
    set_by: str | None = None


@dataclass(frozen=True)
class PastLevel:
    """A level that stood from `since` (None: nobody knows) `until` another one, `next`, was set."""

    level: Level
    since: datetime | None
    until: datetime
    next: Level


@dataclass(frozen=True)
class Survey:
    """回访: the answer of one follow-up; `score` on the profile's own scale."""

    score: int | None
    on_time: bool | None
    remarks: str
    at: datetime
    how: str = "phone"


@dataclass(frozen=True)
class Ticket:
    """Everything known about one case now. Built only by ``evolve``.

    `decided` says of entries in conflict, by their ids, what was decided (``claims.KEPT``).
    `book` is the kind of paper where this is no case but a leaf of the desk's book (``steps/book.py``).
    `erased` says when what is kept of the person went, by its kind (``privacy.Personal``); `over_at` when
    the case was voided or merged into another. `emergency_steps` are the entries that logged a step of the
    emergency process.
    """

    id: str
    number: str
    desk: str
    profile: str
    profile_version: str
    channel: str
    opened_at: datetime
    clerk: str | None
    customer: Customer
    problem: Problem
    items: tuple[Item, ...]
    received_items: tuple[str, ...] = ()
    level: Level | None = None
    past_levels: tuple[PastLevel, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    documents: tuple[Document, ...] = ()
    promises: tuple[Promise, ...] = ()
    pauses: tuple[Pause, ...] = ()
    approvals: tuple[Approval, ...] = ()
    surveys: tuple[Survey, ...] = ()
    milestones: Mapping[str, datetime] = field(default_factory=dict)
    revisions: Mapping[str, int] = field(default_factory=dict)
    decided: Mapping[str, str] = field(default_factory=dict)
    linked: tuple[str, ...] = ()
    parent: str | None = None
    merged_into: str | None = None
    appeal: AppealStage | None = None
    voided: bool = False
    void_reason: str = ""
    proof_until: datetime | None = None
    proof_wanted: tuple[str, ...] = ()
    entries: int = 0
    last_seq: int = 0
    changed_at: datetime | None = None
    book: str = ""
    consents: tuple[Consent, ...] = ()
    held: Hold | None = None
    erased: Mapping[str, datetime] = field(default_factory=dict)
    over_at: datetime | None = None
    lent: Lent | None = None
    requests: tuple[ApprovalRequest, ...] = ()
    emergency_steps: tuple[str, ...] = ()

    @property
    def stage(self) -> Stage:
        """The least advanced stage among the items that still run; finished only when all are."""
        if len(self.items) == 1:
            return self.items[0].stage
        stages = [item.stage for item in self.items]
        running = [stage for stage in stages if stage not in FINISHED]
        return min(running or stages, key=OPEN_ORDER.index)

    @property
    def open(self) -> bool:
        """Whether anything is left to do on it."""
        return not self.voided and self.merged_into is None and self.stage not in FINISHED

    @property
    def paused(self) -> Pause | None:
        """The pause that runs now."""
        return next((pause for pause in self.pauses if pause.end is None), None)

    def item(self, item_id: str | None) -> Item | None:
        """The item with that id; the first one when no id is given and there is only one."""
        if item_id is None:
            return self.items[0] if len(self.items) == 1 else None
        return next((item for item in self.items if item.id == item_id), None)

    def problem_of(self, item: Item) -> Problem:
        """What is wrong with that item and what is wanted for it; circumstances are those of the ticket."""
        own = item.complaint
        demand = Demand(item.demand) if item.demand in tuple(Demand) else self.problem.demand
        if own is None or not own.words:
            return copied(self.problem, demand=demand)
        return copied(
            self.problem,
            words=own.words,
            type=own.type,
            part=own.part,
            expectation=own.expectation,
            demand=demand,
        )

    def with_item(self, item_id: str, change: Callable[[Item], Item]) -> Ticket:
        """With one item changed; the ticket itself when there is no such item."""
        return copied(self, items=tuple(change(item) if item.id == item_id else item for item in self.items))

    def at_milestone(self, key: str, moment: datetime, *, first: bool = True) -> Ticket:
        """With the milestone set; the first moment stays unless `first` is False."""
        if first and key in self.milestones:
            return self
        return copied(self, milestones={**self.milestones, key: moment})

    def document(self, document_id: str) -> Document | None:
        """The document with that id, or the newest version under that number."""
        return next((d for d in reversed(self.documents) if document_id in (d.id, d.number)), None)

    def with_document(self, document_id: str, change: Callable[[Document], Document]) -> Ticket:
        """With one document's record changed; the ticket itself when there is no such document."""
        changed = tuple(change(d) if d.id == document_id else d for d in self.documents)
        return copied(self, documents=changed)

    def latest(self, kind: str, item: str | None = None) -> Document | None:
        """The newest valid document of that kind (for that item, where one is named).

        One that names no item was issued while there was one alone: it is of the first.
        """
        own = (None, item) if item in (None, self.items[0].id) else (item,)
        fitting = [
            d for d in self.documents if d.kind == kind and not d.voided and (item is None or d.item in own)
        ]
        return fitting[-1] if fitting else None
