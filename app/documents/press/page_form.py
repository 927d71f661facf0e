"""Collects the pieces of one copy."""

from collections.abc import Sequence

from app.documents.form import Pair, SignatureSlot, Statement, StickerLine
from app.documents.press.composer import Composer
from app.documents.press.layouts import Layout
from app.documents.press.pieces import (
    CutLine,
    Ends,
    Gap,
    Heading,
    PageEnd,
    PhotoRow,
    Piece,
    SignatureCell,
    SignatureRow,
    Text,
)
from app.documents.press.scan_codes import bar_code, square_code
from app.documents.press.sticker import Sticker
from app.documents.press.styles import Line
from app.documents.press.tables import Framed, Stacked, Tables, labelled
from app.usecases.paper import Photo

_HAND = 85.0
"""Points that a hand needs to sign, and the blanks for a date to stand on one line."""


class PageForm:
    """A form on paper with `width` points for text; a roll is set `narrow`, without frames.

    `foot` holds what closes the document at the bottom of its last page; `height` is the room of a sticker.
    """

    def __init__(
        self, composer: Composer, layout: Layout, width: float, *, narrow: bool, height: float = 0
    ) -> None:
        self._composer, self._layout, self._width, self._height = composer, layout, width, height
        self._tables: Tables = (Stacked if narrow else Framed)(composer, layout, width)
        self.narrow = narrow
        self.seal = b""
        """A picture of the shop's stamp, for the places that are marked for it."""
        self.low = not layout.info_below
        self.body: list[Piece] = []
        self.foot: list[Piece] = []
        self._pieces = self.body

    def add(self, *pieces: Piece) -> None:
        """Put pieces of one's own below what there is."""
        self._pieces += pieces

    def heading(self, text: str) -> None:
        style = self._layout.body.scaled(self._layout.body.size + 0.3)
        space = self._layout.body.leading * (0.2 if self.low else 0.4)
        self.add(Gap(space), Heading(self._composer.block(text, self._width - style.size, style)))
        if not self.narrow:
            self.add(Gap(1 if self.low else 2, keep=True))

    def fields(self, pairs: Sequence[Pair], columns: int = 2) -> None:
        self.add(*self._tables.fields(pairs, columns))

    def table(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        *,
        size: float = 1.0,
    ) -> None:
        if rows:
            self.add(*self._tables.table(headers, rows, shares, size))

    def statements(self, statements: Sequence[Statement]) -> None:
        self.add(*self._tables.statements(statements))

    def paragraph(
        self, text: str, *, strong: bool = False, small: bool = False, center: bool = False
    ) -> None:
        style = self._layout.small if small else self._layout.body
        style = style.strong() if strong else style
        style = style.aligned("center") if center else style
        self.add(Text(self._composer.lines(text, self._width, style), self._width))

    def line(self, left: str, right: str = "", *, strong: bool = False, size: float = 1.0) -> None:
        style = self._layout.body.scaled(self._layout.body.size * size)
        style = style.strong() if strong else style
        end = self._composer.block(right, self._width / 2, style.aligned("right"))
        room = self._width - (max(line.width for line in end) + 4 if right else 0)
        self.add(Ends(self._composer.block(left, room, style), end, self._width))

    def photos(self, photos: Sequence[Photo]) -> None:
        columns, gap = self._layout.photos, 6.0
        wide = (self._width - gap * (columns - 1)) / columns
        caption = self._layout.small.aligned("center")
        for start in range(0, len(photos), columns):
            group = photos[start : start + columns]
            set_photos = tuple((p.jpeg, self._composer.block(p.caption, wide, caption)) for p in group)
            self.add(PhotoRow(set_photos, (wide, wide * 0.75), gap))

    def signatures(self, slots: Sequence[SignatureSlot], *, counted: bool = True) -> None:
        beside = min(len(slots), self._signers_beside())
        for start in range(0, len(slots), beside):
            self._signature_row(slots[start : start + beside], counted)

    def _signers_beside(self) -> int:
        """How many places to sign have room side by side: a hand needs some 30 mm."""
        return max(1, int(self._width / _HAND)) if self.narrow else 99

    def _signature_row(self, slots: Sequence[SignatureSlot], counted: bool) -> None:
        share = self._width / len(slots)
        side = self._layout.side
        cells = []
        for slot in slots:
            label = self._signer(slot.label, share - 2 * side)
            foot = self._foot(slot.foot, share - 2 * side)
            png, signer = (slot.mark.png, slot.mark.signer) if slot.mark else (b"", "")
            cells.append(SignatureCell(label, foot, share, png, signer, self.seal if slot.stamped else b""))
        self.add(SignatureRow(tuple(cells), self._layout.signature, side, counted=counted))

    def barcode(self, text: str, *, always: bool = False) -> None:
        pieces = bar_code(self._composer, self._layout, self._width, text)
        if always:  # a bar code too long for the paper is one that no scanner reads
            pieces = pieces or square_code(self._composer, self._layout, self._width, text)
        self.add(*pieces)

    def sticker(self, lines: Sequence[StickerLine], code: str) -> None:
        self.add(*Sticker(self._composer, self._layout, self._width, self._height).pieces(lines, code))

    def cut_line(self, word: str) -> None:
        style = self._layout.small.aligned("center")
        self.add(CutLine(self._composer.block(word, self._width, style)[0], self._width))

    def space(self, lines: float = 0.5) -> None:
        self.add(Gap(lines * self._layout.body.leading))

    def close(self) -> None:
        self._pieces = self.foot

    def next_page(self) -> None:
        self.add(PageEnd())

    def _signer(self, text: str, width: float) -> tuple[Line, ...]:
        """Whom a place is for, smaller where it must be; its English below."""
        if "\n" in text:
            return labelled(self._composer, text, width, self._layout.body)
        return self._composer.block(text, width, self._layout.body)

    def _foot(self, parts: Sequence[str], width: float) -> tuple[Line, ...]:
        style = self._layout.small
        joined = "　".join(parts)
        if self._composer.width(joined, style) > width:
            return tuple(line for part in parts for line in self._composer.block(part, width, style))
        return self._composer.block(joined, width, style)
