"""Collects cyclic garbage on the UI thread alone.

Python collects wherever a threshold is passed, on a worker's thread too; a Qt object that
happens to be in such a cycle would be deleted there, and Qt does not survive that.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Garbage(QObject):
    """Turns automatic collection off and collects by a timer, a generation at a time, until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> None:
        """Collect the oldest generation whose threshold is passed."""
        due = [
            generation
            for generation, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if limit and count > limit
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave collection as it was found."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
