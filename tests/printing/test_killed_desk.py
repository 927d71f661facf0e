"""A desk that is killed between keeping and printing, or in the middle of a job: nothing lost, nothing doubled."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from app.media.page_bits import PageBitsDrawer
from app.printing.escpos.direct import DirectPrinters
from app.usecases.direct_printers import DirectPrinter, Way
from app.usecases.left_prints import doubtful, drop_orders, look_after_start, print_again
from app.usecases.print_orders import UNCERTAIN, carry_out
from tests.fakes.shop import Shop, make_shop_folder, opened_shop
from tests.printing.cups_server import wait_until
from tests.printing.escpos_printer import RollPrinter

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def roll() -> Iterator[RollPrinter]:
    printer = RollPrinter()
    yield printer
    printer.close()


def begun(folder: Path, roll: RollPrinter, until: str) -> tuple[subprocess.Popen[str], str]:
    """The desk in its own process, and the ticket it took in."""
    make_shop_folder(folder)
    words = [sys.executable, "-m", "tests.printing._printing_child", str(folder), roll.address, until]
    desk = subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert desk.stdout is not None
    return desk, desk.stdout.readline().strip()


def killed(desk: subprocess.Popen[str]) -> None:
    """Ended without a word, as by a power cut."""
    desk.kill()
    desk.communicate()


def at_printer(shop: Shop, roll: RollPrinter) -> Shop:
    printer = DirectPrinter("front", Way.NETWORK, roll.address)
    port = DirectPrinters(lambda: (printer,), PageBitsDrawer())
    return replace(shop, work=replace(shop.work, printers=port))


def test_killed_between_keeping_and_printing(tmp_path: Path, roll: RollPrinter) -> None:
    folder = tmp_path / "store"
    desk, ticket = begun(folder, roll, "ordered")
    killed(desk)
    assert roll.jobs == []
    with opened_shop(folder) as opened:
        shop = at_printer(opened, roll)
        (job,) = look_after_start(shop.work)
        assert (job.state, doubtful(job)) == ("held", True)
        assert carry_out(shop.work) == ()
        assert roll.jobs == []
        assert [each.prints for each in shop.ticket(ticket).documents] == [1]
        assert print_again(shop.work, [job]) == ()
        assert print_again(shop.work, [job]) == ()
        assert look_after_start(shop.work) == ()
        assert [each.prints for each in shop.ticket(ticket).documents] == [1]
    assert len(roll.pieces) == 2  # both copies, once


def test_killed_in_the_middle_of_a_job(tmp_path: Path, roll: RollPrinter) -> None:
    folder, arrived = tmp_path / "store", Event()
    roll.hold.clear()
    roll.arrived = arrived.set
    desk, ticket = begun(folder, roll, "print")
    assert arrived.wait(20), "nothing reached the printer"
    killed(desk)
    roll.hold.set()
    wait_until(lambda: len(roll.jobs) == 1, "the printer saw the end of the line")
    with opened_shop(folder) as opened:
        shop = at_printer(opened, roll)
        (job,) = look_after_start(shop.work)
        assert (job.state, job.problem, doubtful(job)) == ("failed", UNCERTAIN, True)
        assert carry_out(shop.work) == ()
        assert len(roll.jobs) == 1
        assert [each.prints for each in shop.ticket(ticket).documents] == [1]
        assert drop_orders(shop.work, [job]) == 1
        assert look_after_start(shop.work) == ()
    assert len(roll.jobs) == 1
