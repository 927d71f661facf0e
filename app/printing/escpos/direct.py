"""Direct printers behind the printer port."""

from __future__ import annotations

import itertools
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from typing import Final

from app.domain.refusals import ProblemError
from app.printing.escpos.commands import BEGIN, page_bytes
from app.printing.escpos.letters import trial_line
from app.printing.escpos.links import Patience, opened
from app.printing.escpos.talking import Talk
from app.printing.titles import check_order
from app.usecases.direct_printers import DirectPrinter
from app.usecases.evidence_ports import JobState, PrintOptions, PrintQueue, QueueState
from app.usecases.page_bits import DOTS_PER_MM, PageBits, PageDrawer

_REMEMBERED: Final = 1_000
_BESIDE_MM: Final = 9
"""What a roll may be wider than its print head, both sides together: 80 mm of paper, 72 mm of dots."""


class DirectPrinters:
    """Fills the printer port with the printers named in the settings, which `printers` reads.

    `drawer` makes dots of pages. A job is done when `submit` returns: nothing waits anywhere.
    """

    def __init__(
        self,
        printers: Callable[[], tuple[DirectPrinter, ...]],
        drawer: PageDrawer,
        patience: Patience | None = None,
    ) -> None:
        self._printers, self._drawer = printers, drawer
        self._patience = patience or Patience()
        self._numbers = itertools.count(1)
        self._jobs: deque[str] = deque(maxlen=_REMEMBERED)
        self._turn = threading.Lock()

    def queues(self) -> tuple[PrintQueue, ...]:
        """The printers, none of them asked."""
        return tuple(
            PrintQueue(
                each.name,
                QueueState.IDLE,
                accepting=True,
                is_default=False,
                reason=each.address,
                roll=each.roll,
            )
            for each in self._printers()
        )

    def default_queue(self) -> str | None:
        """The only one there is."""
        names = [each.name for each in self._printers()]
        return names[0] if len(names) == 1 else None

    def trays(self, queue: str) -> tuple[str, ...]:
        """None: a roll."""
        return ()

    def submit(self, queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        """Print now; see the port.

        ``printer_offline``, ``printer_paper_out``, ``printer_cover_open``, ``printer_fault``: what the
        printer said, or that it cannot be reached; ``paper_too_wide``: the page is set for wider paper.
        """
        check_order(pdf, options)
        printer = next((each for each in self._printers() if each.name == queue), None)
        if printer is None:
            raise ProblemError("printer_missing", printer=queue)
        pages = self._drawer.draw(pdf, words=printer.letters)
        widest = max(page.width for page in pages) / DOTS_PER_MM
        if widest > printer.dots / DOTS_PER_MM + _BESIDE_MM + 1:
            raise ProblemError("paper_too_wide", printer=queue)
        with self._turn:  # a printer hears one at a time
            self._print(printer, pages, options)
        job = f"{queue}-{os.getpid()}-{next(self._numbers)}"
        self._jobs.append(job)
        return job

    def job_state(self, job: str) -> JobState:
        return JobState.COMPLETED if job in self._jobs else JobState.UNKNOWN

    def stopped(self, job: str) -> bool:
        """Never: a printer that stands still is a problem before the first byte."""
        return False

    def cancel(self, job: str) -> None:
        """Nothing: it is printed."""

    def _print(self, printer: DirectPrinter, pages: tuple[PageBits, ...], options: PrintOptions) -> None:
        try:
            link = opened(printer, self._patience)
        except OSError:
            raise ProblemError("printer_offline", printer=printer.name) from None
        try:
            talk = Talk(link, printer.name, self._patience)
            try:
                talk.look()
            except OSError:
                raise ProblemError("printer_offline", printer=printer.name) from None
            talk.print(_parts(printer, pages, options), quiet=printer.quiet)
        finally:
            link.close()


def _parts(printer: DirectPrinter, pages: tuple[PageBits, ...], options: PrintOptions) -> Iterator[bytes]:
    below = trial_line() if options.trial else b""
    for _ in range(options.copies):
        for page in pages:
            yield BEGIN
            yield from page_bytes(
                page, printer.dots, cutter=printer.cutter, letters=printer.letters, below=below
            )
