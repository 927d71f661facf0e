"""回访 and 归档: how it went, in two questions and a score; then the case is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.status import Stage
from app.domain.steps.closing import CloseTicket, RecordFollowUp, ReopenTicket
from app.domain.steps.contact import VerifyContact
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.choices import Choice
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.keys import KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.labels.doings import means_label
from app.ui.parts.clock_words import say_moment
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.panel import Panel
from app.ui.services import Services

LOW = 2
"""Scores up to this are followed by a person (A08)."""


class FollowUpPanel(Panel):
    """Digits give the score, Enter records; a low score offers to check the case again."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.score = Segmented((Choice(str(n), self._stars(n)) for n in range(1, 6)), numbered=True)
        self.on_time = Segmented((Choice("yes", self.tr("On time")), Choice("no", self.tr("Late"))))
        self.how = Segmented(Choice(each, means_label(each)) for each in ("phone", "message", "in_person"))
        self.how.set_value("phone")
        self.remarks = LineEdit()
        self.save = PrimaryButton(self.tr("Record"), "Enter", "check")
        self.low = HintBox(self.tr("A low score: check the case again?"), "triangle-alert", tone="warn")
        self.again = Button(self.tr("Check again"), icon="undo-2")
        self.asked = DefinitionList()
        self.verify = Segmented(
            Choice(each, means_label(each)) for each in ("call_back", "code", "shown_phone")
        )
        self.close_ticket = PrimaryButton(self.tr("Close the ticket"), "Enter", "check")
        self.nothing = HintBox(self.tr("The follow-up comes when everything is carried out."), "lock")
        self._build()
        self.save.clicked.connect(self._save)
        self.again.clicked.connect(self._reopen)
        self.close_ticket.clicked.connect(self._close)
        self.verify.changed.connect(self._verify)
        chain = FieldChain(self, self.score, self.on_time, self.how, self.remarks)
        chain.finished.connect(self._save)

    def refresh(self, case: Case, *, fresh: bool) -> None:
        """The questions while nobody asked, then the way to close."""
        stage = case.item.stage
        asking = any(item.stage is Stage.COMPLETED for item in case.ticket.items)
        closing = case.ticket.stage is Stage.FOLLOWED_UP
        self.form.setVisible(asking)
        self.closing.setVisible(closing or bool(case.ticket.surveys))
        self.nothing.setVisible(not asking and not closing and not case.ticket.surveys)
        zone = self.services.workplace.desk.tz
        self.asked.show_facts(
            Fact(say_moment(s.at, zone), " · ".join(filter(None, self._words(s.score, s.on_time, s.remarks))))
            for s in case.ticket.surveys
        )
        last = case.ticket.surveys[-1].score if case.ticket.surveys else None
        low = last is not None and last <= LOW
        self.low.setVisible(low)
        self.again.setVisible(low and stage in (Stage.FOLLOWED_UP, Stage.CLOSED))
        known = bool(case.ticket.customer.contact_verified_by) or "contacted" in case.ticket.milestones
        self.verify_field.setVisible(closing and not known)
        self.close_ticket.setVisible(closing)
        if fresh:
            self.score.set_value(None)
            self.on_time.set_value(None)
            self.remarks.clear()

    def first_focus(self) -> QWidget | None:
        """The score, or the button that closes."""
        return self.score if not self.form.isHidden() else self.close_ticket

    def hints(self) -> Sequence[KeyHint]:
        """Digits give the score."""
        return (KeyHint("1–5", self.tr("Score")), KeyHint("Enter", self.tr("Next")))

    def _build(self) -> None:
        score_field = FormField(self.tr("Satisfaction"), self.score)
        self.verify_field = FormField(
            self.tr("Contact verified"), self.verify, hint=self.tr("Before closing, once by any way")
        )
        self.errors.add(score=score_field)
        self.form = Card(self.tr("Follow-up"))
        self.form.add(score_field)
        self.form.add_row(
            FormField(self.tr("As agreed"), self.on_time),
            FormField(self.tr("Asked by"), self.how),
            QWidget(),
            stretch=(0, 0, 1),
        )
        self.form.add(FormField(self.tr("Remarks"), self.remarks))
        self.form.body.addLayout(row_of(QWidget(), self.save, stretch=(1,)))
        self.closing = Card(self.tr("Close"))
        self.closing.add(self.asked, self.low, self.verify_field)
        self.closing.body.addLayout(row_of(self.again, QWidget(), self.close_ticket, stretch=(0, 1)))
        self.add(self.nothing, self.form, self.closing)

    def _stars(self, count: int) -> str:
        return {
            1: self.tr("very poor"),
            2: self.tr("poor"),
            3: self.tr("fair"),
            4: self.tr("good"),
            5: self.tr("very good"),
        }[count]

    def _words(self, score: int | None, on_time: bool | None, remarks: str) -> tuple[str, ...]:
        late = {True: self.tr("On time"), False: self.tr("Late"), None: ""}[on_time]
        return (f"{score} {self._stars(score)}" if score else "", late, remarks)

    def _save(self) -> None:
        score, on_time = self.score.value(), self.on_time.value()
        self.do(
            RecordFollowUp(
                score=int(score) if score else None,
                on_time=None if on_time is None else on_time == "yes",
                remarks=self.remarks.text().strip(),
                how=self.how.value() or "phone",
            )
        )

    def _reopen(self) -> None:
        case = self.case
        if case is not None:
            said = case.ticket.surveys[-1].remarks if case.ticket.surveys else ""
            self.do(ReopenTicket(said or self.tr("Low score in the follow-up"), case.item_id))

    def _verify(self) -> None:
        how = self.verify.value()
        if how is not None:
            self.do(VerifyContact(how))

    def _close(self) -> None:
        self.do(CloseTicket())
