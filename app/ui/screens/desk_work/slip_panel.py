"""退换货确认单: the goods looked at, the identity where the amount asks for it, issued, signed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.decide import Action
from app.domain.identity import check_id_number, mask_id_number
from app.domain.records import Document
from app.domain.refusals import InputError
from app.domain.steps.amendment import AmendCustomer
from app.domain.steps.checking import InspectGoods
from app.domain.steps.papers import EXCHANGE_RETURN_SLIP
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox
from app.ui.kit.chips import Chip
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.labels.lists import listed
from app.ui.labels.trade import remedy_label, signature_label
from app.ui.parts.clock_words import say_moment
from app.ui.screens.common.print_words import print_order_words
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.inspection_form import InspectionForm
from app.ui.screens.desk_work.paper_panel import PaperPanel
from app.ui.services import Services
from app.usecases.issue import missing_for
from app.usecases.issuing.standing import outdated
from app.usecases.perform import perform
from app.usecases.print_now import PrintedNow, print_now


class SlipPanel(PaperPanel):
    """F9 records what stands here, issues and prints three copies; F11 hands the screen over."""

    KIND = EXCHANGE_RETURN_SLIP

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.state = Chip()
        self.facts = DefinitionList()
        self.inspection = InspectionForm(columns=4)
        self.id_number = LineEdit()
        self.declined = QCheckBox(self.tr("Declined: phone and original payment instead"))
        self.id_field = FormField(self.tr("ID number"), self.id_number, required=True)
        self.open_paper = Button(self.tr("Look at it"), icon="eye")
        self.sign = Button(self.tr("Sign on screen"), key="F11", icon="signature")
        self.print = PrimaryButton(print_order_words(None), "F9", "printer")
        self.why_not = HintBox("", "info")
        self.old = HintBox("", "info", tone="warn")
        self.errors.add(id_number=self.id_field)
        self._build()
        self.inspection.asked.connect(self._record)
        self.declined.toggled.connect(self._fit_identity)
        self.open_paper.clicked.connect(self.open_document)
        self.sign.clicked.connect(self.hand_over)
        self.print.clicked.connect(self.issue_and_print)

    def refresh(self, case: Case, *, fresh: bool) -> None:
        """Show how far the slip is."""
        document = self.document()
        refusal = missing_for(case.ticket, case.item, self.KIND)
        stale = document is not None and outdated(document, case.ticket, case.item)
        self.facts.show_facts(self._lines(case, document))
        self._show_state(document)
        if fresh or not self.inspection.dirty:
            self.inspection.show_inspection(case.item.inspection)
        self._show_identity(case, fresh=fresh)
        sentence = self.services.sentence(refusal.code, dict(refusal.params)) if refusal else ""
        self.why_not.set_text(sentence)
        self.why_not.setVisible(refusal is not None and document is None)
        self.old.set_text(self._old_words(document))
        self.old.setVisible(stale)
        issued, signed = document is not None, document is not None and document.signed
        self.open_paper.setVisible(issued)
        self.sign.setVisible(issued and not signed and not stale)
        self.back.setVisible(issued and not signed)
        self.print.setEnabled(refusal is None or issued)
        self.print.set_words(print_order_words(None if stale else document))

    def first_focus(self) -> QWidget | None:
        """The ticks while nothing is issued, then the signature."""
        if self.document() is None:
            return self.inspection
        return self.sign if not self.sign.isHidden() else self.open_paper

    def issue_and_print(self) -> None:
        """What stands here first, then the slip, then the paper."""
        case = self.case
        if case is None:
            return
        try:
            before = self._before(case)
        except InputError as error:
            self.doer.refuse(error.code, dict(error.params), error.field)
            return
        workplace, person = self.services.workplace, self.services.person()
        ticket, item = case.ticket.id, case.item_id

        def work() -> PrintedNow:
            for action in before:
                perform(workplace, ticket, action, person)
            return print_now(workplace, ticket, EXCHANGE_RETURN_SLIP, person, item_id=item)

        self.doer.run(ticket, work, self._printed)

    def _before(self, case: Case) -> list[Action]:
        """What must be kept before the slip can say it. Raises InputError naming the field."""
        actions: list[Action] = []
        if self.inspection.dirty:
            actions.append(InspectGoods(self.inspection.inspection(), case.item_id))
        if self.id_field.isHidden():
            return actions
        customer = case.ticket.customer
        if self.declined.isChecked():
            return [*actions, AmendCustomer(replace(customer, id_declined=True))]
        text = self.id_number.text().strip()
        if not text:
            raise InputError("text_missing", "id_number")
        number = check_id_number(text, case.today).text
        return [*actions, AmendCustomer(replace(customer, id_number=number, id_declined=False))]

    def _record(self) -> None:
        if self.case is not None and self.inspection.dirty:
            self.do(InspectGoods(self.inspection.inspection(), self.case.item_id))

    def _old_words(self, document: Document | None) -> str:
        """That a new version is due, and what becomes of the signature on this one."""
        words = self.tr("The case has changed since this slip was issued: issue a new version.")
        if document is None or not document.signatures:
            return words
        ended = self.tr(" The signature on version {0} then no longer counts.")
        return words + ended.format(document.version)

    def _show_identity(self, case: Case, *, fresh: bool) -> None:
        """The field exists only where the amount asks for it and nothing is known yet (S4-10)."""
        asked = bool(case.decision.get("id_number_required"))
        customer = case.ticket.customer
        known = bool(customer.id_number) or customer.id_declined
        self.id_field.setVisible(asked and not known)
        self.declined.setVisible(asked and not known)
        if fresh:
            self.id_number.clear()
            self.declined.setChecked(False)

    def _fit_identity(self, declined: bool) -> None:
        self.id_number.setEnabled(not declined)
        self.id_field.set_error()

    def _lines(self, case: Case, document: Document | None) -> list[Fact]:
        plan, customer = case.item.plan, case.ticket.customer
        lines: list[Fact] = []
        if plan is not None and plan.agreed is not None:
            lines.append(Fact(self.tr("Agreed"), remedy_label(plan.agreed.remedy)))
        if case.ticket.received_items:
            lines.append(Fact(self.tr("Left here"), listed(case.ticket.received_items)))
        if case.decision.get("id_number_required"):
            shown = mask_id_number(customer.id_number) if customer.id_number else ""
            words = shown or (self.tr("declined") if customer.id_declined else self.tr("not given yet"))
            lines.append(Fact(self.tr("ID number"), words))
        if document is not None:
            words = self.tr("{0}, version {1}").format(document.number, document.version)
            lines.append(Fact(self.tr("Slip"), words))
        if document is not None and document.signatures:
            last = document.signatures[-1]
            moment = say_moment(last.at, self.services.workplace.desk.tz)
            lines.append(
                Fact(self.tr("Signed"), f"{last.signer} · {signature_label(last.method)} · {moment}")
            )
        return lines

    def _show_state(self, document: Document | None) -> None:
        if document is None:
            self.state.show_word(self.tr("Not issued"), "neutral")
        elif document.signed:
            self.state.show_word(self.tr("Signed"), "ok", "signature")
        else:
            self.state.show_word(self.tr("To be signed"), "warn", "circle")

    def _build(self) -> None:
        card = Card(self.tr("Exchange-return slip"), side=self.state)
        card.add(self.facts, self.why_not, self.old, self.inspection, self.id_field, self.declined)
        card.add_row(self.open_paper, QWidget(), self.sign, self.print, stretch=(0, 1))
        card.add(self.back)
        self.add(card)
