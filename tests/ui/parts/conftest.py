"""The look every part is painted with, in one theme after another where a test asks for it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.library.files import resource_root
from app.ui.kit.look import Look
from tests.ui.parts.desk_tasks import WatchedTasks, watched_tasks


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """The application's look, light again for every test."""
    there = qapp.findChild(Look)
    look = there or Look(qapp, resource_root())
    look.use("light")
    return look


@pytest.fixture(params=["light", "dark", "field"])
def each_look(request: pytest.FixtureRequest, look: Look, qtbot: QtBot) -> Look:
    """The same in each theme."""
    look.use(request.param)
    return look


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[WatchedTasks]:
    with watched_tasks(qtbot) as tasks:
        yield tasks
