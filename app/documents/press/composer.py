"""Sets text into lines of a given width; measures with the two weights of the type."""

from app.documents.press.family import Family
from app.documents.press.styles import Line, Style
from app.documents.press.text import clean, wrap

ELLIPSIS = "…"


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

    def one_line(self, text: str, width: float, style: Style, smallest: float = 0.7) -> Line:
        """`text` on one line: smaller when it must be, down to `smallest` of its size, then cut short."""
        text = clean(text).replace("\n", " ")
        natural = self.width(text, style)
        if natural > width:
            style = style.scaled(style.size * max(smallest, 0.999 * width / natural))
        if self.width(text, style) > width:
            while text and self.width(text + ELLIPSIS, style) > width:
                text = text[:-1]
            text += ELLIPSIS
        return Line(text, style, self.width(text, style))

    def family(self, style: Style) -> Family:
        """The weight that a style is set in."""
        return self._bold if style.bold else self._regular
