"""Keeps what is typed: at most a second behind, on the writer's thread, each intake for itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.refusals import InputError
from app.ui.parts.tasks import Tasks
from app.ui.screens.intake.session import Intake, intake_of
from app.usecases.read_models import SavedDraft
from app.usecases.workplace import Workplace

INTERVAL_MS = 800
"""From the first change to the order to write; the rest of the second is for the writing itself."""


class Drafting(QObject):
    """Signals: `saved` after a draft is on the disk; `found` with the drafts of an earlier run."""

    saved = Signal()
    found = Signal(list)

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        front: Callable[[], Intake],
        parent: QObject,
        clerk: Callable[[], str] = lambda: "",
    ) -> None:
        """`clerk` names who types."""
        super().__init__(parent)
        self._workplace = workplace
        self._tasks = tasks
        self._front = front
        self._clerk = clerk
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.keep_front)

    def touch(self) -> None:
        """Something was typed. The timer is not set back: who types on and on is kept all the same."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_front(self) -> None:
        """Write the intake in front now."""
        self._timer.stop()
        self.keep(self._front())

    def keep(self, intake: Intake) -> None:
        """Write an intake unless the store has it as it is."""
        state = (intake.form, intake.parked)
        if intake.kept == state or (intake.kept is None and intake.empty):
            return
        intake.clerk = intake.clerk or self._clerk()
        draft = intake.draft(self._workplace.time.now())
        drafts = self._workplace.drafts
        intake.ordered = True

        def done(_: None) -> None:
            intake.kept = state  # only now: what failed is tried again with the next change
            self.saved.emit()

        self._tasks.run_command(lambda: drafts.save(draft), done, owner=self)

    def drop(self, intake: Intake) -> None:
        """Throw an intake away; it can be had back for seven days."""
        self._timer.stop()
        if not intake.ordered:
            return
        drafts = self._workplace.drafts
        intake.kept, intake.ordered = None, False
        self._tasks.run_command(lambda: drafts.drop(intake.id), lambda _: None, owner=self)

    def look_for_left(self) -> None:
        """Find what an earlier run left behind; `found` follows."""
        self._tasks.run_query(self._workplace.drafts.all, self._tell, owner=self, key="drafts left")

    def _tell(self, drafts: tuple[SavedDraft, ...]) -> None:
        self.found.emit([intake for intake in map(_readable, drafts) if intake is not None])


def _readable(draft: SavedDraft) -> Intake | None:
    """A payload that is no draft is left where it is: another program may understand it."""
    try:
        return intake_of(draft)
    except InputError:
        return None
