"""商品: a scan fills most of it; delivery and order number show where they matter."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.case_facts import REMOTE
from app.domain.dateentry import parse_date
from app.domain.money import format_yuan, parse_yuan
from app.domain.policy.rules import Category
from app.domain.refusals import InputError
from app.ui.kit.amountedit import AmountEdit
from app.ui.kit.card import row_of
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.labels.intake import bought_at_label
from app.ui.labels.trade import payment_label, proof_label, proof_state_label
from app.ui.screens.intake.cards import FormCard, numbered, put_head
from app.ui.theme import Tone
from app.usecases.intake_draft import IntakeForm

_BOUGHT_AT = ("counter", "online", "app", "platform", "phone", "tv", "mail")
_PROOFS = ("invoice", "invoice_copy", "other_proof", "member_record", "none")
_PAYMENTS = ("mobile", "bank_card", "cash", "gift_card", "other")
_DELIVERED = ("furniture", "air_conditioner", "refrigerator", "washing_machine", "tv", "range_hood", "gas_")
"""How the codes of goods begin that come to the house: their day of delivery starts the windows."""
_PROOF_TONES: Mapping[str, tuple[Tone, str]] = {
    "valid": ("ok", "circle-check"),
    "pending": ("warn", "clock"),
    "invalid": ("danger", "circle-alert"),
}


class GoodsCard(FormCard):
    """The goods and the order they came by."""

    def __init__(self, today: Callable[[], date], categories: Mapping[str, Category]) -> None:
        super().__init__()
        self.barcode = LineEdit()
        self.brand = LineEdit()
        self.goods = LineEdit()
        self.model = LineEdit()
        self.price = AmountEdit(field="price")
        self.category = Combo([Choice(c.code, c.name, c.code) for c in categories.values()])
        self.sold = DateEdit(today, field="sold_date")
        self.bought_at = Combo(numbered(_BOUGHT_AT, bought_at_label))
        self.proof = Combo(numbered(_PROOFS, proof_label))
        self.received = DateEdit(today, field="received_date")
        self.order = LineEdit()
        self.serial = LineEdit()
        self.payment = Combo(numbered(_PAYMENTS, payment_label))
        self._hidden = IntakeForm()
        self._today = today
        self._build()

    def read(self, form: IntakeForm) -> IntakeForm:
        """`form` with what stands on this card."""
        return replace(
            form,
            barcode=self.barcode.text(),
            brand=self.brand.text(),
            goods=self.goods.text(),
            model=self.model.text(),
            specification=self._hidden.specification,
            shop=self._hidden.shop,
            price=self._price_text(),
            category=self.category.value() or "",
            sold_date=self.sold.text(),
            bought_at=self.bought_at.value() or "",
            proof=self.proof.value() or "",
            proof_state=self._hidden.proof_state,
            received_date=self.received.text(),
            order_number=self.order.text(),
            serial=self.serial.text(),
            payment_method=self.payment.value() or "",
        )

    def show_form(self, form: IntakeForm) -> None:
        """Show what a form holds, half-typed dates and amounts included."""
        self._hidden = form
        self.barcode.setText(form.barcode)
        self.brand.setText(form.brand)
        self.goods.setText(form.goods)
        self.model.setText(form.model)
        self.serial.setText(form.serial)
        self.order.setText(form.order_number)
        self.category.set_value(form.category or None)
        self.bought_at.set_value(form.bought_at or None)
        self.proof.set_value(form.proof or None)
        self.payment.set_value(form.payment_method or None)
        self._show_price(form.price)
        self._show_day(self.sold, form.sold_date)
        self._show_day(self.received, form.received_date)
        self.note.setText(form.shop)
        for edit in (self.barcode, self.brand, self.goods, self.model, self.price):
            if not edit.hasFocus():
                edit.home(False)  # where room is short the beginning is read: ¥12,800 is not 2,800
        self.show_useful(form)

    def show_useful(self, form: IntakeForm) -> None:
        """Fields that matter for these goods and this demand alone."""
        remote = form.bought_at in REMOTE
        delivered = remote or form.category.startswith(_DELIVERED)
        back = form.demand == "return"
        self.fields["received_date"].setVisible(delivered or bool(form.received_date))
        self.fields["order_number"].setVisible(remote or bool(form.order_number))
        self.fields["payment_method"].setVisible(back or bool(form.payment_method))
        self.fields["serial"].setVisible(bool(form.serial))
        names = ("received_date", "order_number", "payment_method", "serial")
        self._extra.setVisible(any(not self.fields[name].isHidden() for name in names))

    def show_proof(self, status: str) -> None:
        """What the proof is worth, as the policy says, in the field's chip."""
        tone, icon = _PROOF_TONES.get(status, ("neutral", ""))
        self.proof.set_chip(proof_state_label(status) if status and self.proof.value() else "", tone, icon)

    def empty_fields(self) -> list[QWidget]:
        """What a scan left open, in the order of the page."""
        open_ones: list[tuple[QWidget, bool]] = [
            (self.goods, not self.goods.text()),
            (self.price, not self.price.text()),
            (self.category, self.category.value() is None),
            (self.sold, self.sold.day() is None),
            (self.bought_at, self.bought_at.value() is None),
            (self.proof, self.proof.value() is None),
        ]
        return [widget for widget, is_open in open_ones if is_open]

    def _build(self) -> None:
        put_head(self, self.tr("Goods"), note=self.note)
        self.barcode.setPlaceholderText(self.tr("Scan"))
        self.price.setMinimumWidth(104)
        self.name_fields(
            {
                "barcode": FormField(self.tr("Barcode"), self.barcode),
                "brand": FormField(self.tr("Brand"), self.brand),
                "goods": FormField(self.tr("Article"), self.goods, required=True),
                "model": FormField(self.tr("Model"), self.model),
                "price": FormField(self.tr("Price"), self.price),
                "category": FormField(self.tr("Category"), self.category),
                "sold_date": FormField(self.tr("Bought on"), self.sold),
                "bought_at": FormField(self.tr("Bought at"), self.bought_at),
                "proof": FormField(self.tr("Proof"), self.proof),
                "received_date": FormField(self.tr("Delivered on"), self.received),
                "order_number": FormField(self.tr("Order no."), self.order),
                "payment_method": FormField(self.tr("Paid by"), self.payment),
                "serial": FormField(self.tr("Serial no."), self.serial),
            }
        )
        self.row_of_fields("barcode", "brand", "goods", "model", "price", stretch=(18, 11, 15, 13, 12))
        self.row_of_fields("category", "sold_date", "bought_at", "proof", stretch=(13, 19, 14, 19))
        self._extra = QWidget()
        names = ("received_date", "order_number", "payment_method", "serial")
        self._extra.setLayout(row_of(*(self.fields[name] for name in names), stretch=(19, 19, 14, 14)))
        self.add(self._extra)
        for name in ("price", "sold_date", "received_date"):
            control = self.fields[name].control
            if isinstance(control, AmountEdit | DateEdit):
                control.problem_found.connect(lambda problem, n=name: self._tell(n, problem))
        self.show_useful(IntakeForm())

    def _price_text(self) -> str:
        """The amount without its sign, so that leaving the field is no change; else what was typed."""
        amount = self.price.amount()
        return self.price.text() if amount is None else format_yuan(amount)

    def _tell(self, name: str, problem: InputError | None) -> None:
        if problem is None:
            self.fields[name].set_error()

    def _show_price(self, text: str) -> None:
        try:
            self.price.set_amount(parse_yuan(text) if text.strip() else None)
        except InputError:
            self.price.setText(text)

    def _show_day(self, edit: DateEdit, text: str) -> None:
        try:
            edit.set_day(parse_date(text, self._today()) if text.strip() else None)
        except InputError:
            edit.setText(text)
