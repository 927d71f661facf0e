"""Receiving: what a device wrote is kept as it came, before anybody judges it (protocol 3.5).

Whoever sends the same again changes nothing, for ever: (writer, seq) says what it is, and the hash
that it is the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, insert

from app.domain.dating import Witness
from app.domain.records import BlobRef
from app.headoffice.callers import Caller
from app.headoffice.store.backdated import Base, base_of_writer, note_early, witness_at
from app.headoffice.store.blob_refs import Referred, refer
from app.headoffice.store.counters import RECEIPT, take
from app.headoffice.store.database import put_values
from app.headoffice.store.schema import BATCH, INBOX
from app.headoffice.store.writers import Known, hash_at, locked_writer, move_on
from app.wire.chain import first_hash
from app.wire.envelope import Batch
from app.wire.failpoint import reached
from app.wire.messages import At
from app.wire.problems import WireError

MALFORMED: Final = "?"
"""In place of the type of a line that is no entry; it is kept and quarantined."""

_LONGEST: Final = 200
_INBOX: Final = ("tenant", "branch", "writer", "rno", "seq", "id", "ticket", "type", "line", "hash")


class Outline(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """What has to be known of an entry to put it away."""

    seq: int
    id: str
    t: str
    ticket: str | None = None
    blobs: tuple[BlobRef, ...] = ()


_OUTLINES: Final = msgspec.json.Decoder(Outline)
_UNREADABLE: Final = Outline(0, "", MALFORMED)


@dataclass(frozen=True)
class Arrival:
    """Entries of one writer, as they came: from `first` on, `previous` the hash before them (hex)."""

    first: int
    previous: str
    lines: Sequence[bytes]
    hashes: Sequence[bytes]
    app: str
    via: str
    made_at: str
    base: Base | None = None
    """Behind which entry of another journal they stand, where head office itself parted them from it."""

    @classmethod
    def of(cls, batch: Batch, via: str) -> Arrival:
        """The entries of a batch that was checked."""
        header = batch.header
        return cls(header.first, header.prev, batch.lines, batch.hashes, header.app, via, header.made_at)

    @property
    def last(self) -> int:
        """The seq of the last of them."""
        return self.first + len(self.lines) - 1


@dataclass(frozen=True)
class Received:
    """Where the writer stands now, how many entries were here already, which files they speak of."""

    known: Known
    end: At
    new: int
    dup: int
    blobs: tuple[str, ...] = ()


def receive(connection: Connection, place: Caller, writer: str, arrival: Arrival, now: str) -> Received:
    """Keep what is new. Raises WireError: gap, fork, bad_chain.

    The writer's row is locked first, the receipt numbers are taken last.
    """
    known = locked_writer(connection, place.tenant, place.branch, writer)
    dup = _overlap(connection, place, known, arrival)
    lines, hashes = arrival.lines[dup:], arrival.hashes[dup:]
    if not lines:
        return Received(known, known.accepted, 0, dup)
    outlines = [outline(line, seq) for seq, line in enumerate(lines, arrival.first + dup)]
    reached("push.before_numbers")
    rno = take(connection, place.tenant, place.branch, RECEIPT, len(lines))
    tenant, branch, no, ahead = place.tenant, place.branch, known.no, arrival.first + dup - rno
    rows = [
        (tenant, branch, no, at, ahead + at, told.id, told.ticket or "", told.t, line, after)
        for at, (told, line, after) in enumerate(zip(outlines, lines, hashes, strict=True), rno)
    ]
    put_values(connection, INBOX, _INBOX, rows)
    referred = [
        Referred(blob, told.ticket or "", rno + at) for at, told in enumerate(outlines) for blob in told.blobs
    ]
    refer(connection, place, referred)
    end = At(arrival.last, hashes[-1].hex())
    connection.execute(
        insert(BATCH).values(
            tenant=tenant,
            branch=branch,
            writer=no,
            no=rno,
            first=arrival.first + dup,
            last=arrival.last,
            app=arrival.app[:_LONGEST],
            via=arrival.via,
            made_at=arrival.made_at[:_LONGEST],
            received_at=now,
        )
    )
    witness = _witness(connection, place, known, arrival, now)
    witness = note_early(connection, place, witness, lines, (end.seq - len(lines) + 1, rno, now))
    move_on(connection, (tenant, branch, no), end, now, witness.latest)
    reached("push.before_commit")
    return Received(known, end, len(lines), dup, tuple(dict.fromkeys(each.blob.sha256 for each in referred)))


def _witness(connection: Connection, place: Caller, known: Known, arrival: Arrival, now: str) -> Witness:
    """What is known of the time of the journal; of a new one what is known of that which it goes on from."""
    base = None if known.hwm else arrival.base or base_of_writer(arrival.lines[0])
    if base is None:
        return known.witness
    before = witness_at(connection, place, base, datetime.fromisoformat(now))
    return replace(known.witness, latest=before.latest)


def _overlap(connection: Connection, place: Caller, known: Known, arrival: Arrival) -> int:
    """How many of the entries are here already. Raises WireError: gap, fork, bad_chain."""
    if arrival.first > known.hwm + 1:
        raise WireError("gap", accepted=_told(known.accepted))
    if arrival.first == 1 and arrival.previous != first_hash(known.writer).hex():
        raise WireError("bad_chain")
    both = min(arrival.last, known.hwm) - arrival.first + 1
    if both <= 0:
        if arrival.previous != known.head:
            raise WireError("fork", seq=known.hwm, hash=known.head)
        return 0
    # The chain holds every earlier hash: where the last common one is equal, all are.
    at = arrival.first + both - 1
    if arrival.hashes[both - 1].hex() != hash_at(connection, place.tenant, place.branch, known, at):
        raise _fork(connection, place, known, arrival)
    return both


def _fork(connection: Connection, place: Caller, known: Known, arrival: Arrival) -> WireError:
    """The first entry in which the two journals differ."""
    seqs = [arrival.first - 1, *range(arrival.first, min(arrival.last, known.hwm) + 1)]
    theirs = [arrival.previous, *(each.hex() for each in arrival.hashes)]
    for seq, their in zip(seqs, theirs, strict=False):
        ours = hash_at(connection, place.tenant, place.branch, known, seq)
        if ours != their:
            return WireError("fork", seq=max(seq, 1), hash=ours)
    return WireError("fork", seq=known.hwm, hash=known.head)


def outline(line: bytes, seq: int) -> Outline:
    """What a line says of itself; a line that is no entry of that number is kept all the same."""
    try:
        told = _OUTLINES.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _UNREADABLE
    names = (told.id, told.t, told.ticket or "", *(blob.sha256 for blob in told.blobs))
    if told.seq != seq or max(map(len, names)) > _LONGEST or not "".join(names).isprintable():
        return _UNREADABLE
    if any(not 0 <= blob.size < 1 << 62 for blob in told.blobs):
        return _UNREADABLE
    return told


def _told(at: At) -> Mapping[str, Any]:
    return {"seq": at.seq, "hash": at.hash}
