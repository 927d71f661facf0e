"""A desk in a process of its own that is killed at a moment the test chooses.

Arguments: the store's folder, the printer's address (or ``queue@host:port`` of a printing system), ``ordered``
(stop when the order is kept) or ``print``.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from app.media.page_bits import PageBitsDrawer
from app.printing.cups import CupsPrinter
from app.printing.escpos.direct import DirectPrinters
from app.usecases.direct_printers import DirectPrinter, Way
from app.usecases.evidence_ports import PrinterPort
from app.usecases.issue import RECEIPT, order_print
from app.usecases.print_orders import carry_out
from tests.fakes.shop import CLERK, opened_shop


def main(folder: str, address: str, until: str) -> None:
    """Take in, order, and print or stand still."""
    queue, _, server = address.rpartition("@")
    printer = DirectPrinter("front", Way.NETWORK, address)
    direct = DirectPrinters(lambda: (printer,), PageBitsDrawer())
    port: PrinterPort = CupsPrinter(server) if queue else direct
    with opened_shop(Path(folder)) as shop:
        work = replace(shop.work, printers=port)
        ticket = shop.intake()
        order_print(work, ticket.id, RECEIPT, CLERK, printer=queue or "front", medium="80mm")
        sys.stdout.write(f"{ticket.id}\n")
        sys.stdout.flush()
        if until == "ordered":
            sys.stdin.read()  # until it is killed
        carry_out(work)


if __name__ == "__main__":
    main(*sys.argv[1:])
