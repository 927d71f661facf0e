"""Draws on one page. Lengths are points, y runs down from the top edge."""

from reportlab.pdfgen.canvas import Canvas

from app.documents.press.composer import Composer
from app.documents.press.direction import seen_order
from app.documents.press.embedded_font import Fonts
from app.documents.press.pictures import Picture, Pictures, png_size
from app.documents.press.styles import Line, Style
from app.documents.press.text import TICK_BOXES, TICKED

RULE = 0.5
"""Width of a table rule."""
RULE_GRAY = 0.35
SHADE = 0.945
_STRONGER, _BOLDER = 0.014, 0.04
"""How wide the stand-in's outlines are drawn to match either weight, as a share of the type size."""


class Pen:
    """The drawing words a layout needs; everything lands in the PDF as literal operators.

    `mono` printers (thermal, dot matrix) get no shades: they would print them as a raster of dots.
    """

    def __init__(
        self,
        canvas: Canvas,
        composer: Composer,
        fonts: Fonts,
        pictures: Pictures,
        height: float,
        *,
        mono: bool,
    ) -> None:
        self._canvas, self._composer, self._height, self._mono = canvas, composer, height, mono
        self._fonts = fonts
        self.pictures = pictures
        self.damaged: list[str] = []

    def line(self, line: Line, x: float, top: float, width: float = 0.0) -> None:
        """A set line in the box from `x`, `top`, one leading high and `width` wide."""
        style = line.style
        if style.align == "center":
            x += (width - line.width) / 2
        elif style.align == "right":
            x += width - line.width
        self.text(line.text, x, top + (style.leading - style.size) / 2 + 0.88 * style.size, style)

    def text(self, text: str, x: float, baseline: float, style: Style) -> None:
        """`text` from `x` on the baseline `baseline` points below the top edge."""
        if not text:
            return
        runs = self._composer.family(style).runs(seen_order(text))
        shown = "".join(self._run(run, style, rare=rare) for rare, run in runs)
        gray = 0.0 if self._mono else style.gray
        self._put(f"{gray:g} g BT {x:.2f} {self._height - baseline:.2f} Td{shown} ET")
        if not TICK_BOXES.isdisjoint(text):
            self._tick_boxes(text, x, baseline, style)

    def _run(self, text: str, style: Style, *, rare: bool) -> str:
        """The operators that show text in one font; the stand-in has one weight, made bold here."""
        font = self._fonts.rare() if rare else self._fonts.font(bold=style.bold)
        shown = f" /{font.name} {style.size:.2f} Tf <{font.encode(text)}> Tj"
        if rare:  # its strokes are thinner than those around it
            gray = 0.0 if self._mono else style.gray
            weight = (_BOLDER if style.bold else _STRONGER) * style.size
            return f" {gray:g} G 2 Tr {weight:.2f} w{shown} 0 Tr"
        return shown

    def rule(
        self, x: float, y: float, x_end: float, y_end: float, width: float = RULE, dash: str = ""
    ) -> None:
        """A straight rule; `dash` like ``3 2``."""
        dashes = f"[{dash}] 0 d " if dash else ""
        undash = " [] 0 d" if dash else ""
        self._put(
            f"{self._rule_gray()} G {width:g} w {dashes}{x:.2f} {self._height - y:.2f} m "
            f"{x_end:.2f} {self._height - y_end:.2f} l S{undash}"
        )

    def box(self, x: float, top: float, width: float, height: float, rule: float = RULE) -> None:
        """The outline of a box."""
        self._put(
            f"{self._rule_gray()} G {rule:g} w {x:.2f} {self._height - top - height:.2f} "
            f"{width:.2f} {height:.2f} re S"
        )

    def shade(self, x: float, top: float, width: float, height: float, gray: float = SHADE) -> None:
        """A light ground, where the printer can print one; it leaves the rules around it free."""
        if not self._mono:
            y = self._height - top - height + RULE
            self._put(f"{gray:g} g {x:.2f} {y:.2f} {width:.2f} {height - 2 * RULE:.2f} re f")

    def bars(self, widths: list[float], x: float, top: float, height: float) -> None:
        """Bar, gap, bar … of the given widths."""
        y = self._height - top - height
        parts = ["0 g"]
        for place, width in enumerate(widths):
            if place % 2 == 0:
                parts.append(f"{x:.3f} {y:.2f} {width:.3f} {height:.2f} re")
            x += width
        self._put(" ".join([*parts, "f"]))

    def picture(self, picture: Picture, x: float, top: float, width: float, height: float) -> None:
        """A picture stretched over a box."""
        self._put(f"q 0 g {width:.2f} 0 0 {height:.2f} {x:.2f} {self._height - top - height:.2f} cm")
        self._canvas.doForm(picture.name)
        self._put("Q")

    def photo(self, jpeg: bytes, caption: str, x: float, top: float, width: float, height: float) -> None:
        """A photo fitted into a box, its proportions kept; a crossed frame when it cannot be read."""
        picture = self.pictures.photo(jpeg)
        if picture is None:
            self.damaged.append(caption)
            self.rule(x, top, x + width, top + height)
            self.rule(x, top + height, x + width, top)
        else:
            scale = min(width / picture.width, height / picture.height)
            wide, high = picture.width * scale, picture.height * scale
            self.picture(picture, x + (width - wide) / 2, top + (height - high) / 2, wide, high)

    def signature(self, png: bytes, signer: str, x: float, top: float, width: float, height: float) -> None:
        """A signature fitted into a box, standing at its left."""
        reader = self.pictures.signature(png)
        if reader is None:
            self.damaged.append(signer)
            return
        wide, high = reader.getSize()
        scale = min(width / wide, height / high)
        y = self._height - top - (height + high * scale) / 2
        self._canvas.drawImage(reader, x, y, wide * scale, high * scale, mask="auto")

    def logo(self, png: bytes, x: float, top: float, width: float, height: float) -> None:
        """The shop's logo over a box; dots and no shades where the printer has none."""
        self._drawn(png, x, top, width, height)

    def seal(self, png: bytes, x: float, top: float, width: float, height: float) -> None:
        """The picture of a stamp in the middle of a box, its proportions kept."""
        size = png_size(png)
        if size is not None:
            scale = min(width / size[0], height / size[1])
            wide, high = size[0] * scale, size[1] * scale
            self._drawn(png, x + (width - wide) / 2, top + (height - high) / 2, wide, high)

    def _drawn(self, png: bytes, x: float, top: float, width: float, height: float) -> None:
        if self._mono:
            dots = self.pictures.dots(png)
            if dots is not None:
                self.picture(dots, x, top, width, height)
            return
        reader = self.pictures.signature(png)
        if reader is not None:
            self._canvas.drawImage(reader, x, self._height - top - height, width, height, mask="auto")

    def _tick_boxes(self, text: str, x: float, baseline: float, style: Style) -> None:
        side = 0.72 * style.size
        for place, character in enumerate(text):
            if character in TICK_BOXES:
                left = x + self._composer.width(text[:place], style) + 0.08 * style.size
                bottom = self._height - baseline - 0.03 * style.size
                parts = [f"0 G {0.075 * style.size:.2f} w {left:.2f} {bottom:.2f} {side:.2f} {side:.2f} re S"]
                if character == TICKED:
                    stroke = zip(_TICK, "mll", strict=True)
                    path = (
                        f"{left + side * a:.2f} {bottom + side * b:.2f} {word}" for (a, b), word in stroke
                    )
                    parts.append(f"{0.12 * style.size:.2f} w {' '.join(path)} S")
                self._put(" ".join(parts))

    def _rule_gray(self) -> str:
        return "0" if self._mono else f"{RULE_GRAY:g}"

    def _put(self, operators: str) -> None:
        self._canvas.addLiteral(operators)


_TICK = ((0.18, 0.5), (0.42, 0.22), (0.86, 0.84))
"""The stroke of a tick inside its box, as shares of the side."""
