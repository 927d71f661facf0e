"""Files of other desks on a lane of their own: what a person looks at first, none held up by another."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.sync.adapting import Habits
from app.sync.blobs import AT_ONCE, ONE_FILES_OWN, may_go
from app.sync.causes import CallFailedError, Cause, StoppedError
from app.sync.client import JSON, Ask
from app.sync.desk_side import DeskSide
from app.sync.downloading import Downloading, PutOffError
from app.sync.ports import Arrivals
from app.sync.session import RENEW, Sessions
from app.wire.jsonbody import to_json
from app.wire.link import BlobNeed
from app.wire.messages import BlobAnswer, BlobAsked

_TOGETHER: Final = 20
"""Files that are taken for arrived at once: each time waits for the disk."""
_IN_A_ROW: Final = 3
"""So many files that fail one after the other are no fault of the files."""
_UNUSABLE: Final = frozenset(("not_found", "malformed"))
"""Head office itself says that it has no such file, or no such part of it."""


@dataclass
class FetchedFiles:
    """What a run of the lane did."""

    files: int = 0
    cause: Cause | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def count(self) -> None:
        """One file more."""
        with self._lock:
            self.files += 1


class FetchLane:
    """Fetches files that entries name and that are not here."""

    def __init__(self, desk: DeskSide, sessions: Sessions, habits: Habits, at_once: int = AT_ONCE) -> None:
        self._desk = desk
        self._sessions = sessions
        self._habits = habits
        self._at_once = at_once
        self._lock = threading.Lock()
        self._rush = threading.Event()
        self._row = 0
        self._halted = False
        self._came: list[str] = []

    def rush(self) -> None:
        """Somebody asked for a file: what nobody asked for gives way."""
        self._rush.set()

    def run(self, came: FetchedFiles) -> None:
        """Everything that may come now. Raises CallFailedError where the whole lane stands, StoppedError."""
        arrivals = self._desk.arrivals
        if arrivals is None:
            return
        self._row, self._halted = 0, False
        try:
            while True:
                self._rush.clear()
                asked = True
                needs = arrivals.wanted(self._sessions.limits.query, self._now(), asked=True)
                if not needs:
                    asked, needs = False, self._unasked(arrivals)
                if not needs:
                    return
                self._fetch(arrivals, self._there(arrivals, needs), came, asked=asked)
                self._mark(arrivals)
        finally:
            self._mark(arrivals)

    def _unasked(self, arrivals: Arrivals) -> Sequence[BlobNeed]:
        """What comes by itself: nothing where bytes cost money, videos at their hours."""
        policy, hour = self._sessions.policy, self._desk.clock.now().astimezone().hour
        if policy.get("metered"):
            return ()
        needs = arrivals.wanted(self._sessions.limits.query, self._now(), asked=False)
        return [each for each in needs if may_go(each, policy, hour) and arrivals.has_room(each.size)]

    def _there(self, arrivals: Arrivals, needs: Sequence[BlobNeed]) -> list[BlobNeed]:
        """Those that head office has; the others rest, for their desk has to send them first."""
        body = to_json([BlobAsked(each.sha256, each.size) for each in needs])
        ask = Ask("blobs/query", "POST", "/blobs/query", body, JSON, packed=True)
        have = set(self._sessions.call(ask).as_kind(BlobAnswer).have)
        missing = [each.sha256 for each in needs if each.sha256 not in have]
        if missing:
            self._tell(arrivals.put_off(missing, self._now(), elsewhere=True))
        return [each for each in needs if each.sha256 in have]

    def _fetch(
        self, arrivals: Arrivals, needs: Sequence[BlobNeed], came: FetchedFiles, *, asked: bool
    ) -> None:
        one_file = Downloading(arrivals, self._sessions, self._habits, self._desk.clock)

        def one(need: BlobNeed) -> None:
            if self._halted or not (asked or self._may_begin(arrivals, need)):
                return
            try:
                whole = one_file.fetch(need, lambda: self._rush.is_set() and not asked)
            except PutOffError:
                return
            except StoppedError:
                self._halted = True
                raise
            except CallFailedError as failed:
                self._set_aside(arrivals, need, failed, came)
                return
            self._row = 0
            if not whole:
                arrivals.put_off((need.sha256,), self._now(), elsewhere=False)
                return
            came.count()
            with self._lock:
                self._came.append(need.sha256)
                many = asked or len(self._came) >= _TOGETHER
            if many:
                self._mark(arrivals)

        with ThreadPoolExecutor(self._at_once, "sync-fetch") as pool:
            running = [pool.submit(one, each) for each in needs]
        for each in running:
            each.result()

    def _may_begin(self, arrivals: Arrivals, need: BlobNeed) -> bool:
        """Whether nobody waits for another file, and the disk has room for one nobody waits for."""
        return not self._rush.is_set() and arrivals.has_room(need.size)

    def _now(self) -> datetime:
        return self._desk.clock.now()

    def _mark(self, arrivals: Arrivals) -> None:
        with self._lock:
            came, self._came = self._came, []
        if came:
            self._tell(arrivals.arrived(came))

    def _tell(self, tickets: Sequence[str]) -> None:
        if tickets:
            self._desk.news.tickets_changed(tickets)

    def _set_aside(
        self, arrivals: Arrivals, need: BlobNeed, failed: CallFailedError, came: FetchedFiles
    ) -> None:
        """The file rests, for longer each time. Raises where it is no matter of this file."""
        code = failed.cause.code
        if code not in ONE_FILES_OWN or code in RENEW:
            self._halted = True
            raise failed
        if code == "malformed":
            arrivals.drop(need.sha256)
        self._tell(arrivals.put_off((need.sha256,), self._now(), elsewhere=code == "not_found"))
        if code in _UNUSABLE:
            return
        with self._lock:
            self._row += 1
            came.cause = failed.cause
            self._halted = self._row >= _IN_A_ROW
        if self._halted:
            raise failed
