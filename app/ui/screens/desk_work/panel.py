"""A panel: the work of one step, shown in the ticket's page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.decide import Action
from app.ui.kit.card import Card
from app.ui.kit.keys import KeyHint
from app.ui.kit.messages import Message
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.doer import Doer
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.services import Services
from app.ui.theme import Space, Tone


class Panel(QWidget):
    """The base of every panel: cards under each other, a doer, and the fields that can be wrong.

    Signals: `acted` and `problem_met` as the doer tells them; `page_wanted` with a page to be shown over
    this one (a document, the customer's signing page); `told` with a Message for the clerk; `form_wanted`
    with the name of an action whose form is to be opened, because somebody else has the right.
    """

    acted = Signal(str)
    problem_met = Signal(str, object)
    page_wanted = Signal(object)
    told = Signal(object)
    form_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.case: Case | None = None
        self.errors = FieldErrors(services)
        self.doer = Doer(services, self, self.errors)
        self.doer.acted.connect(self.acted)
        self.doer.problem_met.connect(self.problem_met)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.M)

    def add(self, *cards: Card | QWidget) -> None:
        """Put cards under what is there."""
        for card in cards:
            self.column.addWidget(card)

    def show_case(self, case: Case) -> None:
        """Show the item as it stands now. What was typed for the same step stays."""
        moved_on = self.case is None or (self.case.ticket.id, self.case.item.id, self.case.item.stage) != (
            case.ticket.id,
            case.item.id,
            case.item.stage,
        )
        self.case = case
        self.refresh(case, fresh=moved_on)

    def refresh(self, case: Case, *, fresh: bool) -> None:
        """Show `case`; `fresh` says that it is another item, or further on: forms start anew."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts on this panel."""
        return None

    def hints(self) -> Sequence[KeyHint]:
        """Keys that this panel serves."""
        return ()

    def serve_key(self, key: str) -> bool:
        """Do what a routed key (``F9``, ``F11``) means here."""
        return False

    def say(self, text: str, tone: Tone = "ok") -> None:
        """Tell the clerk something that goes by itself."""
        self.told.emit(Message(text, tone, seconds=4))

    def do(self, *actions: Action) -> None:
        """Perform actions on the ticket that is shown."""
        if self.case is not None:
            self.doer.do(self.case.ticket.id, *actions)
