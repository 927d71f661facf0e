"""Photos given by dropping files on a widget or by pasting: wherever a page wants to take them."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from app.ui.override import override


class PhotoIntake(QObject):
    """Makes `widget` take drops. Signals: `files_given` paths, `image_given` a picture, `hovering` a drag."""

    files_given = Signal(list)
    image_given = Signal(QImage)
    hovering = Signal(bool)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def paste(self) -> bool:
        """Take what the clipboard holds; False when that is no file and no picture."""
        return self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData | None) -> bool:
        """Take files or a picture; False when there is none."""
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
                event.setAccepted(self.take(event.mimeData()))
                return True
            case _:
                return False
