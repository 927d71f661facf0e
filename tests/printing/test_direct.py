"""Direct printers: what comes out is the page; trouble is told; what may be printed is said to be uncertain."""

from __future__ import annotations

import os
import threading
import tty
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import run

import pytest
from PIL import Image, ImageChops, ImageFilter

from app.documents.typesetter import PdfTypesetter
from app.domain.refusals import ProblemError
from app.library.files import resource_root
from app.media.page_bits import PageBitsDrawer
from app.printing.escpos.direct import DirectPrinters
from app.printing.escpos.links import Patience
from app.usecases.direct_printers import TRIAL_WORDS, DirectPrinter, Way
from app.usecases.evidence_ports import JobState, PrintOptions
from app.usecases.page_bits import PageBits
from app.usecases.test_page import printer_test_page
from tests.documents import samples
from tests.documents.reading import codes_on
from tests.printing.escpos_printer import Reader, RollPrinter

SHORT = Patience(connect=1.0, answer=0.15, stall=1.0, end=0.6)
PDF = b"%PDF-1.7"


class SquareDrawer:
    """Draws the same picture for every PDF: a page `width` dots wide, a bar of ink in the middle."""

    def __init__(self, width: int = 640, height: int = 300) -> None:
        row = (b"\x00" * 20 + b"\xff" * 40).ljust(width // 8, b"\x00")
        self._page = PageBits(width, height, row * height)

    def draw(self, pdf: bytes, *, words: bool = False) -> tuple[PageBits, ...]:
        return (self._page,)


@pytest.fixture
def roll() -> Iterator[RollPrinter]:
    printer = RollPrinter()
    yield printer
    printer.close()


def port_of(address: str, drawer: object = None, *, way: Way = Way.NETWORK, **more: bool) -> DirectPrinters:
    printer = DirectPrinter("前台", way, address, **more)  # type: ignore[arg-type]  # flags alone are given
    return DirectPrinters(lambda: (printer,), drawer or SquareDrawer(), SHORT)  # type: ignore[arg-type]  # any drawer


def dots_of(pdf: bytes, folder: Path) -> list[Image.Image]:
    """The pages drawn by another program, in black and white at 203.2 dpi."""
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    run(["pdftoppm", "-r", "203.2", "-gray", file, folder / "page"], check=True)
    pages = sorted(folder.glob("page-*.pgm"))
    return [Image.open(page).point(lambda value: 0 if value < 128 else 255) for page in pages]


def far_off(one: Image.Image, other: Image.Image) -> int:
    """Ink of one picture without any ink of the other within a dot of it."""
    near = other.filter(ImageFilter.MinFilter(3))
    return ImageChops.subtract(near, one).histogram()[255]


@pytest.mark.parametrize(("medium", "dots"), [("80mm", 576), ("58mm", 384)])
def test_what_comes_out_is_the_page(medium: str, dots: int, tmp_path: Path) -> None:
    pdf = PdfTypesetter(resource_root()).render(samples.receipt(), medium).pdf
    roll = RollPrinter(dots)
    try:
        printer = DirectPrinter("前台", Way.NETWORK, roll.address, medium)
        port = DirectPrinters(lambda: (printer,), PageBitsDrawer())
        job = port.submit("前台", pdf, "A", PrintOptions())
    finally:
        roll.close()
    assert port.job_state(job) is JobState.COMPLETED
    pages = dots_of(pdf, tmp_path)
    assert len(roll.pieces) == len(pages) == 2
    for piece, page in zip(roll.pieces, pages, strict=True):
        beside = (page.width - dots) // 2
        seen = page.crop((beside, 0, beside + dots, piece.height))
        ink = seen.histogram()[0]
        assert ink > 5_000
        assert far_off(piece, seen) < ink * 0.005
        assert far_off(seen, piece) < ink * 0.005
        below = page.crop((beside, piece.height, beside + dots, page.height))
        assert below.height == 0 or below.histogram()[0] == 0
        framed = Image.new("L", (piece.width + 80, piece.height + 80), 255)
        framed.paste(piece.convert("L"), (40, 40))
        assert "QRCode" in codes_on(framed.convert("RGB"))


def test_copies_and_a_tear_instead_of_a_cut(roll: RollPrinter) -> None:
    port_of(roll.address).submit("前台", PDF, "A", PrintOptions(copies=2))
    assert [piece.height for piece in roll.pieces] == [300, 300]
    port_of(roll.address, cutter=False).submit("前台", PDF, "A", PrintOptions())
    assert len(roll.papers[-1].pieces) == 0
    assert len(roll.papers[-1].rows) == 300 + 128


@pytest.mark.parametrize(
    ("question", "byte", "code"),
    [
        (4, 0x72, "printer_paper_out"),
        (2, 0x16, "printer_cover_open"),
        (2, 0x32, "printer_paper_out"),
        (3, 0x1A, "printer_fault"),
        (1, 0x1E, "printer_offline"),
    ],
)
def test_a_printer_that_cannot_print_gets_nothing(
    roll: RollPrinter, question: int, byte: int, code: str
) -> None:
    roll.told[question] = byte
    with pytest.raises(ProblemError) as problem:
        port_of(roll.address).submit("前台", PDF, "A", PrintOptions())
    assert (problem.value.code, problem.value.params) == (code, {"printer": "前台"})
    roll.close()
    assert b"\x1b@" not in roll.jobs[0]


def test_paper_that_is_nearly_out_is_no_trouble(roll: RollPrinter) -> None:
    roll.told[4] = 0x1E
    assert port_of(roll.address).submit("前台", PDF, "A", PrintOptions())


def silent(roll: RollPrinter) -> None:
    roll.told, roll.hangs = {}, True


def breaking(roll: RollPrinter) -> None:
    roll.breaks_at = 2_000


def stopping(roll: RollPrinter) -> None:
    roll.stops_at = 30_000


def out_of_paper(roll: RollPrinter) -> None:
    roll.fails_at, roll.failing = 2_000, {4: 0x72}


@pytest.mark.parametrize("fault", [silent, breaking, stopping, out_of_paper])
def test_what_may_be_printed_is_uncertain(roll: RollPrinter, fault: Callable[[RollPrinter], None]) -> None:
    fault(roll)
    with pytest.raises(ProblemError) as problem:
        port_of(roll.address, SquareDrawer(height=6_000)).submit("前台", PDF, "A", PrintOptions())
    assert problem.value.params["uncertain"] == "yes"
    assert problem.value.code == ("printer_paper_out" if fault is out_of_paper else "printer_offline")


def test_one_without_a_way_back_is_done_when_it_closes(roll: RollPrinter) -> None:
    roll.told = {}
    assert port_of(roll.address).submit("前台", PDF, "A", PrintOptions())


def test_a_quiet_one_is_taken_at_its_word(roll: RollPrinter) -> None:
    silent(roll)
    assert port_of(roll.address, quiet=True).submit("前台", PDF, "A", PrintOptions())


def test_one_that_answers_at_once_but_never_in_turn_has_printed(roll: RollPrinter) -> None:
    roll.in_turn = False
    assert port_of(roll.address).submit("前台", PDF, "A", PrintOptions())


def test_a_slow_printer_gets_its_time(roll: RollPrinter) -> None:
    roll.slow = 0.01
    port = port_of(roll.address, SquareDrawer(height=1_500))
    port._patience = Patience(connect=1, answer=0.5, stall=1, end=10)
    assert port.submit("前台", PDF, "A", PrintOptions())
    assert [piece.height for piece in roll.pieces] == [1_500]


def test_nobody_at_the_address(roll: RollPrinter) -> None:
    address = roll.address
    roll.close()
    with pytest.raises(ProblemError) as problem:
        port_of(address).submit("前台", PDF, "A", PrintOptions())
    assert (problem.value.code, problem.value.params) == ("printer_offline", {"printer": "前台"})


def test_a_page_for_wide_paper_is_refused_before_anything(roll: RollPrinter) -> None:
    port = port_of(roll.address, PageBitsDrawer())
    with pytest.raises(ProblemError) as problem:
        port.submit("前台", printer_test_page("a4", "P"), "A", PrintOptions())
    assert problem.value.code == "paper_too_wide"
    with pytest.raises(ProblemError) as missing:
        port.submit("后台", PDF, "A", PrintOptions())
    assert missing.value.code == "printer_missing"
    with pytest.raises(ValueError, match="PDF"):
        port.submit("前台", b"text", "A", PrintOptions())
    with pytest.raises(ValueError, match="unreadable"):
        port.submit("前台", PDF, "A", PrintOptions())
    assert roll.jobs == []


def test_a_file_grows_by_each_job(tmp_path: Path) -> None:
    file = tmp_path / "out.bin"
    port = port_of(str(file), way=Way.FILE)
    for _ in range(2):
        assert port.submit("前台", PDF, "A", PrintOptions())
    reader = Reader(576, lambda _: None)
    reader.feed(file.read_bytes())
    assert [piece.height for piece in reader.paper.pieces] == [300, 300]
    with pytest.raises(ProblemError) as problem:
        port_of(str(tmp_path), way=Way.FILE).submit("前台", PDF, "A", PrintOptions())
    assert problem.value.code == "printer_offline"


@pytest.mark.parametrize("way", [Way.SERIAL, Way.USB])
def test_a_device_is_written_and_answers(way: Way) -> None:
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    reader = Reader(576, lambda asked: _reply(ours, asked))

    def serve() -> None:
        while not (reader.paper.questions and reader.paper.questions[-1][:2] == b"\x1dr"):
            reader.feed(os.read(ours, 4096))

    served = threading.Thread(target=serve, daemon=True)
    served.start()
    path = os.ttyname(theirs)
    address = f"{path}@115200" if way is Way.SERIAL else path
    assert port_of(address, way=way).submit("前台", PDF, "A", PrintOptions())
    served.join(5)
    assert [piece.height for piece in reader.paper.pieces] == [300]
    os.close(ours)
    os.close(theirs)


def _reply(file: int, asked: bytes) -> None:
    os.write(file, b"\x12" if asked[:2] == b"\x10\x04" else b"\x00")


@pytest.mark.parametrize("way", [Way.SERIAL, Way.USB])
def test_a_device_that_is_not_there(way: Way, tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as problem:
        port_of(f"{tmp_path}/lp0@9600", way=way).submit("前台", PDF, "A", PrintOptions())
    assert problem.value.code == "printer_offline"


def test_it_is_listed_with_its_roll(roll: RollPrinter) -> None:
    port = port_of(roll.address)
    (queue,) = port.queues()
    assert (queue.name, queue.roll, queue.reason, queue.accepting) == ("前台", "80mm", roll.address, True)
    assert (port.default_queue(), port.trays("前台"), port.stopped("前台-1-1")) == ("前台", (), False)
    port.cancel("前台-1-1")
    assert port.job_state("前台-1-1") is JobState.UNKNOWN


def test_plain_lines_are_written_where_they_stood(tmp_path: Path) -> None:
    pdf = PdfTypesetter(resource_root()).render(samples.receipt(), "80mm", ("customer",)).pdf
    file = tmp_path / "out.bin"
    port = port_of(str(file), PageBitsDrawer(), way=Way.FILE, letters=True)
    port.submit("前台", pdf, "A", PrintOptions())
    reader = Reader(576, lambda _: None)
    reader.feed(file.read_bytes())
    paper = reader.paper
    (page,) = dots_of(pdf, tmp_path)
    said = "".join("".join(text.split()) for _, _, text in paper.written)
    assert len(paper.written) > 15
    for words in ("电水壶", "用了3次就漏水"):
        assert words in said
    beside = (page.width - 576) // 2
    for left, top, text in paper.written:
        box = (left + beside, top, left + beside + 6, top + 26)
        assert page.crop((max(box[0] - 4, 0), box[1], box[2] + 8, box[3])).histogram()[0], text
    (piece,) = paper.pieces
    framed = Image.new("L", (piece.width + 80, piece.height + 80), 255)
    framed.paste(piece.convert("L"), (40, 40))
    assert "QRCode" in codes_on(framed.convert("RGB"))
    assert abs(piece.height - page.height) < 60
    assert len(file.read_bytes()) < len(pdf) * 3


def test_a_trial_tries_the_letters_below_the_page(tmp_path: Path) -> None:
    file = tmp_path / "out.bin"
    port_of(str(file), way=Way.FILE).submit("前台", PDF, "A", PrintOptions(trial=True))
    reader = Reader(576, lambda _: None)
    reader.feed(file.read_bytes())
    assert [text for _, _, text in reader.paper.written] == [TRIAL_WORDS]
    assert [piece.height for piece in reader.paper.pieces] == [340]
