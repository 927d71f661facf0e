"""The glyphs of one document as a TrueType font program of its own."""

from collections.abc import Sequence
from struct import calcsize, pack, unpack

from app.documents.press.font_face import FontFace
from app.documents.press.outline import COARSER, scaled


def font_program(face: FontFace, glyphs: Sequence[int | None]) -> bytes:
    """A font holding `glyphs` in that order, numbered from 0; None is a blank glyph.

    It has the tables a reader of PDF needs (ISO 32000-1, 9.9) and no character map: the PDF names
    glyphs by number.
    """
    outlines = [face.outline_of(glyph) if glyph is not None else b"" for glyph in glyphs]
    offsets = [0]
    body = bytearray()
    for outline in outlines:
        body += outline + bytes(-len(outline) % 4)
        offsets.append(len(body))
    metrics = bytearray()
    for glyph in glyphs:
        advance, bearing = face.metric(glyph) if glyph is not None else (1000.0, 0.0)
        metrics += pack(">Hh", round(advance / COARSER), round(bearing / COARSER))
    count = len(glyphs)
    return _assemble(
        {
            "glyf": bytes(body),
            "head": _head(face),
            "hhea": _patched(
                face.table("hhea"),
                {4: pack(">3h", *map(scaled, (*face.vertical()[:2], 0))), 34: pack(">H", count)},
            ),
            "hmtx": bytes(metrics),
            "loca": pack(f">{len(offsets)}L", *offsets),
            "maxp": _patched(face.table("maxp"), {4: pack(">H", count)}),
        }
    )


def _head(face: FontFace) -> bytes:
    """The table head for the coarser grid and long offsets."""
    head = face.table("head")
    per_em = unpack(">H", head[18:20])[0] // COARSER
    box = map(scaled, face.vertical()[2])
    changes = {8: pack(">L", 0), 18: pack(">H", per_em), 36: pack(">4h", *box), 50: pack(">h", 1)}
    return _patched(head, changes)


def _patched(table: bytes, changes: dict[int, bytes]) -> bytes:
    for at, new in changes.items():
        table = table[:at] + new + table[at + len(new) :]
    return table


def _assemble(tables: dict[str, bytes]) -> bytes:
    """The font file: directory, then the tables, each padded to four bytes."""
    count = len(tables)
    power = count.bit_length() - 1
    head = pack(">LHHHH", 0x00010000, count, 16 << power, power, 16 * (count - (1 << power)))
    entry = ">4sLLL"
    offset = len(head) + count * calcsize(entry)
    directory, data = bytearray(head), bytearray()
    for tag, table in tables.items():
        directory += pack(entry, tag.encode("ascii"), _checksum(table), offset + len(data), len(table))
        data += table + bytes(-len(table) % 4)
    file = bytes(directory + data)
    adjustment = (0xB1B0AFBA - _checksum(file)) & 0xFFFFFFFF
    at = file.index(tables["head"], len(directory)) + 8
    return _patched(file, {at: pack(">L", adjustment)})


def _checksum(data: bytes) -> int:
    data += bytes(-len(data) % 4)
    words: tuple[int, ...] = unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
