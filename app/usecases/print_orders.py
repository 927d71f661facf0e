"""Carrying out print orders: those of a moment ago, and those a crash left behind."""

from __future__ import annotations

from app.domain.refusals import ProblemError
from app.usecases.evidence_ports import PrintOptions
from app.usecases.read_models import PrintJob
from app.usecases.workplace import Workplace


def carry_out(workplace: Workplace) -> tuple[PrintJob, ...]:
    """Hand every waiting order to its printer, oldest first; the orders that failed.

    A failed order keeps its problem and stays to be tried again or dropped by a person;
    it never holds up the ones behind it.
    """
    failed: list[PrintJob] = []
    for job in workplace.prints.waiting():
        problem = _hand_over(workplace, job)
        if problem:
            failed.append(job)
    return tuple(failed)


def _hand_over(workplace: Workplace, job: PrintJob) -> str:
    try:
        pdf = workplace.blobs.read(job.pdf_sha256)
        # The number of the document is the only thing everybody at the printer may see.
        workplace.printers.submit(job.printer, pdf, job.number, PrintOptions(copies=job.copies))
    except ProblemError as problem:
        workplace.prints.mark(job.id, "failed", problem.code)
        return problem.code
    workplace.prints.mark(job.id, "sent")
    return ""
