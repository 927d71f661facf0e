"""Printing through a real CUPS: bytes arrive, states are told, and every trouble has its code."""

import secrets
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.printing.cups import CupsPrinter
from app.usecases.evidence_ports import JobState, PrintOptions, PrintQueue, QueueState, Sides
from tests.printing.cups_server import CupsServer, PaperTray, free_port, wait_until

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF\n"
ONE = PrintOptions()


DRIVER = Path(__file__).parents[1] / "data" / "printing" / "wide-margins.ppd"


@pytest.fixture
def printer(server: CupsServer) -> CupsPrinter:
    return CupsPrinter(server.address)


def reaches(printer: CupsPrinter, job: str, state: JobState) -> None:
    wait_until(lambda: printer.job_state(job) is state, f"{job} is {state}")


def test_the_very_bytes_arrive_at_the_printer(printer: CupsPrinter, queue: str, tray: PaperTray) -> None:
    job = printer.submit(queue, PDF, "2F-01-261120-0001", ONE)
    assert job.startswith(f"{queue}-")
    reaches(printer, job, JobState.COMPLETED)
    assert tray.jobs == [PDF]
    assert not printer.stopped(job)


def test_copies_paper_and_sides_are_told(
    printer: CupsPrinter, queue: str, tray: PaperTray, server: CupsServer
) -> None:
    job = printer.submit(
        queue, PDF, "2F-01-261120-0002", PrintOptions(2, "Custom.241x140mm", Sides.LONG_EDGE)
    )
    reaches(printer, job, JobState.COMPLETED)
    assert tray.jobs == [PDF * 2]
    number = job.rpartition("-")[2]
    told = [line for line in server.log().splitlines() if f"[Job {number}] argv[5]=" in line]
    assert "media=Custom.241x140mm" in told[0]
    assert "sides=two-sided-long-edge" in told[0]
    assert "print-scaling=none" in told[0]


def test_no_name_reaches_the_printer_s_list(printer: CupsPrinter, queue: str, server: CupsServer) -> None:
    job = printer.submit(queue, PDF, "2F-01-261120-0003 王建国 13800002233/../x", ONE)
    reaches(printer, job, JobState.COMPLETED)
    number = job.rpartition("-")[2]
    title = next(line for line in server.log().splitlines() if f"[Job {number}] argv[3]=" in line)
    assert title.endswith('argv[3]="2F-01-261120-0003_13800002233_.._x"')


def test_queues_and_the_default_are_listed(printer: CupsPrinter, queue: str, server: CupsServer) -> None:
    server.add_queue("收银台热敏", "socket://127.0.0.1:9")
    server.tell("lpadmin", "-d", queue)
    known = {each.name: each for each in printer.queues()}
    assert known[queue] == PrintQueue(queue, QueueState.IDLE, accepting=True, is_default=True)
    assert known["收银台热敏"].accepting
    assert not known["收银台热敏"].is_default
    assert printer.default_queue() == queue
    server.tell("lpadmin", "-x", "收银台热敏")


def test_a_queue_with_a_chinese_name_prints(
    printer: CupsPrinter, server: CupsServer, tray: PaperTray
) -> None:
    server.add_queue("二楼标签", tray.device)
    job = printer.submit("二楼标签", PDF, "LABEL-1", ONE)
    reaches(printer, job, JobState.COMPLETED)
    assert tray.jobs == [PDF]
    server.tell("lpadmin", "-x", "二楼标签")


def test_a_job_at_the_printer_is_printing(printer: CupsPrinter, queue: str, tray: PaperTray) -> None:
    tray.hold()
    job = printer.submit(queue, PDF, "A-1", ONE)
    reaches(printer, job, JobState.PRINTING)
    assert next(each.state for each in printer.queues() if each.name == queue) is QueueState.PRINTING
    tray.release()
    reaches(printer, job, JobState.COMPLETED)


def test_a_stopped_queue_keeps_the_job_until_it_goes_on(
    printer: CupsPrinter, queue: str, server: CupsServer, tray: PaperTray
) -> None:
    server.tell("cupsdisable", "-r", "paper is out", queue)
    found = next(each for each in printer.queues() if each.name == queue)
    assert (found.state, found.accepting, found.reason) == (QueueState.STOPPED, True, "paper is out")
    job = printer.submit(queue, PDF, "A-2", ONE)
    assert printer.job_state(job) is JobState.PENDING
    assert printer.stopped(job)
    server.tell("cupsenable", queue)
    reaches(printer, job, JobState.COMPLETED)
    assert tray.jobs == [PDF]


def test_a_waiting_job_can_be_taken_back(
    printer: CupsPrinter, queue: str, server: CupsServer, tray: PaperTray
) -> None:
    server.tell("cupsdisable", queue)
    job = printer.submit(queue, PDF, "A-3", ONE)
    printer.cancel(job)
    reaches(printer, job, JobState.CANCELED)
    printer.cancel(job)
    printer.cancel(f"{queue}-99999")
    assert tray.jobs == []


def test_a_job_the_printer_never_took_is_aborted(printer: CupsPrinter, server: CupsServer) -> None:
    name = f"gone-{secrets.token_hex(4)}"
    device = f"socket://127.0.0.1:{free_port()}/?contimeout=1"
    server.add_queue(name, device, "-o", "printer-error-policy=abort-job")
    job = printer.submit(name, PDF, "A-4", ONE)
    reaches(printer, job, JobState.ABORTED)
    server.tell("lpadmin", "-x", name)


def test_a_missing_queue_is_named(printer: CupsPrinter) -> None:
    with pytest.raises(ProblemError) as problem:
        printer.submit("nowhere", PDF, "A-5", ONE)
    assert (problem.value.code, problem.value.params) == ("printer_missing", {"printer": "nowhere"})


def test_a_queue_that_takes_no_jobs_refuses(printer: CupsPrinter, queue: str, server: CupsServer) -> None:
    server.tell("cupsreject", queue)
    assert not next(each.accepting for each in printer.queues() if each.name == queue)
    with pytest.raises(ProblemError) as problem:
        printer.submit(queue, PDF, "A-6", ONE)
    assert problem.value.code == "printer_refused"
    assert "not accepting" in problem.value.params["detail"]


@pytest.mark.parametrize("job", ["desk-99999", "desk", "", "desk-x"])
def test_a_job_nobody_knows_is_unknown(printer: CupsPrinter, job: str) -> None:
    assert printer.job_state(job) is JobState.UNKNOWN


def test_the_socket_file_of_a_local_system_works(server: CupsServer, queue: str, tray: PaperTray) -> None:
    printer = CupsPrinter(server.socket_path)
    job = printer.submit(queue, PDF, "A-7", ONE)
    reaches(printer, job, JobState.COMPLETED)
    assert tray.jobs == [PDF]


def all_calls_fail(printer: CupsPrinter) -> dict[str, dict[str, str]]:
    failed = {}
    calls: dict[str, Callable[[], object]] = {
        "queues": printer.queues,
        "default_queue": printer.default_queue,
        "submit": lambda: printer.submit("desk", PDF, "A-8", ONE),
        "job_state": lambda: printer.job_state("desk-1"),
        "cancel": lambda: printer.cancel("desk-1"),
    }
    for name, call in calls.items():
        with pytest.raises(ProblemError) as problem:
            call()
        assert problem.value.code == "printing_system_down", name
        failed[name] = dict(problem.value.params)
    return failed


def test_a_printing_system_that_is_off_is_told() -> None:
    all_calls_fail(CupsPrinter(f"127.0.0.1:{free_port()}"))


def test_commands_that_are_not_installed_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    all_calls_fail(CupsPrinter())


def test_a_printing_system_that_hangs_is_given_up(server: CupsServer) -> None:
    server.freeze()
    try:
        all_calls_fail(CupsPrinter(server.address, seconds=0.5))
    finally:
        server.thaw()
    wait_until(lambda: "scheduler is running" in server.tell("lpstat", "-r"), "cupsd is awake")


@pytest.mark.parametrize(
    ("pdf", "options"),
    [
        (b"", ONE),
        (b"GIF89a", ONE),
        (PDF, PrintOptions(copies=0)),
        (PDF, PrintOptions(copies=100)),
        (PDF, PrintOptions(media="A4 -o job-sheets=secret")),
    ],
)
def test_what_no_caller_may_send_is_a_bug(pdf: bytes, options: PrintOptions) -> None:
    with pytest.raises(ValueError, match=r".+"):
        CupsPrinter().submit("desk", pdf, "A-9", options)


def test_a_tray_is_told_and_the_driver_names_them(
    printer: CupsPrinter, queue: str, tray: PaperTray, server: CupsServer, tmp_path: Path
) -> None:
    job = printer.submit(queue, PDF, "2F-01-261120-0009", PrintOptions(tray="Tray2"))
    reaches(printer, job, JobState.COMPLETED)
    number = job.rpartition("-")[2]
    told = [line for line in server.log().splitlines() if f"[Job {number}] argv[5]=" in line]
    assert "InputSlot=Tray2" in told[0]
    assert printer.trays(queue) == ()
    assert printer.trays("nowhere") == ()
    driver = tmp_path / "trays.ppd"
    slots = "".join(f'*InputSlot {name}/{name}: "{name}"\n' for name in ("Tray1", "Tray2"))
    group = (
        f"*OpenUI *InputSlot/Media Source: PickOne\n*DefaultInputSlot: Tray2\n{slots}*CloseUI: *InputSlot\n"
    )
    driver.write_text(DRIVER.read_text(encoding="utf-8") + group, encoding="utf-8")
    server.add_queue("trays", tray.device, driver=driver)
    try:
        assert printer.trays("trays") == ("Tray2", "Tray1")
    finally:
        server.tell("lpadmin", "-x", "trays")
