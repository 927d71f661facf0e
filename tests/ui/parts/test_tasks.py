"""Work off the UI thread: answers arrive on it, unwanted ones are dropped, no thread is left."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.parts.tasks import Tasks


class Desk:
    """Tasks and everything they reported."""

    def __init__(self) -> None:
        self.errors: list[Exception] = []
        self.tasks = Tasks(self.errors.append)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.tasks.close()
    assert not [t.name for t in threading.enumerate() if t.name.startswith(("query", "command"))]


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.tasks.busy == 0)


def test_an_answer_arrives_on_the_ui_thread(qtbot: QtBot, desk: Desk) -> None:
    seen: list[tuple[int, bool, bool]] = []
    ui = threading.get_ident()

    def work() -> bool:
        return threading.get_ident() != ui

    desk.tasks.run_query(work, lambda off_ui: seen.append((1, off_ui, threading.get_ident() == ui)))
    settle(qtbot, desk)
    assert seen == [(1, True, True)]


def test_an_error_goes_to_its_handler_or_to_the_default(qtbot: QtBot, desk: Desk) -> None:
    own: list[Exception] = []

    def fail() -> None:
        raise LookupError("gone")

    desk.tasks.run_query(fail, lambda _: None)
    desk.tasks.run_query(fail, lambda _: None, own.append)
    settle(qtbot, desk)
    assert [type(error) for error in desk.errors + own] == [LookupError, LookupError]


def test_a_newer_question_drops_the_older_answer(qtbot: QtBot, desk: Desk) -> None:
    seen: list[str] = []
    gate = threading.Event()
    desk.tasks.run_query(lambda: gate.wait(10) and "old", lambda _: seen.append("old"), key="find")
    desk.tasks.run_query(lambda: "new", lambda _: seen.append("new"), key="find")
    qtbot.waitUntil(lambda: bool(seen))
    gate.set()
    settle(qtbot, desk)
    assert seen == ["new"]


def test_a_waiting_question_that_was_replaced_never_runs(qtbot: QtBot) -> None:
    tasks = Tasks(lambda _: None, query_threads=1)
    gate, ran = threading.Event(), list[str]()
    tasks.run_query(lambda: gate.wait(10), lambda _: None)
    tasks.run_query(lambda: ran.append("old"), lambda _: None, key="find")
    tasks.run_query(lambda: ran.append("new"), lambda _: None, key="find")
    gate.set()
    with qtbot.waitSignal(tasks.drained):
        pass
    tasks.close()
    assert ran == ["new"]


def test_a_forgotten_question_is_not_answered(qtbot: QtBot, desk: Desk) -> None:
    seen: list[str] = []
    desk.tasks.run_query(lambda: "x", seen.append, key="find")
    desk.tasks.forget("find")
    settle(qtbot, desk)
    assert seen == []


def test_nothing_is_delivered_to_a_gone_owner_but_its_command_is_told(qtbot: QtBot, desk: Desk) -> None:
    seen: list[object] = []
    changes: list[object] = []
    owner, gate = QObject(), threading.Event()
    desk.tasks.changed.connect(changes.append)
    desk.tasks.run_query(lambda: gate.wait(10), seen.append, owner=owner)
    desk.tasks.run_command(lambda: gate.wait(10) and "opened", seen.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    settle(qtbot, desk)
    assert (seen, changes) == ([], ["opened"])


def test_commands_keep_their_order(qtbot: QtBot, desk: Desk) -> None:
    ran: list[int] = []
    for number in range(20):
        desk.tasks.run_command(lambda n=number: ran.append(n), lambda _: None)  # type: ignore[misc]  # a default argument binds the loop's value
    settle(qtbot, desk)
    assert ran == list(range(20))


def test_closing_finishes_commands_and_drops_questions(qtbot: QtBot) -> None:
    tasks = Tasks(lambda _: None, query_threads=1)
    ran, seen = list[str](), list[object]()
    gate = threading.Event()
    tasks.run_command(lambda: gate.wait(10), seen.append)
    tasks.run_command(lambda: ran.append("saved"), seen.append)
    tasks.run_query(lambda: gate.wait(10), seen.append)
    tasks.run_query(lambda: ran.append("asked"), seen.append)
    threading.Timer(0.05, gate.set).start()
    tasks.close()
    tasks.run_query(lambda: ran.append("after"), seen.append)
    qtbot.wait(20)
    assert (ran, seen) == (["saved"], [])
