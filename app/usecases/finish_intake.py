"""Finishing an intake: the ticket, what was promised, receipt and labels, in the order that loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.refusals import InputError, ProblemError, RefusedError
from app.domain.steps.contact import AddNote
from app.domain.steps.intake import TakeIn
from app.domain.steps.linking import LinkTicket, SetParent
from app.domain.steps.promising import MakePromise
from app.domain.ticket import Ticket
from app.usecases.chosen_printer import chosen_printer
from app.usecases.desk import Person
from app.usecases.intake_photos import DraftPhoto
from app.usecases.issue import LABEL, RECEIPT, issue, order_print
from app.usecases.perform import perform
from app.usecases.take_in import take_in
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Promised:
    """A promise read from the clerk's words; `due` aware."""

    text: str
    due: datetime


@dataclass(frozen=True)
class IntakeToFinish:
    """Everything that becomes a ticket. `draft` is the id of its draft, `batch` tickets of the same goods."""

    form: TakeIn
    photos: tuple[DraftPhoto, ...] = ()
    promise: Promised | None = None
    draft: str | None = None
    batch: tuple[str, ...] = ()


@dataclass(frozen=True)
class FinishedIntake:
    """The ticket as it was kept. `ordered` are the documents that wait for their printer, `issued` all of
    them; `trouble` is what went wrong after the ticket was kept: the ticket stands all the same.
    """

    ticket: Ticket
    issued: tuple[str, ...]
    ordered: tuple[str, ...]
    trouble: Exception | None = None


def finish_intake(workplace: Workplace, intake: IntakeToFinish, person: Person) -> FinishedIntake:
    """Open the ticket, then keep the promise's clock, the batch, receipt and labels.

    Raises RefusedError or ProblemError when the ticket itself could not be kept; nothing
    is written then. Paper is ordered, not printed: `print_orders.carry_out` does that.
    """
    evidence = [photo.evidence for photo in intake.photos]
    outcome = take_in(workplace, intake.form, person, evidence, intake.draft)
    ticket_id = outcome.ticket.id
    trouble: list[Exception] = []
    steps: list[Callable[[], object]] = [lambda: _promise(workplace, ticket_id, intake.promise, person)]
    steps += [_linked(workplace, ticket_id, other, person) for other in intake.batch]
    for step in steps:
        _attempt(step, trouble)
    issued: list[str] = []
    ordered: list[str] = []
    kinds = (RECEIPT, LABEL) if intake.form.received_items else (RECEIPT,)
    for kind in kinds:
        printer = chosen_printer(workplace, kind)
        if _attempt(_order(workplace, ticket_id, kind, person, printer), trouble):
            issued.append(kind)
            ordered += [kind] if printer else []
    ticket = workplace.tickets.ticket(ticket_id) or outcome.ticket
    return FinishedIntake(ticket, tuple(issued), tuple(ordered), trouble[0] if trouble else None)


def add_note(
    workplace: Workplace, ticket_id: str, text: str, photos: Sequence[DraftPhoto], draft: str, person: Person
) -> Ticket:
    """Write what was typed on the ticket that is open already, instead of opening another one.

    Raises RefusedError text_missing when nothing was said; photos the ticket has already stay once.
    """
    outcome = perform(workplace, ticket_id, AddNote(text), person)
    for photo in photos:
        known = any(each.file.sha256 == photo.key for each in outcome.ticket.evidence)
        if not known:
            outcome = perform(workplace, ticket_id, photo.evidence, person)
    workplace.drafts.drop(draft)
    return outcome.ticket


def _promise(workplace: Workplace, ticket_id: str, promised: Promised | None, person: Person) -> None:
    if promised is not None:
        perform(workplace, ticket_id, MakePromise(promised.text, promised.due), person)


def _linked(workplace: Workplace, ticket_id: str, other: str, person: Person) -> Callable[[], object]:
    """The sixth of a kind is the parent of its batch; the earlier ones keep their own clocks (A04, S4-26)."""

    def link() -> None:
        perform(workplace, ticket_id, LinkTicket(other, "barcode"), person)
        perform(workplace, other, SetParent(ticket_id), person)

    return link


def _order(
    workplace: Workplace, ticket_id: str, kind: str, person: Person, printer: str
) -> Callable[[], object]:
    """Without a printer the document is issued and nothing was printed: the first paper is no reprint."""
    if not printer:
        return lambda: issue(workplace, ticket_id, kind, person)
    return lambda: order_print(workplace, ticket_id, kind, person, printer=printer)


def _attempt(step: Callable[[], object], trouble: list[Exception]) -> bool:
    """The ticket is kept already: what fails now is told, and undoes nothing."""
    try:
        step()
    except (RefusedError, ProblemError, InputError) as error:
        trouble.append(error)
        return False
    return True
