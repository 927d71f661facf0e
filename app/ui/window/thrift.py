"""Gives memory back that nobody needs any more."""

from __future__ import annotations

import linecache
import sys
from ctypes import CDLL

from PySide6.QtCore import QObject, QTimer

from app.ui.parts.tasks import Tasks

REST_MS = 2000


class Thrift(QObject):
    """Once `tasks` has rested for `rest_ms`, what photos and papers took goes back to the system."""

    def __init__(self, tasks: Tasks, parent: QObject, rest_ms: int = REST_MS) -> None:
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._rest.timeout.connect(self.give_back)
        tasks.drained.connect(self._rest.start)
        # Of the C libraries only glibc hoards for each thread; told so, it lets go in half a millisecond.
        self._trim = getattr(CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None

    def give_back(self) -> None:
        """Do it now."""
        linecache.clearcache()
        if self._trim is not None:
            self._trim(0)
