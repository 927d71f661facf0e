"""QR codes and barcodes read from photos, scans and PDF: how signed paper finds its ticket again (N5)."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.media.decoding import decode
from app.media.inspection import inspect
from app.media.limits import MediaLimits
from app.media.pdf_pages import PdfPages
from app.media.sources import UnacceptableError, opened
from app.usecases.evidence_ports import MediaKind

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE: Final = 3000
"""Longer side looked at: a QR code of 15 mm on a photographed A4 sheet still has 150 pixels."""
_PDF_PAGES: Final = 10
_PDF_SIDE: Final = 2400
_LONGEST_TEXT: Final = 4096
_FORMATS: Final = ("QRCode", "EAN13", "EAN8", "UPCA", "UPCE", "Code128", "Code39", "DataMatrix", "PDF417")
"""What stands on goods, parcels and our paper. Weaker codes (ITF, Codabar) are found in any wood grain."""


class CodeScanner:
    """Reads codes with zxing-cpp. Holds no state and may be used by several threads."""

    def __init__(self, limits: MediaLimits | None = None) -> None:
        self._limits = limits or MediaLimits()

    def read_codes(self, source: bytes | Path) -> list[str]:
        """The texts of all codes on a picture or on the first ten pages of a PDF, top to bottom, each once.

        Nothing readable, a film, a damaged file: an empty list.
        """
        found = inspect(source, limits=self._limits)
        if found.refusal or found.kind in (MediaKind.MP4, MediaKind.MOV):
            return []
        try:
            if found.kind is MediaKind.PDF:
                pictures = PdfPages().pictures(source, _PDF_PAGES, _PDF_SIDE, grey=True)
            else:
                with opened(source) as stream:
                    pictures = [decode(stream, found, _SIDE).convert("L")]
        except UnacceptableError:
            return []
        texts = (text for picture in pictures for text in _codes_on(picture))
        return list(dict.fromkeys(texts))


def _codes_on(picture: "Image") -> list[str]:
    import zxingcpp  # noqa: PLC0415  loaded when the first code is looked for

    wanted = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat[name] for name in _FORMATS])
    read = zxingcpp.read_barcodes(picture, formats=wanted, text_mode=zxingcpp.TextMode.Plain)
    found = [code for code in read if code.valid and code.text]
    found.sort(key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    return [code.text[:_LONGEST_TEXT] for code in found]
