"""折旧: by the daily rate and the days, or an amount that was agreed; the clerk says which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.depreciation import depreciation_fee, read_rate
from app.domain.money import Fen
from app.ui.kit.amountedit import AmountEdit
from app.ui.kit.card import row_of
from app.ui.kit.choices import Choice
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.screens.desk_work.plan_help import price_paid
from app.ui.theme import Space
from app.usecases.workplace import Workplace

BY_DAYS, AGREED = "by_days", "agreed"


@dataclass(frozen=True)
class Factors:
    """What the rules take off: `rate` a fraction of the price for a day, `days` of use."""

    rate: Decimal
    days: int


def factors(case: Case, workplace: Workplace) -> Factors | None:
    """Rate and days by the rules, if the goods came back today; None where they verify no rate."""
    known: Mapping[str, object] = case.situation.facts[case.item.id]
    today = case.situation.now.astimezone(workplace.desk.tz).date().isoformat()
    decision = workplace.policy.assess({**known, "return_date": today})
    days, rate = decision.get("depreciation_days"), read_rate(decision.text("depreciation_rate"))
    if rate is None or not isinstance(days, int):
        return None
    return Factors(rate, days)


class DepreciationForm(QWidget):
    """Signal `changed` when what is taken off became another amount."""

    changed = Signal()

    def __init__(self, workplace: Workplace, errors: FieldErrors) -> None:
        super().__init__()
        self._workplace = workplace
        self._price: Fen | None = None
        self.basis = Segmented(
            (Choice(BY_DAYS, self.tr("Rate × days")), Choice(AGREED, self.tr("Agreed amount")))
        )
        self.amount = AmountEdit(field="depreciation")
        self.rate = LineEdit()
        self.days = LineEdit()
        self.amount_field = FormField(self.tr("Depreciation"), self.amount)
        self.rate_field = FormField(self.tr("Daily rate, %"), self.rate)
        self.days_field = FormField(self.tr("Days of use"), self.days)
        errors.add(
            depreciation=self.amount_field, daily_rate=self.rate_field, depreciation_days=self.days_field
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(
            row_of(
                FormField(self.tr("Depreciation by"), self.basis),
                self.rate_field,
                self.days_field,
                self.amount_field,
                stretch=(0, 1, 1, 1),
            )
        )
        self.basis.changed.connect(self._turn)
        self.rate.textEdited.connect(self._reckon)
        self.days.textEdited.connect(self._reckon)
        self.amount.amount_changed.connect(self.changed)

    def show_case(self, case: Case) -> None:
        """Start with what the rules take off; where they know no rate, with an amount to agree on."""
        self._price = price_paid(case)
        found = factors(case, self._workplace) if self._price is not None else None
        self.rate.setText(f"{(found.rate * 100).normalize():f}" if found else "")
        self.days.setText(str(found.days) if found else "")
        self.amount.set_amount(None)
        self.basis.set_value(BY_DAYS if found else AGREED)
        self._fit()
        if found:
            self._reckon()

    def taken(self) -> tuple[Fen, int, str | None]:
        """Amount, days and daily rate as a fraction; an agreed amount has neither days nor rate."""
        amount = self.amount.amount() or Fen(0)
        if self.basis.value() != BY_DAYS:
            return amount, 0, None
        rate = self._fraction()
        return amount, self._count() or 0, f"{rate:f}" if rate is not None else None

    def missing(self) -> tuple[str, str] | None:
        """Code and field of what a reckoning by days still needs; None when nothing."""
        if self.basis.value() != BY_DAYS:
            return None
        if self._fraction() is None:
            return "daily_rate_missing", "daily_rate"
        return ("text_missing", "depreciation_days") if self._count() is None else None

    def fields(self) -> tuple[QWidget, ...]:
        """In the order Enter goes through them."""
        return (self.basis, self.rate, self.days, self.amount)

    def _fraction(self) -> Decimal | None:
        """The rate typed in per cent, with or without the sign."""
        rate = read_rate(self.rate.text().replace("％", "%").strip().removesuffix("%").strip() + "e-2")
        return rate.normalize() if rate is not None else None

    def _count(self) -> int | None:
        typed = self.days.text().strip()
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else None

    def _turn(self) -> None:
        self._fit()
        self._reckon()

    def _reckon(self, *_: object) -> None:
        """By days the amount is the product and nothing else."""
        if self.basis.value() == BY_DAYS:
            price, rate, days = self._price, self._fraction(), self._count()
            if price is None or rate is None or days is None:
                self.amount.set_amount(None)
            else:
                self.amount.set_amount(depreciation_fee(price, rate, days))
        self.changed.emit()

    def _fit(self) -> None:
        by_days = self.basis.value() == BY_DAYS
        self.rate_field.setVisible(by_days)
        self.days_field.setVisible(by_days)
        self.amount.setReadOnly(by_days)
