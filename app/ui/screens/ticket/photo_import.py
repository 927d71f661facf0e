"""Taking photos into a ticket: imported on the command thread, seen as a tile while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from app.domain.shots import shot_list_for, suggested_role
from app.domain.ticket import Ticket
from app.ui.labels.evidence import evidence_role_label
from app.ui.parts.camera.shot_file import Shot
from app.ui.parts.evidence_view import EvidenceTile, TileState
from app.ui.screens.common.deeds import Deeds, trouble_of
from app.ui.screens.common.evidence_tiles import valid_evidence
from app.ui.services import Services
from app.usecases.intake_photos import import_photo
from app.usecases.perform import perform
from app.usecases.workplace import Outcome


@dataclass(frozen=True)
class _Running:
    key: str
    role: str


class PhotoImport(QObject):
    """Adds files and pasted pictures. Signals: `changed` when a tile comes or goes, `said` a sentence
    about a file that is no evidence; empty when all is well.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, services: Services, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds
        self._aim = ""
        self._count = 0
        self._running: list[_Running] = []

    def aim(self, role: str) -> None:
        """What the next picture shows; empty: the first gap of the shot list."""
        self._aim = role

    def tiles(self) -> list[EvidenceTile]:
        """Pictures being taken in now."""
        return [
            EvidenceTile(each.key, evidence_role_label(each.role), TileState.IMPORTING)
            for each in self._running
        ]

    def add_files(self, ticket: Ticket, paths: Sequence[Path]) -> None:
        """Take files in, one after the other."""
        for path in paths:
            self._add(ticket, _itself(path), path.name, self._next_role(ticket))

    def add_image(self, ticket: Ticket, image: QImage) -> None:
        """Take a pasted picture in."""
        self._add(ticket, lambda: _png(image), "pasted.png", self._next_role(ticket))

    def add_shot(self, ticket: Ticket, shot: Shot) -> None:
        """Take a picture of the camera in."""
        self._add(ticket, shot.jpeg, shot.name, shot.role)

    def roles(self) -> list[str]:
        """What the pictures show that are on their way."""
        return [each.role for each in self._running]

    def _add(self, ticket: Ticket, bring: Callable[[], Path | bytes], name: str, role: str) -> None:
        """`bring` is called on the command thread."""
        self._count += 1
        running = _Running(f"import:{self._count}", role)
        self._running.append(running)
        self.said.emit("")
        self.changed.emit()
        workplace, person = self._services.workplace, self._services.person()

        def work() -> Outcome:
            photo = import_photo(workplace, bring(), name, role)
            return perform(workplace, ticket.id, photo.evidence, person)

        def finish(_outcome: Outcome) -> None:
            self._running.remove(running)
            self._services.news.ticket_changed.emit(ticket.id)

        def fail(error: Exception) -> None:
            self._running.remove(running)
            self.changed.emit()
            code, params = trouble_of(error)
            self.said.emit(self._services.sentence(code, {"name": name, **params}))

        self._services.tasks.run_command(work, finish, fail, owner=self)

    def _next_role(self, ticket: Ticket) -> str:
        if self._aim:
            role, self._aim = self._aim, ""
            return role
        taken = [each.role for each in valid_evidence(ticket)] + [each.role for each in self._running]
        return suggested_role(shot_list_for(ticket.problem.type), taken)


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt takes text
    return bytes(data.data())


def _itself(path: Path) -> Callable[[], Path]:
    return lambda: path
