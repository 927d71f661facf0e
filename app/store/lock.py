"""One program at a time has a store open, held by a lock of the operating system.

The lock ends with the process, however it ends: a power cut leaves none behind.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from app.domain.refusals import ProblemError

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_LOCKED_BYTE: Final = 4096
"""Windows forbids reading a locked byte, so the one locked lies behind the text."""


class StoreLock:
    """Held from opening to closing. The file tells who holds it, for the message to the second one."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises ProblemError ``store_in_use`` with the process id of the holder."""
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except OSError as error:
            holder = os.read(self._descriptor, 32).decode(errors="replace").strip()
            os.close(self._descriptor)
            raise ProblemError("store_in_use", folder=str(path.parent), process=holder) from error
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let the next one in."""
        os.close(self._descriptor)
