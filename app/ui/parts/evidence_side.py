"""The evidence side of a ticket: the picture looked at above, the strip of all below."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.parts.evidence_strip import EvidenceStrip
from app.ui.parts.evidence_view import EvidenceTile, TileState
from app.ui.parts.images import PictureLoader
from app.ui.parts.tasks import Tasks
from app.ui.parts.viewer import ImageViewer
from app.ui.theme import Space

Caption: TypeAlias = Callable[[EvidenceTile], str]
"""The line under a picture: role, what it shows, when it was taken."""


class EvidenceSide(QWidget):
    """A viewer that follows the strip. Page Up and Page Down leaf through, Escape goes back to the strip.

    Signal `fetch_asked` carries the key of a picture that is away and that a person wants now.
    """

    fetch_asked = Signal(str)

    def __init__(
        self, tasks: Tasks, *, thumbnail: PictureLoader, picture: PictureLoader, caption: Caption
    ) -> None:
        """`thumbnail` and `picture` bring the small and the large picture of a key, on a worker thread."""
        super().__init__()
        self._picture = picture
        self._caption = caption
        self._shown = ""
        self.viewer = ImageViewer(tasks)
        self.strip = EvidenceStrip(tasks, thumbnail, small=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S - 2)
        layout.addWidget(self.viewer, 1)
        layout.addWidget(self.strip)
        self.setFocusProxy(self.strip)
        self.strip.current_changed.connect(lambda _: self._follow())
        self.strip.opened.connect(lambda _: self.viewer.setFocus())
        self.viewer.closed.connect(self.strip.setFocus)
        self.viewer.previous_asked.connect(lambda: self.strip.move_to(self.strip.current - 1))
        self.strip.fetch_asked.connect(self.fetch_asked)
        self.viewer.fetch_asked.connect(self._ask)
        self.viewer.next_asked.connect(lambda: self.strip.move_to(self.strip.current + 1))

    def show_tiles(self, tiles: Sequence[EvidenceTile]) -> None:
        """Replace the tiles; the picture looked at stays while it is there."""
        self.strip.show_tiles(tiles)
        self._follow()

    def _follow(self) -> None:
        tile = self.strip.tile()
        key = tile.key if tile is not None and tile.has_picture else ""
        if key and key == self._shown:
            return
        self._shown = key
        if tile is not None and tile.state is TileState.AWAY:
            hint = self.tr("{0}. Enter: fetch now").format(tile.reason)
            self.viewer.say(hint, self._caption(tile))
        elif tile is None or not key:
            self.viewer.clear()
        else:
            self.viewer.show_picture(lambda: self._picture(key), self._caption(tile))

    def _ask(self) -> None:
        tile = self.strip.tile()
        if tile is not None and tile.state is TileState.AWAY:
            self.fetch_asked.emit(tile.key)
