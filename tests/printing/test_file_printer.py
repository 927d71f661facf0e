"""The folder that stands for a printer in demo and training."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.printing.file_printer import QUEUE, FilePrinter
from app.usecases.evidence_ports import JobState, PrinterPort, PrintOptions

PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def printer(tmp_path: Path) -> PrinterPort:
    return FilePrinter(tmp_path / "out")


def test_a_sheet_lies_in_the_folder(printer: PrinterPort, tmp_path: Path) -> None:
    job = printer.submit(QUEUE, PDF, "2F-01-261120-0001", PrintOptions())
    assert job == "2F-01-261120-0001.pdf"
    assert (tmp_path / "out" / job).read_bytes() == PDF
    assert printer.job_state(job) is JobState.COMPLETED
    printer.cancel(job)
    assert printer.job_state(job) is JobState.COMPLETED
    assert [queue.name for queue in printer.queues()] == [printer.default_queue()]


def test_the_same_number_again_is_another_sheet(printer: PrinterPort) -> None:
    jobs = [printer.submit(QUEUE, PDF, "A", PrintOptions(copies)) for copies in (1, 1, 3)]
    assert jobs == ["A.pdf", "A-2.pdf", "A-x3.pdf"]


def test_two_at_once_do_not_overwrite(printer: PrinterPort) -> None:
    with ThreadPoolExecutor(4) as pool:
        jobs = list(pool.map(lambda _: printer.submit(QUEUE, PDF, "A", PrintOptions()), range(20)))
    assert len(set(jobs)) == 20


def test_hostile_titles_stay_in_the_folder(printer: PrinterPort, tmp_path: Path) -> None:
    job = printer.submit(QUEUE, PDF, "../../王建国", PrintOptions())
    assert (tmp_path / "out" / job).is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("job", ["nothing.pdf", "../test.pdf", ""])
def test_other_jobs_are_unknown(printer: PrinterPort, job: str) -> None:
    assert printer.job_state(job) is JobState.UNKNOWN


def test_troubles_have_codes(printer: PrinterPort, tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as missing:
        printer.submit("desk", PDF, "A", PrintOptions())
    assert missing.value.code == "printer_missing"
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ProblemError) as refused:
        FilePrinter(tmp_path / "file").submit(QUEUE, PDF, "A", PrintOptions())
    assert refused.value.code == "printer_refused"
    with pytest.raises(ValueError, match="PDF"):
        printer.submit(QUEUE, b"text", "A", PrintOptions())
