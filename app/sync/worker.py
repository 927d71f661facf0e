"""Synchronisation beside the window: four threads that sleep until there is something to do.

They wake for new entries, another network, the end of the computer's sleep, a person's wish, and by
the clock. They go on for as long as it takes without a head office, and end within a second.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from app.domain.refusals import ProblemError
from app.sync.backoff import Backoff
from app.sync.causes import Cause, StoppedError
from app.sync.one_pass import PassReport

log = logging.getLogger(__name__)

TICK: Final = 5.0
"""Seconds between two looks at the network and at the journal's end: neither costs anything."""
WATCHED_EVERY: Final = 20.0
EVERY: Final = 300.0
"""Seconds between passes that look for news, with and without somebody watching."""
BUSY_EVERY: Final = 60.0
BUSY_FOR: Final = 600.0
"""The branch is at work: so long after entries came or went, looks come this close together."""
_TO_END: Final = 1.0
_BREATH: Final = 1.0
"""Seconds between two calls that wait at head office."""


class Route(Protocol):
    """What the worker asks of the network (`app/sync/network.py`)."""

    def changed(self) -> bool:
        """Whether trying anew is worthwhile."""
        ...


@dataclass
class Shared:
    """What all lanes look at."""

    watched: bool = False
    stopped: bool = False


class Lane:
    """The rhythm of one lane: what is due when. Holds no thread, so that a test can turn it by hand."""

    def __init__(
        self,
        run: Callable[[], PassReport],
        backoff: Backoff,
        shared: Shared,
        clock: Callable[[], float],
        every: Callable[[bool], float],
        *,
        wanted: bool = True,
    ) -> None:
        self._run = run
        self.backoff = backoff
        self._shared = shared
        self._clock = clock
        self._every = every
        self._wanted = wanted
        self._last = clock()
        self.running = False
        self.report: PassReport | None = None

    def want(self, *, now: bool = False) -> None:
        """There is something to do; `now` sets aside that it failed before."""
        self._wanted = True
        if now:
            self.backoff.hurry()

    def due(self) -> float:
        """Seconds until the next run."""
        rest = 0.0 if self._wanted else self._every(self._shared.watched) - (self._clock() - self._last)
        return max(rest, self.backoff.left(), 0.0)

    def turn(self) -> PassReport | None:
        """Run if it is due. Raises StoppedError."""
        if self.due() > 0:
            return None
        self._wanted, self.running = False, True
        try:
            report = self._run()
        finally:
            self.running = False
            self._last = self._clock()
        self.report = report
        self._judge(report.cause)
        return report

    def _judge(self, cause: Cause | None) -> None:
        if cause is None:
            self.backoff.went_well()
            return
        self._wanted = True
        self.backoff.failed(watched=self._shared.watched, asked=cause.wait)


class Worker:
    """The threads. Every method may be called from any thread and returns at once, save `stop`."""

    def __init__(
        self,
        lanes: tuple[Lane, Lane, Lane],
        shared: Shared,
        route: Route,
        head: Callable[[], object],
        told: Callable[[], None],
        cut: Callable[[], None],
        pressing: Callable[[], bool] = lambda: False,
        listen: Callable[[], bool] = lambda: False,
    ) -> None:
        """`lanes` are those of entries, of files up, of files down. `head` gives the journal's end, `told`
        says that things changed, `cut` breaks off calls, `pressing` whether a person waits for a file;
        `listen` waits at head office and says whether there is news.
        """
        self._data, self._files, self._fetch = lanes
        self._shared = shared
        self._pressing, self._listen = pressing, listen
        self._route, self._head, self._told, self._cut = route, head, told, cut
        self._seen = head()
        self._changed = threading.Condition()
        self._pulse = 0
        self._threads = [
            threading.Thread(target=self._lives, args=(turn,), name=name, daemon=True)
            for name, turn in (
                ("sync-data", self.data_turn),
                ("sync-files", self.files_turn),
                ("sync-fetch", self.fetch_turn),
                ("sync-news", self.news_turn),
            )
        ]

    def start(self) -> None:
        """Begin."""
        for each in self._threads:
            each.start()

    def stop(self) -> bool:
        """Break off and end; whether all threads ended. One that looks up a name ends by itself, later."""
        with self._changed:
            self._shared.stopped = True
            self._changed.notify_all()
        self._cut()
        for each in self._threads:
            if each.ident is not None:
                each.join(_TO_END / len(self._threads))
        return not any(each.is_alive() for each in self._threads)

    def wake(self) -> None:
        """There are new entries."""
        self._woken(now=False)

    def sync_now(self) -> None:
        """A person wants it now."""
        self._woken(now=True)

    def watch(self, *, watched: bool) -> None:
        """Whether a person looks on: tries and looks for news come closer together."""
        with self._changed:
            self._shared.watched = watched
            self._stir()

    def _woken(self, *, now: bool) -> None:
        with self._changed:
            self._data.want(now=now)
            self._files.want(now=now)
            self._fetch.want(now=now)
            self._stir()

    def fetch_now(self) -> None:
        """A person looks at what shows a file that is not here."""
        with self._changed:
            self._fetch.want(now=True)
            self._stir()

    def _stir(self) -> None:
        """Wakes all threads; one that is about to fall asleep sees the pulse."""
        self._pulse += 1
        self._changed.notify_all()

    def data_turn(self) -> float:
        """One look around, and a pass when it is due; seconds until the next look."""
        if self._route.changed():
            self._woken(now=True)
        head = self._head()
        if head != self._seen:
            self._seen = head
            self._data.want()
        report = self._data.turn()
        if report is not None:
            self._seen = self._head()
            first = report.cause is None and self._files.report is None
            if report.sent or report.mended or report.received or first:
                self._woken_files()
            with self._changed:
                self._stir()  # whoever waits at head office goes on from here
            self._told()
        return min(self._data.due(), TICK)

    def files_turn(self) -> float:
        """A run of the lane of files when it is due; seconds until the next look."""
        if self._files.turn() is not None:
            self._told()
        return min(self._files.due(), EVERY)

    def fetch_turn(self) -> float:
        """A run of the lane of files that come, when it is due; seconds until the next look."""
        if self._fetch.due() > 0 and self._pressing():
            self._fetch.want()
        if self._fetch.turn() is not None:
            self._told()
        return min(self._fetch.due(), TICK)

    def news_turn(self) -> float:
        """While somebody looks on and all goes well, wait at head office; seconds until the next time."""
        report = self._data.report
        if not self._shared.watched or report is None or report.cause is not None:
            return TICK
        if self._listen():
            with self._changed:
                self._data.want()
                self._stir()
            return TICK
        return _BREATH

    def _woken_files(self) -> None:
        with self._changed:
            self._files.want()
            self._fetch.want()
            self._stir()

    def _lives(self, turn: Callable[[], float]) -> None:
        while not self._shared.stopped:
            pulse = self._pulse
            try:
                seconds = self._turned(turn)
            except StoppedError:
                return
            self._rest(pulse, max(seconds, 0.05))

    def _rest(self, pulse: int, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._shared.stopped or self._pulse != pulse, seconds)

    def _turned(self, turn: Callable[[], float]) -> float:
        """A disk that is full or a store that is busy is no reason to end for good."""
        try:
            return turn()
        except ProblemError as problem:
            if self._shared.stopped:
                raise StoppedError from problem
            log.warning("synchronisation waits: %s", problem.code)
        except StoppedError:
            raise
        except Exception as error:
            # A bug here must not end for good what nobody watches.
            log.exception("synchronisation met a fault: %s", type(error).__name__)
        return EVERY / 5

    def sleep(self, seconds: float) -> None:
        """Wait inside a lane. Raises StoppedError."""
        with self._changed:
            self._changed.wait_for(lambda: self._shared.stopped, seconds)
        if self._shared.stopped:
            raise StoppedError


def next_try(data: Lane, files: Lane) -> datetime | None:
    """The earlier of the next tries."""
    found = [each.backoff.next_try for each in (data, files) if each.backoff.next_try is not None]
    return min(found) if found else None
