"""A window for each test, closed behind it; one demo store for all."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.demo import make_demo
from app.ui.kit.look import Look
from app.ui.window.program import Stores
from tests.ui.window.bench import WindowBench

Start = Callable[..., WindowBench]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo store, its clock standing still; copied for each test."""
    folder = tmp_path_factory.mktemp("demo") / "store"
    make_demo(folder, frozen=True, pins=False)
    return folder


@pytest.fixture
def store(demo: Path, tmp_path: Path) -> Path:
    """A demo store of this test's own."""
    folder = tmp_path / "store"
    shutil.copytree(demo, folder)
    return folder


@pytest.fixture
def start(qtbot: QtBot, look: Look, repository: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts the window on a folder."""
    benches: list[WindowBench] = []

    def begin(folder: Path, change: Callable[[Stores], Stores] = lambda stores: stores) -> WindowBench:
        bench = WindowBench(qtbot, repository / "resources", folder, change)
        benches.append(bench)
        bench.begin()
        return bench

    yield begin
    for bench in benches:
        bench.close()


@pytest.fixture
def desk(start: Start, store: Path) -> WindowBench:
    """The window at the demo store, open, and keys reach it at once."""
    bench = start(store)
    bench.opened()
    bench.until(lambda: not bench.window._opening.ahead.keeping)
    return bench
