"""A workbench for each test, closed behind it."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.kit.look import Look
from tests.fakes.machine import FakeTime
from tests.ui.screens.ticket.bench import Bench, furnish

AFTERNOON = datetime(2026, 11, 20, 14, 0, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store nobody has worked with yet; copied for each test."""
    folder = tmp_path_factory.mktemp("furnished") / "store"
    furnish(folder)
    return folder


@pytest.fixture
def bench(qtbot: QtBot, look: Look, furnished: Path, tmp_path: Path) -> Iterator[Bench]:
    folder = tmp_path / "store"
    shutil.copytree(furnished, folder)
    bench = Bench(qtbot, folder, FakeTime(AFTERNOON))
    yield bench
    bench.close()
    assert bench.errors == []
