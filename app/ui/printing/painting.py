"""Painting pages on a printer: one page to a sheet, at its exact size, from the corner of the paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from app.ui.printing.raster import PageRaster, drawing_resolution
from app.ui.printing.sheets import sheet_of


class RefusedPaintingError(Exception):
    """The printer took nothing."""


class TornPaintingError(Exception):
    """The printer gave up after it had begun: nobody knows what is on paper."""


def paint(printer: QPrinter, pages: PageRaster, begun: Callable[[], None]) -> None:
    """Print all pages. `begun` is called just before the printer gets its first byte.

    What lies on the printer's unprintable margin is cut off there; nothing is moved or made smaller
    for its sake. Raises RefusedPaintingError before, TornPaintingError after the beginning.
    """
    printer.setFullPage(True)  # (0, 0) is the corner of the paper, not of the printable part
    _lay_sheet(printer, pages, 0)
    painter = QPainter()
    begun()
    if not painter.begin(printer):
        raise RefusedPaintingError
    try:
        for number in range(len(pages)):
            if number and not _next_sheet(printer, pages, number):
                raise TornPaintingError
            _paint_page(printer, painter, pages, number)
    finally:
        ended = painter.end()
    if not ended or printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise TornPaintingError


def _next_sheet(printer: QPrinter, pages: PageRaster, number: int) -> bool:
    if sheet_of(*pages.size(number)) != sheet_of(*pages.size(number - 1)):
        _lay_sheet(printer, pages, number)
    return printer.newPage()


def _lay_sheet(printer: QPrinter, pages: PageRaster, number: int) -> None:
    paper, lies = sheet_of(*pages.size(number))
    printer.setPageSize(paper)
    printer.setPageOrientation(lies)


def _paint_page(printer: QPrinter, painter: QPainter, pages: PageRaster, number: int) -> None:
    dpi = drawing_resolution(printer.resolution())
    unit = printer.resolution() / dpi
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for strip in pages.strips(number, dpi):
        place = QRectF(0, strip.top * unit, strip.image.width() * unit, strip.image.height() * unit)
        painter.drawImage(place, strip.image)
