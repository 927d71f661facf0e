"""The table of the peers, with those that need nothing but Python."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.peers.__main__ import rows
from tests.peers.probe import CHECKS, DIFFERENCES
from tests.peers.rows import FAIL, Row, Told, line_of, told


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_every_row_without_other_programs(tmp_path: Path) -> None:
    with ExitStack() as held:
        found = list(told(rows(held, tmp_path, None)))
    assert [line_of(each) for each in found if each.state == FAIL] == []
    assert {each.row.peer for each in found} == {"tuspy", "the probe"}
    assert len(found) == len(CHECKS) + 6


def test_differences_are_of_checks_that_exist() -> None:
    assert set(DIFFERENCES) <= {each.__name__ for each in CHECKS}


def _refuses() -> None:
    raise AssertionError("415  instead\nof 204")


def test_a_row_that_fails_is_a_line_that_says_why() -> None:
    good, bad = told(
        [Row("server", "somebody", "is nice", lambda: "very"), Row("desk", "nobody", "is there", _refuses)]
    )
    assert line_of(good) == "pass  server  somebody       is nice  (very)"
    assert bad.remark.startswith("AssertionError 415 instead of 204 (test_peers.py:")
    assert isinstance(bad, Told)
    assert line_of(bad).startswith("FAIL  desk    nobody         is there  (")
