"""Small files that go together: several in one call, as many as the line bears at once.

Head office takes each by itself and keeps what came when the line goes; whatever it did not take goes on
by itself, from where it stands (`uploading.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.refusals import ProblemError
from app.sync.adapting import Habits
from app.sync.causes import SMALLER, CallFailedError
from app.sync.client import PIECES, Ask
from app.sync.ports import Clock, Outbox
from app.sync.session import Sessions
from app.wire.bundle import HEAD, LARGEST, MEDIA_TYPE, bundled
from app.wire.link import BlobNeed
from app.wire.messages import BundleTaken


class Bundling:
    """Puts files together and sends them; used by several threads at once."""

    def __init__(self, outbox: Outbox, sessions: Sessions, habits: Habits, clock: Clock) -> None:
        self._outbox, self._sessions, self._habits, self._clock = outbox, sessions, habits, clock

    def next(self, needs: Sequence[BlobNeed], begun: Iterable[str], share: int) -> list[BlobNeed]:
        """The first of `needs`, and what goes with it: those after it as far as they fit and their bytes are
        no more than `share`. What is `begun` goes by itself.
        """
        left, alone = min(self._most(), share + HEAD * len(needs)), set(begun)
        found: list[BlobNeed] = []
        for each in needs[: self._sessions.limits.query]:
            size = HEAD + each.size
            if each.sha256 in alone or each.size > LARGEST or size > left:
                break
            found.append(each)
            left -= size
        return found or list(needs[:1])

    def send(self, needs: Sequence[BlobNeed]) -> frozenset[str]:
        """Send them in one call; which are there now. Raises what `Sessions.call` raises."""
        parts = bundled((each.sha256, data) for each in needs if (data := self._read(each)) is not None)
        if not parts:
            return frozenset()
        size = sum(len(each) for each in parts)
        began = self._clock.monotonic()
        try:
            reply = self._sessions.call(Ask(PIECES, "POST", "/blobs/bundle", media=MEDIA_TYPE, parts=parts))
        except CallFailedError as failed:
            if failed.cause.code in SMALLER:
                self._habits.chunk_failed(size, self._sessions.limits)
            raise
        took, full = self._clock.monotonic() - began, size > self._most() // 2
        self._habits.chunk_went(size, took, self._sessions.limits, full=full)
        return frozenset(reply.as_kind(BundleTaken).whole)

    def _most(self) -> int:
        limits = self._sessions.limits
        return min(limits.bundle, self._habits.chunk(limits))

    def _read(self, need: BlobNeed) -> bytes | None:
        """The file; None where it is not what it should be, which is told when it is sent by itself."""
        try:
            with self._outbox.open_blob(need.sha256) as file:
                data = file.read(need.size + 1)
        except ProblemError:
            return None
        return data if len(data) == need.size else None
