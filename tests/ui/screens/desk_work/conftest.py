"""The work desk in a window, with a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.kit.look import Look
from tests.ui.screens.desk_work.bench import Bench, bench


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path, repository: Path) -> Iterator[Bench]:
    """A desk at 2026-11-20 10:02; `look` gives its widgets a theme."""
    with bench(qtbot, tmp_path / "store", repository / "resources") as made:
        yield made
