"""A font as one document uses it: every character that is printed, once, in order of first use.

ReportLab splits a TrueType font into simple fonts of 256 characters and writes the map back to
Unicode wrongly beyond U+FFFF, where 196 of the 8,105 characters of names live. One composite font
per weight (ISO 32000-1, 9.7) with our own map has neither fault and is smaller.
"""

import zlib
from collections.abc import Iterator
from typing import Any

from app.documents.press.family import StandIn
from app.documents.press.font_face import NOTDEF, FontFace
from app.documents.press.font_program import font_program
from app.documents.press.pdf_objects import (
    add_font,
    pdf_array,
    pdf_dictionary,
    pdf_name,
    pdf_stream,
    pdf_text,
    refer,
)
from app.documents.press.text import TICK_BOXES

BOX = "□"
"""What stands on paper for a character that the font cannot draw."""


ALIKE = {"≒": "≈"}
"""Signs of another tradition for the same thing: drawn as the one the font has, kept as they were typed."""


class EmbeddedFont:
    """Writes text with `face` into one document under the resource name `name` (``F1``)."""

    def __init__(self, name: str, face: FontFace) -> None:
        self.name = name
        self.face = face
        self.missing: list[str] = []
        self._glyphs: list[int | None] = [NOTDEF]
        self._characters: list[str] = [""]
        self._codes: dict[str, str] = {}

    @property
    def used(self) -> bool:
        """Whether anything was written with it."""
        return len(self._glyphs) > 1

    def encode(self, text: str) -> str:
        """`text` as the hexadecimal string of a text operator.

        A character without a shape gets that of the box, but reads back as itself when the text is
        copied or searched; a tick box is blank here, since the pen draws it.
        """
        codes = self._codes
        for character in text:
            if character not in codes:
                codes[character] = self._take(character)
        return "".join([codes[character] for character in text])

    def _take(self, character: str) -> str:
        glyph: int | None = None
        if character not in TICK_BOXES:
            glyph = self.face.glyph_of(character) or self.face.glyph_of(ALIKE.get(character, character))
            if glyph == NOTDEF:
                self.missing.append(character)
                glyph = self.face.glyph_of(BOX)
        self._glyphs.append(glyph)
        self._characters.append(character)
        return f"{len(self._glyphs) - 1:04X}"

    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab calls it so
        """Put the font into the document; ReportLab calls this when the last page is written."""
        tag = "".join(chr(65 + int(digit, 16)) for digit in f"{zlib.crc32(self._key()):08x}"[:6])
        name = f"{tag}+{self.face.name}"
        ascent, descent, box = self.face.vertical()
        program = font_program(self.face, self._glyphs)
        descriptor = pdf_dictionary(
            Type=pdf_name("FontDescriptor"),
            FontName=pdf_name(name),
            Flags=4,
            FontBBox=pdf_array(list(box)),
            ItalicAngle=0,
            Ascent=ascent,
            Descent=descent,
            CapHeight=733,  # of this family; a hint for substitution, which an embedded font never meets
            StemV=80,
            FontFile2=self._stream(document, "program", program, Length1=len(program)),
        )
        descendant = pdf_dictionary(
            Type=pdf_name("Font"),
            Subtype=pdf_name("CIDFontType2"),
            BaseFont=pdf_name(name),
            CIDSystemInfo=pdf_dictionary(
                Registry=pdf_text("Adobe"), Ordering=pdf_text("Identity"), Supplement=0
            ),
            FontDescriptor=refer(document, descriptor, f"{self.name}.descriptor"),
            DW=1000,
            W=pdf_array(list(self._widths())),
            CIDToGIDMap=pdf_name("Identity"),
        )
        font = pdf_dictionary(
            Type=pdf_name("Font"),
            Subtype=pdf_name("Type0"),
            BaseFont=pdf_name(name),
            Encoding=pdf_name("Identity-H"),
            DescendantFonts=pdf_array([refer(document, descendant, f"{self.name}.descendant")]),
            ToUnicode=self._stream(document, "unicode", self._to_unicode()),
        )
        add_font(document, self.name, font)

    def _key(self) -> bytes:
        return "".join(self._characters).encode("utf-8")

    def _widths(self) -> Iterator[object]:
        for number, glyph in enumerate(self._glyphs):
            advance = 1000.0 if glyph is None else self.face.metric(glyph)[0]
            if advance != 1000:
                yield number
                yield pdf_array([round(advance)])

    def _to_unicode(self) -> bytes:
        """The map from glyph numbers to characters, in UTF-16, so that names beyond U+FFFF read back."""
        ranges = []
        for first in range(0, len(self._characters), 256):  # a range stays within one high byte
            codes = [
                character.encode("utf-16-be").hex() for character in self._characters[first : first + 256]
            ]
            listed = "".join(f"<{code or 'fffd'}>" for code in codes)
            ranges.append(f"<{first:04x}><{first + len(codes) - 1:04x}>[{listed}]")
        body = f"{len(ranges)} beginbfrange\n" + "\n".join(ranges) + "\nendbfrange"
        return _TO_UNICODE.replace("BODY", body).encode("ascii")

    def _stream(self, document: Any, part: str, content: bytes, **entries: int) -> object:
        packed = pdf_stream(zlib.compress(content), Filter=pdf_name("FlateDecode"), **entries)
        return refer(document, packed, f"{self.name}.{part}")


class Fonts:
    """The fonts of one document: two weights, and one that stands in for both where a shape is rare."""

    def __init__(self, regular: EmbeddedFont, bold: EmbeddedFont, stand_in: StandIn | None) -> None:
        self._regular, self._bold, self._stand_in = regular, bold, stand_in
        self._rare: EmbeddedFont | None = None

    def font(self, *, bold: bool) -> EmbeddedFont:
        """The font of a weight."""
        return self._bold if bold else self._regular

    def rare(self) -> EmbeddedFont:
        """The font that stands in. Raises LookupError where there is none."""
        if self._rare is None:
            if self._stand_in is None:
                raise LookupError("stand-in")
            self._rare = EmbeddedFont("F3", self._stand_in.face)
        return self._rare

    def opened(self) -> tuple[EmbeddedFont, ...]:
        """Every font that something may have been written with."""
        rare = () if self._rare is None else (self._rare,)
        return (self._regular, self._bold, *rare)


_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
BODY
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
