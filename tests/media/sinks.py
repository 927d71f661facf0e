"""Blob stores for tests: one that keeps, one that is full."""

import hashlib
from pathlib import Path

from app.domain.refusals import ProblemError


class FolderBlobs:
    """Keeps contents as files named by their SHA-256; `took_over` counts files moved in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.took_over = 0
        folder.mkdir(parents=True, exist_ok=True)

    def put_file(self, path: Path, sha256: str | None = None) -> str:
        name = hashlib.sha256(path.read_bytes()).hexdigest()
        assert sha256 in (None, name)
        path.replace(self.folder / name)
        self.took_over += 1
        return name

    def put_bytes(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        (self.folder / name).write_bytes(data)
        return name

    def read(self, sha256: str) -> bytes:
        return (self.folder / sha256).read_bytes()


class FullBlobs:
    """Takes nothing."""

    def put_file(self, path: Path, sha256: str | None = None) -> str:
        raise ProblemError("disk_full")

    def put_bytes(self, data: bytes) -> str:
        raise ProblemError("disk_full")
