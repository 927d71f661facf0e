"""One sticker: everything on it, or the most important of it, and never a second one for the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.documents.form import StickerLine
from app.documents.press.composer import Composer
from app.documents.press.layouts import Layout
from app.documents.press.paginate import SLACK
from app.documents.press.pieces import Ends, Gap, Piece
from app.documents.press.scan_codes import bar_code, square_code
from app.documents.press.styles import SMALLEST

_SHRINKING = (1.0, 0.85, 0.72)
"""Shares of the usual size that are tried before anything is left out: the piece is read from afar."""
_BAREST = (0.6, 0.5)
"""Shares for the few things that always stay; type stays readable."""
_LEAST_SIDE = 9.0 * 72 / 25.4
"""The smallest square a hand scanner reads off a label: three dots of a 203 dpi printer to a module."""
_GAP = 3.0


class Sticker:
    """Sets stickers of one size, in points."""

    def __init__(self, composer: Composer, layout: Layout, width: float, height: float) -> None:
        self._composer, self._layout = composer, layout
        self._width, self._height = width, height

    def pieces(self, lines: Sequence[StickerLine], code: str) -> list[Piece]:
        """The first way of setting it that fits, from the fullest to the barest."""
        for pieces in self._ways(lines, code):
            if sum(piece.height for piece in pieces) <= self._height + SLACK:
                return pieces
        return self._shortened(lines, code)

    def _ways(self, lines: Sequence[StickerLine], code: str) -> Iterator[list[Piece]]:
        kept = list(lines)
        for rank in [*_ranks(lines), 0]:
            for shrink in (*_SHRINKING, *(() if rank else _BAREST)):
                yield self._set(kept, shrink, self._code(code))
            kept = [_without(line, rank) for line in kept] if rank else kept
        yield self._set(kept, 0, self._square(code))
        yield self._set([_joined(line) for line in kept], 0, self._square(code))

    def _shortened(self, lines: Sequence[StickerLine], code: str) -> list[Piece]:
        """Hundreds of characters for one thing: as much of them as there is room for, and a sign."""
        kept = [replace(line, right="" if line.right_rank else line.right) for line in lines]
        kept = [line for line in kept if not line.left_rank]
        low, high = 0, max((len(line.left) for line in kept), default=0)
        while low < high:
            middle = (low + high + 1) // 2
            fits = sum(piece.height for piece in self._set(_cut(kept, middle), 0, self._square(code)))
            low, high = (middle, high) if fits <= self._height + SLACK else (low, middle - 1)
        return self._set(_cut(kept, low), 0, self._square(code))

    def _set(self, lines: Sequence[StickerLine], shrink: float, code: list[Piece]) -> list[Piece]:
        shown = [line for line in lines if line.left or line.right]
        ends = (self._line(line, shrink) for line in shown)
        return [*(end for end in ends if end), Gap(_GAP * max(shrink, 0.3)), *code]

    def _line(self, line: StickerLine, shrink: float) -> Piece | None:
        style = self._layout.body
        style = style.scaled(max(style.size * line.size * shrink, SMALLEST))
        style = style.strong() if line.strong else style
        share = self._width / 2 if line.left else self._width
        end = self._composer.block(line.right, share, style.aligned("right"))
        room = self._width - (max(each.width for each in end) + 4 if line.right else 0)
        left = self._composer.block(line.left, room, style)
        if line.left_rank and len(left) > 1:  # half a name says nothing
            return self._line(replace(line, left="", left_rank=0), shrink) if line.right else None
        return Ends(left, end, self._width)

    def _code(self, code: str) -> list[Piece]:
        bars = bar_code(self._composer, self._layout, self._width, code)
        return bars or square_code(self._composer, self._layout, self._width, code)

    def _square(self, code: str) -> list[Piece]:
        side = min(_LEAST_SIDE, self._layout.bars)
        return square_code(self._composer, self._layout, self._width, code, side)


def _ranks(lines: Sequence[StickerLine]) -> list[int]:
    """The ranks there are, the first to go first."""
    found = {rank for line in lines for rank in (line.left_rank, line.right_rank) if rank}
    return sorted(found, reverse=True)


def _without(line: StickerLine, rank: int) -> StickerLine:
    line = replace(line, left="") if line.left_rank == rank else line
    return replace(line, right="") if line.right_rank == rank else line


def _joined(line: StickerLine) -> StickerLine:
    """The right end behind the left one, so that every line has the whole width."""
    return replace(line, left=f"{line.left}　{line.right}".strip(), right="")


def _cut(lines: Sequence[StickerLine], length: int) -> list[StickerLine]:
    return [
        replace(line, left=f"{line.left[:length]}…") if len(line.left) > length else line for line in lines
    ]
