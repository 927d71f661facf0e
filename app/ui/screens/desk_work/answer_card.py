"""The plan on the table: what was offered, a manager's approval where it is needed, the answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.approving import granted_by_desk, request_of, worth_of_plan
from app.domain.money import display_yuan
from app.domain.steps.planning import AcceptPlan, RefusePlan
from app.domain.verdicts import Option, Plan
from app.domain.vocabulary import Acceptance
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.chips import Chip
from app.ui.kit.choices import Choice
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Text
from app.ui.labels.doings import stock_label
from app.ui.labels.grading import post_label
from app.ui.labels.trade import acceptance_label, party_label, payment_label, remedy_label, strength_label
from app.ui.screens.desk_work.approval_box import ApprovalBox
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.screens.desk_work.option_form import STRENGTH_TONES
from app.ui.screens.desk_work.plan_help import approval_open, approved_by
from app.usecases.workplace import Workplace


class AnswerCard(Card):
    """`joined` says whether the desk has a head office to ask.

    Signals: `answered` carries AcceptPlan or RefusePlan; `again` when another offer is to be made.
    """

    answered = Signal(object)
    again = Signal()

    def __init__(self, errors: FieldErrors, workplace: Workplace, joined: Callable[[], bool]) -> None:
        super().__init__("")
        self._joined = joined
        self._workplace = workplace
        self._case: Case | None = None
        self._needs_approval = False
        self.state = Chip()
        self.heading = Text("", "heading")
        self.then = HintBox("", "chevron-right")
        self.facts = DefinitionList()
        self.approval = ApprovalBox()
        self.which = Segmented()
        self.how = Segmented(Choice(each, acceptance_label(each)) for each in Acceptance)
        self.how.set_value(Acceptance.IN_PERSON)
        self.reason = LineEdit()
        self.which_field = FormField(self.tr("Which option"), self.which)
        self.how_field = FormField(self.tr("How it was said"), self.how)
        self.reason_field = FormField(
            self.tr("Reason of a refusal"), self.reason, hint=self.tr("Empty: the customer accepts")
        )
        self.accept = PrimaryButton(self.tr("Customer accepts"), "Enter", "check")
        self.refuse = Button(self.tr("Customer refuses"), icon="x")
        self.other = Button(self.tr("Another offer"), kind="quiet", icon="pencil")
        errors.add(reason=self.reason_field)
        self._build()
        self.accept.clicked.connect(self._accept)
        self.refuse.clicked.connect(self._refuse)
        self.other.clicked.connect(self.again)
        self.reason.textEdited.connect(self._fit)
        chain = FieldChain(self, self.which, self.how, self.reason)
        chain.finished.connect(self._settle)

    def show_case(self, case: Case, *, fresh: bool) -> None:
        """Show the plan that is on the table, or how it was answered."""
        self._case = case
        plan = case.item.plan
        if plan is None:
            return
        waiting = plan.answered_at is None
        needs = self._needs_approval = approval_open(case, self._workplace)
        self.facts.show_facts((*self._lines(plan, approved_by(case)), *self._together(case)))
        self.approval.setVisible(waiting and needs)
        asked = request_of(case.ticket, case.item)
        self.approval.show_request(asked, self._workplace.desk.tz, joined=self._joined())
        self.which_field.setVisible(waiting and len(plan.options) > 1)
        self.which.set_choices(
            Choice(str(n), remedy_label(option.remedy)) for n, option in enumerate(plan.options)
        )
        self.which.set_value(self.which.value() or "0")
        for widget in (self.how_field, self.reason_field, self.accept, self.refuse):
            widget.setVisible(waiting)
        self._show_state(plan, needs=needs)
        self._show_heading(plan)
        self.then.set_text(self._then(case))
        self.then.setVisible(plan.refusal_reason is not None)
        if fresh:
            self.reason.clear()
        self._fit()

    def _build(self) -> None:
        self.head.addWidget(self.heading)
        self.head.addWidget(self.state)
        self.head.addStretch(1)
        self.head.addWidget(self.other)
        self.body.insertLayout(0, self.head)
        self.add(self.facts, self.then, self.approval, self.which_field, self.how_field, self.reason_field)
        self.body.addLayout(row_of(QWidget(), self.refuse, self.accept, stretch=(1,)))

    def _together(self, case: Case) -> tuple[Fact, ...]:
        """What the desk grants in the whole ticket, where that is more than this plan does."""
        together = granted_by_desk(case.ticket, case.item)
        if together <= worth_of_plan(case.item):
            return ()
        return (Fact(self.tr("Whole ticket without approval"), display_yuan(together)),)

    def _lines(self, plan: Plan, approver: str) -> list[Fact]:
        several = len(plan.options) > 1
        lines = []
        for n, option in enumerate(plan.options, start=1):
            label = self.tr("Option {0}").format(n) if several else self.tr("Remedy")
            tone = STRENGTH_TONES.get(option.strength, "neutral")
            lines.append(Fact(label, self._words(option), strength_label(option.strength), tone))
        exchange, refund = plan.exchange, plan.refund
        if exchange is not None:
            words = [stock_label(exchange.stock), exchange.model or ""]
            if exchange.expected:
                words.append(self.tr("there by {0}").format(exchange.expected.isoformat()))
            if exchange.substitute_refused:
                words.append(self.tr("substitute refused"))
            lines.append(Fact(self.tr("Exchange"), " · ".join(filter(None, words))))
        if refund is not None:
            lines.append(Fact(self.tr("Refund"), f"{display_yuan(refund.net)} · {payment_label(refund.way)}"))
        if approver:
            lines.append(Fact(self.tr("Approved by"), approver))
        if plan.refusal_reason:
            lines.append(Fact(self.tr("Refused"), plan.refusal_reason))
        return lines

    def _words(self, option: Option) -> str:
        parts = [remedy_label(option.remedy)]
        if option.amount is not None:
            price = display_yuan(option.amount)
            parts.append(self.tr("customer pays {0}").format(price) if option.paid else price)
        if option.until is not None:
            parts.append(self.tr("by {0}").format(option.until.isoformat()))
        if option.freight_payer:
            parts.append(self.tr("freight: {0}").format(party_label(option.freight_payer)))
        if option.remarks:
            parts.append(option.remarks)
        return " · ".join(parts)

    def _show_state(self, plan: Plan, *, needs: bool) -> None:
        if plan.refusal_reason is not None:
            self.state.show_word(self.tr("Refused"), "danger", "x")
        elif plan.chosen is not None:
            self.state.show_word(self.tr("Accepted"), "ok", "circle-check")
        elif needs:
            self.state.show_word(self.tr("Waits for the manager"), "warn", "lock")
        else:
            self.state.show_word(self.tr("Waits for the customer"), "info", "hourglass")

    def _show_heading(self, plan: Plan) -> None:
        if plan.refusal_reason is not None:
            self.heading.setText(self.tr("Refused plan"))
        elif plan.chosen is not None:
            self.heading.setText(self.tr("Agreed plan"))
        else:
            self.heading.setText(self.tr("On the table"))

    def _then(self, case: Case) -> str:
        """After a refusal: whose it is now, and the ways that lead on."""
        ways = self.tr(
            "Next: another plan, a new check, or mediation (12315, consumer association):"
            " write that down as an appeal."
        )
        level = case.ticket.level
        owner = level.owner if level else case.ticket.clerk
        whose = self.tr("Owner: {0}.").format(post_label(owner or ""))
        return f"{whose} {ways}" if owner else ways

    def _fit(self) -> None:
        """A reason turns Enter into a refusal."""
        refusing = bool(self.reason.text().strip())
        self.accept.setEnabled(not refusing and not self._needs_approval)
        self.refuse.setEnabled(refusing)

    def _settle(self) -> None:
        if self.reason.text().strip():
            self._refuse()
        else:
            self._accept()

    def _accept(self) -> None:
        case = self._case
        if case is not None:
            how = Acceptance(self.how.value() or Acceptance.IN_PERSON)
            self.answered.emit(AcceptPlan(int(self.which.value() or 0), how, case.item_id))

    def _refuse(self) -> None:
        case = self._case
        if case is not None:
            how = Acceptance(self.how.value() or Acceptance.IN_PERSON)
            self.answered.emit(RefusePlan(self.reason.text().strip(), how, case.item_id))
