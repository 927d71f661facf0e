"""Whether the place for files really takes, tells and forgets: tried by writing there, now and again."""

from __future__ import annotations

import os
import threading
from types import TracebackType
from typing import Final, Self

from app.headoffice.blobs.port import BlobStore
from app.wire.problems import WireError

UNTRIED: Final = "untried"
WELL: Final = "ok"
AWAY: Final = "away"
EVERY: Final = 60.0
"""Seconds between two tries."""

_DEVICE: Final = "headoffice"
_WORDS: Final = b"counterfoil\n"


def try_storage(blobs: BlobStore) -> str:
    """Why nothing can be put there, found and removed, as a code or the name of an error; else empty."""
    name = f"u-{os.urandom(16).hex()}"
    try:
        blobs.begin(_DEVICE, name, len(_WORDS) + 1)  # never whole: it must not stay among the files
        try:
            _write(blobs, name)
            there = blobs.look(_DEVICE, name)
        finally:
            blobs.drop(_DEVICE, name)
        gone = blobs.look(_DEVICE, name)
    except WireError as error:
        return error.code
    except Exception as error:  # noqa: BLE001 - object storage raises errors of many kinds; each is told by name
        return type(error).__name__
    return "" if there is not None and there.offset == len(_WORDS) and gone is None else "not_kept"


def _write(blobs: BlobStore, name: str) -> None:
    writer = blobs.open(_DEVICE, name, 0)
    try:
        writer.write(_WORDS)
        writer.end()
    finally:
        writer.close()


class Storage:
    """How the place for files was the last time; a thread tries it until the end of the block."""

    def __init__(self, blobs: BlobStore | None = None, every: float = EVERY) -> None:
        self._blobs, self._every = blobs, every
        self._tried = threading.Condition()
        self._count = 0
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name="storage", daemon=True)
        self.reason = UNTRIED
        """Empty while it is well; else a code or the name of an error."""

    @property
    def state(self) -> str:
        """In one word, for whoever must not know more."""
        return {"": WELL, UNTRIED: UNTRIED}.get(self.reason, AWAY)

    def wait(self, seconds: float) -> str:
        """The reason of the first try; `UNTRIED` where it takes longer."""
        with self._tried:
            self._tried.wait_for(lambda: self._count, seconds)
        return self.reason

    def next_try(self, seconds: float) -> None:
        """Wait until it was tried once more."""
        with self._tried:
            before = self._count
            self._tried.wait_for(lambda: self._count > before, seconds)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What hangs in the network is not waited for: it holds nothing."""
        self._ends.set()

    def _run(self) -> None:
        while self._blobs is not None:
            self.reason = try_storage(self._blobs)
            with self._tried:
                self._count += 1
                self._tried.notify_all()
            if self._ends.wait(self._every):
                return
