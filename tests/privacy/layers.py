"""All that bytes hold: as they are, unpacked, decompressed, decoded, and as the text of a page."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Final

import pypdfium2  # type: ignore[import-untyped]  # it has no stubs

from app.wire.zstandard import zstd

DEEPEST: Final = 4
"""Layers below layers: an archive of a batch of a paper of a stream."""

_A85: Final = re.compile(rb"ASCII85Decode.*?stream\r?\n(.*?)~>", re.DOTALL)
_PAPER: Final = re.compile(rb"%PDF-.*?%%EOF", re.DOTALL)
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/_-]{16,}")
_BEGINNINGS: Final = re.compile(rb"\x28\xb5\x2f\xfd|\x1f\x8b\x08|PK\x03\x04|\x78[\x01\x5e\x9c\xda]")
_TO_STANDARD: Final = bytes.maketrans(b"-_", b"+/")
_PIECE: Final = 1 << 16
_MOST: Final = 1 << 28
_SHORTEST: Final = 6
"""Nothing that is looked for is shorter, so nothing shorter is looked at."""

_BROKEN: Final = (zstd.ZstdError, zlib.error, EOFError)


def unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What lies one layer below: where it was found, and its bytes."""
    papers = [each.span() for each in _PAPER.finditer(data)]
    if data.startswith(b"%PDF-"):
        papers = []
        yield from _page_texts(data)
        for found in _A85.finditer(data):
            yield "ascii85", _from85(found[1])
    for start, end in papers:
        yield f"pdf {start}", data[start:end]
    yield from _carved(data, papers)
    runs = [_from64(each) for each in _BASE64.findall(data)]
    if runs:
        yield "base64", b"\n".join(runs)


def pdfs_in(data: bytes) -> list[bytes]:
    """Whole PDFs, wherever they begin."""
    return _PAPER.findall(data)


def _page_texts(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:  # cut off, or damaged on purpose: its streams are looked at all the same
        return
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            yield f"page {number + 1}", "".join(text.get_text_range().split()).encode()
            text.close()
            page.close()
    finally:
        document.close()


def _from85(data: bytes) -> bytes:
    try:
        return base64.a85decode(data.strip(), ignorechars=b" \t\n\r\v")
    except ValueError:
        return b""


def _from64(run: bytes) -> bytes:
    """A run of such letters may as well be a word or a number: then what comes out is noise."""
    whole = run[: len(run) - (len(run) % 4 == 1)].translate(_TO_STANDARD)
    return base64.b64decode(whole + b"=" * (-len(whole) % 4))


def _carved(data: bytes, besides: list[tuple[int, int]]) -> Iterator[tuple[str, bytes]]:
    """Compressed pieces that begin anywhere: bodies of calls, rows of a database, members of an archive."""
    view = memoryview(data)
    skipped = iter([*besides, (len(data) + 1, 0)])
    start, end = next(skipped)
    for found in _BEGINNINGS.finditer(data):
        at = found.start()
        while at >= end and end:
            start, end = next(skipped)
        if at >= start:
            continue
        name, decompress, body = _decompressor(view, at, found[0])
        content = _as_far_as_it_goes(decompress, body)
        if len(content) >= _SHORTEST:
            yield f"{name} {at}", content


def _decompressor(
    view: memoryview, at: int, beginning: bytes
) -> tuple[str, Callable[[memoryview], tuple[bytes, bool]], memoryview]:
    if beginning == b"\x28\xb5\x2f\xfd":
        frame = zstd.ZstdDecompressor()
        return "zstd", lambda piece: (frame.decompress(piece), frame.eof), view[at:]
    bits, body, name = zlib.MAX_WBITS, view[at:], "zlib"
    if beginning == b"\x1f\x8b\x08":
        bits, name = zlib.MAX_WBITS + 16, "gzip"
    elif beginning == b"PK\x03\x04":
        head = bytes(view[at + 26 : at + 30])
        named, extra = struct.unpack("<HH", head) if len(head) == 4 else (0, 0)
        # A member that is stored as it is has been looked at where it lies.
        bits, body, name = -zlib.MAX_WBITS, view[at + 30 + named + extra :], "zip"
    stream = zlib.decompressobj(bits)
    return name, lambda piece: (stream.decompress(piece), stream.eof), body


def _as_far_as_it_goes(decompress: Callable[[memoryview], tuple[bytes, bool]], body: memoryview) -> bytes:
    """What was cut off on its way tells what it holds up to there; noise ends at once."""
    out, size, step = [], 0, 64
    at, ended = 0, False
    while not ended and at < len(body) and size < _MOST:
        try:
            content, ended = decompress(body[at : at + step])
        except _BROKEN:
            break
        out.append(content)
        size += len(content)
        at, step = at + step, min(step * 4, _PIECE)
    return b"".join(out)
