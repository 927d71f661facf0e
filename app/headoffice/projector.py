"""The projector: a thread that judges what arrives, as it arrives."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Final

from app.headoffice.store.projecting import BATCH, Projecting

_LOOK_SECONDS: Final = 1.0
"""Other processes put entries in too: without being told, one looks this often."""

_REMEMBER_SECONDS: Final = 5.0

_LOG = logging.getLogger(__name__)


class Projector:
    """Judges in a thread of its own, or when told to."""

    def __init__(
        self, projecting: Projecting, remember: Callable[[], None], *write_down: Callable[[], None]
    ) -> None:
        """`remember` writes down from time to time how far the database is; `write_down`, each second or
        so, what may wait for others of its kind.
        """
        self._projecting, self._remember, self._write_down = projecting, remember, write_down
        self._arrived = threading.Event()
        self._ends = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def arrived(self) -> None:
        """There may be something to judge."""
        self._arrived.set()

    def project_once(self, batch: int = BATCH) -> int:
        """One batch of every branch; how many entries were judged."""
        with self._lock:
            return self._projecting.once(batch)

    def project_all(self) -> int:
        """Everything there is; how many entries were judged."""
        total = 0
        while judged := self.project_once():
            total += judged
        return total

    def start(self) -> None:
        """Judge from now on."""
        if self._thread is None:
            self._ends.clear()
            self._thread = threading.Thread(target=self._run, name="projector", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Judge no more; what is begun is brought to its end."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._ends.set()
            self._arrived.set()
            thread.join()

    def _run(self) -> None:
        since = 0.0
        while not self._ends.is_set():
            self._arrived.clear()
            for write_down in self._write_down:
                self._tried(write_down)
            judged = self._tried(self.project_once)
            since = since + _LOOK_SECONDS if judged == 0 else since
            if judged == 0:
                self._arrived.wait(_LOOK_SECONDS)
            if since >= _REMEMBER_SECONDS:
                since = 0.0
                self._tried(self._remember)

    def _tried(self, work: Callable[[], int | None]) -> int:
        try:
            return work() or 0
        except Exception:  # noqa: BLE001 - the thread must outlive whatever goes wrong once
            # The database is away or busy: nothing of the batch happened, and it is judged again.
            _LOG.exception("judging was broken off")
            return 0
