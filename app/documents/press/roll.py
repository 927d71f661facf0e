"""Head and tail of a document on a roll."""

from collections.abc import Iterator, Sequence

from app.documents.job import Masthead
from app.documents.press.codes import QUIET_QR
from app.documents.press.composer import Composer
from app.documents.press.head import english_style
from app.documents.press.layouts import Layout
from app.documents.press.pictures import png_size
from app.documents.press.pieces import CodeBlock, CutLine, Ends, Gap, LogoBlock, Piece, Text
from app.documents.press.styles import Line, Style


def roll_head(words: Masthead, composer: Composer, layout: Layout, width: float) -> Iterator[Piece]:
    """Shop, title, which copy, number and date."""
    mall = layout.body.aligned("center")
    title = Style(layout.title, layout.title * 1.45, bold=True).aligned("center")
    size = png_size(words.logo)
    if size is not None:
        scale = min(width * _LOGO_SHARE / size[0], _LOGO_HEIGHT / size[1])
        yield LogoBlock(words.logo, size[0] * scale, size[1] * scale, width)
    yield Text(composer.block(words.mall, width, mall), width)
    yield Text(composer.block(words.title, width, title), width)
    if words.english:
        yield Text(composer.block(words.english, width, english_style(layout)), width)
    copy = composer.block("　".join(filter(None, (words.copy, words.copy_place))), width, layout.body)
    reprint = composer.block(words.reprint, width, layout.body.strong().aligned("right"))
    yield Ends(copy, reprint, width)
    yield Text(composer.block(words.number, width, layout.body), width)
    yield Text(composer.block(words.date, width, layout.body), width)
    yield Gap(2)
    yield CutLine(Line("", Style(4, 5), 0), width)
    yield Gap(4)


def roll_tail(
    words: Masthead, code: Sequence[Sequence[int]], composer: Composer, layout: Layout, width: float
) -> Iterator[Piece]:
    """The code, how to reach the desk, and where the paper is cut."""
    small = layout.small.aligned("center")
    quiet = layout.qr * QUIET_QR / max(len(code), 1)
    yield Gap(quiet + 1)
    yield CodeBlock(code, layout.qr, width)
    yield Gap(quiet - 2)
    for text in words.contact:
        yield Text(composer.lines(text, width, small), width)
    yield Text(composer.parts(words.remark, width, small), width)


_LOGO_SHARE, _LOGO_HEIGHT = 0.6, 42.0
"""How much of the width a logo may take, and how high it may be, in points."""
