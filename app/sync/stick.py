"""Batches by hand: sealed to head office on a stick, and its receipt back (protocol 3.11).

The bytes are those of the network, so that the same import takes them, any number of times and in
any order. Whoever finds the stick learns a desk's code and a count.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.domain.refusals import ProblemError
from app.sync.carrying import BATCH_BYTES, Part, Piece, Run, holds, plan
from app.sync.desk_side import DeskSide
from app.usecases.whole_file import check_replaceable
from app.wire.envelope import Sender, make_batch
from app.wire.jsonbody import to_json
from app.wire.link import Link
from app.wire.messages import Keys
from app.wire.parcels import wrapped
from app.wire.sealedbox import ALGORITHM
from app.wire.signing import to_bytes
from app.wire.stick import BATCH, BLOB, KEYS, MOST, BlobHead, Frame, StickHeader, StickWriter


@dataclass(frozen=True)
class Carried:
    """A file that was written: which entries it holds by writer (first, last), and how much."""

    path: Path
    ranges: dict[str, tuple[int, int]]
    entries: int
    blobs: int
    size: int


def export(desk: DeskSide, target: Path, most: int = MOST) -> Sequence[Carried]:
    """Write what head office does not have yet to `target`, a file or a folder; more files where it is much.

    In a folder the files are named after desk, range and content. Raises ProblemError: not_enrolled,
    nothing_to_carry, out_not_writable.
    """
    link = enrolled(desk)
    parts = plan(desk, most)
    if not parts:
        raise ProblemError("nothing_to_carry")
    try:
        return [_Export(desk, link, part).write(target, at) for at, part in enumerate(parts)]
    except OSError as error:
        raise ProblemError("out_not_writable", path=str(target), reason=error.strerror or "") from error


def enrolled(desk: DeskSide) -> Link:
    """The head office of this desk. Raises ProblemError sync_not_enrolled."""
    link = desk.state.link()
    if link is None:
        raise ProblemError("sync_not_enrolled")
    return link


class _Export:
    """One file: written under another name, flushed to the stick, then named."""

    def __init__(self, desk: DeskSide, link: Link, part: Part) -> None:
        self._desk = desk
        self._link = link
        self._part = part
        self._head = b""
        self._blobs: set[str] = set()

    def write(self, target: Path, number: int) -> Carried:
        """Write it; what it holds. Raises OSError."""
        into_folder = target.is_dir()
        if not into_folder:
            check_replaceable(_numbered(target, number))
        folder = target if into_folder else target.parent
        unfinished = folder / f".{secrets.token_hex(4)}.unfinished"
        try:
            with unfinished.open("xb") as file:
                self._fill(file)
                file.flush()
                os.fsync(file.fileno())
                size = file.tell()
            path = folder / self._name() if into_folder else _numbered(target, number)
            unfinished.replace(path)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
        ranges = self._ranges()
        entries = sum(last - first + 1 for first, last in ranges.values())
        return Carried(path, ranges, entries, len(self._blobs), size)

    def _fill(self, file: BinaryIO) -> None:
        key = self._link.sealing_key()
        header = StickHeader(
            form=1,
            alg=ALGORITHM,
            to=key.kid,
            desk=self._link.desk,
            count=sum(run.last - run.after for run in self._part.runs),
            made_at=self._desk.clock.now().isoformat(timespec="seconds"),
        )
        writer = StickWriter(file, to_bytes(key.key), header)
        for run in self._part.runs:
            for frame in self._batch(run, to_bytes(key.key), header.made_at):
                writer.write(frame)
        for piece in self._part.pieces:
            self._piece(writer, piece)
        writer.end()

    def _batch(self, run: Run, public: bytes, made_at: str) -> Iterator[Frame]:
        count = run.last - run.after
        lines = self._desk.outbox.lines(run.writer, run.after, count, 2 * BATCH_BYTES)[:count]
        previous = self._desk.outbox.hash_at(run.writer, run.after)
        if previous is None or not holds(previous, run, lines):
            raise ProblemError("sync_journal_damaged", writer=run.writer, seq=str(run.after + 1))
        keys = self._desk.outbox.keys_to_send(run.writer, run.after + 1, run.last)
        if keys:
            yield Frame(KEYS, to_json(Keys(wrapped(keys, public))), b"")
        sender = Sender(self._desk.keys.signing(), self._link.tenant, self._desk.app)
        plain = [each.line for each in lines]
        batch = make_batch(sender, run.writer, run.after + 1, previous, plain, made_at)
        self._head = lines[-1].hash
        yield Frame(BATCH, b"{}", batch)

    def _piece(self, writer: StickWriter, piece: Piece) -> None:
        """A file that is not there any more is passed over: the network's lane says so."""
        try:
            with self._desk.outbox.open_blob(piece.need.sha256) as file:
                file.seek(piece.offset)
                data = file.read(piece.size)
        except ProblemError:
            return
        if len(data) == piece.size:
            head = BlobHead(piece.need.sha256, piece.offset, len(data), piece.need.size)
            writer.write(Frame(BLOB, to_json(head), data))
            self._blobs.add(piece.need.sha256)

    def _ranges(self) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for run in self._part.runs:
            first = found[run.writer][0] if run.writer in found else run.after + 1
            found[run.writer] = (first, run.last)
        return found

    def _name(self) -> str:
        runs = self._part.runs
        first, last = (runs[0].after + 1, runs[-1].last) if runs else (0, 0)
        mark = self._head.hex()[:8] if self._head else secrets.token_hex(4)
        desk = "".join(each for each in self._link.desk if each.isalnum() or each == "-")
        return f"{desk}_{first}-{last}_{mark}.cfb"


def _numbered(target: Path, number: int) -> Path:
    return target if number == 0 else target.with_stem(f"{target.stem}_{number + 1}")
