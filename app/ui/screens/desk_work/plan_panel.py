"""方案: offering, a manager's approval, the customer's answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.status import Stage, may_step
from app.domain.steps.approval import ApprovePlan, RequestApproval
from app.ui.kit.card import HintBox
from app.ui.kit.keys import KeyHint
from app.ui.override import override
from app.ui.screens.common.lender_fields import Lending
from app.ui.screens.desk_work.answer_card import AnswerCard
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.offer_card import OfferCard
from app.ui.screens.desk_work.panel import Panel
from app.ui.services import Services
from app.usecases.overrides import Lender, lenders
from app.usecases.perform import perform
from app.usecases.syncing import LinkWord
from app.usecases.workplace import Outcome


class PlanPanel(Panel):
    """The offer while there is none, the answer while there is one; another offer is one key away."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._offering = False
        zone = services.workplace.desk.tz
        self.offer = OfferCard(
            services.workplace, lambda: services.workplace.time.now().astimezone(zone).date(), self.errors
        )
        self.answer = AnswerCard(
            self.errors, services.workplace, lambda: services.link.status().word is not LinkWord.OFF
        )
        self.locked = HintBox(self.tr("A plan comes after the determination: F7 first."), "lock")
        self.add(self.locked, self.answer, self.offer)
        self.offer.offered.connect(self.do)
        self.offer.incomplete.connect(lambda code, field: self.doer.refuse(code, {"field": field}))
        self.answer.answered.connect(self.do)
        self.answer.again.connect(self._offer_again)
        self.errors.add(pin=self.answer.approval.lender.pin_field)
        self.answer.approval.approved.connect(self._approve)
        self.answer.approval.asked.connect(self._ask_office)

    def refresh(self, case: Case, *, fresh: bool) -> None:
        """Show the plan; a new offer starts from what the customer is entitled to."""
        stage = case.item.stage
        may_offer = stage is Stage.PLAN_OFFERED or may_step(stage, Stage.PLAN_OFFERED)
        if fresh:
            self._offering = stage in (Stage.LIABILITY_DETERMINED, Stage.NOTIFIED, Stage.PLAN_REFUSED)
            if may_offer:
                self.offer.show_case(case)
        self.answer.show_case(case, fresh=fresh)
        self.answer.setVisible(case.item.plan is not None)
        self.answer.other.setVisible(may_offer and not self._offering)
        self.offer.setVisible(may_offer and self._offering)
        self.locked.setVisible(case.item.plan is None and not may_offer)
        if not self.answer.approval.isHidden():
            workplace = self.services.workplace
            person = self.services.person()
            self.services.tasks.run_query(
                lambda: lenders(workplace, ApprovePlan.NAME, person),
                self._know_managers,
                owner=self,
                key="managers",
            )

    def first_focus(self) -> QWidget | None:
        """The remedy to offer, or how the customer answered."""
        if not self.offer.isHidden():
            return self.offer.first.remedy
        if not self.answer.which_field.isHidden():
            return self.answer.which
        if not self.answer.approval.isHidden():
            return self.answer.approval.approve
        return self.answer.how if not self.answer.how_field.isHidden() else self.answer.other

    def hints(self) -> Sequence[KeyHint]:
        """Keys of the fields."""
        return (KeyHint("1–5", self.tr("Choose")), KeyHint("Enter", self.tr("Next")))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """G approves, where a manager's word is what is missing."""
        waits = not self.answer.approval.isHidden()
        if waits and event.key() == Qt.Key.Key_G and not event.modifiers():
            self.answer.approval.ask()
        else:
            super().keyPressEvent(event)

    def _know_managers(self, people: tuple[Lender, ...]) -> None:
        person = self.services.person()
        own = self.case is not None and self.case.situation.offers.has_right(ApprovePlan.NAME, person)
        self.answer.approval.offer(people, own=own)

    def _offer_again(self) -> None:
        self._offering = True
        if self.case is not None:
            self.offer.show_case(self.case)
            self.refresh(self.case, fresh=False)
            self.offer.first.remedy.setFocus()

    def _approve(self, lending: Lending | None) -> None:
        """Approve, by the right of a manager at the desk where it takes that; the clerk stays signed in."""
        case = self.case
        if case is None:
            return
        workplace, person, ticket = self.services.workplace, self.services.person(), case.ticket.id
        action = ApprovePlan(case.item_id)

        def work() -> Outcome:
            lent = lending.right(workplace, ApprovePlan.NAME, person) if lending is not None else None
            return perform(workplace, ticket, action, person, lent)

        self.doer.run(ticket, work)

    def _ask_office(self, reason: str) -> None:
        """The request goes with what is sent next; it waits as long as that takes."""
        if self.case is not None:
            self.do(RequestApproval(reason, self.case.item_id))
