"""What is loaded while nobody asks for anything."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.parts.tasks import Tasks
from app.ui.window.warming import Warming
from tests.ui.window.bench import WindowBench
from tests.ui.window.conftest import Start


def fail(error: Exception) -> None:
    raise error


def test_steps_are_done_one_after_another_on_a_worker(qtbot: QtBot) -> None:
    tasks = Tasks(fail)
    done: list[tuple[int, bool]] = []

    def step(number: int) -> Callable[[], None]:
        return lambda: done.append((number, threading.current_thread() is threading.main_thread()))

    warming = Warming(tasks, (step(number) for number in range(3)), tasks)
    warming.go_on()
    qtbot.waitUntil(lambda: len(done) == 3)
    tasks.close()
    assert done == [(0, False), (1, False), (2, False)]


def test_no_step_begins_after_the_stop(qtbot: QtBot) -> None:
    tasks = Tasks(fail)
    done: list[int] = []
    warming = Warming(tasks, (lambda: done.append(1) for _ in range(5)), tasks)
    warming.go_on()
    qtbot.waitUntil(lambda: done == [1])
    warming.stop()
    tasks.close()
    assert not tasks.busy
    assert done == [1]


def test_a_window_closed_at_once_leaves_no_thread(start: Start, store: Path) -> None:
    before = threading.active_count()
    desk: WindowBench = start(store)
    work = desk.opened()
    work._settle(())
    desk.window.close()
    assert threading.active_count() == before
