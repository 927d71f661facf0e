"""待审批: above the limit of the desk somebody with the authority approves, here or at head office."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records import ApprovalRequest
from app.ui.kit.buttons import Button
from app.ui.kit.card import row_of
from app.ui.kit.chips import Chip
from app.ui.kit.text import Text
from app.ui.parts.early_keys import EarlyKeys
from app.ui.screens.common.lender_fields import LenderFields
from app.ui.theme import Space
from app.usecases.overrides import Lender


class ApprovalBox(QWidget):
    """Signals: `approved` carries the Lending of who approves here, None where that is who is signed in;
    `asked` the reason with which head office is asked.
    """

    approved = Signal(object)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._own = False
        self._known = False
        self._early = EarlyKeys(self)
        self.state = Chip(self.tr("Manager must approve"), "warn", "lock")
        self._why = Text(self.tr("The amount is above the limit of the desk"), "note", wrap=True)
        self.request = Text("", "note", wrap=True)
        self.lender = LenderFields()
        self.lender.hint.hide()
        self.lender.reason.setText(self.tr("above the limit of the desk"))
        self.approve = Button(self.tr("Approve"), icon="shield-check", key="G")
        self.ask_office = Button(self.tr("Ask head office"), kind="quiet", icon="cloud-upload")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row_of(self.state, self._why, stretch=(0, 1)))
        column.addWidget(self.request)
        column.addWidget(self.lender)
        column.addLayout(row_of(QWidget(), self.ask_office, self.approve, stretch=(1,)))
        self.request.hide()
        self.approve.clicked.connect(self.ask)
        self.lender.lead_on(self.ask)
        self.ask_office.clicked.connect(self._ask_office)
        self.lender.reason.textEdited.connect(lambda _: self.lender.reason_field.set_error())

    def offer(self, people: Iterable[Lender], *, own: bool) -> None:
        """Who may approve; nobody is asked for where the signed-in person may (`own`), perhaps as deputy."""
        self._own, self._known = own, True
        self.lender.offer(people)
        self.lender.setVisible(not self._own)
        anybody = self.lender.anybody()
        self.lender.hint.setVisible(not anybody)
        self.lender.who_field.setVisible(anybody)
        self.approve.setEnabled(self._own or anybody)
        if self._early.hasFocus():
            self.ask()
            self._early.give(self.approve)

    def show_request(self, request: ApprovalRequest | None, zone: tzinfo, *, joined: bool) -> None:
        """What head office was asked, and what it said; a desk without one is not offered to ask."""
        self.request.setVisible(request is not None)
        self.ask_office.setVisible(joined and (request is None or bool(request.denied_by)))
        if request is None:
            return
        if request.denied_by:
            words = self.tr("Head office refused: {0} ({1})").format(request.denied_reason, request.denied_by)
        else:
            when = f"{request.at.astimezone(zone):%m-%d %H:%M}"
            words = self.tr("Head office was asked on {0} by {1}: waiting for the answer").format(
                when, request.by
            )
        self.request.setText(words)

    def _ask_office(self) -> None:
        """Whoever decides there sees nothing but the plan and this reason."""
        reason = self.lender.reason.text().strip()
        if not reason:
            self.lender.setVisible(True)
            self.lender.reason_field.set_error(self.tr("say why head office should approve it"))
            self.lender.reason.setFocus()
            return
        self.asked.emit(reason)

    def ask(self) -> None:
        """Approve by the own right, or that of who was chosen: first the PIN, if there is one, then why.

        Before it is known who may, keys are kept: the PIN may be typed at once.
        """
        if not self._known:
            self._early.setFocus()
        elif self._own:
            self.approved.emit(None)
        elif (field := self.lender.missing()) is not None:
            field.setFocus()
        elif self.lender.anybody():
            self.approved.emit(self.lender.lending())
