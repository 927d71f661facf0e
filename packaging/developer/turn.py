"""One set-up at a time: a second command waits instead of installing into the same folder."""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from developer.talk import say

if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Waits until no other command of this user sets `folder` up. The lock ends with the process."""
    who = os.getuid() if sys.platform != "win32" else 0
    key = hashlib.sha256(f"{who} {folder}".encode()).hexdigest()[:16]
    file = Path(tempfile.gettempdir()) / f"counterfoil-setup-{key}.lock"
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _taken(descriptor):
            say("Another command is setting this up; waiting for it")
            while not _taken(descriptor):
                time.sleep(0.5)
        yield
    finally:
        os.close(descriptor)
