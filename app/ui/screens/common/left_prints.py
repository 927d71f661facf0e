"""Asking about print orders that failed or may have printed, and doing what is answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.ui.kit.messages import Message, MessageAction
from app.ui.screens.common.deeds import trouble_of
from app.ui.services import Services
from app.usecases.left_prints import doubtful, drop_orders, print_again
from app.usecases.print_orders import UNCERTAIN
from app.usecases.read_models import PrintJob

_NAMED = 3
_GONE = "printer_missing"


class LeftPrints(QObject):
    """One question at a time: those in doubt come first, the failed ones when these are answered.

    Signals: `told` carries a Message about what became of an answer; `choice_wanted` when the printer is
    gone and another must be chosen.
    """

    told = Signal(object)
    choice_wanted = Signal()

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services

    def message(self, jobs: Sequence[PrintJob]) -> Message:
        """The question, with its answers; `jobs` are not empty. The first answer prints again."""
        doubted = [job for job in jobs if doubtful(job)]
        about = tuple(doubted or jobs)
        named = self.tr(", ").join(job.number for job in about[-_NAMED:])
        if len(about) > _NAMED:
            named = self.tr("{0} and {1} more").format(named, len(about) - _NAMED)
        if doubted:
            words = self.tr("Did {0} print? Look at the printer first: nobody saw it come out.").format(named)
            if about[-1].problem not in ("", UNCERTAIN):
                words = f"{self._why(about[-1])} {words}"
            done = self.tr("It did print")
        else:
            words = self.tr("{0} did not print. {1}").format(named, self._why(about[-1]))
            done = self.tr("Drop")
        answers = [
            MessageAction(self.tr("Print again"), lambda: self.print_again(about)),
            MessageAction(done, lambda: self.drop(about)),
        ]
        if not doubted and about[-1].problem == _GONE:
            answers.append(MessageAction(self.tr("Another printer"), self.choice_wanted.emit))
        return Message(words, "warn", actions=tuple(answers))

    def print_again(self, jobs: Sequence[PrintJob]) -> None:
        """They are not on paper: hand the same pages over once more."""
        workplace = self._services.workplace

        def handed(said: tuple[PrintJob, ...]) -> None:
            failed = [job for job in said if job.state == "failed"]
            if failed:
                self.told.emit(self.message(failed))
            elif said:
                self.tell_stopped(said)
            else:
                named = self.tr(", ").join(job.number for job in jobs)
                self.told.emit(Message(self.tr("Printed again: {0}").format(named), "ok", seconds=4))
            self._spread(jobs)

        self._services.tasks.run_command(
            lambda: print_again(workplace, jobs), handed, self._fault, owner=self
        )

    def drop(self, jobs: Sequence[PrintJob]) -> None:
        """They did print, or are not wanted: nothing is left to do."""
        workplace = self._services.workplace
        self._services.tasks.run_command(
            lambda: drop_orders(workplace, jobs), lambda _: self._spread(jobs), self._fault, owner=self
        )

    def tell_stopped(self, said: Sequence[PrintJob]) -> None:
        """Say of what was handed over that its printer stands still, and why."""
        if words := self.waits(said):
            self.told.emit(Message(words, "warn"))

    def waits(self, jobs: Sequence[PrintJob]) -> str:
        """The sentence about the first that waits at its printer for somebody's hand; empty: none does."""
        job = next((each for each in jobs if each.state == "sent" and each.problem), None)
        if job is None:
            return ""
        return self.tr("{0}: {1} waits there and prints by itself").format(self._why(job), job.number)

    def _why(self, job: PrintJob) -> str:
        return self._services.sentence(job.problem, {"printer": job.printer, "number": job.number})

    def _spread(self, jobs: Sequence[PrintJob]) -> None:
        for ticket in dict.fromkeys(job.ticket for job in jobs):
            self._services.news.ticket_changed.emit(ticket)

    def _fault(self, error: Exception) -> None:
        code, params = trouble_of(error)
        self.told.emit(Message(self._services.sentence(code, params), "danger"))
