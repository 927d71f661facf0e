"""What was measured, line by line: beside its limit, and beside a peer where there is one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, NamedTuple


class Row(NamedTuple):
    """A line of the table; `least`: the limit is to be reached, not to be kept below. Without a limit it is
    told and nothing more.
    """

    what: str
    value: float
    unit: str
    limit: float | None = None
    peer: float | None = None
    least: bool = False

    def told(self) -> dict[str, Any]:
        """As it is printed."""
        met = None
        if self.limit is not None:
            met = self.value >= self.limit if self.least else self.value <= self.limit
        ratio = round(self.value / self.peer, 2) if self.peer else None
        return {**self._asdict(), "value": round(self.value, 3), "ratio": ratio, "met": met}


def show(rows: Iterable[dict[str, Any]]) -> None:
    """The table, on standard error."""
    for row in rows:
        bound, verdict = "", "told"
        if row["limit"] is not None:
            bound = f"{'at least' if row['least'] else 'at most'} {row['limit']:g}"
            verdict = "met" if row["met"] else "MISSED"
        peer = "" if row["peer"] is None else f"peer {row['peer']:g}, ratio {row['ratio']}"
        sys.stderr.write(
            f"{row['what']:52} {row['value']:>9g} {row['unit']:6} {bound:15} {verdict:7} {peer}\n"
        )
