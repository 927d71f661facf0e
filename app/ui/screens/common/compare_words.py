"""The rows of a comparison of two policies in words. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.policy.rulebook import STATUTE_ONLY
from app.ui.labels.grading import mark_label, post_label
from app.ui.labels.intake import gap_label, yes_no_label
from app.ui.labels.lists import listed
from app.ui.labels.periods import bearer_label, period_label, rule_label
from app.ui.labels.trade import party_label, profile_label, proof_state_label, remedy_label, strength_label
from app.ui.screens.common.sheet_rows import CellWords, SheetLine
from app.ui.theme import Tone
from app.usecases.compare_profiles import Cell, Part, Row

translate = QCoreApplication.translate

EQUAL, DIFFERENT = "=", "≠"

STANDING_LOOKS: dict[str, tuple[Tone, str]] = {
    "by_right": ("ok", "check"),
    "promise": ("ok", "check"),
    "negotiable": ("info", "message-square"),
    "pending": ("warn", "clock"),
    "not_owed": ("neutral", "x"),
}


def policy_label(code: str) -> str:
    """A profile, or the law alone."""
    return translate("ComparePanel", "Law alone") if code == STATUTE_ONLY else profile_label(code)


def part_label(part: Part) -> str:
    """The title of a part."""
    return {
        Part.LEVEL: translate("ComparePanel", "Level"),
        Part.REMEDY: translate("ComparePanel", "Remedies"),
        Part.DEADLINE: translate("ComparePanel", "Periods and time limits"),
        Part.RULE: translate("ComparePanel", "Money and identity"),
    }[part]


def compare_line(row: Row, year: int, term_of: Callable[[str], str]) -> SheetLine:
    """A row in words; days of another `year` are said with it. `term_of` names facts without a word here."""
    sides = tuple(_cell(row, each, year, term_of) for each in (row.left, row.right))
    if row.same:
        return SheetLine(_name(row), sides, EQUAL, translate("ComparePanel", "(same)"))
    return SheetLine(_name(row), sides, DIFFERENT, translate("ComparePanel", "(different)"), strong=True)


def _name(row: Row) -> str:
    if row.part is Part.LEVEL:
        return translate("ComparePanel", "Level and lead")
    if row.part is Part.REMEDY:
        return remedy_label(row.key)
    return rule_label(row.key) if row.part is Part.RULE else period_label(row.key) or row.name or row.key


def _cell(row: Row, cell: Cell | None, year: int, term_of: Callable[[str], str]) -> CellWords:
    if cell is None:
        return CellWords("—", translate("ComparePanel", "This policy says nothing of it."))
    if row.part is Part.LEVEL:
        level, mark, owner = cell.values
        words = translate("ComparePanel", "Level {0} {1} · {2}")
        return CellWords(words.format(level, mark_label(mark), post_label(owner)), cell.why)
    if row.part is Part.REMEDY:
        return _remedy(cell, year, term_of)
    if row.part is Part.DEADLINE:
        return CellWords(_day(cell.day, year) + _rolled(cell, year), cell.why)
    return CellWords(_rule(row.key, cell.values[0]), cell.why)


def _remedy(cell: Cell, year: int, term_of: Callable[[str], str]) -> CellWords:
    standing, _basis, *needs = cell.values
    tone, icon = STANDING_LOOKS.get(standing, ("neutral", ""))
    until = translate("ComparePanel", "until {0}")
    parts = [until.format(_day(cell.day, year)) + _rolled(cell, year)] if cell.day else []
    for strength, day in cell.further:
        more = until.format(_day(day, year)) if day else ""
        parts.append(f"{strength_label(strength)} {more}".strip())
    if cell.over:
        over = translate("ComparePanel", "promise over since {0}")
        parts.append(over.format(_day(cell.over, year)))
    if needs:
        first = translate("ComparePanel", "first: {0}")
        parts.append(first.format(listed(gap_label(need) or term_of(need) for need in needs)))
    return CellWords(" · ".join(parts), cell.why, strength_label(standing), tone, icon)


def _rolled(cell: Cell, year: int) -> str:
    """The day before rest days, where it is another one."""
    if not cell.nominal or cell.nominal == cell.day:
        return ""
    return translate("ComparePanel", " (rest days; else {0})").format(_day(cell.nominal, year))


def _day(text: str, year: int) -> str:
    """Month and day, with the year where it is another one; with the time where it is a moment."""
    day = date.fromisoformat(text[:10])
    said = f"{day:%m-%d}" if day.year == year else day.isoformat()
    return f"{said} {text[11:16]}".strip()


def _rule(key: str, value: str) -> str:
    if value in ("yes", "no"):
        return _asked(key, yes=value == "yes")
    if key == "proof_status":
        return proof_state_label(value)
    if key in ("refund_amount", "depreciation_fee", "punitive_damages"):
        return f"¥{value}"
    return bearer_label(value) or party_label(value)


def _asked(key: str, *, yes: bool) -> str:
    if key == "id_number_required":
        return translate("ComparePanel", "Required") if yes else translate("ComparePanel", "Not required")
    return yes_no_label("yes" if yes else "no")
