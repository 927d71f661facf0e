"""Whether the desk's store goes on in two places: a copied disk, or a backup and what it was made of.

Every incarnation says where it goes on from. What this store wrote is one line back to the beginning;
where other entries of this device hang on that line, somebody else wrote them.
"""

from __future__ import annotations

import sqlite3
from typing import Final

import msgspec

from app.domain.steps.writer import WriterBegan
from app.store.chain_head import read_head
from app.store.marks import mark_at_work
from app.store.moments import from_stored
from app.usecases.syncing import Copied

_OWN: Final = (
    "SELECT w.name, j.type, j.line FROM writer w JOIN journal j ON j.writer = w.id AND j.seq = 1"
    " WHERE w.own = 1 ORDER BY w.id"
)
_AT: Final = (
    "SELECT j.at FROM journal j JOIN writer w ON w.id = j.writer WHERE w.name = ? AND j.seq = max(?, 1)"
)
_END: Final = (
    "SELECT coalesce(max(j.seq), 0) FROM journal j JOIN writer w ON w.id = j.writer WHERE w.name = ?"
)

Place = tuple[str, int]
"""A writer, and the number of its last entry that counts."""


class _Began(msgspec.Struct):
    previous_writer: str
    previous_seq: int


class _Line(msgspec.Struct):
    d: _Began


def copied(connection: sqlite3.Connection) -> Copied | None:
    """Since when others' entries hang on the line of this store; None when none do."""
    own = connection.execute(_OWN).fetchall()
    if len(own) < 2:
        return None
    origins = {name: _origin(bytes(line)) for name, kind, line in own if kind == WriterBegan.TYPE}
    head = read_head(connection)
    line = _line(head.writer, origins)
    ends = {name: _end(connection, name) for name in line}
    knots = [(name, seq) for name, seq in line.items() if name != head.writer and ends[name] > seq]
    knots += [_knot(name, origins, line) for name, *_ in own if name not in line]
    moments = [at for knot in knots if (at := _at(connection, knot)) is not None]
    if not moments:
        return None
    return Copied(from_stored(min(moments)), mark_at_work(head.writer_id, head.writer))


def _origin(line: bytes) -> Place:
    began = msgspec.json.decode(line, type=_Line).d
    return began.previous_writer, began.previous_seq


def _line(writer: str, origins: dict[str, Place]) -> dict[str, int]:
    """What this store wrote, from the present writer back, each with the last entry that counts."""
    line = {writer: 0}
    while writer in origins:
        writer, seq = origins[writer]
        if writer in line:
            break
        line[writer] = seq
    return line


def _knot(name: str, origins: dict[str, Place], line: dict[str, int]) -> Place:
    """Where a strange writer hangs on the line; its own beginning where that is not known."""
    place, seen = (name, 1), {name}
    while place[0] not in line and place[0] in origins:
        place = origins[place[0]]
        if place[0] in seen:
            break
        seen.add(place[0])
    return place


def _end(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(_END, (name,)).fetchone()[0])


def _at(connection: sqlite3.Connection, place: Place) -> int | None:
    row = connection.execute(_AT, place).fetchone()
    return None if row is None else int(row[0])
