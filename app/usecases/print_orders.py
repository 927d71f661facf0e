"""Carrying out print orders: those of a moment ago, and those a crash left behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.refusals import ProblemError
from app.usecases.evidence_ports import PrintOptions
from app.usecases.paper_sizes import sheet_name
from app.usecases.print_choices import tray_for
from app.usecases.read_models import PrintJob
from app.usecases.workplace import Workplace

UNCERTAIN = "printing_uncertain"
"""The problem of an order that may have been printed: a person looks, the program never tries it again."""

STOPPED = "printer_stopped"
"""Told of an order that was handed over to a printer that stands still: it prints when that goes on."""


def carry_out(workplace: Workplace) -> tuple[PrintJob, ...]:
    """Hand every waiting order to its printer, oldest first; see `hand_over`.

    A failed order keeps its problem and is tried again next time. An order whose printer fell
    silent, or in whose middle the program ended, stays as it is: printed twice it would be two
    originals.
    """
    return hand_over(workplace, [job for job in workplace.prints.waiting() if job.problem != UNCERTAIN])


def hand_over(workplace: Workplace, jobs: Iterable[PrintJob]) -> tuple[PrintJob, ...]:
    """Hand these orders to their printers; those about which there is something to say.

    Such an order comes back as ``failed`` with its problem, or as ``sent`` with `STOPPED`. A
    failing one never holds up the ones behind it.
    """
    told = (_hand_over(workplace, job) for job in jobs)
    return tuple(job for job in told if job.problem)


def _hand_over(workplace: Workplace, job: PrintJob) -> PrintJob:
    try:
        pdf, tray = workplace.blobs.read(job.pdf_sha256), tray_for(workplace, job)
        # Until the printer has answered nobody knows whether it took the order, a restart neither.
        workplace.prints.mark(job.id, "failed", UNCERTAIN)
        # The number of the document is the only thing everybody at the printer may see.
        options = PrintOptions(copies=job.copies, media=sheet_name(pdf), tray=tray)
        taken = workplace.printers.submit(job.printer, pdf, job.number, options)
    except ProblemError as error:
        problem = UNCERTAIN if error.params.get("uncertain") else error.code
    except ValueError:  # the file is no PDF any more
        problem = "document_damaged"
    else:
        workplace.prints.mark(job.id, "sent")
        stands = workplace.printers.stopped(taken)
        return replace(job, state="sent", problem=STOPPED if stands else "")
    workplace.prints.mark(job.id, "failed", problem)
    return replace(job, state="failed", problem=problem)
