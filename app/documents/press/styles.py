"""How a line of text looks."""

from dataclasses import dataclass, replace

SMALLEST = 7.0
"""Points below which nothing is set: smaller type is not read at arm's length."""


@dataclass(frozen=True)
class Style:
    """Size and leading in points; `gray` from 0 (black) to 1; `align` is left, center or right."""

    size: float
    leading: float
    bold: bool = False
    gray: float = 0.0
    align: str = "left"

    def strong(self) -> "Style":
        """The same in bold."""
        return replace(self, bold=True)

    def aligned(self, align: str) -> "Style":
        """The same, aligned otherwise."""
        return replace(self, align=align)

    def closer(self, size: float, leading: float) -> "Style":
        """The same with size and leading multiplied; never below the smallest size."""
        return replace(self, size=max(self.size * size, SMALLEST), leading=self.leading * leading)

    def scaled(self, size: float) -> "Style":
        """The same at another size, its leading in proportion."""
        return replace(self, size=size, leading=self.leading * size / self.size)


@dataclass(frozen=True)
class Line:
    """One line of set text with its width in points."""

    text: str
    style: Style
    width: float
