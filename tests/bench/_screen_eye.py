"""Looking at a screen the way a person does; shared by the measurements of the window."""

from __future__ import annotations

import os

DARK = 110
"""A pixel darker than this inside the list is a letter: the outline before it is drawn in light grey."""


class Eye:
    """Sees the screen `display`. One per process: it is a Qt application of its own."""

    def __init__(self, display: str) -> None:
        os.environ["DISPLAY"] = display
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        from PySide6.QtGui import QGuiApplication

        self._application = QGuiApplication([])
        self._screen = self._application.primaryScreen()

    def pixels(self, left: int, top: int, width: int, height: int) -> bytes:
        """That part of the screen as grey values."""
        from PySide6.QtGui import QImage

        shot = self._screen.grabWindow(0, left, top, width, height).toImage()
        grey = shot.convertToFormat(QImage.Format.Format_Grayscale8)
        return bytes(grey.constBits())  # the picture must outlive the view of its bits

    def colour(self, x: int, y: int) -> tuple[int, int, int]:
        """Red, green and blue of one pixel."""
        seen = self._screen.grabWindow(0, x, y, 1, 1).toImage().pixelColor(0, 0)
        return seen.red(), seen.green(), seen.blue()

    def painted(self) -> bool:
        """Whether anything is on the screen, which is black without."""
        return any(self.pixels(4, 4, 600, 300))

    def rows(self) -> bool:
        """Whether text stands in the lower part of the list."""
        return any(value < DARK for value in self.pixels(160, 330, 700, 200))

    def list_now(self) -> bytes:
        """The list as it is."""
        return self.pixels(150, 170, 800, 300)
