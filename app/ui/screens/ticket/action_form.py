"""The form of one action, made from its fields: whatever the trade can do can be done from here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.decide import Action
from app.domain.refusals import InputError
from app.domain.ticket import Ticket
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, ScrollColumn, row_of
from app.ui.kit.chain import FieldChain, bring_into_view
from app.ui.kit.escape import takes_escape
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.text import Text
from app.ui.kit.textedit import TextEdit
from app.ui.labels.doings import action_label
from app.ui.override import override
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.ticket.form_body import FormBody
from app.ui.screens.ticket.form_choices import Case
from app.ui.screens.ticket.form_controls import Desk
from app.ui.screens.ticket.form_guard import FormGuard
from app.ui.screens.ticket.form_spec import FieldSpec, specs_of
from app.ui.screens.ticket.form_values import make_action
from app.ui.services import Services
from app.usecases.perform import perform
from app.usecases.workplace import Outcome

_FIELD_OF: Mapping[str, str] = MappingProxyType(
    {
        "reason_missing": "reason",
        "witness_missing": "witness",
        "shares_not_100": "shares",
        "share_not_positive": "shares",
        "basis_missing": "basis",
        "responsible_person_missing": "responsible_person",
        "promise_in_past": "due",
        "no_such_level": "level",
        "score_out_of_scale": "score",
        "no_jump_needed": "to",
        "stage_not_reachable": "to",
        "step_not_reachable": "to",
        "exchange_wait_too_long": "exchange.expected",
        "price_missing": "options.amount",
        "refund_above_price": "refund.amount",
        "no_such_ticket": "other",
    }
)
"""Which field a refusal speaks of, where it does not name one."""


class ActionForm(Card):
    """One action on one ticket. Enter on the last field does it. `note` is what to know before.

    Signals: `finished` when it was done, `left` when Esc gives it up.
    """

    finished = Signal()
    left = Signal()

    def __init__(
        self, services: Services, deeds: Deeds, kind: type[Action], case: Case, note: str = ""
    ) -> None:
        super().__init__(action_label(kind.NAME))
        self._services = services
        self._deeds = deeds
        self._kind = kind
        self._ticket: Ticket = case.ticket
        self._specs: tuple[FieldSpec, ...] = specs_of(kind, case)
        self.body_fields = FormBody(self._specs, Desk(services.workplace.policy, services.workplace.time.now))
        self.do = PrimaryButton(action_label(kind.NAME), "F10")
        self.about = Text(note, "muted", wrap=True)
        self.give_up = Button(self.tr("Back"), key="Esc")
        self.wrong = Text("", "small", tone="danger", wrap=True)
        self._chain = FieldChain(self)
        self._running = False
        self._forgiving: list[FormField] = []
        self.guard = FormGuard(self.body_fields, kind.NAME, services.workplace, case)
        self._build()

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        return next(self.body_fields.chain(), self.do)

    def submit(self) -> None:
        """Do it, once."""
        if self._running:
            return
        self._clear()
        try:
            values = self.body_fields.values()
        except InputError as error:
            self._refuse(error.code, {"field": error.field, **error.params})
            return
        self._running = True
        workplace, person = self._services.workplace, self._services.person()
        ticket, kind, specs = self._ticket, self._kind, self._specs

        def work() -> Outcome:
            action = make_action(workplace, kind, specs, values, ticket)
            return perform(workplace, ticket.id, action, person)

        self._deeds.run(ticket.id, work, lambda _: self.finished.emit(), self._refused)

    @override
    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F10:
            self.submit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.add(self.about)
        self.about.setVisible(bool(self.about.text()))
        column = ScrollColumn()
        column.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.add(self.body_fields)
        self.body.addWidget(column, 1)
        self.add(self.wrong)
        self.wrong.hide()
        row = row_of(self.give_up)
        row.addStretch(1)
        row.addWidget(self.do)
        self.body.addLayout(row)
        self._link()
        self._chain.finished.connect(self.submit)
        self.body_fields.grown.connect(self._link)
        self.do.clicked.connect(self.submit)
        self.give_up.clicked.connect(self.left)

    def _link(self) -> None:
        """Enter and Tab run through the fields in order; those added later come last."""
        known = self._chain.fields()
        for field in self.body_fields.every_field():
            control = field.control
            if isinstance(control, LineEdit | TextEdit) and field not in self._forgiving:
                self._forgiving.append(field)
                control.textChanged.connect(lambda *_, each=field: each.set_error())
        self._chain.add(*(each for each in self.body_fields.chain() if each not in known))
        self.guard.link()

    def _clear(self) -> None:
        for field in self.body_fields.every_field():
            field.set_error()
        self.wrong.hide()

    def _refused(self, code: str, params: Mapping[str, str]) -> None:
        self._running = False
        self._refuse(code, params)

    def _refuse(self, code: str, params: Mapping[str, str]) -> None:
        """Beside the field it speaks of, else under the form."""
        sentence = self._services.sentence(code, params)
        path = _FIELD_OF.get(code) or params.get("field", "")
        field = self.body_fields.field(path) if path else None
        if field is None:
            self.wrong.setText(sentence)
            self.wrong.show()
            return
        field.set_error(sentence)
        field.setFocus()
        bring_into_view(field)
