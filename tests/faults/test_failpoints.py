"""Failpoints have plain names, each of its own, and end the program where they stand."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.failpoints import Point, died_at, points

PROGRAM = """
import sys
from pathlib import Path
from app.wire.failpoint import reached
kept = Path(sys.argv[1])
for number in range(3):
    reached("trial.before_write")
    with kept.open("a") as file:
        file.write(f"{number}")
        reached("trial.before_flush")
    reached("trial.after_write")
"""


def test_names_are_plain_and_each_stands_once(repository: Path) -> None:
    found = points(repository / "app")
    odd = [point for point in found if not re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", point.name)]
    assert odd == []
    twice = [name for name, times in Counter(point.name for point in found).items() if times > 1]
    assert twice == []


def test_points_are_found_by_reading(tmp_path: Path) -> None:
    (tmp_path / "some.py").write_text('reached("a.b")\nother("c")\nif x:\n    reached(name)\n')
    assert points(tmp_path) == [Point("", "some.py:4"), Point("a.b", "some.py:1")]


@pytest.mark.parametrize(
    ("name", "times", "kept"),
    [
        ("trial.before_write", 1, ""),
        ("trial.before_write", 3, "01"),
        ("trial.before_flush", 1, ""),
        ("trial.before_flush", 2, "0"),
        ("trial.after_write", 2, "01"),
    ],
)
def test_a_program_dies_where_it_is_armed(
    tmp_path: Path, repository: Path, name: str, times: int, kept: str
) -> None:
    file = tmp_path / "kept"
    assert died_at([sys.executable, "-c", PROGRAM, str(file)], name, repository, times)
    assert (file.read_text() if file.exists() else "") == kept


def test_a_program_that_never_gets_there_lives(tmp_path: Path, repository: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "kept")]
    assert not died_at(command, "trial.before_write", repository, times=4)
    assert (tmp_path / "kept").read_text() == "012"


def test_another_failure_is_no_death_at_a_failpoint(repository: Path) -> None:
    with pytest.raises(AssertionError, match="nothing of the kind"):
        died_at([sys.executable, "-c", "raise LookupError('nothing of the kind')"], "a.b", repository)
