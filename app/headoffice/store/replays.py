"""Replays: entries that head office lost with an older backup come back from a desk that had read them.

Their writer may be gone for good. What counts is head office's own word (`wire/vouching.py`) that
it had accepted them: nothing else is taken, nothing twice, and nothing over a fork (protocol 3.10).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection

from app.headoffice.callers import Caller, Clock, told
from app.headoffice.store import alerts
from app.headoffice.store.blob_refs import BlobRefs
from app.headoffice.store.database import Database
from app.headoffice.store.devices import WRITER_NAME, device_of, find_device, registered
from app.headoffice.store.receiving import Arrival, receive
from app.headoffice.store.server_keys import ServerKeys
from app.headoffice.store.site import read_site
from app.headoffice.store.writers import find_writer
from app.wire.chain import first_hash, next_hash
from app.wire.entries import MAX_LINE
from app.wire.limits import Limits
from app.wire.messages import At, Replay, Replayable, Replayed, ReplayWanted, State
from app.wire.problems import WireError
from app.wire.vouching import Scope, vouched

REPLAY: Final = "replay"
_HASH: Final = 32


class Replays:
    """Takes back what another desk of the branch still has."""

    def __init__(
        self,
        database: Database,
        keys: ServerKeys,
        clock: Clock,
        limits: Limits,
        blobs: BlobRefs,
        arrived: Callable[[], None],
    ) -> None:
        """`arrived` is called after each commit that brought entries to be judged."""
        self._database, self._keys, self._clock = database, keys, clock
        self._limits, self._blobs, self._arrived = limits, blobs, arrived

    def wanted(self, caller: Caller, asked: Replayable) -> ReplayWanted:
        """Writers of other devices of which head office has less. Raises WireError too_large."""
        if len(asked.ends) > self._limits.entries:
            raise WireError("too_large", entries=self._limits.entries)
        heads: dict[str, At] = {}
        with self._database.reading() as connection:
            for writer, end in asked.ends.items():
                if not _may_bring(connection, caller, writer):
                    continue
                known = find_writer(connection, caller.tenant, caller.branch, writer)
                at = At(0, first_hash(writer).hex()) if known is None else known.accepted
                if at.seq < end.seq:
                    heads[writer] = at
        return ReplayWanted(heads)

    def take(self, caller: Caller, replay: Replay) -> Replayed:
        """Keep entries of another desk; when this returns they are on the disk.

        Raises WireError: maintenance, too_large, malformed, bad_entry, not_yours, device_revoked,
        bad_sig (no word of ours stands behind them), gap, fork.
        """
        now = told(self._clock.now())
        arrival = self._arrival(replay, now)
        with self._database.writing() as connection:
            registered(connection, caller.device)
            if not _may_bring(connection, caller, replay.writer):
                raise WireError("not_yours", writer=replay.writer[:200])
            site = read_site(connection)
            if site.state is not State.OPEN:
                raise WireError("maintenance")
            scope = Scope(site.server_id, caller.tenant, caller.branch)
            last = At(arrival.last, arrival.hashes[-1].hex())
            if not vouched(replay.vouch, scope, replay.writer, last, self._publics(connection).get):
                raise WireError("bad_sig")
            received = receive(connection, caller, replay.writer, arrival, now)
            if received.new:
                detail = {"writer": replay.writer, "first": arrival.first + received.dup, "by": caller.device}
                place = (caller.tenant, caller.branch)
                device = device_of(replay.writer)
                alerts.raise_alert(connection, place, alerts.REPLAYED, device, detail, now)
        if received.new:
            self._arrived()
            self._blobs.missing_of(caller.tenant, received.blobs)  # those that are here are noted
        return Replayed(received.end, received.new)

    def _arrival(self, replay: Replay, now: str) -> Arrival:
        """What came, with the hash after each entry."""
        if len(replay.lines) > self._limits.entries:
            raise WireError("too_large", entries=self._limits.entries)
        running = _unhexed(replay.prev)
        if not replay.lines or not 0 < replay.first < (1 << 62) or len(running) != _HASH:
            raise WireError("malformed", what="replay")
        lines = [line.encode() for line in replay.lines]
        hashes = []
        for seq, line in enumerate(lines, replay.first):
            if not 0 < len(line) <= MAX_LINE:
                raise WireError("bad_entry", seq=seq)
            running = next_hash(running, seq, line)
            hashes.append(running)
        return Arrival(replay.first, replay.prev, lines, hashes, "", REPLAY, now)

    def _publics(self, connection: Connection) -> Mapping[str, bytes]:
        return self._keys.signed_with(connection)


def _may_bring(connection: Connection, caller: Caller, writer: str) -> bool:
    """A writer of another device, which is of the same branch where it is known at all.

    It may have been enrolled after the backup: our word on its entries names the branch.
    """
    if not WRITER_NAME.fullmatch(writer) or device_of(writer) == caller.device:
        return False
    device = find_device(connection, device_of(writer))
    return device is None or (device.tenant, device.branch) == (caller.tenant, caller.branch)


def _unhexed(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
