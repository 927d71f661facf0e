"""The terms of an exchange and of a refund, each with the day the rules give and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.capitals import in_capitals
from app.domain.dateentry import Toward
from app.domain.money import Fen, display_yuan
from app.domain.verdicts import Exchange, Refund
from app.domain.vocabulary import PaymentMethod, Remedy
from app.ui.kit.amountedit import AmountEdit
from app.ui.kit.card import row_of
from app.ui.kit.choices import Choice
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Text
from app.ui.labels.doings import stock_label
from app.ui.labels.trade import payment_label
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.depreciation_form import DepreciationForm
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.screens.desk_work.plan_help import longest_wait, price_paid, refund_due
from app.ui.theme import Space
from app.usecases.workplace import Workplace

IN_STOCK, WAIT, SUBSTITUTE = "in_stock", "wait", "substitute"


class ExchangeForm(QWidget):
    """In stock, waited for until a day, or a substitute of the same price (S4-36, S4-37)."""

    def __init__(self, workplace: Workplace, today: Callable[[], date], errors: FieldErrors) -> None:
        super().__init__()
        self._workplace = workplace
        self.stock = Segmented(Choice(each, stock_label(each)) for each in (IN_STOCK, WAIT, SUBSTITUTE))
        self.expected = DateEdit(today, toward=Toward.FUTURE, field="expected")
        self.refused = Segmented(
            (Choice("refused", self.tr("Refused")), Choice("open", self.tr("Not asked")))
        )
        self.model = LineEdit()
        self.serial = LineEdit()
        self.expected_field = FormField(self.tr("Expected on"), self.expected, required=True)
        self.refused_field = FormField(self.tr("Substitute"), self.refused)
        self.model_field = FormField(self.tr("Model"), self.model)
        self.serial_field = FormField(self.tr("Serial number"), self.serial)
        errors.add(expected=self.expected_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(
            row_of(FormField(self.tr("Stock"), self.stock), self.refused_field, QWidget(), stretch=(0, 0, 1))
        )
        column.addLayout(row_of(self.expected_field, self.model_field, self.serial_field, stretch=(1, 1, 1)))
        self.stock.changed.connect(self.fit)
        self.expected.day_changed.connect(self.expected_field.set_error)

    def show_case(self, case: Case) -> None:
        """Start with the goods in stock; the longest wait stands under the day."""
        self.stock.set_value(IN_STOCK)
        self.refused.set_value("open")
        self.expected.set_day(None)
        self.model.setText(case.item.goods.model or "")
        self.serial.clear()
        latest = longest_wait(case, self._workplace)
        self.expected_field.set_hint(
            self.tr("at the latest {0}").format(latest.day.isoformat()) if latest else ""
        )
        self.expected_field.setToolTip(latest.why if latest else "")
        self.fit()

    def terms(self) -> Exchange:
        """What stands here."""
        waits = self.stock.value() == WAIT
        return Exchange(
            stock=self.stock.value() or IN_STOCK,
            model=self.model.text().strip() or None,
            serial=self.serial.text().strip() or None,
            expected=self.expected.day() if waits else None,
            substitute_refused=self.refused.value() == "refused" if waits else None,
        )

    def missing(self) -> bool:
        """Whether a wait names no day yet: the customer must be told one (S4-37)."""
        return self.stock.value() == WAIT and self.expected.day() is None

    def fields(self) -> tuple[QWidget, ...]:
        """In the order Enter goes through them."""
        return (self.stock, self.refused, self.expected, self.model, self.serial)

    def fit(self) -> None:
        """Show what this choice asks for."""
        waits = self.stock.value() == WAIT
        self.expected_field.setVisible(waits)
        self.refused_field.setVisible(waits)


class RefundForm(QWidget):
    """Amount, way, depreciation; what the customer gets, in figures and capitals, and until when."""

    def __init__(self, workplace: Workplace, errors: FieldErrors) -> None:
        super().__init__()
        self._workplace = workplace
        self._case: Case | None = None
        self._remedy = ""
        self.amount = AmountEdit(field="refund")
        self.ways = Segmented(Choice(each, payment_label(each)) for each in PaymentMethod)
        self.depreciation = DepreciationForm(workplace, errors)
        self.invoice = LineEdit()
        self.net = Text("", "strong", wrap=True)
        self.due = Text("", "note", wrap=True)
        self.amount_field = FormField(self.tr("Refund"), self.amount, required=True)
        self.ways_field = FormField(self.tr("Way of payment"), self.ways, required=True)
        errors.add(refund=self.amount_field, way=self.ways_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.ways_field)
        column.addLayout(
            row_of(
                self.amount_field,
                FormField(self.tr("Invoice handling"), self.invoice),
                stretch=(1, 1),
            )
        )
        column.addWidget(self.depreciation)
        column.addWidget(self.net)
        column.addWidget(self.due)
        self.ways.changed.connect(self._tell)
        self.amount.amount_changed.connect(self._tell)
        self.depreciation.changed.connect(self._tell)

    def show_case(self, case: Case, remedy: str) -> None:
        """Start with what was paid, the way it was paid."""
        self._case, self._remedy = case, remedy
        self.amount.set_amount(price_paid(case))
        self.ways.set_value(case.item.goods.payment_method)
        self.depreciation.show_case(case)
        self.follow([remedy])

    def follow(self, remedies: Sequence[str]) -> None:
        """Another remedy was chosen: depreciation is asked for where one of them takes it off."""
        self.depreciation.setVisible(Remedy.RETURN_WITH_DEPRECIATION in remedies)
        self._tell()

    def terms(self) -> Refund | None:
        """What stands here; None while the way is open."""
        way = self.ways.value()
        if way is None:
            return None
        used, days, rate = (Fen(0), 0, None) if self.depreciation.isHidden() else self.depreciation.taken()
        handling = self.invoice.text().strip() or None
        return Refund(self.amount.amount() or Fen(0), way, used, days, rate, handling)

    def missing(self) -> tuple[str, str] | None:
        """Code and field of what is still to be said; None when nothing."""
        if self.ways.value() is None:
            return "text_missing", "way"
        return None if self.depreciation.isHidden() else self.depreciation.missing()

    def fields(self) -> tuple[QWidget, ...]:
        """In the order Enter goes through them."""
        return (self.ways, self.amount, self.invoice, *self.depreciation.fields())

    def _tell(self) -> None:
        refund = self.terms()
        if refund is None or self._case is None or refund.net <= 0:
            self.net.setText("")
            self.due.setText("")
            return
        self.net.setText(
            self.tr("The customer gets {0}  {1}").format(display_yuan(refund.net), in_capitals(refund.net))
        )
        due = refund_due(self._case, self._workplace, refund.way)
        words = self.tr("There by {0}. {1}").format(due.day.isoformat(), due.why) if due else ""
        self.due.setText(words)
