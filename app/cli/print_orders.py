"""The command on orders that are not on paper: print-orders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated

import typer

from app.cli.output import emit
from app.cli.session import Session
from app.domain.refusals import InputError, ProblemError
from app.usecases.left_prints import all_orders, doubtful, drop_orders, print_again, print_elsewhere
from app.usecases.read_models import PrintJob
from app.usecases.sent_prints import follow_sent
from app.usecases.workplace import Workplace


def list_print_orders(
    context: typer.Context,
    again: Annotated[str | None, typer.Option("--again", metavar="NUMBER", help="print it now")] = None,
    drop: Annotated[
        str | None, typer.Option("--drop", metavar="NUMBER", help="it did print, or need not")
    ] = None,
    printer: Annotated[str | None, typer.Option("--printer", help="with --again: another queue")] = None,
) -> None:
    """Orders that failed, are in doubt, or wait at their printer; with what keeps them.

    To look asks nobody; what prints, or takes an order away, takes somebody of the staff.
    """
    session: Session = context.obj
    if again is not None and drop is not None:
        raise InputError("choice_expected", "drop", value=drop, expected="--again, --drop")
    with session.workplace() as workplace:
        if again is not None or drop is not None:
            session.acting(workplace)
        follow_sent(workplace)
        if drop is not None:
            drop_orders(workplace, _named(workplace, drop))
        elif again is not None:
            told(job for job in _again(printer)(workplace, _named(workplace, again)) if job.state == "failed")
        emit([_shown(session, job) for job in all_orders(workplace)])


def told(failed: Iterable[PrintJob]) -> None:
    """Say of the first that failed what its printer said. Raises ProblemError."""
    for job in failed:
        raise ProblemError(job.problem, printer=job.printer, number=job.number)


def _again(printer: str | None) -> Callable[[Workplace, Sequence[PrintJob]], tuple[PrintJob, ...]]:
    if printer is None:
        return print_again
    return lambda workplace, jobs: print_elsewhere(workplace, jobs, printer)


def _named(workplace: Workplace, number: str) -> tuple[PrintJob, ...]:
    """The orders of the document of that number. Raises InputError where there is none."""
    found = tuple(job for job in all_orders(workplace) if job.number == number)
    if not found:
        raise InputError("no_such_print_job", "NUMBER", value=number)
    return found


def _shown(session: Session, job: PrintJob) -> dict[str, object]:
    said = {"printer": job.printer, "number": job.number}
    return {
        "number": job.number,
        "printer": job.printer,
        "copies": job.copies,
        "state": job.state,
        "in_doubt": doubtful(job),
        "problem": job.problem or None,
        "message": session.messages.sentence(job.problem, said) if job.problem else None,
        "do": session.messages.what_to_do(job.problem, said) or None,
    }
