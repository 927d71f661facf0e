"""核查: proof and goods looked at, an outside test where it must be; then the determination (F7)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.status import Stage, may_step
from app.domain.steps.checking import BeginCheck, InspectGoods
from app.domain.steps.proof import ConfirmProof, RecordProof, RequestProof
from app.domain.vocabulary import ProofKind, ProofState
from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.chips import Chip
from app.ui.kit.fields import FormField
from app.ui.kit.keys import KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.labels.progress import stage_label
from app.ui.labels.trade import proof_label, proof_state_label
from app.ui.screens.common.wording_bar import WordingBar
from app.ui.screens.desk_work.appraisal_form import CommissionForm, ResultForm
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.hint_words import hint_words
from app.ui.screens.desk_work.inspection_form import InspectionForm
from app.ui.screens.desk_work.key_list import KeyedAct, KeyList
from app.ui.screens.desk_work.panel import Panel
from app.ui.screens.desk_work.verdict_help import cause_hints, remedies
from app.ui.services import Services
from app.usecases.guarded_words import guarded_phrases
from app.usecases.situation import for_another


class CheckPanel(Panel):
    """Signal `determination_wanted` when F7's page is to be opened."""

    determination_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.state = Chip()
        self.proof_state = Chip()
        self.hint = HintBox("", "lightbulb")
        self.inspection = InspectionForm(columns=4)
        self.proofs = KeyList()
        self.proofs.setAccessibleName(self.tr("Proof"))
        self.wanted = LineEdit()
        self.guard = WordingBar()
        self.guard.attach(self.wanted)
        self.commission = CommissionForm(self.errors)
        self.result = ResultForm(self.errors)
        self.stages = KeyList()
        self.stages.setAccessibleName(self.tr("Check"))
        self.determine = PrimaryButton(self.tr("To the determination"), "F7", "chevron-right")
        self._build()
        self.inspection.asked.connect(self._inspect)
        self.commission.asked.connect(self.do)
        self.result.asked.connect(self.do)
        self.determine.clicked.connect(self.determination_wanted)
        chain = FieldChain(self, self.wanted)
        chain.finished.connect(self._request)

    def refresh(self, case: Case, *, fresh: bool) -> None:
        """What is known, what is missing."""
        self.guard.watch(guarded_phrases(self.services.workplace, case.ticket.profile))
        self.guard.allow({each.code for each in remedies(case.decision) if each.owed})
        stage, goods = case.item.stage, case.item.goods
        self.state.show_word(stage_label(stage), "info")
        kind = proof_label(goods.proof) if goods.proof else self.tr("No proof")
        known = proof_state_label(goods.proof_state) if goods.proof_state else ""
        valid = goods.proof_state == ProofState.VALID
        self.proof_state.show_word(f"{kind} {known}".strip(), "ok" if valid else "warn")
        hints = [hint_words(hint) for hint in cause_hints(case)[:3]]
        self.hint.set_text("\n".join(hints))
        self.hint.setVisible(bool(hints))
        if fresh or not self.inspection.dirty:
            self.inspection.show_inspection(case.item.inspection)
        self.proofs.show_acts(self._proof_acts(case))
        testing = stage is Stage.IN_TESTING
        self.result_card.setVisible(testing)
        self.test_card.setVisible(not testing and may_step(stage, Stage.IN_TESTING))
        self.commission.begin(case.item_id, case.goods_name)
        self.result.begin(case.item_id)
        self.stages.show_acts(self._stage_acts(case))
        self.stages.setVisible(bool(self.stages.acts()))
        self.determine.setEnabled(may_step(stage, Stage.LIABILITY_DETERMINED) or stage in _JUDGED)

    def first_focus(self) -> QWidget | None:
        """What this stage waits for."""
        stage = self.case.item.stage if self.case else None
        if stage is Stage.IN_TESTING:
            return self.result
        if stage in (Stage.PROOF_REQUESTED, Stage.PROOF_UNVERIFIED):
            return self.proofs
        looked = self.case is not None and self.case.item.inspection is not None
        return self.determine if looked else self.inspection

    def hints(self) -> Sequence[KeyHint]:
        """Digits tick."""
        return (KeyHint("1–4", self.tr("Tick")), KeyHint("F7", self.tr("Determine")))

    def _build(self) -> None:
        look = Card(self.tr("Check"), side=self.state)
        look.add(self.hint, self.inspection, self.stages)
        look.body.addLayout(row_of(QWidget(), self.determine, stretch=(1,)))
        proof = Card(self.tr("Proof"), side=self.proof_state)
        proof.add(self.proofs, FormField(self.tr("Ask for"), self.wanted), self.guard)
        self.test_card = Card(self.tr("Third-party test"))
        self.test_card.add(self.commission)
        self.result_card = Card(self.tr("Test result"))
        self.result_card.add(self.result)
        self.add(look, proof, self.result_card, self.test_card)

    def _proof_acts(self, case: Case) -> list[KeyedAct]:
        item, goods = case.item_id, case.item.goods
        if goods.proof_state == ProofState.VALID or not case.ticket.open:
            return []
        acts = [
            KeyedAct(
                self.tr("{0} seen").format(proof_label(kind)),
                partial(self.do, RecordProof(kind, ProofState.VALID, item)),
            )
            for kind in (ProofKind.INVOICE, ProofKind.INVOICE_COPY, ProofKind.OTHER_PROOF)
        ]
        member = RecordProof(ProofKind.MEMBER_RECORD, ProofState.PENDING, item)
        if goods.proof == ProofKind.MEMBER_RECORD:
            label = self.tr("Confirm the member record")
            if case.situation.offers.has_right(ConfirmProof.NAME, self.services.person()):
                acts.append(KeyedAct(label, lambda: self.do(ConfirmProof(item)), main=True))
            elif ConfirmProof.NAME in for_another(case.ticket, self.services.person(), case.situation.offers):
                lent = partial(self.form_wanted.emit, ConfirmProof.NAME)
                acts.append(KeyedAct(label, lent, icon="lock"))
        else:
            acts.append(KeyedAct(proof_label(ProofKind.MEMBER_RECORD), lambda: self.do(member)))
        return acts

    def _stage_acts(self, case: Case) -> list[KeyedAct]:
        words = {
            Stage.INSPECTING: self.tr("Check at the desk"),
            Stage.AWAITING_APPRAISAL: self.tr("Appraisal on site"),
            Stage.AWAITING_VERIFICATION: self.tr("Disputed: verify further"),
        }
        item, current = case.item_id, case.item.stage
        return [
            KeyedAct(label, partial(self.do, BeginCheck(stage, item)))
            for stage, label in words.items()
            if stage is not current and may_step(current, stage)
        ]

    def _inspect(self) -> None:
        if self.case is not None and self.inspection.dirty:
            self.do(InspectGoods(self.inspection.inspection(), self.case.item_id))

    def _request(self) -> None:
        if self.case is not None and self.wanted.text().strip():
            wanted = tuple(part.strip() for part in self.wanted.text().replace(";", "；").split("；"))
            self.do(RequestProof(wanted, None, self.case.item_id))
            self.wanted.clear()


_JUDGED = (Stage.LIABILITY_DETERMINED, Stage.NOTIFIED, Stage.PLAN_OFFERED, Stage.PLAN_REFUSED)
"""Stages in which a determination can be looked at, and some in which it can be corrected."""
