"""Trying the place for files: it is written to, read, and left as it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.blobs.port import BlobStore, Upload
from app.headoffice.blobs.trying import AWAY, UNTRIED, WELL, Storage, try_storage


def files(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file())


def test_a_place_that_works_is_left_as_it_was(blobs: BlobStore, tmp_path: Path) -> None:
    assert try_storage(blobs) == ""
    assert list(files(tmp_path)) == []


class _Forgetful(FolderBlobs):
    """Says yes to everything and keeps nothing."""

    def look(self, device: str, name: str) -> Upload | None:
        found = super().look(device, name)
        return found._replace(offset=0) if found is not None else None


def test_a_place_that_does_not_keep_is_found_out(tmp_path: Path) -> None:
    assert try_storage(_Forgetful(tmp_path)) != ""


def test_a_place_that_is_gone_is_named(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path / "files")
    shutil.rmtree(tmp_path / "files")
    assert try_storage(blobs) == "FileNotFoundError"


class _Unsteady(FolderBlobs):
    """Is away while told so."""

    away = False

    def begin(self, device: str, name: str, length: int) -> Upload:
        if self.away:
            raise ConnectionRefusedError
        return super().begin(device, name, length)


def test_it_is_tried_again_and_again(tmp_path: Path) -> None:
    blobs = _Unsteady(tmp_path / "files")
    storage = Storage(blobs, every=0.01)
    assert storage.state == UNTRIED
    with storage:
        assert storage.wait(30) == ""
        assert storage.state == WELL
        for blobs.away, state in ((True, AWAY), (False, WELL)):
            storage.next_try(30)  # it may have been under way
            storage.next_try(30)
            assert storage.state == state


@pytest.mark.parametrize("reason", ["disk_full", "PermissionDeniedError"])
def test_nobody_outside_learns_why(reason: str) -> None:
    storage = Storage()
    storage.reason = reason
    assert storage.state == AWAY
