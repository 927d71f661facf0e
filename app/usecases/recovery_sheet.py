"""A new recovery code, and the sheet it is printed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.domain.refusals import ProblemError
from app.usecases.chosen_printer import chosen_printer
from app.usecases.evidence_ports import PrintOptions
from app.usecases.paper import RecoverySheet
from app.usecases.paper_facts import desk_head
from app.usecases.paper_sizes import sheet_name
from app.usecases.store_keys import StoreKeeping
from app.usecases.workplace import Workplace

SHEETS: Final = ("a4", "a5")


@dataclass(frozen=True)
class CodeMade:
    """A code, which is kept nowhere, and its sheet as a PDF."""

    code: str
    pdf: bytes


def make_code(workplace: Workplace, keys: StoreKeeping, paper: str = SHEETS[0]) -> CodeMade:
    """A code in place of the one before. Raises InputError paper_not_offered, then the old one holds on."""
    now = workplace.time.now().astimezone(workplace.desk.tz)
    head = desk_head(workplace.desk)
    workplace.typesetter.recovery_sheet(
        RecoverySheet("-".join(["0000"] * 8), "", now), head, paper
    )  # can it?
    code = keys.new_code(now.date())
    sheet = RecoverySheet(code, keys.name, now)
    return CodeMade(code, workplace.typesetter.recovery_sheet(sheet, head, paper))


@dataclass(frozen=True)
class SheetPrinted:
    """The printer it was handed to, empty where the desk has none; `problem`: why it was not printed."""

    printer: str
    problem: ProblemError | None = None


def print_sheet(workplace: Workplace, made: CodeMade) -> SheetPrinted:
    """Hand it to the printer of the desk's own sheets; nothing where there is none. It is never queued:
    what waits to be printed lies in the store.

    A printer that fails is no error here: the code counts already and is kept nowhere, so whoever made it
    has to be shown it all the same.
    """
    printer = chosen_printer(workplace, "hand-over-sheet")
    if not printer:
        return SheetPrinted("")
    try:
        workplace.printers.submit(printer, made.pdf, "R", PrintOptions(media=sheet_name(made.pdf)))
    except ProblemError as problem:
        return SheetPrinted(printer, problem)
    return SheetPrinted(printer)
