"""第三方检测: commissioning a test where the parties disagree or an expert must look (S0-21, S0-22)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.steps.checking import CommissionTest, ReportTest
from app.domain.vocabulary import Party
from app.ui.kit.amountedit import AmountEdit
from app.ui.kit.buttons import Button
from app.ui.kit.card import row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.textedit import TextEdit
from app.ui.labels.trade import party_label
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.theme import Space


class CommissionForm(QWidget):
    """Signal `asked` carries the CommissionTest."""

    asked = Signal(object)

    def __init__(self, errors: FieldErrors) -> None:
        super().__init__()
        self._item: str | None = None
        self.body = LineEdit()
        self.subject = LineEdit()
        self.fee = AmountEdit(field="fee")
        parties = [Choice(each, party_label(each), each) for each in Party]
        self.advanced = Combo(parties)
        self.borne = Combo(parties)
        self.send = Button(self.tr("Commission the test"), icon="shield-check")
        body_field = FormField(self.tr("Testing body"), self.body, required=True)
        fee_field = FormField(self.tr("Fee"), self.fee)
        errors.add(body=body_field, fee=fee_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(row_of(body_field, FormField(self.tr("Tested"), self.subject), stretch=(1, 1)))
        column.addLayout(
            row_of(
                fee_field,
                FormField(self.tr("Advanced by"), self.advanced),
                FormField(self.tr("Borne by"), self.borne, hint=self.tr("Stays open until the result")),
                stretch=(1, 1, 1),
            )
        )
        column.addLayout(row_of(QWidget(), self.send, stretch=(1,)))
        self.setFocusProxy(self.body)
        chain = FieldChain(self, self.body, self.subject, self.fee, self.advanced, self.borne)
        chain.finished.connect(self._ask)
        self.send.clicked.connect(self._ask)

    def begin(self, item: str | None, subject: str) -> None:
        """For another item."""
        self._item = item
        if not self.subject.text():
            self.subject.setText(subject)

    def _ask(self) -> None:
        self.asked.emit(
            CommissionTest(
                body=self.body.text().strip(),
                subject=self.subject.text().strip(),
                fee=self.fee.amount(),
                advanced_by=self.advanced.value() or None,
                borne_by=self.borne.value() or None,
                item=self._item,
            )
        )


class ResultForm(QWidget):
    """Signal `asked` carries the ReportTest."""

    asked = Signal(object)

    def __init__(self, errors: FieldErrors) -> None:
        super().__init__()
        self._item: str | None = None
        self.number = LineEdit()
        self.result = TextEdit(rows=2)
        self.save = Button(self.tr("Record the result"), icon="check")
        result_field = FormField(self.tr("Result"), self.result, required=True)
        errors.add(result=result_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(FormField(self.tr("Report number"), self.number))
        column.addWidget(result_field)
        column.addLayout(row_of(QWidget(), self.save, stretch=(1,)))
        self.setFocusProxy(self.number)
        chain = FieldChain(self, self.number, self.result)
        chain.finished.connect(self._ask)
        self.save.clicked.connect(self._ask)

    def begin(self, item: str | None) -> None:
        """For another item."""
        self._item = item

    def _ask(self) -> None:
        number = self.number.text().strip() or None
        self.asked.emit(ReportTest(self.result.toPlainText().strip(), number, self._item))
