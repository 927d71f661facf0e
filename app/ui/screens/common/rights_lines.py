"""What the customer is owed, until when, what is missing, each with its reason: rows of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from app.domain.policy.decision import Decision
from app.ui.labels.intake import gap_label
from app.ui.labels.periods import period_label
from app.ui.parts.clock_view import ClockState, ClockView
from app.ui.parts.clock_words import STATE_LOOKS, say_chip, say_due, say_time
from app.ui.screens.common.closing_words import closing_look, say_closing_detail, say_left
from app.ui.screens.common.compare_words import compare_line
from app.ui.screens.common.missing_words import say_change
from app.ui.screens.common.sheet_rows import CellWords, SheetLine
from app.usecases.closing_windows import ClosingWindow
from app.usecases.compare_profiles import Part, Row, compare
from app.usecases.missing_facts import missing_facts

translate = QCoreApplication.translate

FACT = "fact:"
"""How the key of a row begins that asks for a fact."""


def rights_lines(
    decision: Decision,
    closing: Sequence[ClosingWindow],
    clocks: Sequence[ClockView],
    answered: Callable[[str], bool],
    now: datetime,
    zone: tzinfo,
    term_of: Callable[[str], str],
) -> list[SheetLine]:
    """Everything in order: what closes soon, what is missing, rights, periods, clocks, rules.

    `answered` tells whether there is a place that answers a fact; `term_of` names facts without a word here.
    """
    year = now.astimezone(zone).year
    rows = compare(decision, decision)
    parts = (
        (translate("RightsSheet", "About to close"), [_closing(each) for each in closing]),
        (translate("RightsSheet", "Still missing"), _missing(decision, answered, term_of)),
        (translate("RightsSheet", "Rights"), _said(rows, (Part.REMEDY,), year, term_of)),
        (translate("RightsSheet", "Periods"), _said([r for r in rows if _period(r)], None, year, term_of)),
        (translate("RightsSheet", "Clocks"), [_clock(each, now, zone) for each in clocks]),
        (
            translate("RightsSheet", "Level, money and identity"),
            _said(rows, (Part.LEVEL, Part.RULE), year, term_of),
        ),
    )
    lines: list[SheetLine] = []
    for title, listed in parts:
        if listed:
            lines += [SheetLine(title, (), head=True), *listed]
    return lines


def next_fact(keys: Sequence[str], answered: str) -> str:
    """The row that asks for another fact, to go on with after `answered` was; empty where none is left."""
    asked = [key for key in keys if key.startswith(FACT)]
    place = asked.index(answered) if answered in asked else len(asked)
    others = [*asked[place + 1 :], *reversed(asked[:place])]
    return others[0] if others else ""


def _period(row: Row) -> bool:
    """Periods of a right; limits of the desk stand among the clocks, with their pauses."""
    return row.part is Part.DEADLINE and row.key.endswith(("_last_day", "decision_due"))


def _said(
    rows: Sequence[Row], parts: tuple[Part, ...] | None, year: int, term_of: Callable[[str], str]
) -> list[SheetLine]:
    found = []
    for row in rows:
        if parts is None or row.part in parts:
            line = compare_line(row, year, term_of)
            found.append(SheetLine(line.name, line.cells[:1], key=row.key))
    return found


def _closing(window: ClosingWindow) -> SheetLine:
    tone, icon = closing_look(window)
    cell = CellWords(say_closing_detail(window), window.why, say_left(window), tone, icon)
    return SheetLine(period_label(window.key) or window.key, (cell,), "!", strong=True, key=window.key)


def _missing(
    decision: Decision, answered: Callable[[str], bool], term_of: Callable[[str], str]
) -> list[SheetLine]:
    lines = []
    for each in missing_facts(decision):
        why = translate("RightsSheet", "Enter goes to where it is answered.")
        if not answered(each.fact):
            why = translate("RightsSheet", "No field answers it yet; write it down as a note (N).")
        cell = CellWords(say_change(each), why)
        lines.append(
            SheetLine(gap_label(each.fact) or term_of(each.fact), (cell,), "?", key=FACT + each.fact)
        )
    return lines


def _clock(view: ClockView, now: datetime, zone: tzinfo) -> SheetLine:
    icon, tone = STATE_LOOKS[view.state]
    said = say_due(view, now, zone)
    over = view.stopped or view.voided
    if over is not None and view.state in (ClockState.MET, ClockState.MISSED, ClockState.VOIDED):
        said = say_time(over, now, zone)
    cell = CellWords(say_chip(view), view.why, said, tone, icon)
    return SheetLine(view.label, (cell,), key=view.key)
