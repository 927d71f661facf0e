"""客户: phone, name, how the contact was verified; what is asked only sometimes stays out of sight."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.domain.vocabulary import ContactCheck
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.keys import KeyCap
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Elided, IconLabel
from app.ui.labels.intake import verification_label
from app.ui.override import override
from app.ui.screens.intake.cards import FormCard, numbered, put_head
from app.ui.screens.intake.phone_edit import PhoneEdit
from app.ui.screens.intake.wrapping import Room
from app.usecases.intake_draft import IntakeForm

_YES = "yes"
_TICKS = ("confirmed", "special_care", "data_consent", "message_consent")


class CustomerCard(FormCard):
    """The customer. `known` in the title row says what is known of the phone (F4)."""

    def __init__(self) -> None:
        super().__init__()
        self.phone = PhoneEdit()
        self.name = LineEdit()
        self.verified = Combo(numbered(ContactCheck, verification_label))
        self.wechat = LineEdit()
        self.address = LineEdit()
        self.access = LineEdit()
        self.ticks = Segmented(self._ticks(), multi=True, wrap=True)
        self.id_number = LineEdit()
        self.declined = Segmented([Choice(_YES, self.tr("Refuses to give it"))], multi=True, numbered=False)
        self._known = Elided("", "note")
        self._build()

    def read(self, form: IntakeForm) -> IntakeForm:
        """`form` with what stands on this card."""
        ticks = self.ticks.values()
        return replace(
            form,
            phone=self.phone.text(),
            name=self.name.text(),
            verified_by=self.verified.value() or "",
            wechat=self.wechat.text(),
            address=self.address.text(),
            access_note=self.access.text(),
            confirmed="confirmed" in ticks,
            special_care="special_care" in ticks,
            data_consent="data_consent" in ticks,
            message_consent="message_consent" in ticks,
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
        self.access.setText(form.access_note)
        self.ticks.set_values([tick for tick in _TICKS if getattr(form, tick)])
        self.id_number.setText(form.id_number)
        self.declined.set_value(_YES if form.id_declined else None)
        self.fold(form)

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

    @override
    def holds(self, name: str) -> tuple[str, ...]:
        return _TICKS if name == "ticks" else (name,)

    @override
    def more_words(self) -> str:
        return self.tr("WeChat, address …")

    def _ticks(self) -> list[Choice]:
        words = (
            self.tr("Name read back"),
            self.tr("Needs care"),
            self.tr("Data may be used"),
            self.tr("Messages welcome"),
        )
        return [Choice(tick, word) for tick, word in zip(_TICKS, words, strict=True)]

    def _build(self) -> None:
        self._known_parts: tuple[QWidget, ...] = (IconLabel("history", size=15), self._known, KeyCap("F4"))
        put_head(self, self.tr("Customer"), *self._known_parts, self.more)
        self.phone.setPlaceholderText(self.tr("Phone, last 4 digits, name"))
        self.id_number.setPlaceholderText(self.tr("18 characters, as on the card"))
        self.access.setPlaceholderText(self.tr("Floor, lift, parking"))
        self.name_fields(
            {
                "phone": FormField(self.tr("Phone"), self.phone, required=True),
                "name": FormField(self.tr("Name"), self.name, required=True),
                "verified_by": FormField(self.tr("Contact verified"), self.verified),
                "wechat": FormField(self.tr("WeChat"), self.wechat),
                "address": FormField(self.tr("Address"), self.address),
                "access_note": FormField(self.tr("Way in"), self.access),
                "ticks": FormField(self.tr("Agreed"), self.ticks),
                "id_number": FormField(
                    self.tr("ID number"), self.id_number, hint=self.tr("Above ¥5,000.00; kept sealed")
                ),
                "id_declined": FormField(self.tr("If refused"), self.declined),
            }
        )
        self.rare = ("wechat", "address", "access_note", "ticks")
        self.put_fields({"phone": Room(150, 19), "name": Room(100, 15), "verified_by": Room(170, 25)})
        self.put_fields(
            {
                "wechat": Room(130, 19),
                "address": Room(170, 40),
                "access_note": Room(120, 21),
                "ticks": Room(200, 1, first=True),
            }
        )
        self._identity = self.put_fields({"id_number": Room(220), "id_declined": Room(130)})
        self.verified.changed.connect(self.show_verified)
        self._identity.hide()
        self.fold(IntakeForm())
        self.show_known("")
