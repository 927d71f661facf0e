"""送达: how a notice reached the customer; a refusal names the witness (S0-25)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.vocabulary import Delivery
from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.choices import Choice
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.theme import Space

ON_SCREEN = "on_screen"


class DeliveryForm(QWidget):
    """Digits choose, Enter records. Signals: `sign_wanted` for a signature on the screen; `recorded` with
    the Delivery and the witness (empty where none is needed).
    """

    sign_wanted = Signal()
    recorded = Signal(object, str)

    def __init__(self, errors: FieldErrors) -> None:
        super().__init__()
        self.ways = Segmented(
            (
                Choice(ON_SCREEN, self.tr("Sign on screen")),
                Choice(Delivery.SIGNED, self.tr("Signed on paper")),
                Choice(Delivery.MESSAGE, self.tr("By message")),
                Choice(Delivery.MAIL, self.tr("By mail")),
                Choice(Delivery.REFUSED_BEFORE_WITNESS, self.tr("Refused, witness")),
            ),
            columns=3,
        )
        self.witness = LineEdit()
        self.witness_field = FormField(self.tr("Witness"), self.witness, required=True)
        self.record = PrimaryButton(self.tr("Record delivery"), "Enter", "check")
        errors.add(witness=self.witness_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(FormField(self.tr("How the customer got it"), self.ways))
        column.addWidget(self.witness_field)
        column.addLayout(row_of(QWidget(), self.record, stretch=(1,)))
        self.setFocusProxy(self.ways)
        self.ways.changed.connect(self._fit)
        self.record.clicked.connect(self._record)
        chain = FieldChain(self, self.ways, self.witness)
        chain.finished.connect(self._record)
        self._fit()

    def _fit(self) -> None:
        refused = self.ways.value() == Delivery.REFUSED_BEFORE_WITNESS
        self.witness_field.setVisible(refused)
        on_screen = self.ways.value() == ON_SCREEN
        self.record.set_words(self.tr("Hand over the screen") if on_screen else self.tr("Record delivery"))
        self.record.setEnabled(self.ways.value() is not None)

    def _record(self) -> None:
        way = self.ways.value()
        if way == ON_SCREEN:
            self.sign_wanted.emit()
        elif way is not None:
            self.recorded.emit(Delivery(way), self.witness.text().strip())
