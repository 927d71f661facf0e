"""Real stores for the tests of this folder."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fakes.real_store import RealStore


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store just made, to be copied."""
    folder = tmp_path_factory.mktemp("empty") / "store"
    RealStore(folder).close()
    return folder


@pytest.fixture
def folder(tmp_path: Path, empty_store: Path) -> Path:
    """The folder of a store with nothing in it, closed."""
    copy = tmp_path / "store"
    shutil.copytree(empty_store, copy)
    return copy


@pytest.fixture
def reopen(folder: Path) -> Iterator[Callable[[], RealStore]]:
    """Opens the store of this test; what is left open is closed at the end."""
    opened: list[RealStore] = []

    def open_again() -> RealStore:
        for each in opened:
            each.close()
        opened.append(RealStore(folder, seed=len(opened) + 1))
        return opened[-1]

    yield open_again
    for each in opened:
        each.close()


@pytest.fixture
def store(reopen: Callable[[], RealStore]) -> RealStore:
    """An open store with nothing in it."""
    return reopen()
