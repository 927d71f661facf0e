"""Space set aside while there is plenty, so that the last tickets of a full disk are still kept."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import disk_usage
from typing import Final

from app.store.files import owner_only

RESERVE_BYTES: Final = 200 * 1024 * 1024
_SHARE: Final = 3
"""Nothing is set aside unless this many times as much is free."""


class Reserve:
    """A file of `size` bytes that holds nothing. `size` 0 sets nothing aside."""

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        self._size = size

    @property
    def held(self) -> bool:
        """Whether the space is set aside now."""
        return self._size > 0 and self._path.exists()

    def set_aside(self) -> None:
        """Take the space when there is plenty; else try again at the next opening."""
        if self._size == 0 or self.held or disk_usage(self._path.parent).free < self._size * _SHARE:
            return
        unfinished = self._path.with_suffix(".new")
        try:
            with open(unfinished, "wb", opener=owner_only) as file:
                self._fill(file.fileno())
            unfinished.replace(self._path)
        except OSError:
            unfinished.unlink(missing_ok=True)  # a store without a reserve still works

    def _fill(self, descriptor: int) -> None:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, self._size)
        else:
            os.truncate(descriptor, self._size)  # NTFS gives the clusters at once

    def give_back(self) -> bool:
        """Free the space; whether there was any."""
        if not self.held:
            return False
        self._path.unlink()
        return True
