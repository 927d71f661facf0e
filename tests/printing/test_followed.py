"""What a real printing system makes of an order: paper out, cover open, given up, taken away, held, removed."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.printing.cups import CupsPrinter
from app.usecases.evidence_ports import JobState
from app.usecases.issue import RECEIPT, order_print
from app.usecases.left_prints import (
    all_orders,
    doubtful,
    drop_orders,
    left_prints,
    look_after_start,
    print_again,
    print_elsewhere,
)
from app.usecases.print_orders import GAVE_UP, HELD, STOPPED, TAKEN_AWAY, UNCERTAIN, carry_out
from app.usecases.read_models import PrintJob
from app.usecases.sent_prints import follow_sent
from tests.fakes.shop import CLERK, Shop, make_shop_folder, opened_shop
from tests.printing.cups_server import CupsServer, wait_until

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Printer:
    """A printer that says of itself what its lamp shows; see `LAMP` in ``cups_server.py``."""

    name: str
    lamp: Path

    def shows(self, words: str) -> None:
        # At once: half a word would be another one.
        fresh = self.lamp.with_suffix(".new")
        fresh.write_text(words)
        fresh.chmod(0o666)
        fresh.rename(self.lamp)

    def sheets(self) -> list[bytes]:
        return [file.read_bytes() for file in sorted(self.lamp.parent.glob(f"{self.lamp.name}.job-*"))]


@pytest.fixture
def printer(server: CupsServer) -> Iterator[Printer]:
    name = f"lamp-{secrets.token_hex(4)}"
    folder = server.place / name
    folder.mkdir()
    folder.chmod(0o777)
    made = Printer(name, folder / "lamp")
    made.shows("")
    server.add_queue(name, f"lamp:{made.lamp}", "-o", "printer-error-policy=abort-job")
    yield made
    made.shows("")
    server.tell("cancel", "-a", name)
    server.tell("lpadmin", "-x", name)


@pytest.fixture
def desk(server: CupsServer, tmp_path: Path) -> Iterator[Shop]:
    make_shop_folder(tmp_path / "store")
    with opened_shop(tmp_path / "store") as shop:
        yield replace(shop, work=replace(shop.work, printers=CupsPrinter(server.address)))


def sent(desk: Shop, printer: Printer) -> PrintJob:
    """A receipt that the printing system has."""
    ticket = desk.intake()
    order_print(desk.work, ticket.id, RECEIPT, CLERK, printer=printer.name)
    carry_out(desk.work)
    return desk.work.prints.sent()[-1]


def told(desk: Shop, problem: str) -> PrintJob:
    """The one order about which that is said."""
    said: list[PrintJob] = []

    def is_said() -> bool:
        said.extend(follow_sent(desk.work))
        return bool(said)

    wait_until(is_said, problem)
    assert [job.problem for job in said] == [problem]
    return said[0]


def asked(desk: Shop, problem: str) -> PrintJob:
    """The one order that came to nothing."""
    wait_until(lambda: follow_sent(desk.work) == () and bool(left_prints(desk.work)), problem)
    (job,) = left_prints(desk.work)
    assert job.problem == problem
    return job


def done(desk: Shop) -> None:
    wait_until(lambda: follow_sent(desk.work) == desk.work.prints.sent() == (), "it is done")
    assert all_orders(desk.work) == ()


@pytest.mark.parametrize(
    ("shown", "problem"),
    [
        ("media-empty-error,toner-low-report", "printer_waits_paper"),
        ("media-needed", "printer_waits_media"),
        ("media-jam-error", "printer_waits_jam"),
        ("cover-open-error", "printer_waits_cover"),
        ("toner-empty-error", "printer_waits_ink"),
        ("offline-report", "printer_waits_line"),
    ],
)
def test_what_a_printer_wants_is_said_and_it_prints_when_it_has_it(
    desk: Shop, printer: Printer, shown: str, problem: str
) -> None:
    printer.shows(shown)
    job = sent(desk, printer)
    assert told(desk, problem).id == job.id
    assert follow_sent(desk.work) == left_prints(desk.work) == ()
    printer.shows("")
    done(desk)
    assert printer.sheets() == [desk.work.blobs.read(job.pdf_sha256)]


def test_what_waits_for_paper_is_followed_after_the_next_start(
    server: CupsServer, printer: Printer, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    make_shop_folder(folder)
    printer.shows("media-empty-error")
    with opened_shop(folder) as shop:
        desk = replace(shop, work=replace(shop.work, printers=CupsPrinter(server.address)))
        job = sent(desk, printer)
    with opened_shop(folder) as shop:
        desk = replace(shop, work=replace(shop.work, printers=CupsPrinter(server.address)))
        assert look_after_start(desk.work) == ()
        assert told(desk, "printer_waits_paper").id == job.id
        printer.shows("")
        done(desk)
    assert len(printer.sheets()) == 1


def test_a_desk_that_is_killed_while_the_system_takes_its_order(
    server: CupsServer, printer: Printer, tmp_path: Path
) -> None:
    """Whether it still learnt that the order was taken or not: it comes out once, and is asked about or done."""
    folder = tmp_path / "store"
    make_shop_folder(folder)
    printer.shows("media-empty-error")
    words = (str(folder), f"{printer.name}@{server.address}", "print")
    started = [sys.executable, "-m", "tests.printing._printing_child", *words]
    with subprocess.Popen(started, cwd=ROOT, stdout=subprocess.DEVNULL) as desk:
        wait_until(lambda: printer.name in server.tell("lpstat", "-o"), "the system has it")
        desk.kill()
    with opened_shop(folder) as shop:
        after = replace(shop, work=replace(shop.work, printers=CupsPrinter(server.address)))
        assert [job.problem for job in look_after_start(after.work)] in ([UNCERTAIN], [])
        assert carry_out(after.work) == ()
        printer.shows("")
        wait_until(lambda: len(printer.sheets()) == 1, "it is printed")
        wait_until(lambda: follow_sent(after.work) == after.work.prints.sent() == (), "it is done")
        assert drop_orders(after.work, left_prints(after.work)) in (0, 1)
        assert all_orders(after.work) == ()
    assert len(printer.sheets()) == 1


def test_paper_that_is_nearly_out_is_not_spoken_of(desk: Shop, printer: Printer) -> None:
    printer.shows("media-low-warning,toner-low-report")
    job = sent(desk, printer)
    wait_until(lambda: desk.work.printers.job_state(job.taken) is JobState.PRINTING, "it prints")
    assert follow_sent(desk.work) == ()
    printer.shows("")
    done(desk)


def test_what_waits_for_paper_goes_to_another_printer_and_comes_out_there_alone(
    desk: Shop, printer: Printer, server: CupsServer
) -> None:
    printer.shows("media-empty-error")
    sent(desk, printer)
    job = told(desk, "printer_waits_paper")
    other = Printer(f"other-{printer.name}", printer.lamp.with_name("other"))
    other.shows("")
    server.add_queue(other.name, f"lamp:{other.lamp}")
    assert print_elsewhere(desk.work, [job], other.name) == ()
    printer.shows("")
    done(desk)
    server.tell("lpadmin", "-x", other.name)
    assert (len(printer.sheets()), len(other.sheets())) == (0, 1)


def test_a_job_that_was_given_up_is_in_doubt(desk: Shop, printer: Printer) -> None:
    printer.shows("broken")
    sent(desk, printer)
    assert doubtful(asked(desk, GAVE_UP))
    assert carry_out(desk.work) == ()
    printer.shows("")
    assert print_again(desk.work, left_prints(desk.work)) == ()
    done(desk)
    assert len(printer.sheets()) == 1


def test_a_job_that_somebody_took_away(desk: Shop, printer: Printer, server: CupsServer) -> None:
    printer.shows("media-empty-error")
    job = sent(desk, printer)
    server.tell("cancel", job.taken)
    assert not doubtful(asked(desk, TAKEN_AWAY))


def test_a_job_that_is_held_back_is_asked_about_and_comes_out_once(
    desk: Shop, printer: Printer, server: CupsServer
) -> None:
    server.tell("cupsdisable", printer.name)
    job = sent(desk, printer)
    assert job.problem == STOPPED
    server.tell("lp", "-i", job.taken, "-H", "hold")
    asked(desk, HELD)
    server.tell("cupsenable", printer.name)
    server.tell("lp", "-i", job.taken, "-H", "resume")
    assert print_again(desk.work, left_prints(desk.work)) == ()
    done(desk)
    assert len(printer.sheets()) == 1


def test_a_printer_that_is_removed_while_its_job_waits(
    desk: Shop, printer: Printer, server: CupsServer
) -> None:
    server.tell("cupsdisable", printer.name)
    sent(desk, printer)
    server.tell("lpadmin", "-x", printer.name)
    assert asked(desk, "printer_missing").printer == printer.name
    (still,) = print_again(desk.work, left_prints(desk.work))
    assert (still.problem, still.state) == ("printer_missing", "failed")
