"""Carrying out print orders: those of a moment ago, and those a crash left behind."""

from __future__ import annotations

from dataclasses import replace

from app.domain.refusals import ProblemError
from app.usecases.evidence_ports import PrintOptions
from app.usecases.paper_sizes import sheet_name
from app.usecases.read_models import PrintJob
from app.usecases.workplace import Workplace

UNCERTAIN = "printing_uncertain"
"""The problem of an order that may have been printed: a person looks, the program never tries it again."""


def carry_out(workplace: Workplace) -> tuple[PrintJob, ...]:
    """Hand every waiting order to its printer, oldest first; the orders that failed.

    A failed order keeps its problem and is tried again next time; it never holds up the
    ones behind it. An order whose printer fell silent, or in whose middle the program
    ended, stays as it is: printed twice it would be two originals.
    """
    waiting = [job for job in workplace.prints.waiting() if job.problem != UNCERTAIN]
    problems = ((job, _hand_over(workplace, job)) for job in waiting)
    return tuple(replace(job, state="failed", problem=problem) for job, problem in problems if problem)


def _hand_over(workplace: Workplace, job: PrintJob) -> str:
    try:
        pdf = workplace.blobs.read(job.pdf_sha256)
        # Until the printer has answered nobody knows whether it took the order, a restart neither.
        workplace.prints.mark(job.id, "failed", UNCERTAIN)
        # The number of the document is the only thing everybody at the printer may see.
        options = PrintOptions(copies=job.copies, media=sheet_name(pdf))
        workplace.printers.submit(job.printer, pdf, job.number, options)
    except ProblemError as error:
        problem = UNCERTAIN if error.params.get("uncertain") else error.code
    except ValueError:  # the file is no PDF any more
        problem = "document_damaged"
    else:
        workplace.prints.mark(job.id, "sent")
        return ""
    workplace.prints.mark(job.id, "failed", problem)
    return problem
