"""Files on a lane of their own: two at once, the urgent ones first, none held up by another (3.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final

from app.sync import causes
from app.sync.adapting import Habits
from app.sync.backoff import UNWATCHED, pause
from app.sync.bundling import Bundling
from app.sync.causes import CallFailedError, Cause, StoppedError
from app.sync.client import JSON, Ask
from app.sync.desk_side import DeskSide
from app.sync.session import RENEW, Sessions
from app.sync.uploading import Uploading
from app.wire.failpoint import reached
from app.wire.jsonbody import to_json
from app.wire.limits import KIB
from app.wire.link import BlobNeed
from app.wire.messages import BlobAnswer, BlobAsked

AT_ONCE: Final = 2
_TOGETHER: Final = 20
"""Files that are marked as delivered at once: each mark waits for the disk. A mark that is lost costs a
question, no bytes."""
_NOT_WORTH_PARTING: Final = 256 * KIB
"""Bytes that go in one call, though the other line has nothing to do meanwhile."""
_IN_A_ROW: Final = 3
"""So many files that fail one after the other are no fault of the files."""
_NIGHT: Final = (22, 7)
ONE_FILES_OWN: Final = frozenset(
    (causes.CUT, causes.STALLED, causes.NOT_OURS, "too_large", "timeout", "busy", "blob_mismatch")
    + ("server_error", "malformed", "wrong_offset", "upload_gone", "not_found", "unsupported_type")
)
"""What may be the fault of a single file; anything else stops the lane."""
_OF_ALL_TOGETHER: Final = ONE_FILES_OWN | {"method_not_allowed"}
"""What may be the fault of several files in one call: then each goes by itself."""


@dataclass
class SentFiles:
    """What a run of the lane did."""

    files: int = 0
    lost: int = 0
    aside: int = 0
    cause: Cause | None = None
    _lock: Lock = field(default_factory=Lock, repr=False)

    def count(self, *, whole: bool) -> None:
        """One file more."""
        with self._lock:
            if whole:
                self.files += 1
            else:
                self.lost += 1


class _Left:
    """Files that nobody has begun to send. Used by several threads at once."""

    def __init__(self, needs: Sequence[BlobNeed], partial: Mapping[str, int], at_once: int) -> None:
        self._needs, self.partial, self._at_once = needs, partial, at_once
        self._at, self._bytes = 0, sum(each.size for each in needs)
        self._lock = Lock()

    def take(self, bundling: Bundling) -> Sequence[BlobNeed]:
        """The next that go in one call, and no more than leaves as much for every other line; none when all
        are taken.
        """
        with self._lock:
            share = max(self._bytes // self._at_once, _NOT_WORTH_PARTING)
            some = bundling.next(self._needs[self._at :], self.partial, share)
            self._at += len(some)
            self._bytes -= sum(each.size for each in some)
        return some


@dataclass
class _Aside:
    tries: int
    until: float


def may_go(need: BlobNeed, policy: Mapping[str, Any], hour: int) -> bool:
    """Whether head office wants a file now, at this hour of the desk.

    ``video_hours`` [from, to) are the hours for video; where ``metered`` is set without them, the night.
    """
    if not need.mime.startswith("video/"):
        return True
    hours = policy.get("video_hours") or (_NIGHT if policy.get("metered") else None)
    if not isinstance(hours, Sequence) or len(hours) != 2:
        return True
    first, last = int(hours[0]), int(hours[1])
    return first <= hour < last if first <= last else hour >= first or hour < last


class BlobLane:
    """Sends files of entries that head office has."""

    def __init__(
        self,
        desk: DeskSide,
        sessions: Sessions,
        habits: Habits,
        wait: Callable[[float], None],
        chance: Callable[[], float],
        at_once: int = AT_ONCE,
    ) -> None:
        self._desk = desk
        self._sessions = sessions
        self._chance = chance
        self._at_once = at_once
        self._uploading = Uploading(desk.outbox, sessions, habits, desk.clock, wait, chance)
        self._bundling = Bundling(desk.outbox, sessions, habits, desk.clock)
        self._aside: dict[str, _Aside] = {}
        self._lock = Lock()
        self._row = 0
        self._halted = False
        self._arrived: list[str] = []

    def run(self, sent: SentFiles) -> None:
        """Everything that may go now. Raises CallFailedError where the whole lane stands, StoppedError."""
        self._row, self._halted = 0, False
        try:
            while needs := self._next():
                answer = self._asked(needs)
                for each in answer.have:
                    self._mark(each)
                left = [each for each in needs if each.sha256 not in answer.have]
                self._upload(left, answer.partial, sent)
                self._mark_all()
        except CallFailedError:
            self._mark_all()
            raise
        sent.aside = len(self._aside)

    def _mark(self, sha256: str) -> None:
        with self._lock:
            self._arrived.append(sha256)
            many = len(self._arrived) >= _TOGETHER
        if many:
            self._mark_all()

    def _mark_all(self) -> None:
        with self._lock:
            arrived, self._arrived = self._arrived, []
        if arrived:
            reached("desk.files_sent")
            self._desk.outbox.blobs_delivered(arrived)

    def _next(self) -> Sequence[BlobNeed]:
        now, hour = self._desk.clock.monotonic(), self._desk.clock.now().astimezone().hour
        resting = {name for name, aside in self._aside.items() if aside.until > now}
        most = self._sessions.limits.query
        needs = self._desk.outbox.blobs_to_send(most + len(resting))
        policy = self._sessions.policy
        fitting = [each for each in needs if each.sha256 not in resting and may_go(each, policy, hour)]
        return fitting[:most]

    def _asked(self, needs: Sequence[BlobNeed]) -> BlobAnswer:
        body = to_json([BlobAsked(each.sha256, each.size) for each in needs])
        ask = Ask("blobs/query", "POST", "/blobs/query", body, JSON, packed=True)
        return self._sessions.call(ask).as_kind(BlobAnswer)

    def _upload(self, needs: Sequence[BlobNeed], partial: Mapping[str, int], sent: SentFiles) -> None:
        left = _Left(needs, partial, self._at_once)
        with ThreadPoolExecutor(self._at_once, "sync-blob") as pool:
            running = [pool.submit(self._some, left, sent) for _ in range(self._at_once)]
            failed = [error for each in running if (error := each.exception()) is not None]
        if failed:
            raise failed[0]

    def _some(self, left: _Left, sent: SentFiles) -> None:
        """Of what is left, whatever nobody else has taken."""
        try:
            while not self._halted and (needs := left.take(self._bundling)):
                partial = left.partial
                if len(needs) > 1:
                    needs, partial = self._together(needs, sent)
                for each in needs:
                    self._one(each, partial.get(each.sha256), sent)
        except BaseException:
            self._halted = True
            raise

    def _together(
        self, needs: Sequence[BlobNeed], sent: SentFiles
    ) -> tuple[Sequence[BlobNeed], Mapping[str, int]]:
        """Several files in one call; those that are to go by themselves, and from where on."""
        partial: Mapping[str, int] = {}
        try:
            whole = self._bundling.send(needs)
        except CallFailedError as failed:
            code = failed.cause.code
            if code not in _OF_ALL_TOGETHER or code in RENEW:
                raise
            answer = self._asked(needs)
            whole, partial = frozenset(answer.have), answer.partial
        for name in whole:
            self._mark(name)
            sent.count(whole=True)
        if whole:
            with self._lock:
                self._row = 0
        return [each for each in needs if each.sha256 not in whole], partial

    def _one(self, need: BlobNeed, offset: int | None, sent: SentFiles) -> None:
        if self._halted:
            return
        try:
            whole = self._uploading.send(need, offset)
        except StoppedError:
            raise
        except CallFailedError as failed:
            self._set_aside(need, failed, sent)
            return
        sent.count(whole=whole)
        if whole:
            self._mark(need.sha256)
        with self._lock:
            self._row = 0
            self._aside.pop(need.sha256, None)

    def _set_aside(self, need: BlobNeed, failed: CallFailedError, sent: SentFiles) -> None:
        """The file rests, for longer each time. Raises where it is no matter of this file."""
        code = failed.cause.code
        if code not in ONE_FILES_OWN or code in RENEW:
            self._halted = True
            raise failed
        with self._lock:
            self._row += 1
            tries = self._aside[need.sha256].tries + 1 if need.sha256 in self._aside else 1
            rest = min(UNWATCHED, 30.0 + pause(tries, self._chance(), watched=False))
            self._aside[need.sha256] = _Aside(tries, self._desk.clock.monotonic() + rest)
            sent.cause = failed.cause
            self._halted = self._row >= _IN_A_ROW
        if self._halted:
            raise failed

    def hurry(self) -> None:
        """What rests may try again."""
        with self._lock:
            self._aside.clear()
