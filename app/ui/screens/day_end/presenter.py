"""What the page of the day's count reads and shows. No widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.ui.theme import Tone
from app.usecases.chosen_printer import chosen_printer
from app.usecases.day_end import DayEnd, PaperRow, Series, count_day
from app.usecases.desk_link import DeskLink
from app.usecases.paper_facts import desk_head
from app.usecases.syncing import LinkWord
from app.usecases.unplaced import Unplaced, waiting_scans
from app.usecases.workplace import Workplace

PAPER = "a4"


@dataclass(frozen=True)
class DayPageState:
    """The count, and the papers that wait to be told."""

    count: DayEnd
    waiting: tuple[Unplaced, ...]


def read_day(workplace: Workplace, link: DeskLink, day: date) -> DayPageState:
    """Count a day; on a worker."""
    joined = link.status().word is not LinkWord.OFF
    return DayPageState(
        count_day(workplace, day, link.state.of if joined else None), waiting_scans(workplace)
    )


def today(workplace: Workplace) -> date:
    """The day at the desk."""
    return workplace.time.now().astimezone(workplace.desk.tz).date()


def sheet_of(workplace: Workplace, count: DayEnd) -> bytes:
    """The sheet to print and sign."""
    return workplace.typesetter.day_sheet(count, desk_head(workplace.desk), PAPER)


def printer_of_sheets(workplace: Workplace) -> str:
    """Where the sheets of the desk come out: the printer of the hand-over sheet."""
    return chosen_printer(workplace, "hand-over-sheet")


def tone_of(row: PaperRow) -> Tone:
    """Red where paper and store differ; amber for what may still come; grey for a void number."""
    if row.mismatch:
        return "danger"
    if row.missing:
        return "warn" if "stub" in row.missing else "info"
    return "neutral" if row.voided else "ok"


def sorted_rows(rows: Sequence[PaperRow]) -> list[PaperRow]:
    """What does not agree first, then stubs that are missing, then by number."""
    order: dict[Tone, int] = {"danger": 0, "warn": 1, "info": 2}
    return sorted(rows, key=lambda row: (order.get(tone_of(row), 3), row.number))


def gaps_of(series: Sequence[Series]) -> list[tuple[str, str]]:
    """Kind and number of each gap."""
    return [(each.kind, number) for each in series for number in each.gaps]
