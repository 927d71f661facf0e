"""Printing through the program that paints pages: sheets in millimetres at a real CUPS, and every trouble."""

from __future__ import annotations

import json
import secrets
import sys
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.printing.raster_printer import RasterPrinter
from app.usecases.evidence_ports import JobState, PrintOptions, QueueState, Sides
from app.usecases.paper_sizes import sheet_name
from tests.printing.cups_server import CupsServer, PaperTray, free_port, wait_until
from tests.printing.ink import Measured, apart, marked_page, measured

BOXES = [(5, 4, 6, 6), (31, 29, 4, 6)]
CORNERS = (5, 4, 35, 35)
PAGE = marked_page((60, 40), boxes=BOXES)
DRIVER = Path(__file__).parents[1] / "data" / "printing" / "wide-margins.ppd"


@pytest.fixture
def printer(server: CupsServer, monkeypatch: pytest.MonkeyPatch) -> RasterPrinter:
    monkeypatch.setenv("CUPS_SERVER", server.address)
    return RasterPrinter()


def told(server: CupsServer, argument: str) -> str:
    """What the newest job was started with."""
    return [line for line in server.log().splitlines() if f" {argument}=" in line][-1]


def test_sheets_of_every_kind_come_out_at_their_size(
    printer: RasterPrinter, queue: str, tray: PaperTray, server: CupsServer
) -> None:
    sizes = [(148.0, 210.0), (80.0, 211.0), (60.0, 40.0)]
    for count, size in enumerate(sizes, 1):
        pdf = marked_page(size, boxes=BOXES)
        job = printer.submit(queue, pdf, f"SL-{count}", PrintOptions(media=sheet_name(pdf)))
        assert printer.job_state(job) is JobState.COMPLETED
        wait_until(lambda wanted=count: len(tray.jobs) == wanted, "the job is in the tray")  # type: ignore[misc]  # mypy knows no default of a lambda
    pages = [measured(sheet) for sheet in tray.jobs]
    assert [len(each) for each in pages] == [1, 1, 1]
    for (page,), size in zip(pages, sizes, strict=True):
        assert apart(page, Measured(size, CORNERS)) <= 0.5
    assert "media=Custom.60x40mm" in told(server, "argv[5]")


def test_the_margin_a_printer_cannot_print_on_moves_nothing(
    printer: RasterPrinter, server: CupsServer, tray: PaperTray
) -> None:
    name = f"wide-{secrets.token_hex(4)}"
    server.add_queue(name, tray.device, driver=DRIVER)
    printer.submit(name, marked_page((210, 297), (210, 297), boxes=BOXES), "SL-1", PrintOptions())
    wait_until(lambda: len(tray.jobs) == 1, "the job is in the tray")
    server.tell("lpadmin", "-x", name)
    assert "media=A4" in told(server, "argv[5]")
    pages = measured(tray.jobs[0])
    assert len(pages) == 2
    assert max(apart(page, Measured((210, 297), CORNERS)) for page in pages) <= 0.5


def test_copies_and_sides_are_told_and_no_name_is(
    printer: RasterPrinter, server: CupsServer, tray: PaperTray
) -> None:
    server.add_queue("二楼标签", tray.device)
    printer.submit("二楼标签", PAGE, "2F-01-261120-0003 王建国", PrintOptions(2, sides=Sides.ONE))
    wait_until(lambda: len(tray.jobs) == 1, "the job is in the tray")
    server.tell("lpadmin", "-x", "二楼标签")
    assert told(server, "argv[3]").endswith('argv[3]="2F-01-261120-0003"')
    assert told(server, "argv[4]").endswith('argv[4]="2"')
    assert "sides=one-sided" in told(server, "argv[5]")
    assert "王建国".encode() not in tray.jobs[0]


def test_queues_their_state_and_the_default_are_listed(
    printer: RasterPrinter, queue: str, server: CupsServer
) -> None:
    server.tell("lpadmin", "-d", queue)
    assert printer.default_queue() == queue
    server.tell("cupsdisable", "-r", "paper is out", queue)
    found = next(each for each in printer.queues() if each.name == queue)
    said = (found.state, found.is_default, found.trouble)
    assert said == (QueueState.STOPPED, True, "printer_stopped")


def test_a_printer_that_stands_still_keeps_the_job_and_it_is_told(
    printer: RasterPrinter, queue: str, server: CupsServer, tray: PaperTray
) -> None:
    assert not printer.stopped(printer.submit(queue, PAGE, "A-3", PrintOptions()))
    wait_until(lambda: len(tray.jobs) == 1, "the job is in the tray")
    server.tell("cupsdisable", "-r", "paper is out", queue)
    job = printer.submit(queue, PAGE, "A-4", PrintOptions())
    assert (printer.stopped(job), printer.job_state(job)) == (True, JobState.PENDING)
    server.tell("cupsenable", queue)
    wait_until(lambda: len(tray.jobs) == 2, "the job is in the tray")
    assert printer.job_state(job) is JobState.COMPLETED
    assert not printer.stopped(job)


def test_what_waits_at_a_printer_that_is_removed_is_in_doubt(
    printer: RasterPrinter, server: CupsServer, tray: PaperTray
) -> None:
    server.add_queue("gone", tray.device)
    server.tell("cupsdisable", "gone")
    job = printer.submit("gone", PAGE, "A-9", PrintOptions())
    assert printer.job_state(job) is JobState.PENDING
    server.tell("lpadmin", "-x", "gone")
    assert printer.job_state(job) is JobState.UNKNOWN


def test_a_missing_queue_is_named(printer: RasterPrinter, queue: str) -> None:
    with pytest.raises(ProblemError) as problem:
        printer.submit("nowhere", PAGE, "A-5", PrintOptions())
    assert (problem.value.code, problem.value.params) == ("printer_missing", {"printer": "nowhere"})


def test_a_printing_system_that_is_off_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{free_port()}")
    with pytest.raises(ProblemError) as problem:
        RasterPrinter().submit("desk", PAGE, "A-5", PrintOptions())
    assert problem.value.code == "printing_system_down"
    assert "uncertain" not in problem.value.params


def test_a_printing_system_that_hangs_is_given_up_and_nothing_is_in_doubt(
    printer: RasterPrinter, server: CupsServer, queue: str
) -> None:
    server.freeze()
    try:
        with pytest.raises(ProblemError) as problem:
            RasterPrinter(seconds=3).submit(queue, PAGE, "A-6", PrintOptions())
    finally:
        server.thaw()
    assert (problem.value.code, dict(problem.value.params)) == ("printing_system_down", {})


def test_a_file_that_is_no_pdf_is_a_bug(printer: RasterPrinter, queue: str) -> None:
    with pytest.raises(ValueError, match="PDF"):
        printer.submit(queue, b"%PDF-1.7\nbroken", "A-7", PrintOptions())
    with pytest.raises(ValueError, match="copies"):
        printer.submit(queue, PAGE, "A-7", PrintOptions(copies=0))


def saying(*lines: object, then: str = "") -> RasterPrinter:
    """A printer whose program says these lines, does `then`, and ends."""
    said = "".join(f"print({json.dumps(json.dumps(line))}, flush=True); " for line in lines)
    program = f"import sys, time; sys.stdin.buffer.read(); {said}{then}"
    return RasterPrinter((sys.executable, "-c", program), seconds=5, look_seconds=5)


BEGUN = {"begun": True}


@pytest.mark.parametrize(
    ("printer", "code", "uncertain"),
    [
        (saying(then="sys.exit(3)"), "printing_system_down", False),
        (saying(BEGUN, then="sys.exit(3)"), "printing_system_down", True),
        (saying(BEGUN, then="import os; os.abort()"), "printing_system_down", True),
        (saying({"problem": "printer_refused", "detail": "no"}), "printer_refused", False),
        (saying(BEGUN, {"problem": "printer_refused", "uncertain": "yes"}), "printer_refused", True),
        (saying(BEGUN, then="print('{\"prin', end='')"), "printing_system_down", True),
        (RasterPrinter(("/nowhere/python",)), "printing_system_down", False),
    ],
)
def test_only_what_was_begun_is_in_doubt(printer: RasterPrinter, code: str, uncertain: bool) -> None:
    with pytest.raises(ProblemError) as problem:
        printer.submit("desk", PAGE, "A-8", PrintOptions())
    assert problem.value.code == code
    assert ("uncertain" in problem.value.params) is uncertain


def test_a_program_that_never_ends_is_ended() -> None:
    silent = RasterPrinter(
        (sys.executable, "-c", "import time; print('{\"begun\": true}', flush=True); time.sleep(60)"),
        seconds=2,
        look_seconds=0.2,
    )
    with pytest.raises(ProblemError) as problem:
        silent.submit("desk", PAGE, "A-9", PrintOptions())
    assert problem.value.params == {"uncertain": "yes"}
    with pytest.raises(ProblemError):
        silent.queues()


def test_other_jobs_are_unknown(printer: RasterPrinter) -> None:
    assert printer.job_state("desk-1") is JobState.UNKNOWN
    printer.cancel("desk-1")
