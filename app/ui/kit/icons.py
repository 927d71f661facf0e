"""One family of line icons (Lucide), drawn in any colour, size and pixel ratio."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_RATIOS = (1.0, 1.5, 2.0, 3.0)


class IconSet:
    """The icons of one folder. Drawn pixmaps are kept until `forget`, which a change of theme calls."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}

    def names(self) -> list[str]:
        """Every icon there is."""
        return sorted(path.stem for path in self._folder.glob("*.svg"))

    def pixmap(self, name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
        """Icon `name`, `size` device-independent pixels wide, in `colour` (``#RRGGBB``).

        Raises FileNotFoundError when the family has no such icon.
        """
        key = (name, size, colour, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(*key)
        return self._pixmaps[key]

    def icon(self, name: str, size: int, colour: str) -> QIcon:
        """The same as a QIcon, for the few Qt widgets that take nothing else."""
        icon = QIcon()
        for ratio in _RATIOS:
            icon.addPixmap(self.pixmap(name, size, colour, ratio))
        return icon

    def paint(self, painter: QPainter, name: str, place: QRectF, colour: str) -> None:
        """Draw icon `name` centred in `place`, as large as its shorter side; nothing without room."""
        size = round(min(place.width(), place.height()))
        if size < 1:  # laid out while its row is still being made
            return
        pixmap = self.pixmap(name, size, colour, painter.device().devicePixelRatioF())
        centre = place.center()
        painter.drawPixmap(QPointF(centre.x() - size / 2, centre.y() - size / 2), pixmap)

    def forget(self) -> None:
        """Drop what was drawn."""
        self._pixmaps.clear()

    def _draw(self, name: str, size: int, colour: str, ratio: float) -> QPixmap:
        source = (self._folder / f"{name}.svg").read_bytes()
        renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode("ascii"))))
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
