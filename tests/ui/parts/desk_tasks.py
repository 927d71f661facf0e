"""Tasks for a test of a part, closed with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from app.ui.parts.tasks import Tasks


class WatchedTasks(Tasks):
    """Tasks that keep what went wrong and can be waited for."""

    def __init__(self, qtbot: QtBot) -> None:
        self.errors: list[Exception] = []
        super().__init__(self.errors.append)
        self._qtbot = qtbot

    def settle(self) -> None:
        """Wait until everything asked was answered."""
        self._qtbot.waitUntil(lambda: self.busy == 0)


@contextmanager
def watched_tasks(qtbot: QtBot) -> Iterator[WatchedTasks]:
    tasks = WatchedTasks(qtbot)
    yield tasks
    tasks.close()
    assert tasks.errors == []
