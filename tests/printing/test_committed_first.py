"""Whatever a power cut leaves at the printer's first byte, the document counts as issued and printed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.printing.cups import CupsPrinter
from app.printing.raster_printer import RasterPrinter
from app.usecases.evidence_ports import PrinterPort
from app.usecases.issue import RECEIPT, order_print
from app.usecases.left_prints import look_after_start
from app.usecases.print_orders import UNCERTAIN, carry_out
from tests.fakes.shop import CLERK, make_shop_folder, opened_shop
from tests.printing.cups_server import CupsServer, PaperTray, wait_until


@pytest.fixture(params=["cups", "raster"])
def printer(
    request: pytest.FixtureRequest, server: CupsServer, monkeypatch: pytest.MonkeyPatch
) -> PrinterPort:
    monkeypatch.setenv("CUPS_SERVER", server.address)
    return CupsPrinter(server.address) if request.param == "cups" else RasterPrinter()


def test_the_entries_are_kept_before_the_first_byte_reaches_the_printer(
    printer: PrinterPort, queue: str, tray: PaperTray, tmp_path: Path
) -> None:
    folder, cut = tmp_path / "store", tmp_path / "cut"

    def power_cut() -> None:
        shutil.copytree(folder, cut)

    tray.arrived = power_cut
    make_shop_folder(folder)
    with opened_shop(folder) as shop:
        work = replace(shop.work, printers=printer)
        ticket = shop.intake()
        copy = order_print(work, ticket.id, RECEIPT, CLERK, printer=queue)
        assert carry_out(work) == ()
        wait_until(lambda: len(tray.jobs) == 1, "the job is in the tray")
        kept = shop.ticket(ticket.id)
    with opened_shop(cut) as shop:
        left = shop.ticket(ticket.id)
        assert left == kept
        assert [(each.number, each.prints) for each in left.documents] == [(copy.document.number, 1)]
        assert shop.work.blobs.read(left.documents[0].blob.sha256)
        orders = (*shop.work.prints.waiting(), *shop.work.prints.held())
        assert [job.problem for job in orders] in ([UNCERTAIN], [])  # [] when the order was done by then
        assert look_after_start(shop.work) == orders
