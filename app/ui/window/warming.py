"""Loading, while nobody asks for anything, what the next screens would wait for."""

from __future__ import annotations

import linecache
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from app.ui.parts.tasks import Tasks

PAUSE_MS = 60
"""Between two steps the worker leaves Python to the window."""


class Warming(QObject):
    """Does `steps` on a worker, one at a time. A window that is closed waits for one step at most.

    The worker keeps its usual priority: a slower one could be set aside while it holds Python's
    lock, and the window would wait with it.
    """

    def __init__(self, tasks: Tasks, steps: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._steps = iter(steps)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.go_on)

    def go_on(self) -> None:
        """Do the next step, and the others after it."""
        # PySide looks into the source of every imported module, and Python would keep what it read: 14 MB.
        linecache.clearcache()
        step = next(self._steps, None)
        if step is not None:
            self._tasks.run_query(step, lambda _: self._pause.start(), owner=self, key="warm")

    def stop(self) -> None:
        """Begin no further step."""
        self._pause.stop()
