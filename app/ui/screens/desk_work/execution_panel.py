"""执行: every way of carrying the plan out, a step further with each key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.carrying_out import all_done
from app.domain.rights import role_refused
from app.domain.status import Stage, TrackKind
from app.domain.steps.execution import AdvanceExecution, CompleteItem, StartExecution
from app.ui.kit.card import Card, HintBox
from app.ui.kit.chips import Chip
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.keys import KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.labels.particulars import readable
from app.ui.labels.progress import stage_label, track_label, track_step_label
from app.ui.parts.clock_words import say_moment
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.common.lender_fields import LenderFields, Lending
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.key_list import KeyedAct, KeyList
from app.ui.screens.desk_work.panel import Panel
from app.ui.screens.desk_work.tracks import NextMove, moves, others
from app.ui.services import Services
from app.usecases.desk import Person
from app.usecases.overrides import lenders
from app.usecases.perform import perform
from app.usecases.result_message import RESULT_NOTICE, result_message, tell_result
from app.usecases.workplace import Outcome


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
        self.lender = LenderFields()
        self.lender.hide()
        self._lent_for: NextMove | None = None
        self.errors.add(pin=self.lender.pin_field)
        self.lender.lead_on(self._lend)
        self.nothing = HintBox("", "lock")
        self._words = ""
        self.message = HintBox("", "message-square", tone="info")
        self.unsigned = HintBox(
            self.tr("The exchange-return slip is not signed yet."), "triangle-alert", tone="warn"
        )
        card = Card(self.tr("Carrying out"), side=self.state)
        card.add(self.nothing, self.unsigned, self.running, self.acts, self.note_field)
        card.add(self.lender, self.message)
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
            self.lender.hide()

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
            words = self.tr("Copy message, keep as told")
            acts.append(KeyedAct(words, self._tell_result, icon="message-square"))
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
        case, person = self.case, self.services.person()
        if case is None or self.doer.busy:
            return
        roles = case.situation.offers.roles(person)
        if any(role_refused(AdvanceExecution.NAME, move.kind, each) is None for each in roles):
            self.do(AdvanceExecution(move.kind, move.to, self._details(), case.item_id))
        elif self.lender.isHidden() or self.lender.missing() is not None:
            self._borrow(person, move)
        else:
            self._advance_by_right_of(self.lender.lending(), move, case, person)

    def _borrow(self, person: Person, move: NextMove) -> None:
        """Money leaves by finance's hand: who lends the right is asked for; Enter there does it."""
        workplace = self.services.workplace
        self._lent_for = move
        self.lender.show()
        (self.lender.missing() or self.lender.reason).setFocus()
        self.services.tasks.run_query(
            lambda: lenders(workplace, AdvanceExecution.NAME, person),
            self.lender.offer,
            owner=self,
            key="lenders",
        )

    def _lend(self) -> None:
        if self._lent_for is not None:
            self._advance(self._lent_for)

    def _advance_by_right_of(self, lending: Lending, move: NextMove, case: Case, person: Person) -> None:
        workplace, ticket = self.services.workplace, case.ticket.id
        action = AdvanceExecution(move.kind, move.to, self._details(), case.item_id)

        def work() -> Outcome:
            lent = lending.right(workplace, AdvanceExecution.NAME, person)
            return perform(workplace, ticket, action, person, lent)

        self.doer.run(ticket, work, lambda _: self.lender.hide())

    def _complete(self) -> None:
        if self.case is not None:
            self.do(CompleteItem(self.case.item_id))

    def _may_tell(self, case: Case) -> bool:
        """Bank refunds are announced by a text message (S4-35)."""
        refund = case.item.execution(TrackKind.REFUND)
        return refund is not None and refund.step != "refund_due"

    def _show_message(self, case: Case) -> None:
        """The words that go to the customer, as the notice of the result says them."""
        self.message.hide()
        if not self._may_tell(case):
            return
        workplace, person = self.services.workplace, self.services.person()
        ticket, item = case.ticket.id, case.item_id
        self.services.tasks.run_query(
            lambda: result_message(workplace, ticket, person, item),
            self._show_words,
            lambda error: self._show_words("", trouble_of(error)),
            owner=self,
            key="message",
        )

    def _show_words(self, words: str, trouble: tuple[str, Mapping[str, str]] | None = None) -> None:
        self._words = words
        said = self.tr("Text for the customer: {0}").format(words) if words else ""
        self.message.set_text(self._sentence(*trouble) if trouble else said)
        self.message.setVisible(bool(said or trouble))

    def _sentence(self, code: str, params: Mapping[str, str]) -> str:
        return self.services.sentence(code, readable(RESULT_NOTICE, params))

    def _tell_result(self) -> None:
        """Copied for whatever sends it, and kept as told."""
        case, words = self.case, self._words
        if case is None or not words:
            return
        workplace, person, ticket = self.services.workplace, self.services.person(), case.ticket.id

        def told(_: object) -> None:
            QGuiApplication.clipboard().setText(words)
            self.say(self.tr("The message is copied, and kept as told"))

        self.doer.run(ticket, lambda: tell_result(workplace, ticket, words, person), told)
