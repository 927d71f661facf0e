"""QR codes and barcodes read from photos, scans and PDF: how signed paper finds its ticket again (N5)."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.paper_code import ScannedDocument
from app.domain.refusals import Refusal, RefusedError
from app.domain.scan import classify_scan
from app.media.decoder_process import DecoderProcess
from app.media.decoding import decode
from app.media.faint_codes import faint_code
from app.media.inspection import inspect
from app.media.limits import MediaLimits
from app.media.looks import LOOKS, looks
from app.media.pdf_pages import PdfPages
from app.media.sources import UnacceptableError, opened
from app.usecases.evidence_ports import MediaKind

if TYPE_CHECKING:
    from PIL.Image import Image

_FIRST: Final = 3000
"""Longer side of the first look: a QR code of 15 mm on a photographed A4 sheet still has 150 pixels."""
_SIDE: Final = 6000
"""Longer side of what is decoded; more shows nothing that the code has."""
_QUICKLY: Final = 3
"""Looks at what may as well be a photo of goods: nine of ten papers are read by then, in 0.3 s."""
_SMALL: Final = 2500
"""Longer side up to which nothing is read in further looks that was not read module by module."""
_PDF_PAGES: Final = 100
_PDF_AT_ONCE: Final = 8
"""Pages that are in memory together: 4 MB each."""
_PDF_SIDE: Final = 2400
_LONGEST_TEXT: Final = 4096
_FORMATS: Final = ("QRCode", "EAN13", "EAN8", "UPCA", "UPCE", "Code128", "Code39", "DataMatrix", "PDF417")
"""What stands on goods, parcels and our paper. Weaker codes (ITF, Codabar) are found in any wood grain."""
_OURS: Final = ("QRCode",)
"""What is looked for again: goods are read by a scanner, our paper comes as a photograph."""


class CodeScanner:
    """Reads codes with zxing-cpp. Holds no state and may be used by several threads."""

    def __init__(self, limits: MediaLimits | None = None, decoder: DecoderProcess | None = None) -> None:
        self._limits = limits or MediaLimits()
        self._decoder = decoder

    def read_codes(self, source: bytes | Path) -> list[str]:
        """The texts of all codes on a picture or a PDF, page by page, top to bottom, each once.

        Nothing readable, a film, a damaged file: an empty list.
        """
        return list(dict.fromkeys(text for page in self.read_pages(source) for text in page))

    def read_pages(self, source: bytes | Path, *, quickly: bool = False) -> list[tuple[str, ...]]:
        """The texts on each page, top to bottom, each once; a picture is one page, a PDF has up to a hundred.

        A page on which no paper of ours is found is looked at in more ways, `quickly` in the first few. A
        film, a damaged file: no page at all.
        """
        most = _QUICKLY if quickly else len(LOOKS)
        found = inspect(source, limits=self._limits)
        if found.refusal or found.kind in (MediaKind.MP4, MediaKind.MOV):
            return []
        try:
            if found.kind is MediaKind.PDF:
                return [_read(picture, most) for picture in _pages(source, found.pages or 1)]
            with opened(source) as stream:
                return [_read(decode(stream, found, _SIDE, self._decoder, grey=True), most)]
        except UnacceptableError:
            return []

    def only_pages(self, source: bytes | Path, pages: Sequence[int]) -> bytes:
        """A PDF of these pages alone, counted from 0. Raises RefusedError ``unreadable_file``."""
        try:
            return PdfPages().only(source, pages)
        except UnacceptableError as refused:
            raise RefusedError(Refusal(refused.code)) from None


def _pages(source: bytes | Path, count: int) -> "Iterator[Image]":
    for first in range(0, min(count, _PDF_PAGES), _PDF_AT_ONCE):
        many = min(_PDF_AT_ONCE, _PDF_PAGES - first)
        yield from PdfPages().pictures(source, many, _PDF_SIDE, grey=True, first=first)


def _read(picture: "Image", most: int) -> tuple[str, ...]:
    """All codes at the first look; then only ours, in every way there is, until one is found."""
    texts = _codes_on(_first(picture), _FORMATS)
    ways = _ours_on(picture, most)
    while not any(map(_is_ours, texts)):
        found = next(ways, None)
        if found is None:
            break
        texts += [text for text in found if text not in texts]
    return tuple(dict.fromkeys(texts))


def _ours_on(picture: "Image", most: int) -> "Iterator[list[str]]":
    """What is read look by look; after the quick ones, module by module."""
    for number, (looked, look) in enumerate(islice(looks(picture), most), start=1):
        yield _codes_on(looked, _OURS, even=look.even)
        if number == _QUICKLY:
            yield [text] if (text := faint_code(picture, _drawn_code)) else []
            if max(picture.size) <= _SMALL:
                return


def _drawn_code(picture: "Image") -> str:
    """The text of a code of ours that was drawn anew; nothing of any other."""
    import zxingcpp  # noqa: PLC0415  loaded when the first code is looked for

    read = zxingcpp.read_barcodes(
        picture,
        formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
        is_pure=True,
    )
    return next((code.text for code in read if code.valid and _is_ours(code.text)), "")


def _is_ours(text: str) -> bool:
    return isinstance(classify_scan(text), ScannedDocument)


def _first(picture: "Image") -> "Image":
    if max(picture.size) <= _FIRST:
        return picture
    smaller = picture.copy()
    smaller.thumbnail((_FIRST, _FIRST), reducing_gap=2.0)
    return smaller


def _codes_on(picture: "Image", formats: Sequence[str], *, even: bool = False) -> list[str]:
    import zxingcpp  # noqa: PLC0415  loaded when the first code is looked for

    wanted = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat[name] for name in formats])
    parting = zxingcpp.Binarizer.GlobalHistogram if even else zxingcpp.Binarizer.LocalAverage
    read = zxingcpp.read_barcodes(
        picture, formats=wanted, text_mode=zxingcpp.TextMode.Plain, binarizer=parting
    )
    found = [code for code in read if code.valid and code.text]
    found.sort(key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    return [code.text[:_LONGEST_TEXT] for code in found]
