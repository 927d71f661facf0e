"""商品: a scan fills most of it; what is seldom asked is folded away until it matters."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.money import format_yuan, parse_yuan
from app.domain.policy.rules import Category
from app.domain.refusals import InputError
from app.domain.vocabulary import ProofCheck, ProofState
from app.ui.kit.amountedit import AmountEdit
from app.ui.kit.buttons import Button
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.pills import PillItem, PillTabs
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Elided
from app.ui.labels.intake import bought_at_label, look_label, proof_check_label, yes_no_label
from app.ui.labels.trade import payment_label, proof_label, proof_state_label
from app.ui.override import override
from app.ui.screens.intake.cards import FormCard, alone, numbered, put_head, show_day
from app.ui.screens.intake.wrapping import Room
from app.ui.theme import Tone
from app.usecases.intake_draft import IntakeForm

PIECE_KEY = "Alt+G"
"""Takes in another piece of goods."""

_BOUGHT_AT = ("counter", "online", "app", "platform", "phone", "tv", "mail")
_PROOFS = ("invoice", "invoice_copy", "other_proof", "member_record", "none")
_PAYMENTS = ("mobile", "bank_card", "cash", "gift_card", "other")
_LOOKS = ("intact", "opened", "used", "incomplete")
_INTACT = _LOOKS[0]
_PROOF_TONES: Mapping[str, tuple[Tone, str]] = {
    "valid": ("ok", "circle-check"),
    "pending": ("warn", "clock"),
    "invalid": ("danger", "circle-alert"),
}
_DAYS = ("sold_date", "received_date", "installed_date", "accepted_date")
_LINES = (
    "barcode", "brand", "goods", "model", "order_number", "invoice_number", "quantity", "serial",
    "specification", "shop", "contract_clause",
)  # fmt: skip # a list of fields
_ROOMS = {
    "barcode": Room(128, 18),
    "brand": Room(70, 11),
    "goods": Room(98, 15),
    "model": Room(84, 13),
    "price": Room(104, 12),
    "category": Room(104, 13, first=True),
    "sold_date": Room(150, 19),
    "bought_at": Room(110, 14),
    "proof": Room(146, 19),
}
_SCANNED = ("shop", "specification")
"""What a scan fills in by the way: it stands in the title row, and opens no row of its own."""


class GoodsCard(FormCard):
    """A piece of goods and the order it came by. `pieces` are shown where there are several."""

    def __init__(self, today: Callable[[], date], categories: Mapping[str, Category]) -> None:
        super().__init__()
        self.pieces = PillTabs()
        self.another = Button("", kind="quiet", small=True, icon="plus", key=PIECE_KEY)
        self.remove = Button("", kind="quiet", small=True, icon="x", key="Alt+Del")
        self.category = Combo([Choice(c.code, c.name, c.code) for c in categories.values()])
        self.price = AmountEdit(field="price")
        self.days = {name: DateEdit(today, field=name) for name in _DAYS}
        self.lines = {name: LineEdit() for name in _LINES}
        self.bought_at = Combo(numbered(_BOUGHT_AT, bought_at_label))
        self.proof = Combo(numbered(_PROOFS, proof_label))
        self.proof_state = Combo(numbered(ProofState, proof_state_label))
        self.proof_reason = Combo(numbered(ProofCheck, proof_check_label), free=True)
        self.payment = Combo(numbered(_PAYMENTS, payment_label))
        self.custom = Segmented([Choice(code, yes_no_label(code)) for code in ("yes", "no")])
        self.looks = Segmented([Choice(code, look_label(code)) for code in _LOOKS], multi=True, wrap=True)
        self._looks_before: tuple[str, ...] = ()
        self._from = Elided("", "note")
        self._today = today
        self._build()

    @property
    def barcode(self) -> LineEdit:
        """The field that a scan goes into."""
        return self.lines["barcode"]

    @property
    def goods(self) -> LineEdit:
        """The name of the article."""
        return self.lines["goods"]

    def read(self, form: IntakeForm) -> IntakeForm:
        """`form` with what stands on this card."""
        texts = {name: edit.text() for name, edit in {**self.lines, **self.days}.items()}
        return replace(
            form,
            **texts,  # type: ignore[arg-type]  # every name is one of the form's texts
            price=self._price_text(),
            category=self.category.value() or "",
            bought_at=self.bought_at.value() or "",
            proof=self.proof.value() or "",
            proof_state=self.proof_state.value() or "",
            proof_reason=self.proof_reason.value() or "",
            payment_method=self.payment.value() or "",
            custom_made=self.custom.value() or "",
            looks=self.looks.values(),
        )

    def show_form(self, form: IntakeForm) -> None:
        """Show what a form holds, half-typed dates and amounts included."""
        for name, edit in self.lines.items():
            edit.setText(getattr(form, name))
        for name, day in self.days.items():
            show_day(day, getattr(form, name), self._today())
        self._show_price(form.price)
        self.category.set_value(form.category or None)
        self.bought_at.set_value(form.bought_at or None)
        self.proof.set_value(form.proof or None)
        self.proof_state.set_value(form.proof_state or None)
        self.proof_reason.set_value(form.proof_reason or None)
        self.payment.set_value(form.payment_method or None)
        self.custom.set_value(form.custom_made or None)
        self.looks.set_values(form.looks)
        self._looks_before = form.looks
        for each in (*self.lines.values(), self.price):
            if not each.hasFocus():
                each.home(False)  # where room is short the beginning is read: ¥12,800 is not 2,800
        self.fold(form)

    @override
    def fold(self, form: IntakeForm, matters: frozenset[str] | None = None) -> bool:
        """Show the rare fields that belong in sight, and in the title row where the goods are from."""
        self._from.setText(" · ".join(part for part in (form.shop, form.specification) if part))
        return super().fold(form, matters)

    @override
    def holds(self, name: str) -> tuple[str, ...]:
        return () if name in _SCANNED else (name,)

    def show_proof(self, status: str, *, doubted: bool = False) -> None:
        """What the proof is worth: as the policy says, or as somebody who looked at it does."""
        tone, icon = _PROOF_TONES.get(status, ("neutral", ""))
        shown = status if self.proof.value() or self.proof_state.value() else ""
        self.proof.set_chip(proof_state_label(shown) if shown else "", tone, "pencil" if doubted else icon)

    def show_pieces(self, items: Iterable[PillItem], current: str) -> None:
        """Show the pieces of goods as tabs; a single one needs none."""
        listed = list(items)
        several = len(listed) > 1
        self.pieces.show_items(listed if several else ())
        self.pieces.setVisible(several)
        if several:
            self.pieces.set_current(current)

    def empty_fields(self) -> list[QWidget]:
        """What a scan left open, in the order of the page."""
        open_ones: list[tuple[QWidget, bool]] = [
            (self.goods, not self.goods.text()),
            (self.price, not self.price.text()),
            (self.category, self.category.value() is None),
            (self.days["sold_date"], self.days["sold_date"].day() is None),
            (self.bought_at, self.bought_at.value() is None),
            (self.proof, self.proof.value() is None),
        ]
        return [widget for widget, is_open in open_ones if is_open]

    def _build(self) -> None:
        self.another.set_words(self.tr("Another article"))
        self.remove.set_words(self.tr("Take out"))
        self.pieces.setAccessibleName(self.tr("Articles"))
        for button in (self.another, self.remove):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        put_head(self, self.tr("Goods"), self.another, self.more, note=self._from)
        self.pieces.add_end(self.remove)
        self.add(self.pieces)
        self.barcode.setPlaceholderText(self.tr("Scan"))
        self.lines["quantity"].setPlaceholderText("1")
        self.proof_reason.setPlaceholderText(self.tr("Why?"))
        rare = self._rare_fields()
        self.name_fields(self._common_fields() | rare)
        self.rare = tuple(rare)
        self.put_fields(_ROOMS)
        self.put_fields({name: Room(140, 2 if name == "looks" else 1) for name in rare}, cells=True)
        self.looks.changed.connect(self._looks_changed)
        self.show_pieces((), "")
        self.fold(IntakeForm())

    def _common_fields(self) -> dict[str, FormField]:
        return {
            "barcode": FormField(self.tr("Barcode"), self.barcode),
            "brand": FormField(self.tr("Brand"), self.lines["brand"]),
            "goods": FormField(self.tr("Article"), self.goods, required=True),
            "model": FormField(self.tr("Model"), self.lines["model"]),
            "price": FormField(self.tr("Price"), self.price),
            "category": FormField(self.tr("Category"), self.category),
            "sold_date": FormField(self.tr("Bought on"), self.days["sold_date"]),
            "bought_at": FormField(self.tr("Bought at"), self.bought_at),
            "proof": FormField(self.tr("Proof"), self.proof),
        }

    def _rare_fields(self) -> dict[str, FormField]:
        """In the order in which Enter goes through them."""
        return {
            "received_date": FormField(self.tr("Delivered on"), self.days["received_date"]),
            "installed_date": FormField(self.tr("Installed on"), self.days["installed_date"]),
            "accepted_date": FormField(self.tr("Accepted on"), self.days["accepted_date"]),
            "custom_made": FormField(self.tr("Made to order"), self.custom),
            "order_number": FormField(self.tr("Order no."), self.lines["order_number"]),
            "payment_method": FormField(self.tr("Paid by"), self.payment),
            "looks": FormField(self.tr("Looks"), self.looks),
            "quantity": FormField(self.tr("Quantity"), self.lines["quantity"]),
            "invoice_number": FormField(self.tr("Invoice no."), self.lines["invoice_number"]),
            "serial": FormField(self.tr("Serial no."), self.lines["serial"]),
            "specification": FormField(self.tr("Specification"), self.lines["specification"]),
            "shop": FormField(self.tr("Shop"), self.lines["shop"]),
            "contract_clause": FormField(self.tr("Contract clause"), self.lines["contract_clause"]),
            "proof_state": FormField(self.tr("Proof is"), self.proof_state),
            "proof_reason": FormField(self.tr("Because"), self.proof_reason),
        }

    def _looks_changed(self) -> None:
        self._looks_before = alone(self.looks, self._looks_before, _INTACT)

    def _price_text(self) -> str:
        """The amount without its sign, so that leaving the field is no change; else what was typed."""
        amount = self.price.amount()
        return self.price.text() if amount is None else format_yuan(amount)

    def _show_price(self, text: str) -> None:
        try:
            self.price.set_amount(parse_yuan(text) if text.strip() else None)
        except InputError:
            self.price.setText(text)
