"""Offering: one way or two, with the terms that go with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.status import Stage
from app.domain.steps.planning import OfferPlan
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, Divider, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.text import Text
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.screens.desk_work.option_form import OptionForm
from app.ui.screens.desk_work.plan_help import exchanges, refunds, second_remedy
from app.ui.screens.desk_work.terms_forms import ExchangeForm, RefundForm
from app.usecases.guarded_words import guarded_phrases
from app.usecases.workplace import Workplace


class OfferCard(Card):
    """Signals: `offered` carries the OfferPlan; `incomplete` a code and the field it is about."""

    offered = Signal(object)
    incomplete = Signal(str, str)

    def __init__(self, workplace: Workplace, today: Callable[[], date], errors: FieldErrors) -> None:
        super().__init__("")
        self._case: Case | None = None
        self._workplace = workplace
        self.first = OptionForm(today)
        self.second = OptionForm(today)
        self.exchange = ExchangeForm(workplace, today, errors)
        self.refund = RefundForm(workplace, errors)
        self.more = Button(self.tr("Second option"), kind="quiet", icon="plus", small=True)
        self.send = PrimaryButton(self.tr("Offer to the customer"), "Enter", "check")
        self._rule = Divider()
        self._or = Text(self.tr("or"), "note")
        errors.add(remedy=self.first.remedy_field, amount=self.first.amount_field)
        self._build()
        self.more.clicked.connect(self._toggle)
        self.send.clicked.connect(self._offer)
        for form in (self.first, self.second):
            form.remedy_changed.connect(self._fit_terms)
        chain = FieldChain(self, *self.first.fields(), *self.second.fields())
        chain.add(*self.exchange.fields(), *self.refund.fields(), self.send)

    def show_case(self, case: Case) -> None:
        """Start anew with what the customer is entitled to; after a refusal with two ways (S1-34)."""
        self._case = case
        phrases = guarded_phrases(self._workplace, case.ticket.profile)
        for form in (self.first, self.second):
            form.guard.watch(phrases)
        self.first.show_case(case)
        again = case.item.stage is Stage.PLAN_REFUSED
        other = second_remedy(case, self.first.remedy.value() or "") if again else ""
        self.second.show_case(case, remedy=other)
        self._show_second(shown=again)
        self.refund.hide()
        self.exchange.show_case(case)
        self._fit_terms()

    def _build(self) -> None:
        self.head.addWidget(Text(self.tr("Plan"), "heading"))
        self.head.addStretch(1)
        self.head.addWidget(self.more)
        self.body.insertLayout(0, self.head)
        self.add(self.first, self._or, self.second, self._rule, self.exchange, self.refund)
        self.body.addLayout(row_of(QWidget(), self.send, stretch=(1,)))

    def _toggle(self) -> None:
        shown = self.second.isHidden()
        self._show_second(shown=shown)
        self._fit_terms()
        if shown:
            self.second.remedy.setFocus()

    def _show_second(self, *, shown: bool) -> None:
        self.second.setVisible(shown)
        self._or.setVisible(shown)
        self.more.set_words(self.tr("One option only") if shown else self.tr("Second option"))

    def _remedies(self) -> list[str]:
        forms = [self.first] if self.second.isHidden() else [self.first, self.second]
        return [value for form in forms if (value := form.remedy.value())]

    def _fit_terms(self) -> None:
        found = self._remedies()
        for form in (self.first, self.second):
            form.guard.allow(found)
        refunding = next((code for code in found if refunds(code)), None)
        self.exchange.setVisible(any(exchanges(code) for code in found))
        if refunding is not None and self._case is not None:
            if self.refund.isHidden():
                self.refund.show_case(self._case, refunding)
            self.refund.follow(found)
        self.refund.setVisible(refunding is not None)
        self._rule.setVisible(not self.exchange.isHidden() or not self.refund.isHidden())

    def _offer(self) -> None:
        case = self._case
        if case is None:
            return
        forms = [self.first] if self.second.isHidden() else [self.first, self.second]
        options = [option for form in forms if (option := form.option()) is not None]
        if not options:
            self.incomplete.emit("text_missing", "remedy")
            return
        swaps = not self.exchange.isHidden()
        if swaps and self.exchange.missing():
            self.incomplete.emit("text_missing", "expected")
            return
        pays = not self.refund.isHidden()
        if pays and (missing := self.refund.missing()):
            self.incomplete.emit(*missing)
            return
        self.offered.emit(
            OfferPlan(
                options=tuple(options),
                exchange=self.exchange.terms() if swaps else None,
                refund=self.refund.terms() if pays else None,
                item=case.item_id,
            )
        )
