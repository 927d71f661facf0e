"""Does what a person asks on the journal's thread, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.decide import Action
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.services import Services
from app.usecases.perform import perform

T = TypeVar("T")


class Doer(QObject):
    """One piece of work at a time: a second Enter while the first is being kept does nothing.

    Signals: `acted` with the ticket's id after something was kept; `problem_met` with a code and its
    parameters where no field of the form is to blame; `idle_changed` when work begins or ends.
    """

    acted = Signal(str)
    problem_met = Signal(str, object)
    idle_changed = Signal(bool)

    def __init__(self, services: Services, owner: QWidget, errors: FieldErrors | None = None) -> None:
        super().__init__(owner)
        self._services = services
        self._errors = errors or FieldErrors(services)
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether something is being kept now."""
        return self._busy

    def do(self, ticket_id: str, *actions: Action, then: Callable[[], None] | None = None) -> None:
        """Perform the actions in their order; the first refusal ends it, what came before stays kept."""
        workplace, person = self._services.workplace, self._services.person()

        def work() -> str:
            for action in actions:
                perform(workplace, ticket_id, action, person)
            return ticket_id

        self.run(ticket_id, work, (lambda _: then()) if then else None)

    def run(self, ticket_id: str, work: Callable[[], T], then: Callable[[T], None] | None = None) -> None:
        """Run any use case on a ticket; `then` receives what it returns."""
        if self._busy:
            return
        self._set_busy(True)
        self._errors.clear()

        def done(result: T) -> None:
            self._set_busy(False)
            if then is not None:
                then(result)
            self._services.news.ticket_changed.emit(ticket_id)
            self.acted.emit(ticket_id)

        self._services.tasks.run_command(work, done, self._failed, owner=self)

    def refuse(self, code: str, params: Mapping[str, str], field: str = "") -> None:
        """Say what is wrong: beside its field, or to whoever shows problems."""
        if not self._errors.show(code, params, field):
            self.problem_met.emit(code, params)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        code, params = trouble_of(error)
        self.refuse(code, params)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.idle_changed.emit(not busy)
