"""The photo strip: pictures of a ticket and the shots still missing, worked by keys, pointer or touch."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent

from app.ui.override import override
from app.ui.parts.evidence_view import EvidenceTile, TileState
from app.ui.parts.images import PictureLoader
from app.ui.parts.photo_intake import PhotoIntake
from app.ui.parts.tasks import Tasks
from app.ui.parts.tile_row import TileRow

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EvidenceStrip(TileRow):
    """Tiles side by side; the last place takes any further picture.

    Keys: arrows move, Enter enlarges a picture or takes a missing one, a digit sets its role, Delete
    twice asks to void it, Ctrl+V pastes. Signals carry the tile's key: `opened`, `role_chosen` (with the
    digit), `void_asked`, `capture_asked` (empty for any picture), `fetch_asked` (Enter on one that is away).
    `intake` tells of dropped and pasted
    files and pictures.
    """

    opened = Signal(str)
    role_chosen = Signal(str, int)
    void_asked = Signal(str)
    capture_asked = Signal(str)
    fetch_asked = Signal(str)

    def __init__(self, tasks: Tasks, thumbnail: PictureLoader, *, small: bool = False) -> None:
        """`thumbnail` brings the small picture of a tile's key; it is called on a worker thread.

        `small` tiles go under a viewer, large ones stand alone.
        """
        super().__init__(tasks, thumbnail, small=small)
        self.intake = PhotoIntake(self)
        self.intake.hovering.connect(self.mark_drag)
        self.setAccessibleName(self.tr("Photos"))
        self.current_changed.connect(self._describe)

    @override
    def show_tiles(self, tiles: Sequence[EvidenceTile]) -> None:
        super().show_tiles(tiles)
        self._describe()

    def current_key(self) -> str:
        """The key of the current tile; empty on the last, empty place."""
        tile = self.tile()
        return tile.key if tile else ""

    def capture_next(self) -> None:
        """Ask for the shot that is due (F6): the current place when it is empty, else the first missing."""
        tile = self.tile()
        if tile is None or tile.state is not TileState.MISSING:
            tile = next((one for one in self.tiles if one.state is TileState.MISSING), None)
        self.capture_asked.emit(tile.key if tile else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        tile = self.tile()
        pictured = tile is not None and tile.has_picture
        if event.matches(QKeySequence.StandardKey.Paste):
            self.intake.paste()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_to(self.current + (1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.move_to(0 if key == Qt.Key.Key_Home else len(self.tiles))
        elif key == Qt.Key.Key_Escape and self.question:
            self._ask("")
        elif key in _ENTER:
            self._act()
        elif key == Qt.Key.Key_Delete and pictured:
            self._void()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and pictured:
            self.role_chosen.emit(self.current_key(), key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        self.move_to(place)
        tile = self.tile()
        if tile is None or tile.state is TileState.MISSING:
            self._act()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)
        tile = self.tile()
        if tile is not None and (tile.has_picture or tile.state is TileState.AWAY):
            self._act()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ask("")
        super().focusOutEvent(event)

    def _act(self) -> None:
        """What Enter means here: confirm the question, enlarge the picture, take the missing one."""
        tile = self.tile()
        if self.question:
            self._void()
        elif tile is not None and tile.has_picture:
            self.opened.emit(tile.key)
        elif tile is not None and tile.state is TileState.AWAY:
            self.fetch_asked.emit(tile.key)
        elif tile is None or tile.state is TileState.MISSING:
            self.capture_asked.emit(tile.key if tile else "")

    def _void(self) -> None:
        if self.question:
            self._ask("")
            self.void_asked.emit(self.current_key())
        else:
            self._ask(self.tr("Void? Delete again, Esc keeps"))

    def _ask(self, question: str) -> None:
        self.question = question
        self._describe()
        self.update()

    def _describe(self) -> None:
        tile = self.tile()
        words = f"{tile.label}, {self._state_word(tile)}" if tile else self.tr("Add a photo")
        self.setAccessibleDescription(f"{words}. {self.question}" if self.question else words)

    def _state_word(self, tile: EvidenceTile) -> str:
        match tile.state:
            case TileState.TAKEN:
                return self.tr("taken")
            case TileState.IMPORTING:
                return self.tr("being imported")
            case TileState.MISSING:
                return self.tr("missing")
            case _:
                return tile.reason
