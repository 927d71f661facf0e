"""核查: looking at the goods, commissioning a test (S4-19..21, S0-21..24)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from app.domain.claims import course_of
from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry, ItemBody
from app.domain.money import Fen
from app.domain.records import Inspection, Pause
from app.domain.refusals import Refusal
from app.domain.status import Stage
from app.domain.steps.common import advance, item_for_step, open_item, reachable
from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import Party

IN_TESTING = "third_party_test"
_CHECKS = (Stage.INSPECTING, Stage.AWAITING_APPRAISAL, Stage.AWAITING_VERIFICATION)


@dataclass(frozen=True)
class GoodsInspected(ItemBody):
    """The goods were looked at."""

    TYPE: ClassVar[str] = "goods.inspected"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"inspection.remarks"})

    item: str
    inspection: Inspection

    def change_item(self, item: Item, entry: Entry) -> Item:
        """核查中, with what was found; later looks do not set an item back.

        Who looks at goods that waited for an appraisal on site is there (S0-08).
        """
        known = replace(item, inspection=self.inspection)
        if item.stage is Stage.AWAITING_APPRAISAL:
            known = known.at_milestone("on_site", entry.at)
        early = (Stage.ACCEPTED, Stage.PROOF_UNVERIFIED, Stage.AWAITING_APPRAISAL)
        return replace(known, stage=Stage.INSPECTING) if item.stage in early else known


@dataclass(frozen=True)
class InspectGoods(Action):
    """Record the look at the goods: packaging, traces of use, accessories, resale."""

    NAME: ClassVar[str] = "InspectGoods"

    inspection: Inspection
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """At any time while the item runs."""
        item = open_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        return (Draft(GoodsInspected(item.id, self.inspection)),)


@dataclass(frozen=True)
class CheckBegun(ItemBody):
    """The check of the case began."""

    TYPE: ClassVar[str] = "check.begun"

    item: str
    stage: Stage = Stage.INSPECTING

    def change_item(self, item: Item, entry: Entry) -> Item:
        """核查中, 待上门鉴定 or 待进一步验证."""
        return advance(item, self.stage)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class BeginCheck(Action):
    """Begin checking: at the desk, by an appraisal on site, or as disputed (待进一步验证, S4-25)."""

    NAME: ClassVar[str] = "BeginCheck"

    stage: Stage = Stage.INSPECTING
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Only the three stages of checking."""
        if self.stage not in _CHECKS:
            return Refusal("stage_not_reachable", "S4-01", {"from": ticket.stage, "to": self.stage})
        item = item_for_step(ticket, self.item, self.stage)
        if isinstance(item, Refusal):
            return item
        return () if item.stage is self.stage else (Draft(CheckBegun(item.id, self.stage)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While an item may still be checked, or checked another way."""
        return reachable(ticket, *_CHECKS)


@dataclass(frozen=True)
class TestCommissioned(Body):
    """A third-party test was commissioned; pausable clocks stand still (G-01)."""

    TYPE: ClassVar[str] = "test.commissioned"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"subject", "advanced_by", "borne_by"})
    CODES: ClassVar[frozenset[str]] = frozenset(Party)

    item: str
    body: str
    subject: str
    fee: Fen | None = None
    advanced_by: str | None = None
    borne_by: str | None = None

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """第三方检测中."""
        pauses = ticket.pauses if ticket.paused else (*ticket.pauses, Pause(IN_TESTING, entry.at))

        def begin(item: Item) -> Item:
            moved = advance(item, Stage.IN_TESTING, "test_started", entry.at)
            return replace(moved, test_body=self.body)

        return replace(ticket, pauses=pauses).with_item(self.item, begin)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class CommissionTest(Action):
    """Commission a third-party test: body, subject, fee in fen, who advances and bears it (S0-21, S0-22)."""

    NAME: ClassVar[str] = "CommissionTest"

    body: str
    subject: str
    fee: Fen | None = None
    advanced_by: str | None = None
    borne_by: str | None = None
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Names the testing body and what is tested."""
        item = item_for_step(ticket, self.item, Stage.IN_TESTING)
        if isinstance(item, Refusal):
            return item
        if not self.body.strip():
            return Refusal("text_missing", params={"field": "body"})
        body = TestCommissioned(item.id, self.body, self.subject, self.fee, self.advanced_by, self.borne_by)
        return (Draft(body),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Until a plan is on the table."""
        return reachable(ticket, Stage.IN_TESTING)


@dataclass(frozen=True)
class TestReported(Body):
    """The test result came in."""

    TYPE: ClassVar[str] = "test.reported"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"result"})

    item: str
    result: str
    report_number: str | None = None
    reported_at: datetime | None = None

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Back to 核查中; the pause for the test ends."""
        ended = tuple(
            replace(p, end=entry.at) if p.end is None and p.reason == IN_TESTING else p for p in ticket.pauses
        )
        back = replace(ticket, pauses=ended)
        return back.with_item(
            self.item, lambda item: advance(item, Stage.INSPECTING, "test_finished", entry.at)
        )

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class ReportTest(Action):
    """Record the result of the test."""

    NAME: ClassVar[str] = "ReportTest"

    result: str
    report_number: str | None = None
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Only while a test runs."""
        item = open_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        if item.stage is not Stage.IN_TESTING:
            return Refusal("no_test_running", params={"item": item.id})
        if not self.result.strip():
            return Refusal("text_missing", params={"field": "result"})
        return (Draft(TestReported(item.id, self.result, self.report_number, context.now)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a test runs."""
        return ticket.open and any(item.stage is Stage.IN_TESTING for item in ticket.items)
