"""What a row of the table is, and how the table is run and printed."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

PASS, FAIL = "pass", "FAIL"


class Row(NamedTuple):
    """One meeting: which of our ends, with whom, to do what. `run` raises where it does not go well, and
    may return a remark.
    """

    ours: str
    peer: str
    what: str
    run: Callable[[], str | None]


class Told(NamedTuple):
    """What came of a row."""

    row: Row
    state: str
    remark: str


def told(rows: Sequence[Row]) -> Iterator[Told]:
    """Run them, one after the other."""
    for row in rows:
        try:
            yield Told(row, PASS, row.run() or "")
        except Exception as error:  # noqa: BLE001 - a row that fails is a line of the table
            yield Told(row, FAIL, _reason(error))


def _reason(error: Exception) -> str:
    """What and where, on one line."""
    step = traceback.extract_tb(error.__traceback__)[-1]
    words = " ".join(str(error).split())[:160]
    return f"{type(error).__name__} {words} ({Path(step.filename).name}:{step.lineno})"


def line_of(each: Told) -> str:
    """A line of the table."""
    row = each.row
    remark = f"  ({each.remark})" if each.remark else ""
    return f"{each.state:4}  {row.ours:6}  {row.peer:13}  {row.what}{remark}"
