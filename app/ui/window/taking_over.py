"""Whoever signs in and takes over finds the sheet of who handed over in front, once."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.ui.screens.common.deeds import Deeds
from app.ui.services import Services
from app.usecases.desk_papers import DeskPaper
from app.usecases.hand_over import to_take_over


class TakingOver(QObject):
    """Looks when somebody signed in. A sheet that was shown and not confirmed stays on the list of papers."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = Deeds(services, self)
        self._shown: set[str] = set()

    def look(self) -> None:
        """Show the sheet that waits for whoever is signed in."""
        workplace, name = self._services.workplace, self._services.person().name
        self._deeds.ask(lambda: to_take_over(workplace, name), self._show, key="taking_over", quiet=True)

    def _show(self, paper: DeskPaper | None) -> None:
        if paper is not None and paper.document.id not in self._shown:
            self._shown.add(paper.document.id)
            self._services.news.paper_wanted.emit(paper.leaf)
