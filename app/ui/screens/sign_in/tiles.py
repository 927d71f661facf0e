"""A tile for each person of the staff: name, role, and whether they are away or have to wait."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from app.ui.kit.look import current_look
from app.ui.kit.paint import CENTRE, dot, paint_focus, rounded, text_at
from app.ui.override import override
from app.ui.theme import Space

COLUMNS = 3
_HEIGHT = 58
_WIDTH = 190
_DISC = 17.0


@dataclass(frozen=True)
class Tile:
    """What a tile says. `note` stands after the role: away until a day, locked, no PIN yet."""

    name: str
    role: str
    note: str = ""


class PersonTile(QAbstractButton):
    """One person; checked where it is the one whose PIN is asked for."""

    def __init__(self, tile: Tile) -> None:
        super().__init__()
        self.tile = tile
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_tile(tile)

    def show_tile(self, tile: Tile) -> None:
        """Say something else about the same person."""
        self.tile = tile
        self.setText(tile.name)
        words = " · ".join(part for part in (tile.name, tile.role, tile.note) if part)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, max(_HEIGHT, current_look().theme.sizes.control + Space.XL))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        c = look.theme.colours
        painter = QPainter(self)
        place = QRectF(self.rect())
        radius = look.theme.sizes.card_radius
        chosen, hot = self.isChecked(), self.underMouse() or self.isDown()
        fill = c.accent_soft if chosen else c.sunken if hot else c.panel
        rounded(painter, place, radius, fill, c.accent if chosen else c.line_control, 2 if chosen else 1)
        left = place.left() + Space.M
        disc = QRectF(left, place.center().y() - _DISC, 2 * _DISC, 2 * _DISC)
        dot(painter, disc.center(), _DISC, c.accent if chosen else c.sunken)
        initial = self.tile.name[:1]
        text_at(
            painter, disc, initial, look.font("strong", bold=True), c.on_accent if chosen else c.ink_2, CENTRE
        )
        words = place.adjusted(Space.M + 2 * _DISC + Space.S, Space.S, -Space.S, -Space.S)
        upper, lower = QRectF(words), QRectF(words)
        upper.setBottom(words.center().y() + 1)
        lower.setTop(words.center().y() + 1)
        text_at(painter, upper, self.tile.name, self._name_font(), c.ink)
        text_at(painter, lower, self.below_name(int(lower.width())), look.font("small"), c.ink_2)
        if self.hasFocus():
            paint_focus(painter, look, place, radius)

    def below_name(self, width: int) -> str:
        """Role and note; the note alone where both have no room: who is away matters more than as what."""
        both = " · ".join(part for part in (self.tile.role, self.tile.note) if part)
        fits = QFontMetrics(current_look().font("small")).horizontalAdvance(both) <= width
        return both if fits or not self.tile.note else self.tile.note

    def _name_font(self) -> QFont:
        return current_look().font("body", bold=True)


class Tiles(QWidget):
    """All tiles in rows of three. Signal `picked` carries the name that a person chose."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Staff"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.S)
        self._tiles: dict[str, PersonTile] = {}
        self._current = ""

    def show_tiles(self, tiles: Iterable[Tile]) -> None:
        """Show these; whoever was chosen stays so if still there, else the first is."""
        wanted = {tile.name: tile for tile in tiles}
        if list(wanted) != list(self._tiles):
            self._lay_anew(list(wanted.values()))
        for name, tile in wanted.items():
            self._tiles[name].show_tile(tile)
        self.choose(self._current if self._current in wanted else next(iter(wanted), ""))

    def current(self) -> str:
        """The name that is chosen."""
        return self._current

    def tile(self, name: str) -> PersonTile:
        """The tile of a person."""
        return self._tiles[name]

    def choose(self, name: str) -> None:
        """Choose without telling anyone."""
        self._current = name
        for each, tile in self._tiles.items():
            tile.setChecked(each == name)

    def step(self, columns: int, rows: int) -> None:
        """Choose the tile so far away, as arrow keys do."""
        names = list(self._tiles)
        if not names:
            return
        place = names.index(self._current) + columns + rows * COLUMNS
        if 0 <= place < len(names):
            self._pick(names[place])

    def _pick(self, name: str) -> None:
        self.choose(name)
        self.picked.emit(name)

    def _lay_anew(self, tiles: Sequence[Tile]) -> None:
        for old in self._tiles.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tiles = {}
        for place, tile in enumerate(tiles):
            made = PersonTile(tile)
            made.clicked.connect(lambda _checked=False, name=tile.name: self._pick(name))
            self._grid.addWidget(made, place // COLUMNS, place % COLUMNS)
            self._tiles[tile.name] = made
