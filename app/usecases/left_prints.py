"""Print orders that a crash left behind: nobody can know whether paper came out, so a person is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.usecases.print_orders import carry_out
from app.usecases.read_models import PrintJob
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Left:
    """`held` were on their way when the program ended, `failed` had a problem before."""

    held: tuple[PrintJob, ...] = ()
    failed: tuple[PrintJob, ...] = ()


def look_after_start(workplace: Workplace) -> Left:
    """What is left from before, to be called before anything new is printed.

    Orders on their way are held: they are not printed again until somebody says so, and asked about
    again when the program ends without an answer.
    """
    waiting = workplace.prints.waiting()
    for job in waiting:
        if job.state == "queued":
            workplace.prints.mark(job.id, "held")
    return Left(workplace.prints.held(), tuple(job for job in waiting if job.state == "failed"))


def print_held(workplace: Workplace) -> tuple[PrintJob, ...]:
    """Somebody said that they did not print: print them now. The orders that failed."""
    for job in workplace.prints.held():
        workplace.prints.mark(job.id, "queued")
    return carry_out(workplace)


def drop_orders(workplace: Workplace, jobs: Iterable[PrintJob]) -> int:
    """Print them no more; how many. The documents stay issued and can be printed from their ticket."""
    dropped = 0
    for job in jobs:
        workplace.prints.mark(job.id, "done")
        dropped += 1
    return dropped
