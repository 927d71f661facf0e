"""Every place for files, behind one port."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from obstore.store import LocalStore, MemoryStore

from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.blobs.objects import ObjectBlobs
from app.headoffice.blobs.port import BlobStore


class Clock:
    """A clock that a test sets forward, in seconds after the machine's own."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.ahead = 0.0

    def __call__(self) -> float:
        return self._now() + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock(time.time)


@pytest.fixture(params=["folder", "memory", "local"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> BlobStore:
    if request.param == "folder":
        return FolderBlobs(tmp_path / "files", clock)
    if request.param == "memory":
        return ObjectBlobs(MemoryStore(), clock)
    return ObjectBlobs(LocalStore(tmp_path / "objects", mkdir=True), clock)
