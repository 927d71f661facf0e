"""Doing something to a ticket from a screen: off the UI thread, told to every screen, refused in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.decide import Action
from app.domain.refusals import InputError, ProblemError, RefusedError
from app.ui.services import Services
from app.usecases.perform import perform
from app.usecases.workplace import Outcome

T = TypeVar("T")
Refused = Callable[[str, Mapping[str, str]], None]


def trouble_of(error: Exception) -> tuple[str, Mapping[str, str]]:
    """Code and parameters of an expected error. Anything else is a bug and is raised again."""
    if isinstance(error, RefusedError):
        return error.refusal.code, error.refusal.params
    if isinstance(error, InputError):
        return error.code, {"field": error.field, **error.params}
    if isinstance(error, ProblemError):
        return error.code, error.params
    raise error


class Deeds(QObject):
    """Runs actions of the trade for one screen.

    Signals: `done` carries the id of the ticket that changed; `refused` the code and parameters of
    what was refused, unless the caller wanted to show it beside a field.
    """

    done = Signal(str)
    refused = Signal(str, object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services

    def perform(
        self,
        ticket_id: str,
        action: Action,
        on_done: Callable[[Outcome], None] | None = None,
        on_refused: Refused | None = None,
    ) -> None:
        """Do `action` on the ticket as the person who is signed in."""
        workplace, person = self._services.workplace, self._services.person()
        self.run(ticket_id, lambda: perform(workplace, ticket_id, action, person), on_done, on_refused)

    def run(
        self,
        ticket_id: str,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_refused: Refused | None = None,
    ) -> None:
        """Change the ticket by `work`, which runs on the command thread."""

        def succeed(outcome: T) -> None:
            if on_done is not None:
                on_done(outcome)
            self.done.emit(ticket_id)
            self._services.news.ticket_changed.emit(ticket_id)

        def fail(error: Exception) -> None:
            code, params = trouble_of(error)
            if on_refused is not None:
                on_refused(code, params)
            else:
                self.refused.emit(code, params)

        self._services.tasks.run_command(work, succeed, fail, owner=self)

    def ask(
        self, work: Callable[[], T], on_done: Callable[[T], None], *, key: str = "", quiet: bool = False
    ) -> None:
        """Read something on a worker; a newer question with the same `key` replaces this one."""

        def fail(error: Exception) -> None:
            code, params = trouble_of(error)
            if not quiet:
                self.refused.emit(code, params)

        self._services.tasks.run_query(work, on_done, fail, owner=self, key=key)
