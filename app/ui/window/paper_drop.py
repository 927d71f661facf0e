"""Signed papers dropped or pasted anywhere in the window: recognised, filed, told; or asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence

from app.ui.kit.messages import Message, MessageAction
from app.ui.override import override
from app.ui.parts.photo_intake import PaperDoor, PhotoIntake
from app.ui.screens.common.deeds import trouble_of
from app.ui.services import Services
from app.ui.shell.shell import Shell
from app.usecases.papers_back import CameBack, SeenPaper, bring_back, look_at
from app.usecases.scan_back import ScannedBack
from app.usecases.unplaced import waiting_scans


@dataclass(frozen=True)
class _Given:
    """One thing given: a file, or a picture without one."""

    file: Path | None = None
    image: QImage | None = None

    def content(self) -> Path | bytes:
        """On a worker: a picture becomes PNG, so that nothing is lost on the way."""
        if self.file is not None or self.image is None:
            return self.file or b""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt takes text
        return bytes(data.data())


class PaperDrop(PaperDoor):
    """Child of the shell, where every widget that takes photos finds it. `ask` shows what waits."""

    def __init__(self, shell: Shell, services: Services, ask: Callable[[], None]) -> None:
        super().__init__(shell)
        self._shell = shell
        self._services = services
        self._ask = ask
        self._count = 0
        shell.setAcceptDrops(True)
        shell.installEventFilter(self)

    @override
    def offer(self, mime: QMimeData, photos: PhotoIntake | None) -> bool:
        """See `PaperDoor`; each file is taken by itself, and one that fails stops no other."""
        given = _in(mime)
        for each in given:
            self._take(each, photos)
        return bool(given)

    def take_files(self, files: list[str]) -> None:
        """Files that somebody chose as signed papers."""
        for file in files:
            self._take(_Given(Path(file)), None)

    def tell_waiting(self) -> None:
        """Say how many papers wait for somebody to tell what they are; nothing where none does."""
        workplace = self._services.workplace
        self._services.tasks.run_query(
            lambda: len(waiting_scans(workplace)), self._say_waiting, lambda _error: None, owner=self
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What no widget took for itself reaches the window."""
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent):
                event.setAccepted(bool(_in(event.mimeData())))
                return True
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                event.setAccepted(self.offer(event.mimeData(), None))
                return True
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                pasted = event.matches(QKeySequence.StandardKey.Paste)
                return pasted and self.offer(QGuiApplication.clipboard().mimeData(), None)
            case _:
                return False

    def _take(self, given: _Given, photos: PhotoIntake | None) -> None:
        workplace, person, tasks = (
            self._services.workplace,
            self._services.person(),
            self._services.tasks,
        )

        def look() -> SeenPaper:
            return look_at(workplace, given.content(), name="pasted.png", or_photo=photos is not None)

        def file(seen: SeenPaper) -> None:
            tasks.run_command(lambda: bring_back(workplace, seen, person), done, fail, owner=self)

        def done(came: CameBack) -> None:
            if photos is not None and came.nothing_ours:
                _as_photo(given, photos)
            else:
                self._tell(came)

        def fail(error: Exception) -> None:
            self._shell.report(*trouble_of(error))

        if photos is None:
            self._shell.say(Message(self.tr("Reading the paper…"), "info", seconds=2))
        self._count += 1
        tasks.run_query(look, file, fail, owner=self, key=f"paper:{self._count}")

    def _tell(self, came: CameBack) -> None:
        for ticket in dict.fromkeys(each.ticket.id for each in came.filed):
            self._services.news.ticket_changed.emit(ticket)
        if came.unplaced:
            self.tell_waiting()
        for each in came.filed:
            self._say_filed(each)

    def _say_filed(self, filed: ScannedBack) -> None:
        ticket, document = filed.ticket, filed.document
        show = partial(self._services.news.document_wanted.emit, ticket.id, document.id)
        action = MessageAction(self.tr("Show"), show)
        if filed.warning is not None:
            words = self._services.sentence(filed.warning.code, filed.warning.params)
            kept = self.tr("{0} The picture lies with {1}.").format(words, ticket.number)
            self._shell.say(Message(kept, "warn", actions=(action,)))
            return
        words = self.tr("{0} is signed; filed with {1}").format(document.number, ticket.number)
        self._shell.say(Message(words, "ok", seconds=8, actions=(action,)))

    def _say_waiting(self, count: int) -> None:
        if not count:
            return
        words = self.tr(
            "%n papers could not be told. They are kept until somebody says what they are.", "", count
        )
        self._shell.say(Message(words, "warn", actions=(MessageAction(self.tr("Say which"), self._ask),)))


def _in(mime: QMimeData | None) -> list[_Given]:
    """Files first: a file manager gives a picture of them too. Words with a picture are words."""
    if mime is None:
        return []
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return [_Given(file) for file in files]
    if mime.hasImage() and not mime.hasText():
        return [_Given(image=QImage(mime.imageData()))]
    return []


def _as_photo(given: _Given, photos: PhotoIntake) -> None:
    """No paper of ours: what it was meant to be."""
    mime = QMimeData()
    if given.file is not None:
        mime.setUrls([QUrl.fromLocalFile(str(given.file))])
    else:
        mime.setImageData(given.image)
    photos.take(mime)
