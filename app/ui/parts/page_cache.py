"""Rendered pages of one PDF: the twelve used last, others rendered on a worker when asked for."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from app.ui.parts.pdf_renderer import PdfRenderer
from app.ui.parts.tasks import Tasks

KEPT = 12


class PageCache(QObject):
    """Answers at once with what there is. Signal `arrived` says that a better picture is there now."""

    arrived = Signal()

    def __init__(self, tasks: Tasks, renderer: PdfRenderer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._renderer = renderer
        self._pdf = b""
        self._pixmaps: dict[tuple[int, int], QPixmap] = {}
        self._wanted: set[tuple[int, int]] = set()

    def use(self, pdf: bytes) -> None:
        """Forget the pages of the PDF before."""
        self._pdf = pdf
        self._pixmaps.clear()
        self._wanted.clear()

    def pixmap(self, number: int, width: int) -> QPixmap | None:
        """Page `number`, `width` pixels wide; meanwhile the same page in another width, or None."""
        key = (number, width)
        found = self._pixmaps.pop(key, None)
        if found is not None:
            self._pixmaps[key] = found  # now the one used last
            return found
        self._render(key)
        return next((each for (other, _), each in self._pixmaps.items() if other == number), None)

    def keep(self, number: int, width: int, image: QImage) -> None:
        """Take in a page rendered elsewhere."""
        self._pixmaps.pop((number, width), None)
        while len(self._pixmaps) >= KEPT:
            del self._pixmaps[next(iter(self._pixmaps))]
        self._pixmaps[number, width] = QPixmap.fromImage(image)
        self.arrived.emit()

    def __len__(self) -> int:
        return len(self._pixmaps)

    def _render(self, key: tuple[int, int]) -> None:
        if key in self._wanted:
            return
        self._wanted.add(key)
        pdf, (number, width) = self._pdf, key

        def take(image: QImage) -> None:
            if pdf is self._pdf:
                self._wanted.discard(key)
                self.keep(number, width, image)

        self._tasks.run_query(lambda: self._renderer.page(pdf, number, width), take, owner=self)
