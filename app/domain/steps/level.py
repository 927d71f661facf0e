"""分级: how grave the case is, the emergency process, the standard answer (S4-26..31)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from app.domain.claims import course_of
from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry
from app.domain.refusals import Refusal
from app.domain.status import NEXT_STAGES, Stage
from app.domain.steps.common import advance, item_for_step
from app.domain.ticket import Level, PastLevel, Ticket

_BY_WORDS = ("consult", "suggestion", "complaint")
_CARRIED_OUT = (Stage.PLAN_ACCEPTED, Stage.EXECUTING)
_ANSWERED = frozenset(
    stage
    for stage, following in NEXT_STAGES.items()
    if Stage.COMPLETED in following and stage not in _CARRIED_OUT
)
"""An agreed plan is carried out, never answered away."""


@dataclass(frozen=True)
class LevelSet(Body):
    """The level was set by a person."""

    TYPE: ClassVar[str] = "level.set"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"level.reasons"})

    level: Level

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The new level stands and its clocks start now; the one before is remembered with its time."""
        past = ticket.past_levels
        if ticket.level is not None:
            since = ticket.milestones.get("triaged")
            past = (*past, PastLevel(ticket.level, since, entry.at, self.level))
        changed = replace(ticket, level=self.level, past_levels=past)
        return changed.at_milestone("triaged", entry.at, first=False)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The level."""
        return ("level",)

    def minds(self) -> tuple[str, ...]:
        """The owner goes with the level."""
        return ("owner",)


URGENT = "紧急"
"""The mark under which the emergency process runs (S4-26), in every profile that has one."""


@dataclass(frozen=True)
class SetLevel(Action):
    """Set another level than the one proposed, with the reason."""

    NAME: ClassVar[str] = "SetLevel"

    level: int
    reason: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """One of the profile's levels, and why."""
        levels = context.policy.levels
        if self.level not in levels:
            expected = ", ".join(map(str, sorted(levels)))
            return Refusal("no_such_level", "S4-16", {"level": str(self.level), "expected": expected})
        if not self.reason.strip():
            return Refusal("reason_missing")
        if ticket.level and ticket.level.level == self.level:
            return ()
        mark, owner = levels[self.level]
        level = Level(self.level, mark, owner, (self.reason,), context.person)
        return (Draft(LevelSet(level)),)


@dataclass(frozen=True)
class EmergencyStepLogged(Body):
    """A step of the emergency process was taken."""

    TYPE: ClassVar[str] = "emergency.step_logged"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"text"})

    step: str
    text: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The first step starts the emergency process."""
        logged = replace(ticket, emergency_steps=(*ticket.emergency_steps, entry.id))
        return logged.at_milestone("emergency_started", entry.at)


@dataclass(frozen=True)
class LogEmergencyStep(Action):
    """Log a step: 暂停销售, 联系品牌方, … (S4-27)."""

    NAME: ClassVar[str] = "LogEmergencyStep"

    step: str
    text: str = ""

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """On level 1, and names the step."""
        if ticket.level is None or ticket.level.level != 1:
            known = "0" if ticket.level is None else str(ticket.level.level)
            return Refusal("not_an_emergency", "S4-27", {"level": known})
        if not self.step.strip():
            return Refusal("text_missing", params={"field": "step"})
        return (Draft(EmergencyStepLogged(self.step, self.text)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """On level 1."""
        return ticket.open and ticket.level is not None and ticket.level.level == 1


@dataclass(frozen=True)
class QuestionAnswered(Body):
    """A consultation or suggestion was answered."""

    TYPE: ClassVar[str] = "question.answered"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"text"})

    item: str
    text: str
    done: bool

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Answered; with `done` nothing else is to be carried out."""
        answered = ticket.at_milestone("answered", entry.at)
        if not self.done:
            return answered
        return answered.with_item(
            self.item, lambda item: advance(item, Stage.COMPLETED, "executed", entry.at)
        )

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item, where the answer ends it."""
        return (course_of(self.item),) if self.done else ()


@dataclass(frozen=True)
class AnswerQuestion(Action):
    """Give the standard answer (S4-30, S4-31)."""

    NAME: ClassVar[str] = "AnswerQuestion"

    text: str
    done: bool = True
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Says something, before liability is determined; where goods or money are wanted words do not do."""
        item = item_for_step(ticket, self.item, Stage.COMPLETED)
        if isinstance(item, Refusal):
            return item
        if not self.text.strip():
            return Refusal("text_missing", params={"field": "text"})
        if item.stage not in _ANSWERED:
            return Refusal("stage_not_reachable", "S4-01", {"from": item.stage, "to": Stage.COMPLETED})
        if item.demand not in _BY_WORDS:
            return Refusal("demand_not_answered_by_words", params={"demand": item.demand})
        return (Draft(QuestionAnswered(item.id, self.text, self.done)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """For consultations, suggestions and complaints."""
        return ticket.open and any(
            item.demand in _BY_WORDS and item.stage in _ANSWERED for item in ticket.items
        )
