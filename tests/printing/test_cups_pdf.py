"""What comes out of a real queue of cups-pdf is what was sent: pages, sizes, words, ink, copies, trays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PIL import Image, ImageChops, ImageFilter

from app.documents.typesetter import PdfTypesetter
from app.library.files import resource_root
from app.printing.cups import CupsPrinter
from app.usecases.evidence_ports import JobState, PrintOptions
from app.usecases.paper import Paper
from app.usecases.paper_sizes import sheet_name
from tests.documents import samples
from tests.printing.cups_pdf import PdfQueue, pdf_queue
from tests.printing.cups_server import CupsServer, wait_until
from tests.printing.ink import Measured, apart, marked_page, measured

TWO_POINTS = 0.71
"""PostScript asks for paper in whole points."""


@pytest.fixture(scope="module")
def pdfs(server: CupsServer) -> Iterator[PdfQueue]:
    with pdf_queue(server) as queue:
        yield queue


@pytest.fixture(scope="module")
def typesetter() -> PdfTypesetter:
    return PdfTypesetter(resource_root())


def through(server: CupsServer, pdfs: PdfQueue, pdf: bytes, number: str, **options: int | str) -> bytes:
    """The PDF that came out of the queue for this one."""
    printer = CupsPrinter(server.address)
    wishes = PrintOptions(media=sheet_name(pdf), **options)  # type: ignore[arg-type]  # copies and tray alone are given
    job = printer.submit(pdfs.name, pdf, number, wishes)
    wait_until(lambda: printer.job_state(job) is JobState.COMPLETED, f"{number} is printed")
    file = pdfs.printed(job)
    assert file is not None, server.log()[-3000:]
    assert number in file.name
    return file.read_bytes()


def pictures_of(pdf: bytes) -> list[Image.Image]:
    """The pages in grey at 100 dpi."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=100 / 72, grayscale=True).to_pil().convert("L") for page in document]


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of ink of one page that has none of the other within two dots of it, the worse way round."""
    shares = []
    for here, there in ((one, other), (other, one)):
        ink = here.point(lambda grey: 255 if grey < 100 else 0)
        near = there.filter(ImageFilter.MinFilter(5)).point(lambda grey: 255 if grey < 160 else 0)
        shares.append(ImageChops.subtract(ink, near).histogram()[255] / max(ink.histogram()[255], 1))
    return max(shares)


def joined(pdfs: list[bytes]) -> bytes:
    """One file of all their pages."""
    with pypdfium2.PdfDocument.new() as whole:
        for pdf in pdfs:
            with pypdfium2.PdfDocument(pdf) as part:
                whole.import_pages(part)
        file = BytesIO()
        whole.save(file)
    return file.getvalue()


def inked(page: Measured) -> tuple[float, float]:
    """Width and height of all ink."""
    left, top, right, bottom = page.ink
    return right - left, bottom - top


CASES = [
    (samples.receipt, "a4", ()),
    (samples.receipt, "a5", ()),
    (samples.receipt, "80mm", ("customer",)),
    (samples.liability_notice, "a4", ("customer",)),
    (samples.label, "60x40", ()),
]


@pytest.mark.parametrize(("sample", "medium", "copies"), CASES)
def test_what_comes_out_is_what_was_sent(
    sample: Callable[[], Paper],
    medium: str,
    copies: tuple[str, ...],
    server: CupsServer,
    pdfs: PdfQueue,
    typesetter: PdfTypesetter,
) -> None:
    pdf = typesetter.render(sample(), medium, copies).pdf
    came = through(server, pdfs, pdf, f"SL-{medium}")
    assert came != pdf
    sent, got = measured(pdf), measured(came)
    assert len(sent) == len(got)
    assert max(apart(one, other) for one, other in zip(sent, got, strict=True)) <= TWO_POINTS
    for one, other in zip(pictures_of(pdf), pictures_of(came), strict=True):
        assert unlike(one, other.resize(one.size)) < 0.01


def test_nothing_of_a_longer_piece_is_cut_off(server: CupsServer, pdfs: PdfQueue) -> None:
    """A printing system gives all pages of an order one size: that of the longest."""
    sizes = [(80.0, 90.0), (80.0, 200.0)]
    pages = [marked_page(size, boxes=[(5, 4, 6, 6), (31, size[1] - 12, 4, 6)]) for size in sizes]
    job = joined(pages)
    one, other = measured(through(server, pdfs, job, "SL-ROLL"))
    assert one.size == other.size == pytest.approx((80, 200), abs=TWO_POINTS)
    assert [inked(each) for each in (one, other)] == [
        pytest.approx(inked(measured(page)[0]), abs=0.3) for page in pages
    ]


def test_copies_and_a_tray_reach_the_printer(server: CupsServer, pdfs: PdfQueue) -> None:
    assert CupsPrinter(server.address).trays(pdfs.name) == ("Upper", "Lower")
    page = marked_page((210, 297), (210, 297), boxes=[(20, 20, 6, 6)])
    came = measured(through(server, pdfs, page, "SL-COPIES", copies=3, tray="Lower"))
    assert len(came) == 6
    assert max(apart(each, came[0]) for each in came) == 0
    assert apart(came[0], measured(page)[0]) <= TWO_POINTS
    told = [line for line in server.log().splitlines() if " argv[5]=" in line][-1]
    assert "InputSlot=Lower" in told
    assert "media=A4" in told


def test_it_is_the_package_s_own_backend_where_it_may_run(pdfs: PdfQueue) -> None:
    assert pdfs.genuine == (os.geteuid() == 0)
