"""Lays pieces out on pages."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.press.pieces import Gap, PageEnd, Piece, Row

SLACK = 0.01
"""Rounding we forgive, in points."""


GREATEST_GAP, LOW_GAP, LOW_SHARE = 0.3, 150.0, 0.45
"""Share of a page that may stay blank above a foot at its bottom; on a low page so many points, and the share
that is then the greatest.
"""


@dataclass(frozen=True)
class Placed:
    """A piece and how far below the top of the page's text it stands."""

    piece: Piece
    top: float


def paginate(
    body: Sequence[Piece],
    foot: Sequence[Piece],
    first_room: float,
    next_room: float,
    *,
    sinks: bool = True,
) -> list[list[Placed]]:
    """Pages of pieces; the first has `first_room` points of height, the others `next_room`.

    `foot` closes the document: at the bottom of the last page, unless that would leave a great gap or it
    `sinks` not. Where it needs a page of its own, the last of the text goes with it.
    """
    pages: list[list[Placed]] = [[]]
    waiting = deque(body)
    top, room = 0.0, first_room
    while waiting:
        piece = waiting.popleft()
        fresh = not pages[-1]
        if isinstance(piece, Gap) and (fresh or piece.height > room - top):
            continue
        if fresh and len(pages) > 1 and isinstance(piece, Row) and piece.header:
            pages[-1].append(Placed(piece.header, top))
            top += piece.header.height
        if not isinstance(piece, PageEnd):
            if piece.height + _lead(piece, waiting) <= room - top + SLACK:
                pages[-1].append(Placed(piece, top))
                top += piece.height
                continue
            parts = piece.split(room - top, force=fresh)
            if parts:
                pages[-1].append(Placed(parts[0], top))
                waiting.appendleft(parts[1])
            elif fresh:  # taller than a page and cannot be cut: it stands alone
                pages[-1].append(Placed(piece, top))
            else:
                waiting.appendleft(piece)
        if waiting:
            pages.append([])
            top, room = 0.0, next_room
    top, room = _closing(pages, foot, top, room, next_room)
    blank = room - top - sum(piece.height for piece in foot)
    if sinks and foot and blank <= _greatest(room):
        top += max(blank, 0.0)
    for piece in foot:
        pages[-1].append(Placed(piece, top))
        top += piece.height
    return pages


def floats(pages: Sequence[Sequence[Placed]], first_room: float, next_room: float) -> bool:
    """Whether the last page ends above its bottom."""
    room = first_room if len(pages) == 1 else next_room
    end = max((each.top + each.piece.height for each in pages[-1]), default=0.0)
    return end < room - SLACK


def _greatest(room: float) -> float:
    """The greatest gap above a foot at the bottom of a page with so much room."""
    return max(GREATEST_GAP * room, min(LOW_GAP, LOW_SHARE * room))


def _lead(piece: Piece, waiting: Sequence[Piece]) -> float:
    """How much must follow a piece on its page: the pieces it is kept with, and a start of the last."""
    lead = 0.0
    for follower in waiting:
        if not piece.keep:
            break
        parts = None if follower.keep else follower.split(_START, force=False)
        lead += parts[0].height if parts else follower.height
        piece = follower
    return lead


def _closing(
    pages: list[list[Placed]], foot: Sequence[Piece], top: float, room: float, next_room: float
) -> tuple[float, float]:
    """Where the text ends on the page that takes the foot, and how much room that page has."""
    height = sum(piece.height for piece in foot)
    if not foot or height <= room - top + SLACK:
        return top, room
    along = _along(pages[-1], next_room - height)
    pages.append([])
    top = 0.0
    for piece in along:
        pages[-1].append(Placed(piece, top))
        top += piece.height
    return top, next_room


def _along(page: list[Placed], room: float) -> list[Piece]:
    """The last of what is signed, taken off `page`: nobody signs on a page that says nothing."""
    taken: list[Piece] = []
    while len(page) > 1 and (sum(piece.height for piece in taken) < _SIGNED or page[-1].piece.keep):
        piece = page[-1].piece
        if piece.height + sum(each.height for each in taken) > room:
            break
        taken.insert(0, piece)
        page.pop()
    while taken and isinstance(taken[0], Gap):
        taken.pop(0)
    if taken and isinstance(taken[0], Row) and taken[0].header:
        taken.insert(0, taken[0].header)
    return taken


_SIGNED = 24.0
"""Points of text that stand above signatures at least."""
_START = 60.0
"""Points of a long piece that must stand below its heading."""
