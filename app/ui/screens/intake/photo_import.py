"""Pictures into the store while the clerk types on: files, clipboard, camera; a bad one stops nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from app.ui.parts.camera.shot_file import Shot
from app.ui.parts.evidence_view import EvidenceTile, TileState
from app.ui.parts.tasks import Tasks
from app.usecases.intake_photos import DraftPhoto, import_photo
from app.usecases.workplace import Workplace

MOST_AT_ONCE = 30
"""Files of one drop; more is a folder dropped by mistake."""


@dataclass(frozen=True)
class Running:
    """A file on its way into the store, or one that was refused."""

    key: str
    intake: str
    role: str
    tile: EvidenceTile
    sentence: str = ""


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
        self._running: list[Running] = []
        self._count = 0
        self._progressed.connect(self._show_progress)

    def tiles(self, intake: str) -> list[EvidenceTile]:
        """Tiles of what is on its way or was refused, for one intake."""
        return [each.tile for each in self._running if each.intake == intake]

    def roles(self, intake: str) -> list[str]:
        """What the pictures show that are on their way, for one intake."""
        return [each.role for each in self._running if each.intake == intake and not each.sentence]

    def sentence(self, intake: str) -> str:
        """What is wrong with the last file of an intake that was refused; empty when none was."""
        refused = [each.sentence for each in self._running if each.intake == intake and each.sentence]
        return refused[-1] if refused else ""

    def take_files(self, intake: str, files: list[str], role_of: Callable[[int], tuple[str, str]]) -> None:
        """Import files. `role_of` says role and label of the first, the second … picture."""
        self._clear_refused(intake)
        for place, file in enumerate(files[:MOST_AT_ONCE]):
            path = Path(file)
            self._start(intake, _itself(path), path.name, *role_of(place))

    def take_image(self, intake: str, image: QImage, role: str, label: str) -> None:
        """Import a picture from the clipboard; PNG, so that nothing is lost on the way."""
        self._clear_refused(intake)
        self._start(intake, lambda: png_of(image), "clipboard.png", role, label)

    def take_shot(self, intake: str, shot: Shot, label: str) -> None:
        """Import a picture from the camera."""
        self._clear_refused(intake)
        self._start(intake, shot.jpeg, shot.name, shot.role, label)

    def forget(self, intake: str) -> None:
        """The intake is closed: its refused files are no longer shown."""
        self._clear_refused(intake)

    def _start(
        self, intake: str, bring: Callable[[], Path | bytes], name: str, role: str, label: str
    ) -> None:
        """`bring` is called on the worker thread."""
        self._count += 1
        key = f"import:{self._count}"
        self._running.append(Running(key, intake, role, EvidenceTile(key, label, TileState.IMPORTING)))
        self.moved.emit()

        def progress(done: int, of: int) -> None:
            self._progressed.emit(key, done / of if of else 0.0)

        def run() -> DraftPhoto:
            return import_photo(self._workplace, bring(), name, role, progress)

        def done(photo: DraftPhoto) -> None:
            self._running = [each for each in self._running if each.key != key]
            self.arrived.emit(intake, photo)

        def failed(error: Exception) -> None:
            self._fail(key, self._sentence(error))

        self._tasks.run_query(run, done, failed, owner=self)

    def _show_progress(self, key: str, share: float) -> None:
        self._replace(key, lambda one: replace(one, tile=replace(one.tile, progress=share)))

    def _fail(self, key: str, sentence: str) -> None:
        """The tile says that it is no use; the sentence stands under the strip, where there is room."""
        reason = self.tr("Not usable")

        def refuse(one: Running) -> Running:
            tile = replace(one.tile, state=TileState.FAILED, reason=reason)
            return replace(one, tile=tile, sentence=sentence)

        self._replace(key, refuse)

    def _replace(self, key: str, change: Callable[[Running], Running]) -> None:
        self._running = [change(each) if each.key == key else each for each in self._running]
        self.moved.emit()

    def _clear_refused(self, intake: str) -> None:
        self._running = [
            each for each in self._running if each.intake != intake or each.tile.state is not TileState.FAILED
        ]


def png_of(image: QImage) -> bytes:
    """A picture as PNG. Slow for large ones: for worker threads."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def _itself(path: Path) -> Callable[[], Path]:
    return lambda: path
