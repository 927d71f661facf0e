"""A TrueType font read on demand: what is not printed is not parsed.

The bundled family has 30,000 glyphs; reading its tables in full costs 80 ms and 25 MB, looking up
the few hundred characters of a slip next to nothing. Table layouts: OpenType specification 1.9,
chapters cmap (format 12), hmtx, loca, glyf.
"""

import mmap
import sys
from array import array
from bisect import bisect_right
from pathlib import Path
from struct import unpack_from

from app.documents.press.outline import coarsened

NOTDEF = 0


class FontFace:
    """One weight of a font, over its memory-mapped file. Lengths are in 1/1000 em."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        count = unpack_from(">H", self._data, 4)[0]
        self._tables: dict[str, tuple[int, int]] = {}
        for index in range(count):
            tag, _, offset, length = unpack_from(">4sLLL", self._data, 12 + 16 * index)
            self._tables[tag.decode("ascii")] = (offset, length)
        self.name = path.stem
        self._per_em = unpack_from(">H", self._data, self._offset("head") + 18)[0]
        self._long_loca = unpack_from(">h", self._data, self._offset("head") + 50)[0] == 1
        self._metrics = unpack_from(">H", self._data, self._offset("hhea") + 34)[0]
        self._starts, self._ends, self._glyphs = self._character_groups()
        self._advances: dict[str, float] = {}
        self._outlines: dict[int, bytes] = {}

    def table(self, tag: str) -> bytes:
        """A table as it stands in the file."""
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def glyph_of(self, character: str) -> int:
        """The number of the glyph, or NOTDEF when the font has no shape for the character."""
        code = ord(character)
        group = bisect_right(self._starts, code) - 1
        if group < 0 or code > self._ends[group]:
            return NOTDEF
        return self._glyphs[group] + code - self._starts[group]

    def advance_of(self, character: str) -> float:
        """How far the pen moves after the character; a character without a shape is a full square."""
        known = self._advances.get(character)
        if known is None:
            glyph = self.glyph_of(character)
            known = self._advances[character] = self.metric(glyph)[0] if glyph else 1000.0
        return known

    def metric(self, glyph: int) -> tuple[float, float]:
        """Advance width and left side bearing of a glyph."""
        base = self._offset("hmtx")
        if glyph < self._metrics:
            advance, bearing = unpack_from(">Hh", self._data, base + 4 * glyph)
        else:
            advance = unpack_from(">H", self._data, base + 4 * (self._metrics - 1))[0]
            bearing = unpack_from(">h", self._data, base + 2 * self._metrics + 2 * glyph)[0]
        return advance * 1000 / self._per_em, bearing * 1000 / self._per_em

    def outline_of(self, glyph: int) -> bytes:
        """The outline on the coarser grid; empty for a blank. Raises ValueError for a glyph made of others.

        The bundled fonts hold none of those, and a test watches it.
        """
        known = self._outlines.get(glyph)
        if known is None:
            known = self._outlines[glyph] = coarsened(self._stored_outline(glyph))
        return known

    def _stored_outline(self, glyph: int) -> bytes:
        base = self._offset("loca")
        if self._long_loca:
            start, end = unpack_from(">LL", self._data, base + 4 * glyph)
        else:
            start, end = (2 * half for half in unpack_from(">HH", self._data, base + 2 * glyph))
        glyf = self._offset("glyf")
        outline = self._data[glyf + start : glyf + end]
        if outline and unpack_from(">h", outline)[0] < 0:
            raise ValueError(f"{self.name}: glyph {glyph} is composite")
        return outline

    def vertical(self) -> tuple[int, int, tuple[int, int, int, int]]:
        """Ascent, descent and bounding box."""
        ascent, descent = unpack_from(">hh", self._data, self._offset("hhea") + 4)
        box = unpack_from(">4h", self._data, self._offset("head") + 36)
        return ascent, descent, (box[0], box[1], box[2], box[3])

    def _offset(self, tag: str) -> int:
        return self._tables[tag][0]

    def _character_groups(self) -> tuple["array[int]", "array[int]", "array[int]"]:
        """Starts, ends and first glyphs of the character ranges (cmap format 12)."""
        base = self._offset("cmap")
        for index in range(unpack_from(">H", self._data, base + 2)[0]):
            start = base + unpack_from(">L", self._data, base + 8 + 8 * index)[0]
            if unpack_from(">H", self._data, start)[0] == 12:
                count = unpack_from(">L", self._data, start + 12)[0]
                groups = array("I", self._data[start + 16 : start + 16 + 12 * count])
                if sys.byteorder == "little":
                    groups.byteswap()
                return groups[0::3], groups[1::3], groups[2::3]
        raise ValueError(f"{self.name}: no full character map")
