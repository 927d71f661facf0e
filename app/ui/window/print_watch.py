"""Print orders: carried out after each save; what failed or is in doubt is asked about until answered."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.common.left_prints import LeftPrints
from app.ui.services import Services
from app.ui.shell.actions import KeyAction
from app.ui.shell.shell import Shell
from app.usecases.left_prints import doubtful, left_prints, look_after_start
from app.usecases.print_orders import carry_out
from app.usecases.read_models import PrintJob
from app.usecases.sent_prints import Seen, look_at_sent, settle_sent
from app.usecases.workplace import Workplace

_SOON_MS = 150
_FOLLOW_MS = 4_000
"""Until a printer is asked what became of an order; a printer that is just being reached is no trouble."""
_LIST = "queue"


class PrintWatch(QObject):
    """The window's side of the print queue. Signal `changed`: there is something to try again, or no more.

    A question comes once when something went wrong, on whatever page; and again on the list, and on
    the page of a ticket about that ticket's papers. What a printing system took is followed until it is
    on paper.
    """

    changed = Signal()

    def __init__(self, shell: Shell, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._services = services
        self._questions = LeftPrints(services, self)
        self._told: set[str] = set()
        self._left: tuple[PrintJob, ...] = ()
        self._waits = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._look)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW_MS)
        self._follow.timeout.connect(self.follow)
        self._questions.told.connect(shell.say)
        self._questions.choice_wanted.connect(self._show_orders)
        services.news.ticket_changed.connect(self._soon.start)
        shell.page_turned.connect(lambda _page: self._ask_here())

    def start(self, quiet_ms: int) -> None:
        """Look once for what the program did not print before it ended; ask about it after `quiet_ms`."""
        workplace = self._services.workplace

        def ask(_: tuple[PrintJob, ...]) -> None:
            QTimer.singleShot(quiet_ms, self, self._look)  # how they stand by then

        self._services.tasks.run_command(lambda: look_after_start(workplace), ask, self._fault, owner=self)

    def stop(self) -> None:
        """Look no more."""
        self._soon.stop()
        self._follow.stop()

    def follow(self) -> None:
        """Ask the printing system what became of what it took: beside the commands, since it may be slow."""
        workplace = self._services.workplace

        def settle(seen: tuple[Seen, ...]) -> None:
            self._services.tasks.run_command(
                lambda: (settle_sent(workplace, seen), left_prints(workplace), workplace.prints.sent()),
                self._handed_over,
                self._fault,
                owner=self,
            )

        self._services.tasks.run_query(lambda: look_at_sent(workplace), settle, self._fault, owner=self)

    def action(self) -> KeyAction | None:
        """The key that prints again, while something waits for that."""
        return KeyAction("Shift+F9", self.tr("Print again"), self.retry) if self._left else None

    def retry(self) -> None:
        """Print what this page is about once more; where paper may be there already, ask first."""
        about = self._about()
        question = self._questions.message(about)
        if any(doubtful(job) for job in about) and self._shell.message_bar.text() != question.text:
            self._shell.say(question)
        else:
            question.actions[0].run()
            self._shell.message_bar.dismiss()

    def _show_orders(self) -> None:
        """The settings, where every waiting order is listed and can go to another printer."""
        from app.ui.screens.settings.view import SettingsPage

        self._shell.open("settings")
        page = self._shell.stack.page()
        if isinstance(page, SettingsPage):
            page.parts.choose("printers")

    def _look(self) -> None:
        workplace = self._services.workplace
        self._services.tasks.run_command(
            lambda: _carried_out(workplace), self._handed_over, self._fault, owner=self
        )

    def _handed_over(self, outcome: _Outcome) -> None:
        said, left, sent = outcome
        self._questions.tell_stopped(said)
        waits = self._questions.waits(sent)
        if self._waits and not waits and self._shell.message_bar.text() == self._waits:
            self._shell.message_bar.dismiss()  # there is paper again
        self._waits = waits
        self._show(left)
        if sent:
            self._follow.start()

    def _show(self, left: tuple[PrintJob, ...]) -> None:
        before, self._left = self._left, left
        self.changed.emit()
        if before and self._shell.message_bar.text() == self._questions.message(before).text:
            self._shell.message_bar.dismiss()  # asks about what was answered, or is out of date
            self._ask_here()
        fresh = {job.id for job in left} - self._told
        self._told = {job.id for job in left}
        if fresh:
            self._shell.say(self._questions.message(left))

    def _ask_here(self) -> None:
        """On the list and on a ticket's page: what is left belongs there."""
        page = self._shell.stack.page()
        about = self._about()
        if about and page is not None and (page.ticket_id or self._shell.current() == _LIST):
            self._shell.say(self._questions.message(about))

    def _about(self) -> tuple[PrintJob, ...]:
        """Those of the ticket that is shown, all where none is."""
        page = self._shell.stack.page()
        ticket = page.ticket_id if page is not None else ""
        return tuple(job for job in self._left if not ticket or job.ticket == ticket)

    def _fault(self, error: Exception) -> None:
        self._shell.report(*trouble_of(error))


_Outcome = tuple[tuple[PrintJob, ...], tuple[PrintJob, ...], tuple[PrintJob, ...]]
"""What is to be said, what is left for a person to say, and what a printing system has."""


def _carried_out(workplace: Workplace) -> _Outcome:
    """Carry out what waits.

    Both among the commands: beside one, an order that is just being handed to its printer looks like
    one of which nobody knows the end.
    """
    waiting = any(job.state == "queued" for job in workplace.prints.waiting())
    said = carry_out(workplace) if waiting else ()
    return said, left_prints(workplace), workplace.prints.sent()
