"""How densely a medium is set."""

from dataclasses import dataclass, replace

from app.documents.media import POINTS_PER_MM, Medium
from app.documents.press.styles import Style


@dataclass(frozen=True)
class Layout:
    """Sizes of one medium, in points. `pad` and `side` are the inner margins of a table cell.

    `qr` is the side of the code with its quiet zone, so large that a phone that sees the whole sheet shows
    it in pixels enough; on a sheet it reaches into the blank margin above the head, which is `head` high.
    """

    body: Style
    small: Style
    title: float
    pad: float
    side: float
    qr: float
    signature: float
    photos: int = 3
    bars: float = 22
    """Height of a bar code; on a roll it is high, since the scanner is held over curling paper."""
    label_ems: float = 4.5
    """Width of every label column: four characters, or three and a stroke."""
    head: float = 0
    further: float = 0
    """Side of the code on further pages of a sheet."""
    info_below: bool = True
    """Date and number stand in a line of their own below the title, not beside it."""

    pen: float = 7 * POINTS_PER_MM
    """Height of a row in which a hand writes, where that costs no page."""

    def for_two(self) -> "Layout":
        """With room for an English word below a label."""
        return replace(self, label_ems=6.4)

    def densities(self) -> "tuple[Layout, ...]":
        """This layout, then closer ones: a page more for three lines helps nobody."""
        return self, self._closer(0.97, 0.93, 0.72), self._closer(0.95, 0.88, 0.45)

    def _closer(self, size: float, leading: float, pad: float) -> "Layout":
        return replace(
            self,
            body=self.body.closer(size, leading),
            small=self.small.closer(size, leading),
            pad=self.pad * pad,
            signature=self.signature * leading,
            photos=max(self.photos, 4),
            pen=0,
        )


def layout_of(medium: Medium) -> Layout:
    """The layout for a medium."""
    if medium.is_roll:
        return _WIDE_ROLL if medium.width > 70 else _NARROW_ROLL
    if medium.width < 100:
        return _LABEL if medium.width > 50 else _SMALL_LABEL
    if medium.height < 160:
        return _LOW
    return _LARGE if medium.width > 160 else _MEDIUM


_LARGE = Layout(Style(9.8, 14.4), Style(8.2, 12, gray=0.15), 18, 3.6, 5.5, 79, 58, head=54, further=68)
_MEDIUM = Layout(Style(8.6, 11.6), Style(7.3, 9.9, gray=0.15), 16, 2.1, 4.5, 57, 42, head=45, further=54)
_LOW = Layout(
    Style(8.7, 11.6),
    Style(7.5, 9.8, gray=0.15),
    16,
    2.3,
    4,
    55,
    42,
    photos=4,
    head=46,
    further=51,
    info_below=False,
)
_WIDE_ROLL = Layout(Style(8.8, 12.4), Style(7.5, 10.4), 15, 2, 3, 85, 46, photos=2, bars=42)
_NARROW_ROLL = Layout(Style(8.2, 11.4), Style(7.2, 9.8), 13, 2, 2, 76, 40, photos=1, bars=42)
_LABEL = Layout(Style(7.6, 10), Style(7, 9), 10, 1, 2, 0, 0, bars=37)
_SMALL_LABEL = Layout(Style(7.4, 8.6), Style(7, 8), 10, 1, 2, 0, 0, bars=28)
