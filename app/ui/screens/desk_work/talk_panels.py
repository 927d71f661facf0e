"""解答 and 应急: answering a question, and the emergency process of the gravest level."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.status import Stage
from app.domain.steps.level import AnswerQuestion, LogEmergencyStep
from app.domain.vocabulary import Demand
from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.chips import Chip
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.keys import KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.text import Text
from app.ui.parts.clock_words import say_moment
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.key_list import KeyedAct, KeyList
from app.ui.screens.desk_work.panel import Panel
from app.ui.screens.desk_work.wording_guard import GuardedText
from app.ui.services import Services
from app.usecases.guarded_words import guarded_phrases

_WORDS_ALONE = frozenset({Demand.CONSULT, Demand.SUGGESTION, Demand.COMPLAINT})
"""Demands that an answer can settle (S4-30, S4-31)."""
_STEP = "emergency.step_logged"


class AnswerPanel(Panel):
    """Enter records the answer; a question is settled by it, another demand goes on."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.words = Text("", "strong", wrap=True)
        self.text = GuardedText(services.workplace.reference.wording.phrases, rows=4)
        self.save = PrimaryButton(self.tr("Record the answer"), "Enter", "check")
        field = FormField(self.tr("Answer"), self.text, required=True)
        self.errors.add(text=field)
        card = Card(self.tr("Answer"))
        card.add(self.words, field)
        card.body.addLayout(row_of(QWidget(), self.save, stretch=(1,)))
        self.add(card)
        self.save.clicked.connect(self._save)
        chain = FieldChain(self, self.text.field)
        chain.finished.connect(self._save)

    def refresh(self, case: Case, *, fresh: bool) -> None:
        """What was asked, in the customer's words."""
        self.words.setText(f"「{case.problem.words}」")
        self.text.watch(guarded_phrases(self.services.workplace, case.ticket.profile))
        self.text.field.setEnabled(case.item.stage in (Stage.ACCEPTED, Stage.INSPECTING))
        self.save.setEnabled(self.text.field.isEnabled())
        if fresh:
            self.text.set_text("")

    def first_focus(self) -> QWidget | None:
        """The answer."""
        return self.text.field

    def _save(self) -> None:
        case = self.case
        if case is not None:
            settled = case.item.demand in _WORDS_ALONE
            self.do(AnswerQuestion(self.text.text(), settled, case.item_id))


class EmergencyPanel(Panel):
    """The usual steps on digits, anything else in words; each is logged with its minute (S4-27)."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.state = Chip()
        self.reasons = Text("", "small", tone="danger", wrap=True)
        self.acts = KeyList()
        self.acts.setAccessibleName(self.tr("Emergency steps"))
        self.step = LineEdit()
        self.text = LineEdit()
        self.logged = DefinitionList(label_width=150)
        self.step_field = FormField(self.tr("Another step"), self.step)
        self.errors.add(step=self.step_field)
        card = Card(self.tr("Emergency process"), side=self.state)
        card.add(self.reasons, FormField(self.tr("What exactly"), self.text), self.acts, self.step_field)
        card.add(self.logged)
        self.add(card)
        self.acts.show_acts(
            KeyedAct(step, partial(self._log, step))
            for step in services.workplace.reference.wording.emergency
        )
        chain = FieldChain(self, self.step)
        chain.finished.connect(lambda: self._log(self.step.text().strip()))

    def refresh(self, case: Case, *, fresh: bool) -> None:
        """Why it is an emergency, and what was done."""
        level = case.ticket.level
        self.reasons.setText("；".join(level.reasons) if level else "")
        begun = "emergency_started" in case.ticket.milestones
        self.state.show_word(
            self.tr("Started") if begun else self.tr("To be started"),
            "ok" if begun else "danger",
            "circle-check" if begun else "alarm-clock",
        )
        zone = self.services.workplace.desk.tz
        steps = [line for line in case.situation.history if line.type == _STEP]
        self.logged.show_facts(
            Fact(say_moment(line.at, zone), " · ".join(filter(None, self._said(line.values))))
            for line in reversed(steps)
        )
        if fresh:
            self.step.clear()
            self.text.clear()

    def first_focus(self) -> QWidget | None:
        """The steps."""
        return self.acts

    def hints(self) -> Sequence[KeyHint]:
        """Digits log the usual steps."""
        return (KeyHint("1–4", self.tr("Log a step")),)

    def _said(self, values: dict[str, str]) -> tuple[str, str]:
        return (values.get("step", ""), values.get("text", ""))

    def _log(self, step: str) -> None:
        if self.doer.busy:
            return
        self.do(LogEmergencyStep(step, self.text.text().strip()))
        self.text.clear()
        self.step.clear()
