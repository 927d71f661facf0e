"""The fault catalogue as a table with what became of its tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tests.faults.catalogue import Row

PASS, FAIL, PART, OPEN = "pass", "FAIL", "PART", "OPEN"


def state_of(row: Row, passed: Mapping[str, bool]) -> str:
    """How a row stands; a test that did not run at all has failed."""
    if not row.tests:
        return OPEN
    if not all(passed.get(each, False) for each in row.tests):
        return FAIL
    return PART if row.wants else PASS


def folded(outcomes: Iterable[tuple[str, bool]]) -> dict[str, bool]:
    """Outcomes by function: it passed when each of its cases did."""
    passed: dict[str, bool] = {}
    for node, well in outcomes:
        function = node.partition("[")[0]
        passed[function] = passed.get(function, True) and well
    return passed


def lines_of(rows: Sequence[Row], passed: Mapping[str, bool]) -> list[str]:
    """The table, and under it the sums and everything that is not as it should be."""
    states = {row.number: state_of(row, passed) for row in rows}
    lines = [f"{'':>2}  {'':4}  {'tests':>5}  fault — our rule"]
    lines += [
        f"{row.number:>2}  {states[row.number]:4}  {len(row.tests):>5}  {row.name} — {row.rule}"
        for row in rows
    ]
    counts = [list(states.values()).count(state) for state in (PASS, PART, FAIL, OPEN)]
    lines += ["", "{} pass, {} in part, {} fail, {} open".format(*counts)]
    for row in rows:
        failed = [each for each in row.tests if not passed.get(each, False)]
        lines += [f"!! {row.number} FAILED: {each}" for each in failed]
        if states[row.number] == OPEN:
            lines.append(f"!! {row.number} OPEN, NO TEST AT ALL: {row.name} (wants: {row.wants})")
        elif row.wants:
            lines.append(f" ! {row.number} in part, wants: {row.wants}")
    return lines
