"""One file on its way down: in pieces, each signed by head office, so that nobody else's page is kept.

After a cut at most one piece is fetched twice: what came before lies on the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.sync.adapting import DOWN, Habits
from app.sync.causes import SMALLER, CallFailedError, Cause, RefusedCallError
from app.sync.client import FETCHED, Ask, Reply
from app.sync.ports import Arrivals, Clock
from app.sync.session import Sessions
from app.wire.failpoint import reached
from app.wire.limits import MIB
from app.wire.link import BlobNeed

MOST: Final = 4 * MIB
"""Bytes of a piece that are held at once, whatever head office would send."""
_WHOLE, _PART = 200, 206


class PutOffError(Exception):
    """Something that a person waits for goes first; what came of this file stays."""


class Downloading:
    """Fetches files; used by several threads at once."""

    def __init__(self, arrivals: Arrivals, sessions: Sessions, habits: Habits, clock: Clock) -> None:
        self._arrivals = arrivals
        self._sessions = sessions
        self._habits = habits
        self._clock = clock

    def fetch(self, need: BlobNeed, put_off: Callable[[], bool]) -> bool:
        """Fetch the rest of a file; False when what came is not what its name says, and is dropped.

        Raises CallFailedError, RefusedCallError, StoppedError, PutOffError, ProblemError.
        """
        name = need.sha256
        offset = self._arrivals.part(name)
        if offset > need.size:
            offset = 0
        if not offset:
            self._arrivals.add(name, 0, b"")
        while offset < need.size:
            if put_off():
                raise PutOffError
            start, piece = self._piece(need, offset)
            if not piece or start + len(piece) > need.size:
                self._arrivals.drop(name)
                return False
            self._arrivals.add(name, start, piece)
            reached("desk.piece_kept")
            offset = start + len(piece)
        whole = self._arrivals.finish(name)
        reached("desk.file_named")
        return whole

    def _piece(self, need: BlobNeed, offset: int) -> tuple[int, bytes]:
        """Where the piece begins that came, and its bytes. Something in between may know no ranges: then
        the whole file comes.
        """
        size = min(self._habits.chunk(self._sessions.limits, DOWN), MOST, need.size - offset)
        began = self._clock.monotonic()
        reply = self._told(need, offset, size)
        self._habits.chunk_went(len(reply.body), self._clock.monotonic() - began, self._sessions.limits, DOWN)
        if reply.status == _PART:
            if len(reply.body) > size:
                raise CallFailedError(Cause("malformed", {"what": "Range"}), reply.status)
            return offset, reply.body
        if reply.status != _WHOLE:
            raise CallFailedError(Cause("malformed", {"what": "status"}), reply.status)
        return 0, reply.body

    def _told(self, need: BlobNeed, offset: int, size: int) -> Reply:
        """A piece of that many bytes at most; where the line does not carry it, the next is smaller."""
        headers = {"Range": f"bytes={offset}-{offset + size - 1}", "Accept-Encoding": "identity"}
        try:
            return self._sessions.call(Ask(FETCHED, "GET", f"/blobs/{need.sha256}", headers=headers))
        except CallFailedError as failed:
            if failed.cause.code in SMALLER and not isinstance(failed, RefusedCallError):
                self._habits.chunk_failed(size, self._sessions.limits, DOWN)
            raise
