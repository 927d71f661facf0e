"""The ports of the store, filled by the real one and by the one in memory."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.real_store import RealStore, awaiting_approval, clock_of
from tests.fakes.store import FakeStore


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store just made, to be copied."""
    folder = tmp_path_factory.mktemp("empty") / "store"
    RealStore(folder).close()
    return folder


@pytest.fixture(params=["real", "fake"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """A store with nothing in it."""
    if request.param == "fake":
        folder = tmp_path / "blobs"
        folder.mkdir()
        yield FakeStore(clock_of=clock_of, awaiting_approval=awaiting_approval, folder=folder)
        return
    folder = tmp_path / "store"
    shutil.copytree(request.getfixturevalue("empty_store"), folder)
    real = RealStore(folder)
    yield real
    real.close()
