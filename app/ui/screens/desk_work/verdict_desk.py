"""The middle of the determination desk: the form, filled from the case, and what is done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.steps.liability import DetermineLiability
from app.domain.verdicts import answers_first
from app.domain.vocabulary import Cause
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, Divider, ScrollColumn, row_of
from app.ui.kit.chips import Chip
from app.ui.kit.text import Elided, Text
from app.ui.screens.desk_work.appraisal_form import CommissionForm
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.screens.desk_work.grounds import as_basis, first_grounds, offered_grounds
from app.ui.screens.desk_work.verdict_form import VerdictForm
from app.ui.screens.desk_work.verdict_help import (
    cause_hints,
    judged_as,
    proposed_cause,
    proposed_shares,
    remedies,
    suggestion,
)
from app.ui.services import Services
from app.usecases.checks_made import looked_into, recorded_checks
from app.usecases.guarded_words import guarded_phrases


class VerdictDesk(Card):
    """Proposes from the cause, never overwrites what a person wrote.

    Signals: `changed` after anything that shows on the notice; `issue_asked`; `test_asked` with the
    CommissionTest.
    """

    changed = Signal()
    issue_asked = Signal()
    test_asked = Signal(object)

    def __init__(self, services: Services, errors: FieldErrors) -> None:
        super().__init__()
        self._workplace = services.workplace
        self._case: Case | None = None
        self._proposed: dict[str, str] = {}
        self._checked: tuple[str, ...] = ()
        self.form = VerdictForm(services.workplace.reference, errors)
        self.commission = CommissionForm(errors)
        self.copies = Chip(self.tr("3 copies · A4"))
        self.test = Button(self.tr("Third-party test"), icon="shield-check")
        self.issue = PrimaryButton(self.tr("Issue the notice"), "Enter", "printer")
        self._build()
        self.form.chain.add(self.issue)
        self.form.cause_chosen.connect(self._follow_cause)
        self.form.changed.connect(self._follow_checks)
        self.form.changed.connect(self.changed)
        self.issue.clicked.connect(self.issue_asked)
        self.test.clicked.connect(self._toggle_test)
        self.commission.asked.connect(self.test_asked)

    def show_case(self, case: Case, *, fresh: bool) -> None:
        """Show the item; a form being filled stays unless the case is another one."""
        self._case = case
        self.form.watch(guarded_phrases(self._workplace, case.ticket.profile))
        self.form.show_hints(cause_hints(case)[:2])
        if fresh:
            self._proposed = {}
            self.commission.setVisible(False)
            self.form.set_cause(proposed_cause(case))
            self._fill_kept(case)
            self._follow_cause()
        else:
            self._propose_checks(case)
            self._follow_checks()
        self.commission.begin(case.item_id, case.goods_name)

    def action(self) -> DetermineLiability | None:
        """The determination as the form says; None while no cause is taken."""
        case, cause = self._case, self.form.cause()
        if case is None or cause is None:
            return None
        disputed = cause is Cause.DISPUTED
        return DetermineLiability(
            cause=cause,
            shares=() if disputed else self.form.shares.shares(),
            basis=() if disputed else as_basis(self.form.grounds.grounds(), self._workplace),
            conclusion=self.form.conclusion.text(),
            suggestion="" if disputed else self.form.suggestion.text(),
            checks=self.form.done(),
            answers_to_customer=self.form.first.value() or None,
            responsible_person=self.form.person.text().strip() or None,
            item=case.item_id,
        )

    def _fill_kept(self, case: Case) -> None:
        """What an earlier determination said comes back to be corrected."""
        kept = case.item.liability
        if kept is None:
            self.form.checks.show_checks(())
            self._checked = ()
            self._propose_checks(case)
            self.form.person.clear()
            return
        self.form.shares.show_shares(kept.shares)
        self.form.first.set_value(kept.answers_to_customer)
        self.form.person.setText(kept.responsible_person or "")
        self.form.checks.show_checks(kept.checks)
        self.form.conclusion.set_text(kept.conclusion)
        self.form.suggestion.set_text(kept.suggestion)

    def _propose_checks(self, case: Case) -> None:
        """The checks that the journal holds, while a person has not written others."""
        if case.item.liability is not None or self.form.done() != self._checked:
            return
        words, zone = self._workplace.reference.wording.recorded, self._workplace.desk.tz
        found = recorded_checks(case.situation.history, case.item, words, zone)
        self.form.checks.show_checks([line.finding for line in found])
        self._checked = self.form.done()

    def _follow_cause(self) -> None:
        """Propose what follows from the cause, wherever a person has not written something else."""
        case, cause = self._case, self.form.cause()
        if case is None or cause is None:
            self.changed.emit()
            return
        judged = judged_as(case, self._workplace, cause)
        form, kept = self.form, case.item.liability
        form.grounds.offer(offered_grounds(case, self._workplace, judged))
        if not form.grounds.touched:
            form.grounds.propose(first_grounds(case, self._workplace, judged))
        if not form.shares.touched and (kept is None or kept.cause != cause):
            shares = proposed_shares(case, judged, cause)
            form.shares.show_shares(shares)
            form.first.set_value(answers_first(shares))
        words = self._workplace.reference.wording
        self._propose("conclusion", self._conclusion(case, cause))
        self._propose("suggestion", suggestion(judged, self._workplace, cause, case.item.demand))
        owed = {each.code for each in remedies(judged) if each.owed}
        form.allow(owed, _spoken(words.suggestions, form.suggestion.text()))
        form.fit()
        disputed = cause is Cause.DISPUTED
        self.issue.set_words(self.tr("Mark as disputed") if disputed else self.tr("Issue the notice"))
        self.copies.setVisible(not disputed)
        self.changed.emit()

    def _follow_checks(self) -> None:
        """Another check may change what can be said; what a person has just emptied stays empty."""
        case, cause = self._case, self.form.cause()
        if case is None or cause is None:
            return
        draft = self._conclusion(case, cause)
        if draft != self._proposed.get("conclusion"):
            self._propose("conclusion", draft)

    def _conclusion(self, case: Case, cause: Cause) -> str:
        """What the cause usually says, and 经核查 only where something was checked."""
        words = self._workplace.reference.wording
        found = recorded_checks(case.situation.history, case.item, words.recorded, self._workplace.desk.tz)
        checked = looked_into(self.form.done(), found, words.recorded)
        return (words.conclusions if checked else words.conclusions_unchecked).get(cause, "")

    def _propose(self, name: str, text: str) -> None:
        field = self.form.conclusion if name == "conclusion" else self.form.suggestion
        if field.text() in ("", self._proposed.get(name, "")):
            field.set_text(text)
        self._proposed[name] = text

    def _toggle_test(self) -> None:
        self.commission.setVisible(not self.commission.isVisible())
        if self.commission.isVisible():
            self.commission.body.setFocus()

    def _build(self) -> None:
        note = Elided(self.tr("Corrections come as a new version"), "note")
        self.head.addWidget(Text(self.tr("Liability determination"), "heading"))
        self.head.addStretch(1)
        self.head.addWidget(note)
        self.body.insertLayout(0, self.head)
        scroll = ScrollColumn(spacing=8)
        scroll.add(self.form, self.commission)
        self.commission.hide()
        self.add(scroll)
        self.body.setStretch(1, 1)
        self.add(Divider())
        self.body.addLayout(row_of(self.copies, QWidget(), self.test, self.issue, stretch=(0, 1)))
        self.setTabOrder(self.form.checks, self.test)
        self.setTabOrder(self.test, self.issue)


def _spoken(suggestions: Mapping[str, str], text: str) -> set[str]:
    """Remedies that the suggestion itself offers, in the words of the house."""
    return {code for code, words in suggestions.items() if words.rstrip("。") in text}
