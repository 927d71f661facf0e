"""Snapshots: a collection as one packed file, for a desk that begins anew (protocol 3.4).

The file stays as it is until the collection changes, so it can be fetched in pieces. Keys of
persons are in none: they are sealed to one desk each and come by the feed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from app.headoffice.callers import Caller
from app.headoffice.store.counters import FEED as FEED_POSITIONS
from app.headoffice.store.counters import ends_at
from app.headoffice.store.cursors import Cursor
from app.headoffice.store.database import Database
from app.headoffice.store.devices import registered
from app.headoffice.store.feeding import PUT, Sum, read_totals
from app.headoffice.store.pages import foreign, read_lines, stretches
from app.headoffice.store.schema import EVERYWHERE, FEED
from app.headoffice.store.site import read_site
from app.headoffice.store.writers import names_of
from app.wire import rowsum
from app.wire.compression import LEVEL
from app.wire.jsonbody import to_json
from app.wire.messages import COLLECTIONS, ENTRIES, PERSON_KEYS, Item
from app.wire.problems import WireError
from app.wire.zstandard import zstd

_STEP: Final = 1 << 20


class SnapshotHead(msgspec.Struct, frozen=True):
    """First line of the file: how far it goes, and the cursor to read on from (``x`` of `Cursor`)."""

    coll: str
    epoch: str
    pos: int
    everywhere: int
    next: str
    n: int
    sum: str


class SnapshotFile(NamedTuple):
    """A snapshot on disk. Lines of JSON, packed as one zstd frame: `SnapshotHead`, then `Item` each."""

    path: Path
    sha256: str
    pos: int


class Snapshots:
    """Makes snapshots, and keeps the newest of each."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database, self._folder = database, folder

    def take(self, caller: Caller, collection: str) -> SnapshotFile:
        """The snapshot of a collection as it stands. Raises WireError: not_found, device_revoked."""
        if collection not in COLLECTIONS or collection == PERSON_KEYS:
            raise WireError("not_found")
        with self._database.reading() as connection:
            registered(connection, caller.device)
            head = _head(connection, caller, collection)
            self._folder.mkdir(parents=True, exist_ok=True)
            stem = f"{caller.branch}-{collection}-{head.epoch[:8]}-"
            path = self._folder / f"{stem}{_newest(connection, caller, collection)}.zst"
            if not path.is_file():
                self._write(path, _lines(connection, caller, head))
        for older in self._folder.glob(f"{caller.branch}-{collection}-*.zst"):
            if older != path:
                _remove(older)
        return SnapshotFile(path, _digest(path), head.pos)

    def _write(self, path: Path, lines: Iterator[bytes]) -> None:
        ready = path.with_suffix(f".{os.getpid()}.{os.urandom(4).hex()}.part")
        packer = zstd.ZstdCompressor(level=LEVEL)
        with ready.open("wb") as file:
            for line in lines:
                file.write(packer.compress(line + b"\n"))
            file.write(packer.flush())
        ready.replace(path)


def _head(connection: Connection, caller: Caller, collection: str) -> SnapshotHead:
    pos = ends_at(connection, caller.tenant, caller.branch, FEED_POSITIONS)
    everywhere = ends_at(connection, caller.tenant, EVERYWHERE, FEED_POSITIONS)
    epoch = read_site(connection).epoch
    totals = read_totals(connection, caller.tenant, (caller.branch, EVERYWHERE))
    total = totals.get(collection, Sum(0, 0))
    following = Cursor(epoch, x={collection: (pos, everywhere)})
    return SnapshotHead(
        collection, epoch, pos, everywhere, following.text(), total.n, rowsum.to_text(total.sum)
    )


def _newest(connection: Connection, caller: Caller, collection: str) -> str:
    """What the snapshot goes by: the last positions at which the collection changed."""
    last = [
        connection.scalar(
            select(func.max(FEED.c.pos)).where(
                FEED.c.tenant == caller.tenant, FEED.c.branch == branch, FEED.c.coll == collection
            )
        )
        for branch in (caller.branch, EVERYWHERE)
    ]
    return "-".join(str(pos or 0) for pos in last)


def _lines(connection: Connection, caller: Caller, head: SnapshotHead) -> Iterator[bytes]:
    yield to_json(head)
    writers = names_of(connection, caller.tenant, caller.branch)
    for branch, until in ((EVERYWHERE, head.everywhere), (caller.branch, head.pos)):
        for rows in stretches(connection, caller, branch, head.coll, until):
            if head.coll == ENTRIES:
                lines = read_lines(connection, caller, [row.rno for row in rows])
                for row in rows:
                    yield to_json(foreign(row, writers[row.writer][0], lines[row.rno]))
                continue
            for row in rows:
                if row.op == PUT:
                    body = msgspec.json.decode(row.body)
                    yield to_json(Item(row.pos, row.coll, row.key, row.rev, body=body, by=row.by))


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(_STEP):
            digest.update(piece)
    return digest.hexdigest()


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        # Somebody is reading it, on a system that minds; it goes with the next one.
        return
