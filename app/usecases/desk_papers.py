"""单据 of the desk that belong to no case: those issued, and those that are only set and printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.numbering import DOCUMENT_PREFIXES, number_stem, read_number
from app.domain.records import Document
from app.domain.refusals import InputError, ProblemError
from app.usecases.blank_form import APPLICATION_FORM, blank_form
from app.usecases.chosen_printer import chosen_printer
from app.usecases.evidence_ports import PrintOptions
from app.usecases.paper import RenderedDocument
from app.usecases.paper_sizes import sheet_name
from app.usecases.service_manual import SERVICE_MANUAL, service_manual
from app.usecases.signers import signed_by_all
from app.usecases.workplace import Workplace

HAND_OVER_SHEET: Final = "hand-over-sheet"
REVIEW_REPORT: Final = "review-report"

NUMBERED: Final = (HAND_OVER_SHEET, REVIEW_REPORT)
"""Issued, each on a leaf of the desk's book."""

UNNUMBERED: Final[Mapping[str, Callable[[Workplace, str | None], RenderedDocument]]] = {
    SERVICE_MANUAL: service_manual,
    APPLICATION_FORM: blank_form,
}
"""Set and printed as often as they are wanted; nothing is kept of it."""

_FIRST: Final = (date.min, 0)


@dataclass(frozen=True)
class DeskPaper:
    """A paper of the desk as it stands: the newest version, and the leaf of the book it is on.

    `filed`: everybody signed it, on the screen or on the paper that came back as a scan.
    """

    leaf: str
    document: Document
    filed: bool = False


@dataclass(frozen=True)
class SheetPrinted:
    """What became of a sheet without a number; `printer` is empty where this desk has none."""

    printer: str
    problem: str = ""


def desk_papers(workplace: Workplace, limit: int = 100) -> tuple[DeskPaper, ...]:
    """The papers this desk issued, newest first; those of its copies among them."""
    stem = number_stem(workplace.desk.code)
    found: dict[str, tuple[date, int]] = {}
    for kind in NUMBERED:
        for end in "-.":  # a mark stands behind the desk where its store was copied
            for number, leaf in workplace.tickets.numbered(f"{DOCUMENT_PREFIXES[kind]}-{stem}{end}"):
                read = read_number(number)
                found[leaf] = (read.day, read.serial) if read else _FIRST
    newest = sorted(found, key=lambda leaf: (found[leaf][0], leaf), reverse=True)[:limit]
    papers = (
        DeskPaper(leaf, ticket.documents[-1], signed_by_all(ticket.documents[-1]))
        for leaf in newest
        if (ticket := workplace.tickets.ticket(leaf)) is not None and ticket.book and ticket.documents
    )
    return tuple(sorted(papers, key=lambda each: each.document.issued_at, reverse=True))


def set_unnumbered(workplace: Workplace, kind: str, medium: str | None = None) -> RenderedDocument:
    """The pages of a paper without a number. Raises InputError document_kind_unknown, paper_not_offered."""
    make = UNNUMBERED.get(kind)
    if make is None:
        raise InputError("document_kind_unknown", "KIND", kind=kind)
    return make(workplace, medium)


def print_unnumbered(workplace: Workplace, kind: str) -> SheetPrinted:
    """Set it and hand it to its printer. Nothing is ordered or counted: who wants it again prints it again.

    Raises InputError document_kind_unknown.
    """
    printer = chosen_printer(workplace, kind)
    if not printer:
        return SheetPrinted("")
    pdf = set_unnumbered(workplace, kind).pdf
    try:
        workplace.printers.submit(printer, pdf, DOCUMENT_PREFIXES[kind], PrintOptions(media=sheet_name(pdf)))
    except ProblemError as problem:
        return SheetPrinted(printer, problem.code)
    return SheetPrinted(printer)
