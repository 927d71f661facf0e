"""Photos given by dropping files on a widget or by pasting: wherever a page wants to take them."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from app.ui.override import override


class PaperDoor(QObject):
    """Looks first at what is given anywhere in a window: a signed paper is filed, and is no photo.

    The window has one among its children; without one everything is a photo at once.
    """

    def offer(self, mime: QMimeData, photos: "PhotoIntake | None") -> bool:
        """Take what is in `mime`; what is no paper goes to `photos` afterwards. False: nothing was taken."""
        return False


class PhotoIntake(QObject):
    """Makes `widget` take drops. Signals: `files_given` paths, `image_given` a picture, `hovering` a drag.

    `papers`: what may be a signed paper is shown to the `PaperDoor` of the window first.
    """

    files_given = Signal(list)
    image_given = Signal(QImage)
    hovering = Signal(bool)

    def __init__(self, widget: QWidget, *, papers: bool = True) -> None:
        super().__init__(widget)
        self._widget = widget
        self._papers = papers
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def paste(self) -> bool:
        """Take what the clipboard holds; False when that is no file and no picture."""
        return self._given(QGuiApplication.clipboard().mimeData())

    def _given(self, mime: QMimeData | None) -> bool:
        door = self._widget.window().findChild(PaperDoor) if self._papers else None
        if mime is not None and door is not None and door.offer(mime, self):
            return True
        return self.take(mime)

    def take(self, mime: QMimeData | None) -> bool:
        """Take files or a picture as photos; False when there is none."""
        if mime is None:
            return False
        files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if files:
            self.files_given.emit(files)
            return True
        if mime.hasImage():
            self.image_given.emit(QImage(mime.imageData()))
            return True
        return False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent):
                welcome = event.mimeData().hasUrls() or event.mimeData().hasImage()
                event.setAccepted(welcome)
                self.hovering.emit(welcome)
                return True
            case QEvent.Type.DragLeave:
                self.hovering.emit(False)
                return True
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                self.hovering.emit(False)
                event.setAccepted(self._given(event.mimeData()))
                return True
            case _:
                return False
