"""Saving an intake: checked, kept, its paper ordered; then the number, big, and an empty page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.refusals import RefusedError
from app.ui.kit.messages import Message
from app.ui.labels.papers import document_label
from app.ui.screens.intake.session import Intake
from app.ui.screens.intake.words import code_of, say_clock
from app.ui.services import Services
from app.usecases.finish_intake import FinishedIntake, add_note, finish_intake
from app.usecases.print_orders import carry_out
from app.usecases.read_models import PrintJob, Similar

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage


class Saving(QObject):
    """Ways out of the form: a ticket, or a note on the one that is open already."""

    def __init__(self, services: Services, page: IntakePage) -> None:
        super().__init__(page)
        self._services = services
        self._page = page

    def save(self) -> None:
        """Enter on the last field, or F10. What is wrong is said beside its field; nothing pops up."""
        page = self._page
        if page.front.empty or page.sheets.ask_day():
            return
        if page.checks.show_all():
            return
        intake, reading = page.front, page.presenter.reading(page.front)
        work, person = self._services.workplace, self._services.person()
        wanted = page.presenter.to_finish(intake, reading, page.lookups.related)
        page.drafting.keep_front()  # the draft outlives whatever happens until the ticket is kept
        page.closed(intake)
        self._services.tasks.run_command(
            lambda: finish_intake(work, wanted, person),
            lambda finished: self._kept(intake, finished),
            lambda error: self._failed(intake, error),
            owner=self,
        )

    def note_on(self, other: Similar) -> None:
        """Write the customer's words on a ticket that is open, with the pictures; no new ticket."""
        page, intake = self._page, self._page.front
        words = intake.form.words.strip()
        if not words:
            page.checks.ask("words", self.tr("What is to be noted?"))
            return
        work, person = self._services.workplace, self._services.person()
        photos = intake.form.photos
        page.drafting.keep_front()
        page.closed(intake)

        def noted(_: object) -> None:
            said = self.tr("Noted on {0}; no new ticket").format(other.number)
            page.message_ready.emit(Message(said, "ok", seconds=8))
            self._services.news.ticket_changed.emit(other.id)

        self._services.tasks.run_command(
            lambda: add_note(work, other.id, words, photos, intake.id, person),
            noted,
            lambda error: self._failed(intake, error),
            owner=self,
        )

    def _kept(self, intake: Intake, finished: FinishedIntake) -> None:
        page = self._page
        now, zone = page.presenter.now(), self._services.workplace.desk.tz
        saved = self.tr("Saved {0}").format(say_clock(now, zone))
        page.photos.saved(intake, finished.ticket.id)
        page.view.saved.show_saved(finished.ticket.number, " · ".join((saved, self._paper_words(finished))))
        page.saved.emit(saved)
        self._services.news.ticket_changed.emit(finished.ticket.id)
        if finished.trouble is not None:
            page.problem_met.emit(*code_of(finished.trouble))
        if finished.ordered:
            work = self._services.workplace
            self._services.tasks.run_command(lambda: carry_out(work), self._printed, page.tell, owner=self)

    def _paper_words(self, finished: FinishedIntake) -> str:
        names = self.tr(", ").join(document_label(kind) for kind in finished.issued)
        if not finished.issued:
            return ""
        if finished.ordered:
            return self.tr("{0} sent to the printer").format(names)
        return self.tr("{0} issued; no printer is set").format(names)

    def _printed(self, failed: tuple[PrintJob, ...]) -> None:
        """Only a failure is worth a word: the paper itself says that it was printed."""
        if failed:
            first = failed[0]  # the order stays and can be tried again
            params = {"printer": first.printer, "number": first.number}
            self._page.problem_met.emit(first.problem or "printer_refused", params)

    def _failed(self, intake: Intake, error: Exception) -> None:
        self._page.tabs.bring_back(intake)
        if not (isinstance(error, RefusedError) and self._page.checks.refused(error.refusal)):
            self._page.tell(error)
