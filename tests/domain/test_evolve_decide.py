"""evolve and decide for any sequence of actions: total, deterministic, never in an unlawful state."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.decide import Action, decide
from app.domain.entry import Draft, Entry
from app.domain.evolve import evolve, fold
from app.domain.refusals import Refusal
from app.domain.registry import BODIES
from app.domain.status import DONE, FINISHED, TRACK_STEPS, Stage, TrackKind, may_step
from app.domain.steps.closing import StageJumped, TicketReopened, TicketWithdrawn
from app.domain.steps.papers import (
    EXCHANGE_RETURN_SLIP,
    LIABILITY_NOTICE,
    DocumentIssued,
    RecordDelivery,
    SignDocument,
    VoidDocument,
)
from app.domain.ticket import Ticket
from app.domain.vocabulary import Delivery, Role, SignatureMethod, Signer
from tests.domain.cases import Course, blob, context, leaking_kettle, opened
from tests.domain.strategies import actions, moments, values_of

JUMPS = (StageJumped, TicketReopened, TicketWithdrawn)
NEEDS_PLAN = (Stage.PLAN_OFFERED, Stage.PLAN_REFUSED, Stage.PLAN_ACCEPTED)


class Desk(RuleBasedStateMachine):
    """A ticket at the mercy of people who press everything."""

    def __init__(self) -> None:
        super().__init__()
        self.course = Course()
        self.jumped = False

    @initialize()
    def take_in(self) -> None:
        self.course.must(leaking_kettle())

    @rule(action=actions(), role=st.sampled_from(Role))
    def press(self, action: Action, role: Role) -> None:
        before = self.course.ticket
        assert before is not None
        again = decide(before, action, context(self.course.now, role))
        assert again == decide(before, action, context(self.course.now, role)), "decide is not deterministic"
        written = len(self.course.entries)
        decided = self.course.do(action, role)
        if isinstance(decided, Refusal):
            assert len(self.course.entries) == written
            assert decided.code
            return
        assert action.offered(before), "done though it is not offered"
        self._steps_are_lawful(before, self.course.entries[written:])

    @rule(kind=st.sampled_from((LIABILITY_NOTICE, EXCHANGE_RETURN_SLIP)), item=st.sampled_from((None, "1")))
    def issue(self, kind: str, item: str | None) -> None:
        ticket = self.course.ticket
        assert ticket is not None
        count = len(ticket.documents) + 1
        paper = blob(f"{count}.pdf")
        name = f"d{count}"
        issued = DocumentIssued(name, kind, f"N{count}", 1, paper, paper, paper.sha256, "c1", item=item)
        self.course.write(Draft(issued))

    @precondition(lambda self: self.course.ticket is not None and self.course.ticket.documents)
    @rule(data=st.data())
    def do_with_a_document(self, data: st.DataObject) -> None:
        assert self.course.ticket is not None
        document = data.draw(st.sampled_from(self.course.ticket.documents))
        sha = st.sampled_from((document.content_sha256, "0" * 64))
        signed = st.builds(
            SignDocument,
            document=st.sampled_from((document.id, document.number)),
            signer=st.sampled_from(("王建国", " ")),
            role=st.sampled_from(Signer),
            method=st.sampled_from(SignatureMethod),
            content_sha256=sha,
            blob=st.sampled_from((None, blob("signature.png"))),
        )
        told = st.builds(RecordDelivery, st.just(document.id), st.sampled_from(Delivery), st.just("赵永强"))
        voided = st.builds(VoidDocument, st.just(document.id), st.just("打错"))
        self.press(data.draw(st.one_of(signed, told, voided)), data.draw(st.sampled_from(Role)))

    def _steps_are_lawful(self, before: Ticket, entries: list[Entry]) -> None:
        after = self.course.ticket
        assert after is not None
        if any(isinstance(entry.body, JUMPS) for entry in entries):
            self.jumped = True
            return
        for item in after.items:
            old = before.item(item.id)
            if old is not None and old.stage is not item.stage:
                assert old.stage not in DONE or item.stage in DONE, "went on from done without being reopened"
                assert may_step(old.stage, item.stage), (old.stage, item.stage, entries)

    @invariant()
    def state_is_lawful(self) -> None:
        ticket = self.course.ticket
        if ticket is None:
            return
        assert ticket.items
        assert len({item.id for item in ticket.items}) == len(ticket.items)
        assert sum(pause.end is None for pause in ticket.pauses) <= 1
        assert ticket.entries == len(self.course.entries)
        for item in ticket.items:
            assert all(track.step in TRACK_STEPS[TrackKind(track.kind)] for track in item.executions)
            assert len({track.kind for track in item.executions}) == len(item.executions)
            if not self.jumped and item.stage in NEEDS_PLAN:
                assert item.plan is not None
            if item.plan is not None and item.plan.chosen is not None:
                assert item.plan.agreed is not None
        if ticket.open:
            assert any(item.stage not in FINISHED for item in ticket.items)

    @invariant()
    def fold_gives_the_same(self) -> None:
        assert fold(self.course.entries) == self.course.ticket


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


@given(
    bodies=st.lists(st.one_of([values_of(body) for body in BODIES.values()]), max_size=12),
    moment=moments(),
    start=st.booleans(),
)
def test_evolve_is_total(bodies: list[object], moment: datetime, start: bool) -> None:
    """Any entries in any order, from another program or another time, fold without an error."""
    ticket = opened().ticket if start else None
    for seq, body in enumerate(bodies, 1):
        entry = Entry(seq, f"x{seq}", moment, "boot", seq, "t", body)  # type: ignore[arg-type]  # built from BODIES
        once, twice = evolve(ticket, entry), evolve(ticket, entry)
        assert once == twice
        ticket = once
        assert ticket is None or (ticket.stage in Stage and ticket.items)
