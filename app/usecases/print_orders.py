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

GAVE_UP = "printer_gave_up"
"""The printing system ended the job without printing all of it; some of it may be on paper."""

HELD = "printing_held"
"""The job did not go on by itself: it was held back, or could not be made ready for the printer."""

TAKEN_AWAY = "printing_canceled"
"""Somebody took the job out of the printer's queue."""

_ASKED = frozenset({UNCERTAIN, GAVE_UP, HELD, TAKEN_AWAY})
"""Problems after which nothing is tried again by itself."""

STOPPED = "printer_stopped"
"""Told of an order that was handed over to a printer that stands still: it prints when that goes on."""


def carry_out(workplace: Workplace) -> tuple[PrintJob, ...]:
    """Hand every waiting order to its printer, oldest first; see `hand_over`.

    A failed order keeps its problem and is tried again next time. An order whose printer fell
    silent, or in whose middle the program ended, stays as it is: printed twice it would be two
    originals. So does one that came to nothing in the printing system: somebody may have wanted that.
    """
    return hand_over(workplace, [job for job in workplace.prints.waiting() if job.problem not in _ASKED])


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
        # An order that went to another printer than before stays there.
        workplace.prints.mark(job.id, "failed", UNCERTAIN, printer=job.printer)
        # The number of the document is the only thing everybody at the printer may see.
        options = PrintOptions(copies=job.copies, media=sheet_name(pdf), tray=tray)
        taken = workplace.printers.submit(job.printer, pdf, job.number, options)
    except ProblemError as error:
        problem = UNCERTAIN if error.params.get("uncertain") else error.code
    except ValueError:  # the file is no PDF any more
        problem = "document_damaged"
    else:
        problem = STOPPED if workplace.printers.stopped(taken) else ""
        workplace.prints.mark(job.id, "sent", problem, taken=taken)
        return replace(job, state="sent", problem=problem, taken=taken)
    workplace.prints.mark(job.id, "failed", problem)
    return replace(job, state="failed", problem=problem)
