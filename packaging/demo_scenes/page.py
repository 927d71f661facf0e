"""A page to draw prints on: text in three hands, lines, tables, stamps."""

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

numpy: Any = importlib.import_module("numpy")

INK = "#20242a"
PEN = "#1d3b8f"

Rows = list[list[str]]


def speckle(size: tuple[int, int], spread: float) -> Image.Image:
    """Grey noise around the middle, the same every time."""
    values = numpy.random.default_rng(size[0]).normal(128, spread, (size[1], size[0]))
    return Image.fromarray(numpy.clip(values, 0, 255).astype(numpy.uint8))


@dataclass(frozen=True)
class Fonts:
    """The folder of the font files."""

    folder: Path

    def get(self, hand: str, size: int) -> ImageFont.FreeTypeFont:
        """`hand` is ``plain``, ``bold`` or ``written``."""
        files = {
            "plain": "NotoSansSC_400Regular.ttf",
            "bold": "NotoSansSC_700Bold.ttf",
            "written": "MaShanZheng_400Regular.ttf",
        }
        return ImageFont.truetype(str(self.folder / files[hand]), size)


class Page:
    """One picture being drawn; positions in pixels from the top left."""

    def __init__(self, fonts: Fonts, width: int, height: int, ground: str = "#fbfaf6") -> None:
        self.fonts = fonts
        self.picture = Image.new("RGB", (width, height), ground)
        self.pen = ImageDraw.Draw(self.picture)

    def text(
        self,
        at: tuple[float, float],
        words: str,
        size: int,
        hand: str = "plain",
        colour: str = INK,
        anchor: str = "la",
    ) -> None:
        """Write `words`; `anchor` as Pillow names it."""
        self.pen.text(at, words, colour, self.fonts.get(hand, size), anchor)

    def written(
        self, at: tuple[int, int], words: str, size: int, tilt: float = 1.5, colour: str = PEN
    ) -> None:
        """Write by hand, a little slanted."""
        font = self.fonts.get("written", size)
        width = int(font.getlength(words)) + size
        layer = Image.new("RGBA", (width, size * 2), (0, 0, 0, 0))
        ImageDraw.Draw(layer).text((size // 3, size // 4), words, colour, font)
        turned = layer.rotate(tilt, Image.Resampling.BICUBIC, expand=True)
        self.picture.paste(turned, at, turned)

    def box(
        self,
        area: tuple[int, int, int, int],
        fill: str | None = None,
        line: str | None = None,
        radius: int = 0,
        width: int = 2,
    ) -> None:
        """A rectangle, rounded by `radius`."""
        self.pen.rounded_rectangle(area, radius, fill, line, width)

    def table(
        self,
        at: tuple[int, int],
        widths: list[int],
        height: int,
        rows: Rows,
        size: int,
        line: str = INK,
        head: bool = True,
    ) -> None:
        """A ruled table; the first row in bold when `head`."""
        top = at[1]
        for number, row in enumerate(rows):
            left = at[0]
            for width, words in zip(widths, row, strict=True):
                self.pen.rectangle((left, top, left + width, top + height), outline=line, width=2)
                hand = "bold" if head and number == 0 else "plain"
                self.text((left + 12, top + height / 2), words, size, hand, anchor="lm")
                left += width
            top += height

    def stamp(
        self, centre: tuple[int, int], radii: tuple[int, int], upper: str, lower: str, colour: str = "#c4342b"
    ) -> None:
        """A company stamp: an oval with two lines of words, the ink uneven."""
        width, height = radii[0] * 2 + 8, radii[1] * 2 + 8
        layer = Image.new("RGBA", (width, height), (0, 0, 0, 0))
        pen = ImageDraw.Draw(layer)
        pen.ellipse((4, 4, width - 5, height - 5), outline=colour, width=5)
        pen.text((width / 2, height * 0.36), upper, colour, self.fonts.get("bold", radii[1] // 3), "mm")
        pen.text((width / 2, height * 0.64), lower, colour, self.fonts.get("bold", radii[1] // 4), "mm")
        wear = speckle((width, height), 90).point(lambda value: 215 if value > 70 else 120)
        layer.putalpha(Image.composite(wear, Image.new("L", layer.size, 0), layer.getchannel("A")))
        turned = layer.rotate(8, Image.Resampling.BICUBIC, expand=True)
        self.picture.paste(turned, (centre[0] - turned.width // 2, centre[1] - turned.height // 2), turned)

    def save(self, path: Path) -> None:
        """Write the picture as PNG."""
        self.picture.save(path)
