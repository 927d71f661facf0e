"""One way offered to the customer: what, by which right, at whose cost, until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dateentry import Toward
from app.domain.verdicts import Option
from app.domain.vocabulary import Party
from app.ui.kit.amountedit import AmountEdit
from app.ui.kit.card import row_of
from app.ui.kit.chips import Chip
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Text
from app.ui.labels.trade import party_label, remedy_label, strength_label
from app.ui.screens.common.wording_bar import WordingBar
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.plan_help import (
    charged,
    first_remedy,
    freight_payer,
    has_amount,
    remedies_on_offer,
)
from app.ui.screens.desk_work.verdict_help import OwedRemedy
from app.ui.theme import Space, Tone
from app.usecases.remedy_standing import PENDING

STRENGTH_TONES: dict[str, Tone] = {"by_right": "ok", "promise": "info", "negotiable": "neutral"}


def strength_words(remedy: OwedRemedy) -> str:
    """By which force, and until when."""
    words = strength_label(remedy.standing)
    if remedy.last_day is None:
        return words
    until = QCoreApplication.translate("PlanWords", "{0}, until {1}")
    return until.format(words, remedy.last_day)


class OptionForm(QWidget):
    """Signal `remedy_changed` when a person takes another remedy, `changed` after anything else."""

    remedy_changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._offered: dict[str, OwedRemedy] = {}
        self.remedy = Combo()
        self.strength = Chip()
        self.why = Text("", "note", wrap=True)
        self.cost = Segmented((Choice("free", self.tr("Free")), Choice("paid", self.tr("Customer pays"))))
        self.amount = AmountEdit()
        self.freight = Combo(
            Choice(each, party_label(each), each) for each in (Party.MERCHANT, Party.CUSTOMER)
        )
        self.until = DateEdit(today, toward=Toward.FUTURE, field="until")
        self.remarks = LineEdit()
        self.guard = WordingBar()
        self.guard.attach(self.remarks)
        self.remedy_field = FormField(self.tr("Remedy"), self.remedy, required=True)
        self.amount_field = FormField(self.tr("Amount"), self.amount)
        self.until_field = FormField(self.tr("Agreed day"), self.until)
        self.freight_field = FormField(self.tr("Freight"), self.freight)
        self.cost_field = FormField(self.tr("Cost"), self.cost)
        self._build()
        self.remedy.changed.connect(self._chosen)
        self.cost.changed.connect(self._fit)
        self.until.problem_found.connect(lambda _: self.until_field.set_error())

    def show_case(self, case: Case, *, remedy: str | None = None) -> None:
        """Offer what the decision holds; `remedy` (default: what fits the demand) stands there first."""
        self._offered = {each.code: each for each in remedies_on_offer(case)}
        self.remedy.set_choices(
            Choice(code, remedy_label(code), f"{code} {strength_words(each)}")
            for code, each in self._offered.items()
        )
        self.remedy.set_value(first_remedy(case) if remedy is None else remedy or None)
        self.remarks.clear()
        self.until.set_day(None)
        self.amount.set_amount(None)
        self._settle()

    def option(self) -> Option | None:
        """What stands here; None while no remedy is taken."""
        code = self.remedy.value()
        if not code:
            return None
        known = self._offered.get(code)
        return Option(
            remedy=code,
            strength=known.strength if known else "negotiable",
            ground=known.why if known and known.standing != PENDING else "",
            amount=self.amount.amount() if self._asks_amount() else None,
            paid=self.cost.value() == "paid",
            freight_payer=self.freight.value() or None,
            until=self.until.day(),
            remarks=self.remarks.text().strip(),
        )

    def fields(self) -> tuple[QWidget, ...]:
        """In the order Enter goes through them."""
        return (self.remedy, self.cost, self.amount, self.freight, self.until, self.remarks)

    def _chosen(self) -> None:
        self._settle()
        self.remedy_changed.emit()

    def _settle(self) -> None:
        """What follows from the remedy."""
        code = self.remedy.value()
        known = self._offered.get(code or "")
        self.strength.show_word("")
        self.why.setText(known.why if known else "")
        self.why.setVisible(bool(known and known.why))
        if known is not None:
            tone = STRENGTH_TONES.get(known.standing, "warn")
            self.remedy.set_chip(strength_words(known), tone)
        self.cost.set_value("paid" if charged(code) else "free")
        self.freight.set_value(freight_payer(code))
        self._fit()

    def _asks_amount(self) -> bool:
        return self.cost.value() == "paid" or has_amount(self.remedy.value())

    def _fit(self) -> None:
        self.amount_field.setVisible(self._asks_amount())
        self.amount_field.set_required(self._asks_amount())
        self.freight_field.setVisible(bool(self.freight.value()))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.remedy_field)
        column.addWidget(self.why)
        column.addLayout(
            row_of(
                self.cost_field, self.amount_field, self.freight_field, self.until_field, stretch=(0, 1, 1, 1)
            )
        )
        column.addWidget(FormField(self.tr("Remarks"), self.remarks))
        column.addWidget(self.guard)
