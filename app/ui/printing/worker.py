"""A program of its own that speaks with Qt's printers; `app/printing/raster_printer.py` starts it.

Why a process: a driver's code runs in the program that prints, a printing system may be silent for
minutes, and Qt holds the interpreter meanwhile. Here none of it stops the window or takes the journal
along. Standard input is one line of JSON, for ``print`` the PDF behind it; standard output has one
line of JSON for each thing that happened. `app/printing/README.md` has the words.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.ui.printing.painting import RefusedPaintingError, TornPaintingError, paint
from app.ui.printing.raster import PageRaster

_STATES = {
    QPrinter.PrinterState.Idle: "idle",
    QPrinter.PrinterState.Active: "printing",
    QPrinter.PrinterState.Aborted: "stopped",
    QPrinter.PrinterState.Error: "stopped",
}
_SIDES = {
    "one-sided": QPrinter.DuplexMode.DuplexNone,
    "two-sided-long-edge": QPrinter.DuplexMode.DuplexLongSide,
    "two-sided-short-edge": QPrinter.DuplexMode.DuplexShortSide,
}
_DETAIL = 300


class Warnings:
    """What Qt warned of while it printed. An end that fails is told in no other way."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        qInstallMessageHandler(self._hear)

    def begin(self) -> None:
        """Forget what was said before the print: it is about other things."""
        self.heard.clear()
        _tell({"begun": True})

    def failures(self) -> str:
        """The warnings about something that did not work, cut short; empty: none."""
        failed = [said for said in self.heard if "failed" in said or "Could not" in said]
        return "; ".join(failed)[:_DETAIL]

    def _hear(self, kind: QtMsgType, _where: QMessageLogContext, said: str | None) -> None:
        if kind is not QtMsgType.QtDebugMsg and said:
            self.heard.append(said)


def queues() -> list[list[object]]:
    """Name, state and whether it is the system's own choice, of each printer."""
    return [
        [each.printerName(), _STATES[each.state()], each.isDefault()]
        for each in QPrinterInfo.availablePrinters()
    ]


def print_pages(order: dict[str, Any], pdf: bytes, warnings: Warnings) -> dict[str, object]:
    """Print, and what came of it: the number of pages, or a problem with the system's own words.

    A printer without paper, off or paused is no problem: the system keeps the document for it. Asked
    beforehand it would be one, since Windows calls a printer whose toner runs low by the same word.
    """
    try:
        pages = PageRaster(pdf)
    except ValueError:
        return {"problem": "document_damaged"}
    queue = str(order["queue"])
    known = QPrinterInfo.availablePrinterNames()
    if queue not in known:
        # Somebody chose that printer from a list: with no printer at all the system itself is away.
        return {"problem": "printer_missing" if known else "printing_system_down"}
    printer = QPrinter(QPrinterInfo.printerInfo(queue), QPrinter.PrinterMode.HighResolution)
    if not printer.isValid() or printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        return {"problem": "printer_missing"}
    printer.setDocName(str(order["title"]))
    printer.setCreator("")
    printer.setCopyCount(int(order["copies"]))
    printer.setCollateCopies(True)
    printer.setDuplex(_SIDES[order["sides"]])
    try:
        paint(printer, pages, warnings.begin)
    except RefusedPaintingError:
        return {"problem": "printer_refused", "detail": warnings.failures()}
    except TornPaintingError:
        return {"problem": "printer_refused", "uncertain": "yes", "detail": warnings.failures()}
    if failures := warnings.failures():
        return {"problem": "printer_refused", "uncertain": "yes", "detail": failures}
    stands = QPrinterInfo.printerInfo(queue).state() is QPrinter.PrinterState.Error
    return {"printed": len(pages), "stopped": stands}


def main() -> int:
    """Answer the one question on standard input."""
    line = sys.stdin.buffer.readline()
    question = json.loads(line)
    pdf = sys.stdin.buffer.read()
    # Only Linux and its kin start programs without a screen; elsewhere the usual platform has the printers.
    platform = [] if sys.platform in ("win32", "darwin") else ["-platform", "offscreen"]
    application = QGuiApplication(["counterfoil", *platform])
    warnings = Warnings()
    answer = {"queues": queues()} if question["ask"] == "queues" else print_pages(question, pdf, warnings)
    _tell(answer)
    del application
    return 0


def _tell(answer: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
