"""Print orders that nobody knows the end of, or that failed: a person says what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.usecases.chosen_printer import chosen_printer
from app.usecases.print_orders import GAVE_UP, UNCERTAIN, hand_over
from app.usecases.read_models import PrintJob
from app.usecases.sent_prints import stuck, taken_back
from app.usecases.workplace import Workplace


def look_after_start(workplace: Workplace) -> tuple[PrintJob, ...]:
    """What is left from before, to be called before anything new is printed; see `left_prints`.

    Orders that were still waiting are held: the power may have gone at any moment, so they are not
    printed until somebody says so, and asked about again when the program ends without an answer.
    """
    for job in workplace.prints.waiting():
        if job.state == "queued":
            workplace.prints.mark(job.id, "held")
    return left_prints(workplace)


def left_prints(workplace: Workplace, ticket_id: str = "") -> tuple[PrintJob, ...]:
    """Orders that wait for somebody's word, oldest first; of that ticket, where one is named."""
    failed = (job for job in workplace.prints.waiting() if job.state == "failed")
    jobs = sorted((*failed, *workplace.prints.held()), key=lambda job: (job.created_at, job.id))
    return tuple(job for job in jobs if not ticket_id or job.ticket == ticket_id)


def all_orders(workplace: Workplace) -> tuple[PrintJob, ...]:
    """Every order that is not done, oldest first: those that wait for their turn or at a printer too."""
    jobs = (*workplace.prints.waiting(), *workplace.prints.held(), *stuck(workplace))
    return tuple(sorted(jobs, key=lambda job: (job.created_at, job.id)))


def doubtful(job: PrintJob) -> bool:
    """Whether the paper may be there: the program ended or the printer fell silent on the way."""
    return job.state == "held" or job.problem in (UNCERTAIN, GAVE_UP)


def print_again(workplace: Workplace, jobs: Iterable[PrintJob]) -> tuple[PrintJob, ...]:
    """Somebody wants them printed now: the very pages that were ordered, so without 补打.

    What has been answered meanwhile is left alone: a key pressed twice prints once. Returns what
    `hand_over` returns.
    """
    still = {job.id: job for job in (*left_prints(workplace), *stuck(workplace))}
    wanted = [still[job.id] for job in jobs if job.id in still]
    return hand_over(workplace, [_redirected(workplace, job) for job in wanted if taken_back(workplace, job)])


def print_elsewhere(workplace: Workplace, jobs: Iterable[PrintJob], printer: str) -> tuple[PrintJob, ...]:
    """Like `print_again`, at another printer: those that wait for their turn may go there too."""
    still = {job.id: job for job in all_orders(workplace)}
    wanted = [still[job.id] for job in jobs if job.id in still]
    return hand_over(
        workplace, [replace(job, printer=printer) for job in wanted if taken_back(workplace, job)]
    )


def drop_orders(workplace: Workplace, jobs: Iterable[PrintJob]) -> int:
    """They did print, or nobody wants them any more; how many. The documents stay issued.

    An order that waits for its turn, or at its printer, is taken back.
    """
    still = {job.id: job for job in all_orders(workplace)}
    dropped = 0
    for job in jobs:
        if job.id in still:
            taken_back(workplace, still[job.id])
            workplace.prints.mark(job.id, "done")
            dropped += 1
    return dropped


def _redirected(workplace: Workplace, job: PrintJob) -> PrintJob:
    """A printer that is not there any more was exchanged: the order goes where its kind goes today."""
    if job.problem != "printer_missing":
        return job
    ticket = workplace.tickets.ticket(job.ticket)
    document = ticket.document(job.document) if ticket else None
    printer = chosen_printer(workplace, document.kind) if document else ""
    return replace(job, printer=printer or job.printer)
