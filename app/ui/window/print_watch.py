"""Print orders: carried out after each save, told when they fail, asked about after a crash."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.kit.messages import Message, MessageAction
from app.ui.screens.common.deeds import trouble_of
from app.ui.services import Services
from app.ui.shell.actions import KeyAction
from app.ui.shell.shell import Shell
from app.usecases.left_prints import Left, drop_orders, look_after_start, print_held
from app.usecases.print_orders import carry_out
from app.usecases.read_models import PrintJob

_SOON_MS = 150


class PrintWatch(QObject):
    """The window's side of the print queue. Signal `changed`: there is something to try again, or no more."""

    changed = Signal()

    def __init__(self, shell: Shell, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._services = services
        self._told: set[str] = set()
        self._failed: tuple[PrintJob, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._look)
        services.news.ticket_changed.connect(self._soon.start)

    def start(self, quiet_ms: int) -> None:
        """Look once for what the program did not print before it ended; ask about it after `quiet_ms`."""
        workplace = self._services.workplace

        def ask(left: Left) -> None:
            QTimer.singleShot(quiet_ms, self, lambda: self._ask(left))

        self._services.tasks.run_command(lambda: look_after_start(workplace), ask, self._fault, owner=self)

    def stop(self) -> None:
        """Look no more."""
        self._soon.stop()

    def action(self) -> KeyAction | None:
        """The key that prints again, while something failed."""
        return KeyAction("Shift+F9", self.tr("Print again"), self.retry) if self._failed else None

    def retry(self) -> None:
        """Hand every waiting order to its printer once more."""
        self._told.clear()
        self._carry_out()

    def _look(self) -> None:
        workplace = self._services.workplace
        self._services.tasks.run_query(
            workplace.prints.waiting, self._sort, self._fault, owner=self, key="prints"
        )

    def _sort(self, waiting: tuple[PrintJob, ...]) -> None:
        if any(job.state == "queued" for job in waiting):
            self._carry_out()
        else:
            self._show_failed(waiting)

    def _carry_out(self) -> None:
        workplace = self._services.workplace
        self._services.tasks.run_command(
            lambda: carry_out(workplace), self._show_failed, self._fault, owner=self
        )

    def _show_failed(self, failed: tuple[PrintJob, ...]) -> None:
        self._failed = failed
        self.changed.emit()
        fresh = [job for job in failed if job.id not in self._told]
        if not fresh:
            return
        self._told |= {job.id for job in failed}
        job = fresh[-1]
        why = self._services.sentence(job.problem, {"printer": job.printer, "number": job.number})
        more = self.tr(" and {0} more").format(len(failed) - 1) if len(failed) > 1 else ""
        words = self.tr("{0} did not print{1}. {2}").format(job.number, more, why)
        actions = (
            MessageAction(self.tr("Print again"), self.retry),
            MessageAction(self.tr("Drop"), lambda: self._drop(failed)),
        )
        self._shell.say(Message(words, "warn", actions=actions))

    def _ask(self, left: Left) -> None:
        if not left.held:
            if left.failed:
                self._soon.start()  # how they stand by now
            return
        numbers = self.tr(", ").join(job.number for job in left.held[:3])
        words = self.tr("When the program ended, {0} was on its way to the printer. Did it print?")
        actions = (
            MessageAction(self.tr("It printed"), lambda: self._drop(left.held)),
            MessageAction(self.tr("Print now"), self._print_held),
        )
        self._shell.say(Message(words.format(numbers), "warn", actions=actions))

    def _print_held(self) -> None:
        workplace = self._services.workplace
        self._services.tasks.run_command(
            lambda: print_held(workplace), self._show_failed, self._fault, owner=self
        )

    def _drop(self, jobs: tuple[PrintJob, ...]) -> None:
        workplace = self._services.workplace
        self._services.tasks.run_command(
            lambda: drop_orders(workplace, jobs), lambda _: self._look(), self._fault, owner=self
        )

    def _fault(self, error: Exception) -> None:
        self._shell.report(*trouble_of(error))
