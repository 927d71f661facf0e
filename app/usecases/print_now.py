"""Printing a document at once: the journal first, then the printer; no dialog on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.records import Document
from app.domain.refusals import ProblemError
from app.usecases.desk import Person
from app.usecases.desk_settings import DEFAULT_PRINTER
from app.usecases.issue import issue, order_print
from app.usecases.print_orders import carry_out
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class PrintedNow:
    """The document as it stands in the journal now, and what became of the paper.

    `printer` is empty when this desk has none: the document is issued, nothing was ordered.
    `problem` is the code of what the printer said; the order waits then and can be tried again.
    """

    document: Document
    printer: str
    problem: str = ""


def chosen_printer(workplace: Workplace, kind: str) -> str:
    """The printer set for a kind of document, else the default one, else the system's; empty: none.

    Asking the system may take seconds: not for the window's own thread.
    """
    for key in (f"printer.{kind}", DEFAULT_PRINTER):
        name = workplace.settings.get(key)
        if isinstance(name, str) and name.strip():
            return name.strip()
    try:
        return workplace.printers.default_queue() or ""
    except ProblemError:
        return ""  # a desk without a printing system still issues its documents


def print_now(
    workplace: Workplace,
    ticket_id: str,
    kind: str,
    person: Person,
    *,
    item_id: str | None = None,
    copies: Sequence[str] = (),
) -> PrintedNow:
    """Issue (or find) the document, count the print, and hand it to its printer.

    Raises RefusedError when the case is not that far; ProblemError when the journal could not keep it.
    """
    printer = chosen_printer(workplace, kind)
    if not printer:
        return PrintedNow(issue(workplace, ticket_id, kind, person, item_id), "")
    copy = order_print(workplace, ticket_id, kind, person, printer=printer, copies=copies, item_id=item_id)
    failed = carry_out(workplace)
    problem = next((job.problem for job in failed if job.document == copy.document.id), "")
    return PrintedNow(copy.document, printer, problem)
