"""Asking head office for files of a ticket that somebody looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from app.ui.screens.common.deeds import Deeds
from app.ui.services import Services
from app.usecases.awaited import Whereabouts


class FetchAway(QObject):
    """Asks once for each file that is away, and again when a person wants it. Nothing waits for it."""

    def __init__(self, services: Services, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._link = services.link
        self._deeds = deeds
        self._asked: set[str] = set()

    def follow(self, awaited: Mapping[str, Whereabouts]) -> None:
        """These are away; what came meanwhile may go away once more and is asked for then."""
        nowhere = (Whereabouts.LOST, Whereabouts.LEFT)
        wanted = {name for name, where in awaited.items() if where not in nowhere}
        new, self._asked = wanted - self._asked, self._asked & wanted
        self._ask(sorted(new))

    def again(self, sha256: str) -> None:
        """A person wants this one now."""
        self._ask((sha256,))

    def _ask(self, names: Sequence[str]) -> None:
        if not names:
            return
        self._asked.update(names)
        link, wanted = self._link, tuple(names)
        self._deeds.ask(lambda: link.syncing.fetch(wanted), lambda _: None, quiet=True)
