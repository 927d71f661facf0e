"""Forks that come on a stick: entries under numbers that a copy of the desk has used otherwise.

Over the network a desk hears of it and writes its entries anew under another writer (protocol 3.9).
Whoever comes by stick may never hear of it, because the desk is revoked, or lost, and the stick is all
there is. So head office does it in its place: the entries get a writer of their own and keep their
ids. When the desk writes them anew after all, they are there already.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

import msgspec
from sqlalchemy import Connection

from app.headoffice.callers import Caller
from app.headoffice.store.backdated import Base
from app.headoffice.store.devices import device_of
from app.headoffice.store.receiving import Arrival
from app.headoffice.store.writers import find_writer, hash_at
from app.wire.chain import first_hash, next_hash
from app.wire.entries import renumbered
from app.wire.envelope import Batch
from app.wire.messages import At

_MARK: Final = 16


def under_own_writer(batch: Batch, via: str) -> tuple[str, Arrival]:
    """The entries of a batch as those of a writer of their own; the same for the same beginning."""
    header = batch.header
    told = f"{header.writer}\n{header.prev}\n{batch.hashes[0].hex()}"
    writer = f"{device_of(header.writer)}.{sha256(told.encode()).hexdigest()[:_MARK]}"
    running, lines, hashes = first_hash(writer), [], []
    for seq, line in enumerate(batch.lines, 1):
        lines.append(_renumbered(line, seq))
        running = next_hash(running, seq, lines[-1])
        hashes.append(running)
    base = Base(header.writer, header.first - 1, header.prev)
    arrival = Arrival(1, first_hash(writer).hex(), lines, hashes, header.app, via, header.made_at, base)
    return writer, arrival


def ours_at(connection: Connection, place: Caller, batch: Batch) -> tuple[At, ...]:
    """Our hashes of a forked writer: at the end of the batch or of what we have, and at numbers ever
    further before it, so that whoever has the journal finds from where on it differs.
    """
    known = find_writer(connection, place.tenant, place.branch, batch.header.writer)
    if known is None:
        return ()
    last = min(batch.last, known.hwm)
    seqs, back = [last], 1
    while back < last:
        seqs.append(last - back)
        back *= 2
    return tuple(At(seq, hash_at(connection, place.tenant, place.branch, known, seq)) for seq in (*seqs, 0))


def _renumbered(line: bytes, seq: int) -> bytes:
    """A line that is no entry stays as it is: it will be put aside as that."""
    try:
        return renumbered(line, seq)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, TypeError):
        return line
