"""One file on its way: tus 1.0, at an address made of its content, so that nothing need be remembered.

After a cut it goes on where head office stopped reading: at most one piece is sent twice (protocol 3.6).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import BinaryIO, Final

from app.domain.refusals import ProblemError
from app.sync import causes
from app.sync.adapting import Habits
from app.sync.causes import CallFailedError, Cause, RefusedCallError
from app.sync.client import PIECES, Ask, Reply
from app.sync.ports import Clock, Outbox
from app.sync.session import Sessions
from app.wire.limits import MIB
from app.wire.link import BlobNeed

MEDIA: Final = "application/offset+octet-stream"
TUS: Final = "1.0.0"
MISSING, DAMAGED = "missing", "damaged"
_SETBACKS: Final = 8
"""Times that head office may say otherwise about one file before the next file gets its turn."""
_AT_ONCE: Final = frozenset(("too_large", "timeout"))


class Uploading:
    """Sends files; used by several threads at once."""

    def __init__(
        self,
        outbox: Outbox,
        sessions: Sessions,
        habits: Habits,
        clock: Clock,
        pause: Callable[[float], None],
        chance: Callable[[], float],
    ) -> None:
        self._outbox = outbox
        self._sessions = sessions
        self._habits = habits
        self._clock = clock
        self._pause = pause
        self._chance = chance

    def send(self, need: BlobNeed, offset: int | None) -> bool:
        """Send a file from `offset` on; None where head office has nothing of it. Whether it is there now.

        A file that is missing or damaged here is said to be lost, and that is all. Raises
        CallFailedError, RefusedCallError, StoppedError.
        """
        try:
            with self._outbox.open_blob(need.sha256) as file:
                whole = _One(self, need, file).run(offset)
        except ProblemError as error:
            self._outbox.blob_lost(need.sha256, MISSING if error.code == "blob_missing" else error.code)
            return False
        if not whole:
            self._outbox.blob_lost(need.sha256, DAMAGED)
        return whole

    def piece(self, file: BinaryIO, offset: int) -> bytes:
        """The next piece of a file."""
        file.seek(offset)
        return file.read(self._habits.chunk(self._sessions.limits))

    def told(self, ask: Ask, size: int) -> Reply:
        """A call with a piece of so many bytes. Raises what `Sessions.call` raises."""
        began = self._clock.monotonic()
        reply = self._sessions.call(ask)
        if size:
            self._habits.chunk_went(size, self._clock.monotonic() - began, self._sessions.limits)
        return reply

    def smaller(self, size: int) -> bool:
        """A piece of so many bytes was too much; whether a smaller one can be tried."""
        return self._habits.chunk_failed(size, self._sessions.limits)

    def wait(self) -> None:
        """Another call works on the same file: two to ten seconds, and never a second upload."""
        self._pause(2.0 + 8.0 * self._chance())


class _One:
    """One upload: what head office has of it, and what it says otherwise."""

    def __init__(self, lane: Uploading, need: BlobNeed, file: BinaryIO) -> None:
        self._lane = lane
        self._need = need
        self._file = file
        self._setbacks = 0

    def run(self, offset: int | None) -> bool:
        """Send the rest; False when the file here is not what it should be."""
        while offset is None or offset < self._need.size:
            piece = self._lane.piece(self._file, offset or 0)
            if not piece and self._need.size:
                return False
            try:
                offset = self._offset(self._lane.told(self._ask(offset, piece), len(piece)))
            except CallFailedError as failed:
                if failed.cause.code == "blob_mismatch" and not self._sound():
                    return False
                offset = self._after(failed, offset, len(piece))
        return True

    def _ask(self, offset: int | None, piece: bytes) -> Ask:
        name = self._need.sha256
        # A piece that is the whole file must have the file's own sum: nobody need count it twice.
        digest = bytes.fromhex(name) if len(piece) == self._need.size else sha256(piece).digest()
        headers = {"Tus-Resumable": TUS, "Upload-Checksum": f"sha256 {b64encode(digest).decode()}"}
        if offset is not None:
            headers["Upload-Offset"] = str(offset)
            return Ask(PIECES, "PATCH", f"/blobs/{name}", piece, MEDIA, headers=headers)
        headers["Upload-Length"] = str(self._need.size)
        headers["Upload-Metadata"] = f"sha256 {b64encode(name.encode()).decode()}"
        return Ask(PIECES, "POST", "/blobs", piece, MEDIA, headers=headers)

    def _offset(self, reply: Reply) -> int:
        told = _number(reply.headers)
        if told is None or told > self._need.size:
            raise CallFailedError(Cause("malformed", {"what": "Upload-Offset"}))
        return told

    def _after(self, failed: CallFailedError, offset: int | None, size: int) -> int | None:
        """Where to go on after a setback. Raises it again where that is for the next pass."""
        self._setbacks += 1
        code = failed.cause.code
        if code in causes.SMALLER:
            smaller = self._lane.smaller(size)
            if not smaller or code not in _AT_ONCE:
                raise failed
            return offset
        if self._setbacks > _SETBACKS or not isinstance(failed, RefusedCallError):
            raise failed
        if code in ("upload_gone", "not_found"):
            return None
        if code == "busy":
            self._lane.wait()
        elif code not in ("wrong_offset", "blob_mismatch"):
            raise failed
        return self._asked_offset()

    def _asked_offset(self) -> int | None:
        """What head office has; None when it has nothing."""
        ask = Ask("blob head", "HEAD", f"/blobs/{self._need.sha256}", headers={"Tus-Resumable": TUS})
        while True:
            try:
                return self._offset(self._lane.told(ask, 0))
            except RefusedCallError as refused:
                self._setbacks += 1
                if refused.cause.code in ("upload_gone", "not_found"):
                    return None
                if refused.cause.code != "busy" or self._setbacks > _SETBACKS:
                    raise
                self._lane.wait()

    def _sound(self) -> bool:
        """Whether the file here is what its name says."""
        self._file.seek(0)
        digest = sha256()
        while piece := self._file.read(MIB):
            digest.update(piece)
        return digest.hexdigest() == self._need.sha256


def _number(headers: Mapping[str, str]) -> int | None:
    told = headers.get("upload-offset", "")
    return int(told) if told.isdecimal() else None
