"""Runs every test that the fault catalogue names and prints the table: ``python -m tests.faults [row …]``.

Ends with 0 when no test failed and no row is open, with 1 otherwise.
"""

from __future__ import annotations

import sys

import pytest

from tests.faults.catalogue import ROWS
from tests.faults.table import FAIL, OPEN, folded, lines_of, state_of


class Listener:
    """Hears from pytest how each test ended."""

    def __init__(self) -> None:
        self.outcomes: list[tuple[str, bool]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase of one test."""
        if report.when == "call" or not report.passed:
            self.outcomes.append((report.nodeid, report.passed))


def main() -> int:
    """See above."""
    wanted = {int(each) for each in sys.argv[1:]}
    rows = [row for row in ROWS if not wanted or row.number in wanted]
    nodes = sorted({each for row in rows for each in row.tests})
    listener = Listener()
    if nodes:
        pytest.main(["-q", "-n0", "-p", "no:randomly", "--no-header", "--tb=short", *nodes], [listener])
    passed = folded(listener.outcomes)
    sys.stdout.write("\n".join(["", *lines_of(rows, passed), ""]))
    return int(any(state_of(row, passed) in (FAIL, OPEN) for row in rows))


if __name__ == "__main__":
    sys.exit(main())
