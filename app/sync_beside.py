"""Synchronisation beside the window: made when it is wanted or due, and never in the window's way."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from app.domain.refusals import ProblemError
from app.store.enrolled import is_enrolled
from app.store.opening import Store
from app.usecases.published import CALENDAR, POLICY, STAFF

if TYPE_CHECKING:
    from app.sync.desk_sync import DeskSync

log = logging.getLogger(__name__)

TAKEN_UP: Final = frozenset({POLICY, CALENDAR, STAFF})
"""Collections that are read when they come; the others are read when they are used."""

LATER: Final = 2.0
"""Seconds after the store was opened: the window comes first, what synchronisation imports second."""


class Listeners:
    """Whoever wants to know; called on a thread of synchronisation. Until somebody does, nobody is told.

    `take_up` puts to use what head office published and says whether anything was different.
    """

    def __init__(self, take_up: Callable[[], bool] = lambda: False) -> None:
        self._take_up = take_up
        self.on_tickets: Callable[[Sequence[str]], None] | None = None
        self.on_standing: Callable[[Mapping[str, object]], None] | None = None

    def tickets_changed(self, tickets: Sequence[str]) -> None:
        """Tickets came down, or head office judged what they hold."""
        if self.on_tickets is not None:
            self.on_tickets(tickets)

    def reference_changed(self, collections: Sequence[str]) -> None:
        """Head office published something, or took something back."""
        if not TAKEN_UP.isdisjoint(collections):
            self.renew()

    def renew(self) -> None:
        """Put to use what is published; the window then reads its lists anew.

        What the disk refuses now is done when the store is opened the next time.
        """
        try:
            changed = self._take_up()
        except ProblemError:
            log.warning("what head office published is not in use yet", exc_info=True)
            return
        if changed:
            self.tickets_changed([""])

    def standing_changed(self, standing: Mapping[str, object]) -> None:
        """The fields of a `SyncStatus`."""
        if self.on_standing is not None:
            self.on_standing(standing)


class SyncBeside:
    """Makes the desk's synchronisation at most once, and runs it."""

    def __init__(
        self, make: Callable[[Listeners], DeskSync], take_up: Callable[[], bool] = lambda: False
    ) -> None:
        self.listeners = Listeners(take_up)
        self._make = make
        self._made: DeskSync | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._timer: threading.Timer | None = None

    def syncing(self) -> DeskSync:
        """See `Syncing`. Made and running from the first call on, which takes a quarter of a second."""
        with self._lock:
            if self._made is None:
                self._made = self._make(self.listeners)
                if not self._closed:
                    self._made.start()
            return self._made

    def begin_later(self, seconds: float) -> None:
        """Begin by itself after a while."""
        self._timer = threading.Timer(seconds, self._begin)
        self._timer.daemon = True
        self._timer.start()

    def _begin(self) -> None:
        if not self._closed:
            self.listeners.renew()  # what was broken off the last time
            self.syncing()

    def close(self) -> None:
        """End it, within a second; it does not begin any more."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            if self._made is not None:
                self._made.stop()


@contextmanager
def beside(
    store: Store,
    make: Callable[[Listeners], DeskSync],
    later: float = LATER,
    take_up: Callable[[], bool] = lambda: False,
) -> Iterator[SyncBeside]:
    """Synchronisation of an open store, ended before the store is closed."""
    made = SyncBeside(make, take_up)
    if is_enrolled(store.access):
        made.begin_later(later)
    try:
        yield made
    finally:
        made.close()
