"""Print orders that a printing system took: followed until they are on paper, told when they are stuck."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.refusals import ProblemError
from app.usecases.evidence_ports import JobState, PrintQueue, QueueState
from app.usecases.print_orders import GAVE_UP, HELD, STOPPED, TAKEN_AWAY, UNCERTAIN
from app.usecases.read_models import PrintJob
from app.usecases.workplace import Workplace

_GONE = "printer_missing"


@dataclass(frozen=True)
class Seen:
    """An order that stands otherwise than was known; `state` is what it becomes."""

    job: PrintJob
    state: str
    problem: str = ""


def look_at_sent(workplace: Workplace) -> tuple[Seen, ...]:
    """What changed about orders that were handed over; nothing is written.

    May take seconds, so it is no work for the order of commands; `settle_sent` keeps what it found. Nothing
    while the printing system does not answer.
    """
    jobs = workplace.prints.sent()
    if not jobs:
        return ()
    try:
        queues = {queue.name: queue for queue in workplace.printers.queues()}
        seen = [_seen(job, workplace.printers.job_state(job.taken), queues) for job in jobs]
    except ProblemError:
        return ()
    return tuple(each for each in seen if (each.state, each.problem) != ("sent", each.job.problem))


def settle_sent(workplace: Workplace, seen: Iterable[Seen]) -> tuple[PrintJob, ...]:
    """Keep what `look_at_sent` found; those that wait at a printer for somebody, to be told once.

    Orders that came to nothing are among the `left_prints` from now on. What was answered meanwhile is
    left alone.
    """
    now = {job.id: job for job in workplace.prints.sent()}
    told = []
    for each in seen:
        job = now.get(each.job.id)
        if job is None or job.taken != each.job.taken:
            continue
        if each.problem == HELD:
            workplace.printers.cancel(job.taken)  # asked about here, it must not come out there as well
        kept = job.taken if each.state == "sent" else ""
        workplace.prints.mark(job.id, each.state, each.problem, taken=kept)
        if each.state == "sent" and each.problem:
            told.append(replace(job, problem=each.problem))
    return tuple(told)


def follow_sent(workplace: Workplace) -> tuple[PrintJob, ...]:
    """Both at once, where nothing else waits."""
    return settle_sent(workplace, look_at_sent(workplace))


def stuck(workplace: Workplace, ticket_id: str = "") -> tuple[PrintJob, ...]:
    """Orders that wait at their printer for somebody's hand; of that ticket, where one is named."""
    return tuple(job for job in workplace.prints.sent() if job.problem and ticket_id in ("", job.ticket))


def taken_back(workplace: Workplace, job: PrintJob) -> bool:
    """Take an order out of the printing system again; False where it is on paper by now, which is noted.

    One that no system has is free anyway. Raises ProblemError when the system does not answer.
    """
    if job.state != "sent":
        return True
    workplace.printers.cancel(job.taken)
    if workplace.printers.job_state(job.taken) is not JobState.COMPLETED:
        return True
    workplace.prints.mark(job.id, "done")
    return False


def _seen(job: PrintJob, state: JobState, queues: Mapping[str, PrintQueue]) -> Seen:
    queue = queues.get(job.printer)
    if state is JobState.COMPLETED:
        return Seen(job, "done")
    if state is JobState.UNKNOWN and queue is None:
        # With its queue the system forgets its jobs. One that was known to wait never came out.
        return Seen(job, "failed", _GONE if job.problem else UNCERTAIN)
    if state is JobState.UNKNOWN:
        return Seen(job, "done")
    ended = {JobState.ABORTED: GAVE_UP, JobState.CANCELED: TAKEN_AWAY, JobState.HELD: HELD}
    if state in ended:
        return Seen(job, "failed", ended[state])
    return Seen(job, "sent", _waits_for(queue))


def _waits_for(queue: PrintQueue | None) -> str:
    if queue is None:
        return ""
    return queue.trouble or (STOPPED if queue.state is QueueState.STOPPED else "")
