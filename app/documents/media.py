"""Sheets, rolls and labels that documents come on."""

from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class Medium:
    """Something to print on, in millimetres. `height` 0 is a roll, as long as its text.

    `margins` are left, top, right and bottom; on continuous paper they hold the tractor strips.
    `carbon` media print all copies at one stroke, so no copy can say which it is. `mono` printers
    have no shades. `sheet` is the height of a sheet that holds two of them, to be cut apart.
    """

    name: str
    width: float
    height: float
    margins: tuple[float, float, float, float]
    mono: bool = False
    carbon: bool = False
    sheet: float = 0

    @property
    def is_roll(self) -> bool:
        """Whether the paper is cut where the text ends."""
        return self.height == 0

    @property
    def is_label(self) -> bool:
        """Whether it is stuck on goods: too small for anything but the bar code of the ticket."""
        return not self.is_roll and self.width < 100

    def turned(self) -> "Medium":
        """The same sheet lying on its long side."""
        return Medium(self.name, self.height, self.width, self.margins, self.mono, self.carbon)


MEDIA = {
    medium.name: medium
    for medium in (
        Medium("a4", 210, 297, (18, 14, 18, 12)),
        Medium("a5", 148, 210, (10, 9, 10, 8)),
        Medium("a5-upright", 148, 210, (10, 9, 10, 8)),
        Medium("a5-lying", 210, 148, (10, 9, 10, 8)),
        Medium("a5-two", 210, 148, (10, 9, 10, 8), sheet=297),
        Medium("241x140", 241.3, 139.7, (16, 7, 16, 6), mono=True, carbon=True),
        Medium("80mm", 80, 0, (4, 4, 4, 6), mono=True),
        Medium("58mm", 58, 0, (5, 4, 5, 6), mono=True),
        Medium("60x40", 60, 40, (2.5, 2, 2.5, 2), mono=True),
        Medium("40x30", 40, 30, (1.5, 1.2, 1.5, 1.2), mono=True),
    )
}
"""Every medium by its name on the command line.

``a5`` is the way a kind of document usually comes on it, ``a5-upright`` and ``a5-lying`` are the other one;
``a5-two`` is for whoever has A4 alone: two lying ones on a sheet.
"""
