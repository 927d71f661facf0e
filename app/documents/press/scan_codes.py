"""Codes that scanners read off paper: bars where they fit, else a square."""

from app.documents.press.codes import code128_bars, qr_modules
from app.documents.press.composer import Composer
from app.documents.press.layouts import Layout
from app.documents.press.pieces import Barcode, CodeBlock, Piece, Text

BAR = 0.25 * 72 / 25.4
"""Width of the narrowest bar in points: two dots of a 203 dpi printer."""
QUIET_BARS = 10
"""Blank modules on either side of a bar code (ISO/IEC 15417)."""


def bar_code(composer: Composer, layout: Layout, width: float, text: str) -> list[Piece]:
    """A bar code with its text below; nothing where it does not fit into the width."""
    bars = tuple(each * BAR for each in code128_bars(text))
    if sum(bars) + 2 * QUIET_BARS * BAR > width:
        return []
    caption = composer.block(text, width, layout.small.aligned("center"))
    return [Barcode(bars, layout.bars, caption, width)]


def square_code(composer: Composer, layout: Layout, width: float, text: str, side: float = 0) -> list[Piece]:
    """A QR code with its text below; `side` in points, else as high as bars would be."""
    caption = composer.block(text, width, layout.small.aligned("center"))
    return [CodeBlock(qr_modules(text), side or layout.bars, width), Text(caption, width)]
