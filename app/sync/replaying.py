"""Other desks' entries back to a head office that was restored from an older backup (protocol 3.10).

The desk that wrote them may be lost. Whoever had read them holds head office's word that it once
accepted them, and offers them once in each life of head office, before anything is pulled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Final

from app.sync.causes import RefusedCallError
from app.sync.client import JSON, Ask
from app.sync.desk_side import DeskSide
from app.sync.ports import Others
from app.sync.session import Sessions
from app.wire.failpoint import reached
from app.wire.jsonbody import to_json
from app.wire.limits import KIB
from app.wire.link import Stretch
from app.wire.messages import At, Replay, Replayable, Replayed, ReplayWanted
from app.wire.parcels import PersonKey

_DONE: Final = "replayed"
"""Remembered under this name: the life of head office to which everything was offered."""
_ROOM: Final = 64 * KIB
"""Bytes of a call beside the entries."""
_AT_ONCE: Final = 200
_NOT_HERE: Final = frozenset(("not_found", "method_not_allowed"))
"""An older head office does not know this call."""
_NOT_TAKEN: Final = frozenset(
    ("bad_sig", "bad_entry", "fork", "gap", "malformed", "not_yours", "too_large", "bad_chain")
)
"""It has others in their place, or does not know its word again: they stay here."""


class Replaying:
    """Offers what head office lost."""

    def __init__(
        self, desk: DeskSide, sessions: Sessions, send_keys: Callable[[Sequence[PersonKey]], None]
    ) -> None:
        self._desk = desk
        self._sessions = sessions
        self._send_keys = send_keys

    def run(self) -> int:
        """Once in each life of head office: how many entries it took back.

        Raises CallFailedError, RefusedCallError, StoppedError; then the next pass begins anew.
        """
        others, epoch = self._desk.others, self._desk.link().epoch
        if others is None or self._desk.state.recall(_DONE) == epoch:
            return 0
        brought = 0
        ends = iter(others.ends().items())
        while part := dict(islice(ends, _AT_ONCE)):
            for writer, head in self._wanted(part).items():
                brought += self._bring(others, writer, head)
        self._desk.state.remember(_DONE, epoch)
        return brought

    def _wanted(self, ends: Mapping[str, At]) -> Mapping[str, At]:
        ask = Ask("replay/query", "POST", "/replay/query", to_json(Replayable(ends)), JSON, packed=True)
        try:
            return self._sessions.call(ask).as_kind(ReplayWanted).heads
        except RefusedCallError as refused:
            if refused.cause.code not in _NOT_HERE:
                raise
        return {}

    def _bring(self, others: Others, writer: str, head: At) -> int:
        own = self._desk.outbox.hash_at(writer, head.seq)
        if own is None or own.hex() != head.hash:
            return 0  # head office has others in their place
        limits = self._sessions.limits
        after, brought = head.seq, 0
        while (found := others.stretch(writer, after, limits.entries, limits.raw - _ROOM)) is not None:
            self._send_keys(others.keys(writer, after + 1, after + len(found.lines)))
            try:
                taken = self._sent(writer, after, found)
            except RefusedCallError as refused:
                if refused.cause.code not in _NOT_TAKEN:
                    raise
                break
            reached("desk.replay_sent")
            after += len(found.lines)
            brought += taken.new
        return brought

    def _sent(self, writer: str, after: int, found: Stretch) -> Replayed:
        lines = tuple(each.line.decode("utf-8", "replace") for each in found.lines)
        body = to_json(Replay(writer, after + 1, found.previous.hex(), lines, found.vouch))
        ask = Ask("replay", "POST", "/replay", body, JSON, packed=True)
        return self._sessions.call(ask).as_kind(Replayed)
