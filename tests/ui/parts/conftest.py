"""The look every part is painted with, in one theme after another where a test asks for it."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.library.files import resource_root
from app.ui.kit.look import Look


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
