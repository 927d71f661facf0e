"""What Qt's printer puts on paper, in millimetres; the paper is a PDF file of Qt's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.documents.typesetter import PdfTypesetter
from app.ui.printing.painting import RefusedPaintingError, paint
from app.ui.printing.raster import PageRaster
from app.usecases.paper import Paper
from tests.documents import samples
from tests.printing.ink import Measured, apart, marked_page, measured

BOXES = [(5, 4, 6, 6), (31, 29, 4, 6)]
CORNERS = (5, 4, 35, 35)


def printed(pdf: bytes, folder: Path, resolution: int = 600) -> list[Measured]:
    """The pages as they come out of a printer of that resolution."""
    path = folder / "paper.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(path))
    printer.setResolution(resolution)
    begun: list[bool] = []
    paint(printer, PageRaster(pdf), lambda: begun.append(path.exists()))
    assert begun == [False]
    return measured(path.read_bytes())


@pytest.mark.parametrize(
    "size", [(148, 210), (210, 297), (297, 210), (80, 311), (60, 40), (40, 40), (241.3, 139.7)]
)
@pytest.mark.parametrize("resolution", [203, 600, 1200])
def test_a_page_is_its_own_sheet_and_ink_stays_where_it_is(
    qapp: QApplication, tmp_path: Path, size: tuple[float, float], resolution: int
) -> None:
    (page,) = printed(marked_page(size, boxes=BOXES), tmp_path, resolution)
    assert apart(page, Measured(size, CORNERS)) <= 0.5


def test_pages_of_different_length_are_cut_each_by_itself(qapp: QApplication, tmp_path: Path) -> None:
    sizes = [(80.0, 120.0), (80.0, 95.0), (80.0, 95.0), (210.0, 297.0), (297.0, 210.0)]
    pages = printed(marked_page(*sizes, boxes=BOXES), tmp_path)
    assert [apart(page, Measured(size, CORNERS)) <= 0.5 for page, size in zip(pages, sizes, strict=True)] == [
        True
    ] * 5


def test_a_wide_margin_of_the_printer_moves_nothing(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(path))
    printer.setPageMargins(QMarginsF(20, 30, 20, 30), QPageLayout.Unit.Millimeter)
    paint(printer, PageRaster(marked_page((210, 297), boxes=BOXES)), lambda: None)
    (page,) = measured(path.read_bytes())
    assert apart(page, Measured((210, 297), CORNERS)) <= 0.5


@pytest.mark.parametrize(
    ("paper", "medium"),
    [
        (samples.receipt(), "a5"),
        (samples.exchange_slip(), "a4"),
        (samples.receipt(), "80mm"),
        (samples.label(), "60x40"),
        (samples.exchange_slip(), "241x140"),
    ],
)
def test_a_document_comes_out_as_it_was_set(
    qapp: QApplication, tmp_path: Path, repository: Path, paper: Paper, medium: str
) -> None:
    pdf = PdfTypesetter(repository / "resources").render(paper, medium, ()).pdf
    there, here = printed(pdf, tmp_path, 300), measured(pdf)
    assert len(there) == len(here)
    assert max(apart(one, other) for one, other in zip(there, here, strict=True)) <= 1.0


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_cannot_begin_refuses(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "paper.pdf"))
    with pytest.raises(RefusedPaintingError):
        paint(printer, PageRaster(marked_page((60, 40), boxes=[])), lambda: None)
