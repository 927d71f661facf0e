"""Files beside entries in one pass: on a quick line they go while later entries are still on their way.

On any other line entries go first, all of them: they are small, and what they say matters more than
any picture.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from app.sync.one_pass import PassReport


class Abreast:
    """Runs the lane of files in a thread beside that of entries, as often as it is told that some may go."""

    def __init__(self, files: Callable[[], PassReport]) -> None:
        self._files = files
        self._some = threading.Event()
        self._ended = False
        self.reports: list[PassReport] = []

    def may_go(self) -> None:
        """Entries were accepted: the files they name may go."""
        self._some.set()

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Until the end of the block; a run that is under way then is brought to its end. Raises what a
        run of the lane raises.
        """
        with ThreadPoolExecutor(1, "sync-abreast") as pool:
            running = pool.submit(self._run)
            try:
                yield
            finally:
                self._ended = True
                self._some.set()
        running.result()

    def rest(self) -> PassReport:
        """What is left, now that all entries are up; not where the lane has failed before."""
        if not self.reports or self.reports[-1].cause is None:
            self.reports.append(self._files())
        blobs = sum(each.blobs for each in self.reports)
        lost = sum(each.blobs_lost for each in self.reports)
        return PassReport(blobs=blobs, blobs_lost=lost, cause=self.reports[-1].cause)

    def _run(self) -> None:
        while self._some.wait() and not self._ended:
            self._some.clear()
            report = self._files()
            self.reports.append(report)
            if report.cause is not None:
                return
