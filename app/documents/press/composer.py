"""Sets text into lines of a given width; measures with the two weights of the type."""

from collections.abc import Sequence

from app.documents.press.family import Family
from app.documents.press.styles import SMALLEST, Line, Style
from app.documents.press.text import clean, wrap


class Composer:
    """Sets the text of one document. Copies repeat most of it, so results are kept."""

    def __init__(self, regular: Family, bold: Family) -> None:
        self._regular, self._bold = regular, bold
        self._set: dict[tuple[str, float, Style], tuple[Line, ...]] = {}

    def width(self, text: str, style: Style) -> float:
        """The width of `text` on one line, in points."""
        advance = self.family(style).advance_of
        return sum(map(advance, text)) * style.size / 1000

    def lines(self, text: str, width: float, style: Style) -> tuple[Line, ...]:
        """`text` broken into lines of at most `width` points."""
        key = (text, width, style)
        known = self._set.get(key)
        if known is None:
            parts = wrap(clean(text), width * 1000 / style.size, self.family(style).advance_of)
            known = self._set[key] = tuple(Line(part, style, self.width(part, style)) for part in parts)
        return known

    def block(self, text: str, width: float, style: Style, smallest: float = 0.7) -> tuple[Line, ...]:
        """`text` on one line where it fits, smaller when that helps, else on several: nothing is cut.

        It shrinks to `smallest` of its size, and never below what can be read at arm's length.
        """
        text = clean(text).replace("\n", " ")
        natural = self.width(text, style)
        if natural > width:
            least = max(smallest * style.size, min(SMALLEST, style.size))
            style = style.scaled(max(least, 0.999 * style.size * width / natural))
        if self.width(text, style) > width:
            return self.lines(text, width, style)
        return (Line(text, style, self.width(text, style)),)

    def parts(self, parts: Sequence[str], width: float, style: Style) -> tuple[Line, ...]:
        """`parts` beside each other as far as a line has room; none is broken that would fit on one."""
        lines: tuple[Line, ...] = ()
        said = ""
        for part in parts:
            joined = f"{said}　{part}" if said else part
            if said and self.width(joined, style) > width:
                lines += self.block(said, width, style)
                joined = part
            said = joined
        return lines + (self.block(said, width, style) if said else ())

    def family(self, style: Style) -> Family:
        """The weight that a style is set in."""
        return self._bold if style.bold else self._regular
