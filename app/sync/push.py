"""Entries on their way to head office: keys first, then batches, oldest incarnation first (protocol 3.5).

Nothing is marked as sent. What head office proved to have is behind us, everything else is before us.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from app.sync import causes
from app.sync.adapting import Habits
from app.sync.causes import CallFailedError, Cause, RefusedCallError
from app.sync.client import JSON, Ask
from app.sync.desk_side import DeskSide
from app.sync.session import Sessions
from app.wire.chain import next_hash
from app.wire.compression import pack
from app.wire.envelope import MEDIA_TYPE, Sender, make_batch
from app.wire.failpoint import reached
from app.wire.jsonbody import to_json
from app.wire.limits import KIB, Limits
from app.wire.link import Accepted, JournalEnd, JournalLine
from app.wire.messages import Ack, Keys
from app.wire.parcels import PersonKey, wrapped
from app.wire.signing import to_bytes

_PARCELS: Final = 1000
_DAMAGED: Final = frozenset(("bad_chain", "bad_sig", "digest_mismatch", "bad_encoding"))
"""Damaged on the way, or at rest: once again, since what lies here was checked."""
_HEADER: Final = 8 * KIB


@dataclass
class Sent:
    """What a pass sent: entries that are accepted now, and bytes before packing."""

    entries: int = 0
    batches: int = 0


class Pushing:
    """Sends what head office does not have yet."""

    def __init__(self, desk: DeskSide, sessions: Sessions, habits: Habits) -> None:
        self._desk = desk
        self._sessions = sessions
        self._habits = habits

    def run(self, sent: Sent) -> None:
        """Everything there is now. Raises CallFailedError, RefusedCallError, StoppedError."""
        for end in self._desk.outbox.ends():
            while (after := self._desk.state.accepted(end.writer).seq) < end.seq:
                self._batch(end, after, sent)

    def _batch(self, end: JournalEnd, after: int, sent: Sent) -> None:
        """One batch there and its proof back; a smaller one where this was too much."""
        limits = self._sessions.limits
        most = self._habits.entries(limits)
        lines = self._desk.outbox.lines(end.writer, after, most, limits.raw - _HEADER)
        if not lines:
            raise CallFailedError(Cause(causes.JOURNAL, {"writer": end.writer, "seq": str(after + 1)}))
        data = self._enveloped(end.writer, after, lines)
        if self._too_large(data, limits) and self._habits.batch_failed(len(lines)):
            return
        self.send_keys(self._desk.outbox.keys_to_send(end.writer, lines[0].seq, lines[-1].seq))
        began = self._desk.clock.monotonic()
        try:
            ack = self._sent(end.writer, data)
        except CallFailedError as failed:
            if failed.cause.code in causes.SMALLER:
                smaller = self._habits.batch_failed(len(lines))
                if smaller and failed.cause.code not in (causes.CUT, causes.STALLED):
                    return
            raise
        reached("desk.batch_sent")
        sent.entries += self._accept(end, after, ack)
        if ack.want_blobs:
            self._desk.outbox.blobs_gone(ack.want_blobs)
        reached("desk.batch_accepted")
        sent.batches += 1
        took = self._desk.clock.monotonic() - began
        if len(lines) >= most:
            self._habits.batch_went(took, limits)

    def _enveloped(self, writer: str, after: int, lines: Sequence[JournalLine]) -> bytes:
        """The batch. Raises CallFailedError journal_damaged when the chain does not hold here."""
        previous = self._desk.outbox.hash_at(writer, after)
        running = previous or b""
        for seq, each in enumerate(lines, after + 1):
            running = next_hash(running, seq, each.line)
            if previous is None or each.seq != seq or running != each.hash:
                raise CallFailedError(Cause(causes.JOURNAL, {"writer": writer, "seq": str(seq)}))
        sender = Sender(self._desk.keys.signing(), self._desk.link().tenant, self._desk.app)
        made_at = self._desk.clock.now().isoformat(timespec="seconds")
        return make_batch(sender, writer, after + 1, previous or b"", [each.line for each in lines], made_at)

    def _too_large(self, data: bytes, limits: Limits) -> bool:
        return len(data) > limits.packed and len(pack(data, self._habits.encoding())) > limits.packed

    def send_keys_left(self) -> None:
        """Keys that head office lacks though it has what they open. Raises what `run` raises.

        Entries come to it on sticks, from copies of this desk and from other desks as well, and whoever
        brought them may not have had their keys. To be called when the feed was read to its end: it names
        every key that is there.
        """
        self.send_keys(self._desk.outbox.keys_left())

    def send_keys(self, keys: Sequence[PersonKey]) -> None:
        """Keys of persons, ahead of the entries they open. Raises what `run` raises."""
        life = self._desk.outbox.life()
        public = to_bytes(self._desk.link().sealing_key().key) if keys else b""
        for at in range(0, len(keys), _PARCELS):
            some = keys[at : at + _PARCELS]
            body = to_json(Keys(wrapped(some, public)))
            self._sessions.call(Ask("keys", "POST", "/keys", body, JSON, packed=True))
            reached("desk.keys_sent")
            self._desk.outbox.keys_delivered(some, life)

    def _sent(self, writer: str, data: bytes) -> Ack:
        path = f"/writers/{quote(writer, safe='')}/batches"
        ask = Ask("batch", "POST", path, data, MEDIA_TYPE, packed=True)
        try:
            return self._sessions.call(ask).as_kind(Ack)
        except RefusedCallError as refused:
            if refused.cause.code not in _DAMAGED:
                raise
        return self._sessions.call(ask).as_kind(Ack)

    def _accept(self, end: JournalEnd, after: int, ack: Ack) -> int:
        """Believe the acknowledgement when its hash is ours; how many entries it moves us on.

        Raises CallFailedError: bad_ack, no_progress; RefusedCallError: epoch_changed; gap where head
        office has more of this writer than is here.
        """
        writer, at = end.writer, ack.accepted
        own = self._desk.outbox.hash_at(writer, at.seq)
        if ack.writer == writer and own is None and at.seq > end.seq:
            raise RefusedCallError(Cause("gap"), 200, {})
        if ack.writer != writer or own is None or own.hex() != at.hash:
            raise CallFailedError(Cause(causes.BAD_ACK))
        if ack.epoch != self._desk.link().epoch:
            raise RefusedCallError(Cause("epoch_changed"), 200, {})
        if at.seq <= after:
            raise CallFailedError(Cause(causes.NO_PROGRESS))
        self._desk.state.save_accepted(writer, Accepted(at.seq, at.hash, ack.safe, ack.applied_to))
        return at.seq - after
