"""The preview of a paper beside the form that makes it: never blocks, never flickers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from app.ui.kit.keys import KeyHint
from app.ui.kit.look import current_look
from app.ui.kit.paint import chip_size, paint_chip, paint_focus
from app.ui.override import override
from app.ui.parts.page_cache import PageCache
from app.ui.parts.page_column import (
    GAP,
    PlacedPage,
    column_height,
    fitting_width,
    page_at,
    pages_in_sight,
    place_pages,
)
from app.ui.parts.pdf_renderer import PageSize, PdfRenderer, Spot
from app.ui.parts.tasks import Tasks

_STEP = 1.25
_ZOOMS = (0.25, 4.0)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A PDF read on a worker: its page sizes and the page that will be in sight first."""

    pdf: bytes
    pages: tuple[PageSize, ...]
    number: int
    image: QImage
    spot: Spot | None = None


def preview_keys() -> tuple[KeyHint, ...]:
    """The keys of a preview, for a footer or a row under it."""
    translate = QCoreApplication.translate
    return (
        KeyHint("PgDn", translate("PdfPreview", "Leaf")),
        KeyHint("+ -", translate("PdfPreview", "Zoom")),
        KeyHint("0", translate("PdfPreview", "Width")),
        KeyHint("9", translate("PdfPreview", "Whole page")),
    )


class PdfPreview(QAbstractScrollArea):
    """Pages fitted to the width, rendered on a worker when they come into sight.

    A newer PDF replaces the older one when its first page is ready, at the same place. Keys: Page Up and
    Page Down go page by page, Home and End to the ends; + and - zoom, 0 fits the width, 9 a whole page, with
    Ctrl as well as without. Signal `page_changed` carries the page being read, from 0.
    """

    page_changed = Signal(int)

    def __init__(self, tasks: Tasks, renderer: PdfRenderer) -> None:
        super().__init__()
        self._tasks = tasks
        self._renderer = renderer
        self._cache = PageCache(tasks, renderer, self)
        self._cache.arrived.connect(self.viewport().update)
        self._sizes: tuple[PageSize, ...] = ()
        self._placed: list[PlacedPage] = []
        self._message = ""
        self._busy = False
        self._page = 0
        self.zoom = 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(self.tr("Preview"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_busy(self) -> None:
        """A newer paper is being made; what is shown stays until it is there."""
        self._busy = True
        self._tell("" if self._sizes else self.tr("Typesetting…"))

    def show_pdf(self, pdf: bytes, words: str = "") -> None:
        """Show a paper as soon as its first page is rendered, with `words` in sight if they stand on it."""
        self.show_busy()
        number, room, scale = self._page, self._room(), self.zoom * self.devicePixelRatioF()

        def read() -> _Opened:
            pages = self._renderer.sizes(pdf)
            spot = self._renderer.find(pdf, words) if words else None
            first = spot.page if spot is not None else min(number, len(pages) - 1)
            width = round(fitting_width(pages, room) * scale)
            return _Opened(pdf, pages, first, self._renderer.page(pdf, first, width), spot)

        def failed(_error: Exception) -> None:
            self.show_message(self.tr("The preview could not be made"))

        self._tasks.run_query(read, self._swap, failed, owner=self, key="pdf")

    def show_message(self, text: str) -> None:
        """Show words instead of a paper."""
        self._tasks.forget("pdf", owner=self)
        self._sizes, self._busy = (), False
        self._cache.use(b"")
        self._place()
        self._tell(text)

    def go_to(self, page: int) -> None:
        """Bring the top of a page into sight; pages beyond the ends mean the ends."""
        if self._placed:
            page = min(max(page, 0), len(self._placed) - 1)
            self.verticalScrollBar().setValue(self._placed[page].top - GAP)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to(self._page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to(self._page - 1)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(len(self._sizes) - 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._set_zoom(self.zoom * _STEP)
            case Qt.Key.Key_Minus:
                self._set_zoom(self.zoom / _STEP)
            case Qt.Key.Key_0:
                self._set_zoom(1.0)
            case Qt.Key.Key_9:
                self._fit_page()
            case _:
                super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._set_zoom(self.zoom * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP))
        else:
            super().wheelEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self.viewport())
        whole = QRectF(self.viewport().rect())
        painter.fillRect(whole, QColor(look.theme.colours.footer))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = self.verticalScrollBar().value()
        for page in pages_in_sight(self._placed, top, self.viewport().height()):
            self._paint_page(painter, page, page.top - top)
        if self._message:
            painter.setFont(look.font("body"))
            painter.setPen(QColor(look.theme.colours.ink_2))
            room = whole.adjusted(2 * GAP, GAP, -2 * GAP, -GAP)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        elif self._busy:
            words = self.tr("Typesetting…")
            size = chip_size(look, words, "hourglass")
            place = QRectF(whole.right() - size.width() - 8, 8, size.width(), size.height())
            paint_chip(painter, look, place, words, "neutral", "hourglass")
        if self.hasFocus():
            paint_focus(painter, look, whole, 0)

    def _paint_page(self, painter: QPainter, page: PlacedPage, top: int) -> None:
        free = self.viewport().width() - page.width
        left = free // 2 if free >= 0 else GAP - self.horizontalScrollBar().value()
        box = QRect(QPoint(left, top), QPoint(left + page.width - 1, top + page.height - 1))
        painter.fillRect(box.adjusted(-1, -1, 2, 3), QColor(0, 0, 0, 38))
        painter.fillRect(box, QColor(255, 255, 255))  # paper is white in every theme
        pixmap = self._cache.pixmap(page.number, round(page.width * self.devicePixelRatioF()))
        if pixmap is not None:
            painter.drawPixmap(box, pixmap)

    def _swap(self, opened: _Opened) -> None:
        self._sizes, self._busy = opened.pages, False
        self._cache.use(opened.pdf)
        top = self.verticalScrollBar().value()
        self._place()
        self.verticalScrollBar().setValue(_in_sight(opened.spot, self._placed, top, self.viewport().height()))
        self._cache.keep(opened.number, opened.image.width(), opened.image)
        self._tell("")

    def _tell(self, message: str) -> None:
        self._message = message
        pages = self.tr("%n pages", "", len(self._sizes)) if self._sizes else ""
        self.setAccessibleDescription(self.tr("Typesetting…") if self._busy else message or pages)
        self.viewport().update()

    def _width(self) -> int:
        """The width of a page on the screen."""
        return max(round(fitting_width(self._sizes, self._room()) * self.zoom), 8)

    def _room(self) -> int:
        """For pages beside each other; the same with and without a scroll bar beside them."""
        return self.width() - self.verticalScrollBar().sizeHint().width() - 2 * GAP

    def _place(self) -> None:
        self._placed = place_pages(self._sizes, self._width())
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(column_height(self._placed) - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(self._width() + 2 * GAP - view.width(), 0))
        self.viewport().update()

    def _scrolled(self, top: int) -> None:
        page = page_at(self._placed, top)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _fit_page(self) -> None:
        """As large as the whole of the page being read is in sight."""
        if self._placed:
            page = self._placed[self._page]
            room = self.viewport().height() - 2 * GAP
            whole = self.zoom * room / page.height
            self._set_zoom(whole, least=whole)  # a roll may be longer than the least zoom shows

    def _set_zoom(self, zoom: float, *, least: float = _ZOOMS[0]) -> None:
        page = self._page
        self.zoom = min(max(zoom, min(least, _ZOOMS[0])), _ZOOMS[1])
        self._place()
        self.go_to(page)


def _in_sight(spot: Spot | None, placed: Sequence[PlacedPage], top: int, height: int) -> int:
    """How far to scroll: not at all where the spot is well in sight, else it comes into the upper third."""
    if spot is None:
        return top
    page = placed[spot.page]
    place = page.top + round(spot.down * page.height)
    return top if top + GAP <= place <= top + height * 3 // 4 else place - height // 3
