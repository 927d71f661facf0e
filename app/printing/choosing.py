"""Which way to the printers this computer has."""

from __future__ import annotations

from app.printing.cups import CupsPrinter
from app.printing.raster_printer import RasterPrinter
from app.usecases.evidence_ports import PrinterPort

WISH = "COUNTERFOIL_PRINTING"
"""The environment variable for another way than the usual: ``cups`` or ``qt``."""


def printers_of(platform: str, wish: str = "") -> PrinterPort:
    """The printers of a computer; `platform` as ``sys.platform`` names it, `wish` the value of WISH.

    CUPS wherever it is, macOS included: it takes the PDF as it is, tells where a job stands, and says
    why it refuses. Windows has no command that prints PDF; there the pages are painted.
    """
    painted = wish == "qt" or (platform == "win32" and wish != "cups")
    return RasterPrinter() if painted else CupsPrinter()
