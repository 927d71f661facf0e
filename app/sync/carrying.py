"""What goes onto a stick, and how it is cut into files that fit one (protocol 3.11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import msgspec

from app.domain.records import BlobRef
from app.domain.refusals import ProblemError
from app.sync.desk_side import DeskSide
from app.wire.chain import next_hash
from app.wire.limits import KIB, MIB
from app.wire.link import BlobNeed, JournalEnd, JournalLine
from app.wire.stick import BLOB_PIECE

BATCH_BYTES: Final = 7 * MIB
_ENTRIES: Final = 1000
_FRAME: Final = 16 * KIB
"""Bytes that a frame costs beside what it carries, keys included, with room."""
_PER_ENTRY: Final = 512
"""Bytes that a key in its box may add for an entry."""
_FILES: Final = 100_000


class Run(NamedTuple):
    """Entries of one writer, one after the other, behind `after`; `size` bytes at most."""

    writer: str
    after: int
    last: int
    size: int


class Piece(NamedTuple):
    """A piece of a file."""

    need: BlobNeed
    offset: int
    size: int


@dataclass
class Part:
    """What one file on the stick holds."""

    runs: list[Run] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


class _Refs(msgspec.Struct):
    blobs: tuple[BlobRef, ...] = ()


_REFS = msgspec.json.Decoder(_Refs)


def plan(desk: DeskSide, most: int) -> list[Part]:
    """What head office does not have yet, in parts below `most` bytes even if nothing can be packed.

    Raises ProblemError sync_journal_damaged.
    """
    needs: dict[str, BlobNeed] = {}
    runs: list[Run] = []
    for end in desk.outbox.ends():
        for run, lines in _runs(desk, end):
            runs.append(run)
            needs.update((each.sha256, each) for each in _needed(lines))
    needs.update((each.sha256, each) for each in desk.outbox.blobs_to_send(_FILES))
    return _parts([*runs, *_pieces(needs.values())], most)


def _runs(desk: DeskSide, end: JournalEnd) -> Iterator[tuple[Run, Sequence[JournalLine]]]:
    after = desk.state.accepted(end.writer).seq
    while after < end.seq:
        lines = desk.outbox.lines(end.writer, after, _ENTRIES, BATCH_BYTES)
        if not lines:
            raise ProblemError("sync_journal_damaged", writer=end.writer, seq=str(after + 1))
        last = lines[-1].seq
        size = sum(len(each.line) + 1 + _PER_ENTRY for each in lines)
        yield Run(end.writer, after, last, size), lines
        after = last


def _needed(lines: Sequence[JournalLine]) -> Iterator[BlobNeed]:
    """The files that entries speak of: they go along, whether head office has them or not."""
    for each in lines:
        try:
            refs = _REFS.decode(each.line).blobs
        except (msgspec.DecodeError, UnicodeDecodeError):  # of a newer form: its files follow by themselves
            continue
        for ref in refs:
            yield BlobNeed(ref.sha256, ref.size, ref.role, ref.mime)


def _pieces(needs: Iterable[BlobNeed]) -> Iterator[Piece]:
    for need in needs:
        for offset in range(0, need.size, BLOB_PIECE):
            yield Piece(need, offset, min(BLOB_PIECE, need.size - offset))


def _parts(things: Sequence[Run | Piece], most: int) -> list[Part]:
    parts: list[Part] = []
    left = 0
    for each in things:
        need = each.size + _FRAME + each.size // 256
        if need > left:
            parts.append(Part())
            left = most - _FRAME
        left -= need
        if isinstance(each, Run):
            parts[-1].runs.append(each)
        else:
            parts[-1].pieces.append(each)
    return parts


def holds(previous: bytes, run: Run, lines: Sequence[JournalLine]) -> bool:
    """Whether these are the entries of the run, each vouched for by the one before."""
    running = previous
    for seq, each in enumerate(lines, run.after + 1):
        running = next_hash(running, seq, each.line)
        if each.seq != seq or running != each.hash:
            return False
    return len(lines) == run.last - run.after
