"""执行: every way of carrying the plan out, a step further with each key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.carrying_out import all_done
from app.domain.money import format_yuan
from app.domain.status import Stage, TrackKind
from app.domain.steps.contact import LogContact
from app.domain.steps.execution import AdvanceExecution, CompleteItem, StartExecution
from app.ui.kit.card import Card, HintBox
from app.ui.kit.chips import Chip
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.keys import KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.labels.progress import stage_label, track_label, track_step_label
from app.ui.parts.clock_words import say_moment
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.key_list import KeyedAct, KeyList
from app.ui.screens.desk_work.panel import Panel
from app.ui.screens.desk_work.plan_help import refund_due
from app.ui.screens.desk_work.tracks import NextMove, moves, others
from app.ui.services import Services


class ExecutionPanel(Panel):
    """Digits go a step further; what stands in the note goes with the step."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.state = Chip()
        self.running = DefinitionList(label_width=84)
        self.acts = KeyList()
        self.acts.setAccessibleName(self.tr("Next steps"))
        self.note = LineEdit()
        self.note_field = FormField(
            self.tr("Note"),
            self.note,
            hint=self.tr("Parcel number, appointment, who: kept with the next step"),
        )
        self.nothing = HintBox("", "lock")
        self.message = HintBox("", "message-square", tone="info")
        self.unsigned = HintBox(
            self.tr("The exchange-return slip is not signed yet."), "triangle-alert", tone="warn"
        )
        card = Card(self.tr("Carrying out"), side=self.state)
        card.add(self.nothing, self.unsigned, self.running, self.acts, self.note_field, self.message)
        self.add(card)

    def refresh(self, case: Case, *, fresh: bool) -> None:
        """Show what runs and what may be done."""
        item = case.item
        self.state.show_word(stage_label(item.stage), "ok" if item.stage is Stage.COMPLETED else "info")
        zone = self.services.workplace.desk.tz
        self.running.show_facts(
            Fact(
                track_label(track.kind),
                " · ".join(filter(None, (say_moment(track.since, zone), *track.details.values()))),
                track_step_label(track.step),
                "ok" if track.step == "done" else "info",
            )
            for track in item.executions
        )
        early = item.stage not in (Stage.PLAN_ACCEPTED, Stage.EXECUTING)
        self.nothing.set_text(
            self.tr("Everything agreed is done.")
            if item.stage in (Stage.COMPLETED, Stage.FOLLOWED_UP, Stage.CLOSED)
            else self.tr("First the customer accepts a plan.")
        )
        self.nothing.setVisible(early)
        self.note_field.setVisible(not early)
        slip = case.document("exchange-return-slip")
        self.unsigned.setVisible(not early and slip is not None and not slip.signed)
        self.acts.show_acts(self._acts(case))
        self.acts.setVisible(bool(self.acts.acts()))
        self._show_message(case)
        if fresh:
            self.note.clear()

    def first_focus(self) -> QWidget | None:
        """The steps."""
        return self.acts

    def hints(self) -> Sequence[KeyHint]:
        """Digits do the steps."""
        return (KeyHint("1–9", self.tr("Step on")),)

    def _acts(self, case: Case) -> list[KeyedAct]:
        item = case.item
        if item.stage not in (Stage.PLAN_ACCEPTED, Stage.EXECUTING):
            return []
        acts: list[KeyedAct] = []
        if all_done(item):
            acts.append(KeyedAct(self.tr("All done"), self._complete, main=True, icon="check"))
        found = moves(item)
        usual = None if acts else next((move for move in found if move.usual), None)
        acts += [self._act(move, main=move is usual) for move in found]
        if self._may_tell(case):
            acts.append(KeyedAct(self.tr("Refund message sent"), self._tell_refund, icon="message-square"))
        acts += [self._act(NextMove(kind)) for kind in others(item)]
        return acts[:9]

    def _act(self, move: NextMove, *, main: bool = False) -> KeyedAct:
        if not move.to:
            label = self.tr("Start: {0}").format(track_label(move.kind))
            return KeyedAct(label, lambda: self._start(move.kind), main)
        label = f"{track_label(move.kind)} → {track_step_label(move.to)}"
        return KeyedAct(label, lambda: self._advance(move), main)

    def _details(self) -> dict[str, str]:
        words = self.note.text().strip()
        self.note.clear()
        return {"remarks": words} if words else {}

    def _start(self, kind: TrackKind) -> None:
        if self.case is not None and not self.doer.busy:
            self.do(StartExecution(kind, self._details(), self.case.item_id))

    def _advance(self, move: NextMove) -> None:
        if self.case is not None and not self.doer.busy:
            self.do(AdvanceExecution(move.kind, move.to, self._details(), self.case.item_id))

    def _complete(self) -> None:
        if self.case is not None:
            self.do(CompleteItem(self.case.item_id))

    def _may_tell(self, case: Case) -> bool:
        """Bank refunds are announced by a text message (S4-35)."""
        refund = case.item.execution(TrackKind.REFUND)
        return refund is not None and refund.step != "refund_due"

    def _message_text(self, case: Case) -> str:
        plan = case.item.plan
        if plan is None or plan.refund is None:
            return ""
        due = refund_due(case, self.services.workplace, plan.refund.way)
        kept = case.decision.text("refund_due") or case.decision.text("refund_due_at")
        day = kept[:10] if kept else (due.day.isoformat() if due else "")
        text = self.services.workplace.reference.wording.refund_message
        return text.format(amount=format_yuan(plan.refund.net), number=case.ticket.number, day=day)

    def _show_message(self, case: Case) -> None:
        words = self._message_text(case) if self._may_tell(case) else ""
        self.message.set_text(self.tr("Text for the customer: {0}").format(words) if words else "")
        self.message.setVisible(bool(words))

    def _tell_refund(self) -> None:
        if self.case is not None:
            self.do(LogContact("sms", self._message_text(self.case)))
