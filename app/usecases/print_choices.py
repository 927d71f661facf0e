"""What a kind of document is printed on at this desk: its paper, how many of which copy, from which tray."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.refusals import InputError
from app.usecases.direct_printers import DIRECT, direct_printer
from app.usecases.read_models import PrintJob
from app.usecases.workplace import Workplace

MOST_COPIES: Final = 9
_CARBON: Final = frozenset({"241x140"})
"""Paper that makes all copies at one stroke."""
_WIDTHS: Final[Mapping[str, int]] = {"80mm": 80, "58mm": 58, "60x40": 60, "40x30": 40}
_COUNT: Final = re.compile(r"([a-z]+)[*]([0-9])")

Parts = tuple[tuple[tuple[str, ...], int], ...]
"""Copies by name (none: all of them) and how many times they are printed, an order for each."""


def medium_for(workplace: Workplace, kind: str, printer: str, usual: str) -> str:
    """The paper for a print: `usual`, as the desk set it, unless the printer holds a roll that is narrower.

    Raises InputError roll_not_for_kind where the document does not come on that roll.
    """
    misfit = roll_without(workplace, kind, printer, usual)
    if misfit is not None:
        raise InputError(
            "roll_not_for_kind",
            "paper",
            printer=printer,
            kind=kind,
            roll=misfit.roll,
            offered=", ".join(misfit.offered),
        )
    found = direct_printer(workplace.settings.get(DIRECT), printer)
    if found is None or _WIDTHS.get(usual, 999) <= _WIDTHS[found.roll]:
        return usual
    return found.roll


@dataclass(frozen=True)
class Misfit:
    """A printer holds a `roll` that a document does not come on; `offered` are the papers it does come on."""

    roll: str
    offered: tuple[str, ...]


def roll_without(workplace: Workplace, kind: str, printer: str, usual: str) -> Misfit | None:
    """Why that printer cannot print a document whose `usual` paper is that; None where it can."""
    found = direct_printer(workplace.settings.get(DIRECT), printer)
    if found is None or _WIDTHS.get(usual, 999) <= _WIDTHS[found.roll]:
        return None
    media = next((each.media for each in workplace.typesetter.kinds() if each.kind == kind), ())
    if found.roll in media:
        return None
    return Misfit(found.roll, tuple(each for each in media if "-" not in each))  # not each way A5 may lie


def parts_for(workplace: Workplace, kind: str, medium: str) -> Parts:
    """Which copies, and how many of each, as set for the kind (``store*1 customer*2``); else all, once."""
    everything: Parts = (((), 1),)
    copies = next((each.copies for each in workplace.typesetter.kinds() if each.kind == kind), ())
    counts = read_counts(workplace.settings.get(f"copies.{kind}"), copies)
    wanted = {name: count for name, count in counts.items() if count}
    if not wanted:
        return everything
    if medium in _CARBON:
        return (((), max(wanted.values())),)
    sizes = sorted(set(wanted.values()))
    if len(wanted) == len(copies) and len(sizes) == 1:
        return (((), sizes[0]),)
    return tuple((tuple(name for name in wanted if wanted[name] == size), size) for size in sizes)


def read_counts(kept: object, copies: Sequence[str]) -> dict[str, int]:
    """How many of each of `copies`, as kept; empty where nothing that can be read is kept."""
    found = dict(_COUNT.findall(kept)) if isinstance(kept, str) else {}
    return {name: int(found[name]) for name in copies if name in found}


def counts_text(counts: Mapping[str, int]) -> str:
    """Counts as they are kept."""
    return " ".join(f"{name}*{min(count, MOST_COPIES)}" for name, count in counts.items())


def tray_for(workplace: Workplace, job: PrintJob) -> str:
    """The tray set for the order's kind; empty when it goes to another printer than that kind does."""
    ticket = workplace.tickets.ticket(job.ticket)
    document = ticket.document(job.document) if ticket else None
    tray = workplace.settings.get(f"tray.{document.kind}") if document else None
    if document is None or not isinstance(tray, str) or not tray.strip():
        return ""
    kept = (workplace.settings.get(key) for key in (f"printer.{document.kind}", "printer.default"))
    usual = next((name for name in kept if isinstance(name, str) and name.strip()), "")
    return tray.strip() if usual in ("", job.printer) else ""
