"""Entries on their way to head office: keys first, then batches, oldest incarnation first (protocol 3.5).

Nothing is marked as sent. What head office proved to have is behind us, everything else is before us.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from app.sync import causes
from app.sync.adapting import Habits
from app.sync.causes import CallFailedError, Cause, RefusedCallError
from app.sync.client import BATCHES, JSON, KEYS, Ask
from app.sync.desk_side import DeskSide
from app.sync.session import Sessions
from app.wire.chain import hashes_after
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
_GLANCE: Final = 10
"""Batches after which it is heard what became of them."""
_AHEAD: Final = 8
"""Batches whose keys go together, where so many are to come: each call waits for head office's disk."""
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

    def run(self, sent: Sent, glance: Callable[[], None]) -> None:
        """Everything there is now; `glance` now and then where that is much. Raises CallFailedError,
        RefusedCallError, StoppedError.
        """
        for end in self._desk.outbox.ends():
            while (after := self._desk.state.accepted(end.writer).seq) < end.seq:
                self._batch(end, after, sent)
                if sent.batches and sent.batches % _GLANCE == 0:
                    glance()

    def _batch(self, end: JournalEnd, after: int, sent: Sent) -> None:
        """One batch there and its proof back; a smaller one where this was too much."""
        limits = self._sessions.limits
        most = self._habits.entries(limits)
        lines = self._desk.outbox.lines(end.writer, after, most, limits.raw - _HEADER)
        if not lines:
            raise CallFailedError(Cause(causes.JOURNAL, {"writer": end.writer, "seq": str(after + 1)}))
        ask = self._asking(end.writer, self._enveloped(end.writer, after, lines))
        if self._too_large(ask, limits) and self._habits.batch_failed(len(lines)):
            return
        self._send_keys_of(end.writer, lines, most)
        began = self._desk.clock.monotonic()
        try:
            ack = self._sent(ask)
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
        previous, own = self._desk.outbox.hash_at(writer, after), [each.line for each in lines]
        hashes = hashes_after(previous or b"", after + 1, own)
        for seq, (each, running) in enumerate(zip(lines, hashes, strict=True), after + 1):
            if previous is None or each.seq != seq or running != each.hash:
                raise CallFailedError(Cause(causes.JOURNAL, {"writer": writer, "seq": str(seq)}))
        sender = Sender(self._desk.keys.signing(), self._desk.link().tenant, self._desk.app)
        made_at = self._desk.clock.now().isoformat(timespec="seconds")
        return make_batch(sender, writer, after + 1, previous or b"", own, made_at, head=hashes[-1])

    def _asking(self, writer: str, data: bytes) -> Ask:
        path, encoding = f"/writers/{quote(writer, safe='')}/batches", self._habits.encoding()
        packings = {encoding: pack(data, encoding, quick=True)}
        return Ask(BATCHES, "POST", path, data, MEDIA_TYPE, packed=True, packings=packings)

    def _too_large(self, ask: Ask, limits: Limits) -> bool:
        return len(ask.body) > limits.packed and any(
            len(each) > limits.packed for each in ask.packings.values()
        )

    def _send_keys_of(self, writer: str, lines: Sequence[JournalLine], most: int) -> None:
        """Keys that open those entries; where as many were taken as may be, those of what follows too."""
        first, last = lines[0].seq, lines[-1].seq
        keys = self._desk.outbox.keys_to_send(writer, first, last)
        if keys and len(lines) >= most:
            keys = self._desk.outbox.keys_to_send(writer, first, first + _AHEAD * most - 1)
        self.send_keys(keys)

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
            self._sessions.call(Ask(KEYS, "POST", "/keys", body, JSON, packed=True))
            reached("desk.keys_sent")
            self._desk.outbox.keys_delivered(some, life)

    def _sent(self, ask: Ask) -> Ack:
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
