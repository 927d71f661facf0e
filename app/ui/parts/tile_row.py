"""Tiles in a row that scrolls sideways: geometry, pictures and painting of the photo strip."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.look import current_look
from app.ui.kit.paint import CENTRE, paint_focus, rounded, text_at
from app.ui.override import override
from app.ui.parts.evidence_paint import paint_add, paint_question, paint_tile
from app.ui.parts.evidence_view import EvidenceTile
from app.ui.parts.images import THUMB_LONGEST, PictureLoader, decode
from app.ui.parts.tasks import Tasks
from app.ui.theme import Space

_EDGE = 3.0


class TileRow(QWidget):
    """Draws tiles and, after the last, the place for another. One of them is current.

    Signal `current_changed` carries the key of the tile moved to, empty for the last place.
    """

    current_changed = Signal(str)

    def __init__(self, tasks: Tasks, thumbnail: PictureLoader, *, small: bool = False) -> None:
        super().__init__()
        self._small = small
        self._tasks = tasks
        self._thumbnail = thumbnail
        self._pictures: dict[str, QPixmap] = {}
        self._offset = 0.0
        self._dragged_over = False
        self.tiles: tuple[EvidenceTile, ...] = ()
        self.current = 0
        self.question = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tiles(self, tiles: Sequence[EvidenceTile]) -> None:
        """Replace the tiles; the current one stays current by its key. Pictures already fetched stay."""
        here = self.tile()
        self.tiles = tuple(tiles)
        keys = [tile.key for tile in self.tiles]
        self.current = keys.index(here.key) if here and here.key in keys else min(self.current, len(keys))
        self.question = ""
        shown = {tile.key for tile in self.tiles if tile.has_picture}
        self._pictures = {key: picture for key, picture in self._pictures.items() if key in shown}
        for tile in self.tiles:
            if tile.has_picture and tile.key not in self._pictures:
                self._fetch(tile.key)
        self.updateGeometry()
        self._scroll(self._offset)

    def tile(self) -> EvidenceTile | None:
        """The current tile; None on the last place."""
        return self.tiles[self.current] if self.current < len(self.tiles) else None

    def move_to(self, place: int) -> None:
        """Make `place` current and bring it into sight; places beyond the ends mean the ends."""
        place = min(max(place, 0), len(self.tiles))
        if place != self.current:
            self.current = place
            self.question = ""
            tile = self.tile()
            self.current_changed.emit(tile.key if tile else "")
        box = self.boxes()[place]
        if box.left() < _EDGE:
            self._scroll(self._offset + box.left() - _EDGE)
        elif box.right() > self.width() - _EDGE:
            self._scroll(self._offset + box.right() - self.width() + _EDGE)
        self.update()

    def place_at(self, position: QPointF) -> int:
        """The place drawn at `position`, or -1."""
        return next((place for place, box in enumerate(self.boxes()) if box.contains(position)), -1)

    def boxes(self) -> list[QRectF]:
        """Where the tiles and the last place are drawn."""
        size = self._tile_size()
        step = size.width() + float(Space.S)
        return [
            QRectF(_EDGE + place * step - self._offset, _EDGE, size.width(), size.height())
            for place in range(len(self.tiles) + 1)
        ]

    def mark_drag(self, over: bool) -> None:
        """Show that a drop would be taken."""
        self._dragged_over = over
        self.update()

    @override
    def sizeHint(self) -> QSize:
        size = self._tile_size()
        return QSize((size.width() + Space.S) * (len(self.tiles) + 1), round(size.height() + 2 * _EDGE))

    @override
    def minimumSizeHint(self) -> QSize:
        size = self._tile_size()
        return QSize(size.width() * 2, round(size.height() + 2 * _EDGE))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        self._scroll(self._offset - (delta.x() or delta.y()) / 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._scroll(self._offset)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        hint = self.tr("Click or F6")
        for place, box in enumerate(self.boxes()):
            if place < len(self.tiles):
                tile = self.tiles[place]
                paint_tile(painter, look, box, tile, self._pictures.get(tile.key), hint)
            else:
                paint_add(painter, look, box)
            if place == self.current and self.question:
                paint_question(painter, look, box, self.question)
            if place == self.current and self.hasFocus():
                paint_focus(painter, look, box.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE), 8)
        if self._dragged_over:
            c = look.theme.colours
            whole = QRectF(self.rect())
            rounded(painter, whole, 8, c.accent_soft, c.accent, 2)
            text_at(painter, whole, self.tr("Drop photos here"), look.font("strong"), c.accent, CENTRE)

    def _scroll(self, offset: float) -> None:
        self._offset = min(max(offset, 0.0), max(self.sizeHint().width() + _EDGE - self.width(), 0.0))
        self.update()

    def _fetch(self, key: str) -> None:
        def keep(image: QImage) -> None:
            if not image.isNull():  # what is not here now may be when the tiles are shown anew
                self._pictures[key] = QPixmap.fromImage(image)
            self.update()

        self._tasks.run_query(lambda: decode(self._thumbnail(key), THUMB_LONGEST), keep, owner=self)

    def _tile_size(self) -> QSize:
        control = current_look().theme.sizes.control
        height = control + (16 if self._small else 30)
        return QSize(round(height * (1.3 if self._small else 1.7)), height)
