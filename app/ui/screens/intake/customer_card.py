"""客户: phone, name, how the contact was verified; what is asked only sometimes stays out of sight."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import row_of
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.keys import KeyCap
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Elided, IconLabel
from app.ui.labels.intake import verification_label
from app.ui.screens.intake.cards import FormCard, numbered, put_head
from app.ui.screens.intake.phone_edit import PhoneEdit
from app.usecases.intake_draft import IntakeForm

_YES = "yes"
_VERIFIED = ("shown", "call_back", "message_code")


class CustomerCard(FormCard):
    """The customer. `known` in the title row says what is known of the phone (F4)."""

    def __init__(self) -> None:
        super().__init__()
        self.phone = PhoneEdit()
        self.name = LineEdit()
        self.verified = Combo(numbered(_VERIFIED, verification_label), free=True)
        self.wechat = LineEdit()
        self.address = LineEdit()
        self.care = Segmented([Choice(_YES, self.tr("Needs special care"))], multi=True, numbered=False)
        self.id_number = LineEdit()
        self.declined = Segmented([Choice(_YES, self.tr("Refuses to give it"))], multi=True, numbered=False)
        self._known = Elided("", "note")
        self._more = Button("", kind="quiet", small=True, icon="plus")
        self._build()

    def read(self, form: IntakeForm) -> IntakeForm:
        """`form` with what stands on this card."""
        return replace(
            form,
            phone=self.phone.text(),
            name=self.name.text(),
            verified_by=self.verified.value() or "",
            wechat=self.wechat.text(),
            address=self.address.text(),
            special_care=bool(self.care.values()),
            id_number=self.id_number.text(),
            id_declined=bool(self.declined.values()),
        )

    def show_form(self, form: IntakeForm) -> None:
        """Show what a form holds."""
        self.phone.setText(form.phone)
        self.phone.settle()
        self.name.setText(form.name)
        self.verified.set_value(form.verified_by or None)
        self.wechat.setText(form.wechat)
        self.address.setText(form.address)
        self.care.set_value(_YES if form.special_care else None)
        self.id_number.setText(form.id_number)
        self.declined.set_value(_YES if form.id_declined else None)
        self.open_more(bool(form.wechat or form.address or form.special_care))

    def show_known(self, words: str) -> None:
        """Say what is known of this customer; nothing: an empty text."""
        self._known.setText(words)
        for widget in self._known_parts:
            widget.setVisible(bool(words))

    def show_verified(self) -> None:
        """The chip in the field says that the contact was verified."""
        self.verified.set_chip(self.tr("Verified") if self.verified.value() else "", "ok", "circle-check")

    def ask_identity(self, asked: bool) -> None:
        """The ID number exists on the page only where the rules ask for it (S4-10)."""
        self._identity.setVisible(asked)
        self.id_number.setEnabled(not self.declined.values())

    def open_more(self, shown: bool = True) -> None:
        """Show WeChat and address, or put them away."""
        self._extra.setVisible(shown)
        self._more.setVisible(not shown)

    def _build(self) -> None:
        self._known_parts: tuple[QWidget, ...] = (IconLabel("history", size=15), self._known, KeyCap("F4"))
        self._more.set_words(self.tr("WeChat, address"))
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.clicked.connect(self._open_and_go)
        put_head(self, self.tr("Customer"), *self._known_parts, self._more)
        self.phone.setPlaceholderText(self.tr("Phone, last 4 digits, name"))
        self.id_number.setPlaceholderText(self.tr("18 characters, as on the card"))
        self.name_fields(
            {
                "phone": FormField(self.tr("Phone"), self.phone, required=True),
                "name": FormField(self.tr("Name"), self.name, required=True),
                "verified_by": FormField(self.tr("Contact verified"), self.verified),
                "wechat": FormField(self.tr("WeChat"), self.wechat),
                "address": FormField(self.tr("Address"), self.address),
                "special_care": FormField(self.tr("Care"), self.care),
                "id_declined": FormField(self.tr("If refused"), self.declined),
                "id_number": FormField(
                    self.tr("ID number"), self.id_number, hint=self.tr("Above ¥5,000.00; kept sealed")
                ),
            }
        )
        self.row_of_fields("phone", "name", "verified_by", stretch=(19, 15, 25))
        self._extra = QWidget()
        self._extra.setLayout(
            row_of(
                self.fields["wechat"],
                self.fields["address"],
                self.fields["special_care"],
                stretch=(19, 40, 0),
            )
        )
        self._identity = QWidget()
        self._identity.setLayout(row_of(self.fields["id_number"], self.fields["id_declined"], stretch=(1, 1)))
        self.add(self._extra, self._identity)
        self.verified.changed.connect(self.show_verified)
        self._identity.hide()
        self.open_more(False)
        self.show_known("")

    def _open_and_go(self) -> None:
        self.open_more()
        self.wechat.setFocus(Qt.FocusReason.TabFocusReason)
