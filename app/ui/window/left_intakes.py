"""An intake the last run did not finish is asked about at the start, not when somebody begins another."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.ui.services import Services
from app.ui.shell.shell import Shell
from app.usecases.read_models import SavedDraft

_START = "queue"


class LeftIntakes(QObject):
    """Looks once; the page of the intakes asks. Who has begun something else by then is not disturbed."""

    def __init__(self, shell: Shell, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        left = (
            services.workplace.drafts.all()
        )  # a handful of rows; later, one typed since would be among them
        services.tasks.run_query(lambda: left, self._found, owner=self, key="intakes left")

    def _found(self, drafts: tuple[SavedDraft, ...]) -> None:
        idle = self._shell.current() == _START and not self._shell.top.search.hasFocus()
        if idle and any(not draft.parked for draft in drafts):
            self._shell.open("intake")
