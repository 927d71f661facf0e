"""Pictures into the store while the clerk types on: files, clipboard, camera; a bad one stops nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from app.domain.refusals import RefusedError
from app.ui.labels.evidence import evidence_role_label
from app.ui.parts.camera.shot_file import Shot
from app.ui.parts.evidence_view import EvidenceTile, TileState
from app.ui.parts.tasks import Tasks
from app.usecases.intake_photos import DraftPhoto, import_photo
from app.usecases.workplace import Workplace

Bring = Callable[[], Path | bytes]
"""Fetches a file or its bytes; called on the worker thread."""

MOST_AT_ONCE = 30
"""Files of one drop; more is a folder dropped by mistake."""


@dataclass(frozen=True)
class Running:
    """A file on its way into the store, one that is there and waits for its turn, or one that was refused."""

    key: str
    intake: str
    tile: EvidenceTile
    role: str = ""
    photo: DraftPhoto | None = None
    sentence: str = ""


@dataclass
class Drop:
    """Files given together. The first that is usable takes the first of `roles`, whatever came before it."""

    roles: list[str]
    files: list[Running] = field(default_factory=list)

    def put(self, key: str, change: Callable[[Running], Running]) -> None:
        """Change one file; roles go to the others in their order, and none to a refused one."""
        files = [change(each) if each.key == key else each for each in self.files]
        waiting = iter(self.roles)
        self.files = [each if each.sentence else _in_role(each, next(waiting)) for each in files]

    def ready(self) -> list[Running]:
        """Take out the pictures that have their role for good: nothing before them is on its way."""
        going = list(takewhile(lambda each: each.photo is not None or bool(each.sentence), self.files))
        ready = [each for each in going if each.photo is not None]
        self.files = [each for each in self.files if each not in ready]
        self.roles = self.roles[len(ready) :]
        return ready


class PhotoImport(QObject):
    """Signals: `arrived` with the intake's id and the picture, `moved` when a tile looks different."""

    arrived = Signal(str, object)
    moved = Signal()
    _progressed = Signal(str, float)

    def __init__(
        self, workplace: Workplace, tasks: Tasks, sentence: Callable[[Exception], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._tasks = tasks
        self._sentence = sentence
        self._drops: list[Drop] = []
        self._count = 0
        self._progressed.connect(self._show_progress)

    def tiles(self, intake: str) -> list[EvidenceTile]:
        """Tiles of what is on its way or was refused, for one intake."""
        return [each.tile for each in self._files(intake)]

    def roles(self, intake: str) -> list[str]:
        """What the pictures show that are on their way, for one intake; a refused file shows nothing."""
        return [each.role for each in self._files(intake) if not each.sentence]

    def sentences(self, intake: str) -> list[str]:
        """What is wrong with each refused file of an intake; what is wrong with all of them is said once."""
        return list(dict.fromkeys(each.sentence for each in self._files(intake) if each.sentence))

    def take_files(self, intake: str, files: list[str], roles: Sequence[str]) -> None:
        """Import files. `roles` are those of the first, the second … that is usable."""
        paths = [Path(file) for file in files[:MOST_AT_ONCE]]
        self._take(intake, [(_itself(path), path.name) for path in paths], roles)

    def take_image(self, intake: str, image: QImage, role: str) -> None:
        """Import a picture from the clipboard; PNG, so that nothing is lost on the way."""
        self._take(intake, [(lambda: png_of(image), "clipboard.png")], [role])

    def take_shot(self, intake: str, shot: Shot) -> None:
        """Import a picture from the camera."""
        self._take(intake, [(shot.jpeg, shot.name)], [shot.role])

    def forget(self, intake: str) -> None:
        """The intake is closed: its refused files are no longer shown."""
        for drop in self._drops:
            drop.files = [each for each in drop.files if each.intake != intake or not each.sentence]
        self._drops = [drop for drop in self._drops if drop.files]

    def _take(self, intake: str, sources: Sequence[tuple[Bring, str]], roles: Sequence[str]) -> None:
        self.forget(intake)
        drop = Drop(list(roles))
        self._drops.append(drop)
        for role in roles[: len(sources)]:
            self._count += 1
            key = f"import:{self._count}"
            tile = EvidenceTile(key, evidence_role_label(role), TileState.IMPORTING)
            drop.files.append(Running(key, intake, tile, role))
        self.moved.emit()
        for (bring, name), file in zip(sources, tuple(drop.files), strict=True):
            self._start(drop, file, bring, name)

    def _start(self, drop: Drop, file: Running, bring: Bring, name: str) -> None:
        key, role = file.key, file.role

        def progress(done: int, of: int) -> None:
            self._progressed.emit(key, done / of if of else 0.0)

        def run() -> DraftPhoto:
            return import_photo(self._workplace, bring(), name, role, progress)

        def done(photo: DraftPhoto) -> None:
            drop.put(key, lambda one: replace(one, photo=photo))
            self._hand_on(drop)

        def failed(error: Exception) -> None:
            drop.put(key, lambda one: self._refused(one, error))
            self._hand_on(drop)
            self.moved.emit()

        self._tasks.run_query(run, done, failed, owner=self)

    def _hand_on(self, drop: Drop) -> None:
        ready = drop.ready()
        self._drops = [each for each in self._drops if each.files]
        for each in ready:
            if each.photo is not None:
                self.arrived.emit(each.intake, each.photo.shown_as(each.role))

    def _refused(self, one: Running, error: Exception) -> Running:
        """The tile says that it is no use; the sentence stands under the strip, where there is room."""
        name = error.refusal.params.get("name") if isinstance(error, RefusedError) else None
        reason = self.tr("Not usable")
        tile = replace(one.tile, label=name or one.tile.label, state=TileState.FAILED, reason=reason)
        return replace(one, tile=tile, role="", sentence=self._sentence(error))

    def _show_progress(self, key: str, share: float) -> None:
        for drop in self._drops:
            drop.put(key, lambda one: replace(one, tile=replace(one.tile, progress=share)))
        self.moved.emit()

    def _files(self, intake: str) -> list[Running]:
        return [each for drop in self._drops for each in drop.files if each.intake == intake]


def _in_role(file: Running, role: str) -> Running:
    if file.role == role:
        return file
    return replace(file, role=role, tile=replace(file.tile, label=evidence_role_label(role)))


def png_of(image: QImage) -> bytes:
    """A picture as PNG. Slow for large ones: for worker threads."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def _itself(path: Path) -> Callable[[], Path]:
    return lambda: path
