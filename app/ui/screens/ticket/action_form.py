"""The form of one action, made from its fields: whatever the trade can do can be done from here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.decide import Action
from app.domain.refusals import InputError
from app.domain.ticket import Ticket
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.text import Text
from app.ui.kit.textedit import TextEdit
from app.ui.labels.doings import action_label
from app.ui.override import override
from app.ui.parts.early_keys import EarlyKeys
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.lender_fields import LenderFields
from app.ui.screens.ticket.form_body import FormBody
from app.ui.screens.ticket.form_choices import Case
from app.ui.screens.ticket.form_controls import Desk
from app.ui.screens.ticket.form_frame import FormFrame
from app.ui.screens.ticket.form_guard import FormGuard
from app.ui.screens.ticket.form_spec import FieldSpec, specs_of
from app.ui.screens.ticket.form_values import make_action
from app.ui.services import Services
from app.usecases.overrides import Lender, lenders
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


class ActionForm(FormFrame):
    """One action on one ticket. Enter on the last field does it. `note` is what to know before.

    Signals: `finished` when it was done, `left` when Esc gives it up.
    """

    finished = Signal()

    def __init__(
        self, services: Services, deeds: Deeds, kind: type[Action], case: Case, note: str = ""
    ) -> None:
        self._specs: tuple[FieldSpec, ...] = specs_of(kind, case)
        fields = FormBody(self._specs, Desk(services.workplace.policy, services.workplace.time.now))
        self.about = Text(note, "muted", wrap=True)
        self.lender = LenderFields()
        super().__init__(
            action_label(kind.NAME), fields, action_label(kind.NAME), above=self.about, below=self.lender
        )
        self._early = EarlyKeys(self)
        self.lender.hide()
        self.about.setVisible(bool(note))
        self._services = services
        self._deeds = deeds
        self._kind = kind
        self._ticket: Ticket = case.ticket
        self._running = False
        self._forgiving: list[FormField] = []
        self.guard = FormGuard(self.fields, kind.NAME, services.workplace, case)
        self._follow()
        if not case.offers.open_to(kind, case.ticket, services.person()):
            self._borrow()
        self.wanted.connect(self.submit)
        self.grown.connect(self._follow)

    @override
    def first_focus(self) -> QWidget:
        """The first field; where a right alone is missing, keys are kept until it is known whose."""
        return next(self.fields.chain(), self.do if self.lender.isHidden() else self._early)

    def submit(self) -> None:
        """Do it, once."""
        if self._running:
            return
        self.clear()
        self.lender.pin_field.set_error()
        try:
            values = self.fields.values()
        except InputError as error:
            self._refuse(error.code, {"field": error.field, **error.params})
            return
        if not self.lender.isHidden() and (missing := self.lender.missing()) is not None:
            missing.setFocus()
            return
        self._running = True
        workplace, person = self._services.workplace, self._services.person()
        ticket, kind, specs = self._ticket, self._kind, self._specs
        lending = self.lender.lending() if self.lender.isVisibleTo(self) else None

        def work() -> Outcome:
            action = make_action(workplace, kind, specs, values, ticket)
            lent = lending.right(workplace, kind.NAME, person) if lending is not None else None
            return perform(workplace, ticket.id, action, person, lent)

        self._deeds.run(ticket.id, work, lambda _: self.finished.emit(), self._refused)

    def _follow(self) -> None:
        """Fields forget what was wrong while they are typed into; those added later come last."""
        for field in self.fields.every_field():
            control = field.control
            if isinstance(control, LineEdit | TextEdit) and field not in self._forgiving:
                self._forgiving.append(field)
                control.textChanged.connect(lambda *_, each=field: each.set_error())
        self.link()
        self.guard.link()

    def _borrow(self) -> None:
        """Ask who lends the right to this once; the form and what was typed stay."""
        if self.lender.isVisibleTo(self):
            return
        workplace, person, name = self._services.workplace, self._services.person(), self._kind.NAME
        self.lender.show()
        self._chain.add(self.lender.who, self.lender.pin, self.lender.reason)
        self._deeds.ask(lambda: lenders(workplace, name, person), self._know_lenders, key="lenders")

    def _know_lenders(self, people: tuple[Lender, ...]) -> None:
        self.lender.offer(people)
        self._early.give(self.lender.missing())

    def _refused(self, code: str, params: Mapping[str, str]) -> None:
        self._running = False
        if code == "role_not_enough":
            self._borrow()
        if code.startswith("pin_") and not self.lender.isHidden():
            self.lender.pin_field.set_error(self._services.sentence(code, params))
            self.lender.pin.setFocus()
            return
        self._refuse(code, params)

    def _refuse(self, code: str, params: Mapping[str, str]) -> None:
        """Beside the field it speaks of, else under the form."""
        self.refuse(_FIELD_OF.get(code) or params.get("field", ""), self._services.sentence(code, params))
