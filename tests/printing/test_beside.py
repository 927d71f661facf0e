"""Direct printers beside the system's queues."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.printing.beside import PrintersBeside
from app.printing.escpos.direct import DirectPrinters
from app.printing.file_printer import QUEUE, FilePrinter
from app.usecases.direct_printers import DirectPrinter, Way
from app.usecases.evidence_ports import JobState, PrintOptions, PrintQueue
from app.usecases.page_bits import PageBits

PDF = b"%PDF-1.7"


class Drawer:
    def draw(self, pdf: bytes, *, words: bool = False) -> tuple[PageBits, ...]:
        return (PageBits(8, 1, b"\xff"),)


class DownPrinter(FilePrinter):
    """A printing system that does not answer."""

    def queues(self) -> tuple[PrintQueue, ...]:
        raise ProblemError("printing_system_down")

    def default_queue(self) -> str | None:
        raise ProblemError("printing_system_down")


def direct(folder: Path, *names: str) -> DirectPrinters:
    printers = tuple(DirectPrinter(name, Way.FILE, str(folder / f"{name}.bin")) for name in names)
    return DirectPrinters(lambda: printers, Drawer())


def test_each_gets_its_own(tmp_path: Path) -> None:
    both = PrintersBeside(direct(tmp_path, "roll"), FilePrinter(tmp_path / "out"))
    assert [(queue.name, queue.roll) for queue in both.queues()] == [(QUEUE, ""), ("roll", "80mm")]
    assert both.default_queue() == QUEUE
    jobs = [both.submit(name, PDF, "A", PrintOptions()) for name in ("roll", QUEUE)]
    assert (tmp_path / "roll.bin").is_file()
    assert (tmp_path / "out" / "A.pdf").is_file()
    for job in jobs:
        assert both.job_state(job) is JobState.COMPLETED
        assert not both.stopped(job)
        both.cancel(job)
    assert both.trays("roll") == both.trays(QUEUE) == ()
    with pytest.raises(ProblemError) as missing:
        both.submit("nowhere", PDF, "A", PrintOptions())
    assert missing.value.code == "printer_missing"


def test_a_direct_printer_takes_a_name_of_the_system(tmp_path: Path) -> None:
    both = PrintersBeside(direct(tmp_path, QUEUE), FilePrinter(tmp_path / "out"))
    assert [queue.roll for queue in both.queues()] == ["80mm"]
    both.submit(QUEUE, PDF, "A", PrintOptions())
    assert not (tmp_path / "out").exists()


def test_a_dead_system_hides_no_direct_printer(tmp_path: Path) -> None:
    down = DownPrinter(tmp_path / "out")
    both = PrintersBeside(direct(tmp_path, "roll"), down)
    assert [queue.name for queue in both.queues()] == ["roll"]
    assert both.default_queue() == "roll"
    alone = PrintersBeside(direct(tmp_path), down)
    for ask in (alone.queues, alone.default_queue):
        with pytest.raises(ProblemError):
            ask()
