"""Memory goes back when all is quiet."""

import linecache

from pytestqt.qtbot import QtBot

from app.ui.parts.tasks import Tasks
from app.ui.window.thrift import Thrift


def fail(error: Exception) -> None:
    raise error


def test_sources_are_dropped_once_the_work_is_done(qtbot: QtBot) -> None:
    tasks = Tasks(fail)
    thrift = Thrift(tasks, tasks, rest_ms=1)
    assert linecache.getlines(__file__)
    tasks.run_query(lambda: None, lambda _: None)
    qtbot.waitUntil(lambda: __file__ not in linecache.cache)
    thrift.give_back()  # with nothing to give
    tasks.close()
