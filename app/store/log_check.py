"""The log beside the database (SQLite's WAL), read as bytes: whether what was saved in it is cut off.

SQLite takes the log up to the first frame whose sum is wrong and forgets the rest without a word. After a
power cut that is right: nobody was told that the rest was saved. After a changed bit it loses what was saved
since. The two can be told apart: a frame's sum goes on from the one before it, and one save follows another
only when the first has reached the disk. So two saves in a row behind a wrong frame were there once.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

_HEADER: Final = 32
_FRAME: Final = 24
_LITTLE, _BIG = 0x377F0682, 0x377F0683
"""First four bytes: how its sums read their words."""

_WORD: Final = 0xFFFFFFFF
_CERTAIN: Final = 2
"""Saves in a row behind a wrong frame; one alone may be what a power cut has left."""

Sum = tuple[int, int]


class _Frame(NamedTuple):
    """A page in the log. `pages`: of the database after a save that ends here, else 0. `holds`: its sum goes
    on from the frame before.
    """

    page: int
    pages: int
    content: bytes
    holds: bool


def is_cut_off(log: Path) -> bool:
    """Whether saves stand in the log that SQLite would forget. False where there is no log."""
    return _cut_off(list(_frames(log))) >= _CERTAIN


def fold_by_hand(log: Path, database: Path) -> None:
    """Write all pages of the log into a database, those behind a wrong frame too, up to the last save; the
    log goes. For copies of a damaged store: what the wrong frame held may be wrong afterwards.
    """
    frames = list(_frames(log))
    ends = [place for place, frame in enumerate(frames) if frame.pages and frame.holds]
    with database.open("r+b") as file:
        for frame in frames[: ends[-1] + 1 if ends else 0]:
            if 0 < frame.page <= max(frames[end].pages for end in ends):
                file.seek((frame.page - 1) * len(frame.content))
                file.write(frame.content)
    log.unlink()


def _cut_off(frames: list[_Frame]) -> int:
    """The most saves in a row behind the first wrong frame."""
    broken, row, most = False, 0, 0
    for frame in frames:
        if not frame.holds:
            broken, row = True, 0
        elif broken and frame.pages:
            row += 1
            most = max(most, row)
    return most


def _frames(log: Path) -> Iterator[_Frame]:
    """The frames of this round of the log; those of an earlier round, behind them, have other marks."""
    try:
        data = log.read_bytes()
    except FileNotFoundError:
        return
    if len(data) < _HEADER + _FRAME:
        return
    magic, _, size, _, *marks = struct.unpack(">8I", data[:_HEADER])
    order = "<" if magic == _LITTLE else ">"
    before: Sum = (marks[2], marks[3])
    sound = magic in (_LITTLE, _BIG) and _summed(data[:24], (0, 0), order) == before
    if not sound:
        yield _Frame(0, 0, b"", holds=False)  # SQLite would not read a single one
        # The first frame has the marks too, and a page of ours is 4096 bytes.
        order, size = "<" if magic != _BIG else ">", 4096
        marks[:2] = struct.unpack(">2I", data[_HEADER + 8 : _HEADER + 16])
    for at in range(_HEADER, len(data) - _FRAME - size + 1, _FRAME + size):
        page, pages, first, second, *told = struct.unpack(">6I", data[at : at + _FRAME])
        content = data[at + _FRAME : at + _FRAME + size]
        if [first, second] == marks[:2]:
            right = _summed(content, _summed(data[at : at + 8], before, order), order) == (told[0], told[1])
        else:
            right = False
        yield _Frame(page, pages, content, right)
        before = (told[0], told[1])


def _summed(data: bytes, start: Sum, order: str) -> Sum:
    """SQLite's sum of words, going on from `start`."""
    first, second = start
    words = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for left, right in zip(words, words, strict=True):
        first = (first + left + second) & _WORD
        second = (second + right + first) & _WORD
    return first, second
