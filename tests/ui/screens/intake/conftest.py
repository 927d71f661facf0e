"""A counter for each test, closed behind it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.kit.look import Look
from tests.fakes.machine import FakeTime
from tests.ui.screens.intake.counter import Counter, furnish

Open = Callable[[], Counter]


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store nobody has worked with yet; copied for each test."""
    folder = tmp_path_factory.mktemp("furnished") / "store"
    furnish(folder)
    return folder


@pytest.fixture
def open_counter(qtbot: QtBot, look: Look, furnished: Path, tmp_path: Path) -> Iterator[Open]:
    """Opens the counter; called again after a `kill`, the same store is opened again."""
    folder = tmp_path / "store"
    shutil.copytree(furnished, folder)
    opened: list[Counter] = []

    def open_one() -> Counter:
        counter = Counter(qtbot, folder, FakeTime())
        opened.append(counter)
        return counter

    yield open_one
    for counter in opened:
        assert counter.errors == []
    opened[-1].kill()


@pytest.fixture
def counter(open_counter: Open) -> Counter:
    """A counter with an empty intake on the screen."""
    return open_counter()
