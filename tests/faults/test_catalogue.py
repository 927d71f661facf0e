"""The fault catalogue: every row names a test that is there, or is loudly open."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.faults.catalogue import OPEN, ROWS, Row
from tests.faults.table import folded, lines_of, state_of

NODES = sorted({each for row in ROWS for each in row.tests})


@cache
def functions(file: Path) -> frozenset[str]:
    return frozenset(
        node.name
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def test_the_rows_are_numbered() -> None:
    assert [row.number for row in ROWS] == list(range(1, 43))
    assert len({row.name for row in ROWS}) == len(ROWS)
    assert all(row.name and row.seen and row.rule for row in ROWS)


def test_every_row_names_a_test_or_is_marked_open() -> None:
    assert {row.number for row in ROWS if not row.tests} == OPEN
    assert all(row.wants for row in ROWS if row.number in OPEN), "an open row says what it wants"


@pytest.mark.parametrize("node", NODES)
def test_what_is_named_is_there(node: str, repository: Path) -> None:
    file, _, function = node.partition("::")
    assert function in functions(repository / file)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))
def test_a_row_names_a_test_once(row: Row) -> None:
    assert len(set(row.tests)) == len(row.tests)


SAMPLE = (
    Row(1, "lost", "seen", "rule", ("a.py::test_a",)),
    Row(2, "twice", "seen", "rule", ("a.py::test_a", "a.py::test_b")),
    Row(3, "late", "seen", "rule", (), "something"),
    Row(4, "half", "seen", "rule", ("a.py::test_a",), "the rest"),
    Row(5, "gone", "seen", "rule", ("a.py::test_never_ran",)),
)


def test_the_table_says_what_is_open_and_what_failed() -> None:
    passed = folded([("a.py::test_a[1]", True), ("a.py::test_a[2]", True), ("a.py::test_b", False)])
    assert [state_of(row, passed) for row in SAMPLE] == ["pass", "FAIL", "OPEN", "PART", "FAIL"]
    told = "\n".join(lines_of(SAMPLE, passed))
    assert "1 pass, 1 in part, 2 fail, 1 open" in told
    assert "!! 2 FAILED: a.py::test_b" in told
    assert "!! 3 OPEN, NO TEST AT ALL: late (wants: something)" in told
    assert " ! 4 in part, wants: the rest" in told
    assert "!! 5 FAILED: a.py::test_never_ran" in told


def test_one_case_that_fails_fails_the_test() -> None:
    assert folded([("a.py::test[1]", False), ("a.py::test[2]", True)]) == {"a.py::test": False}


def test_the_command_runs_a_row(repository: Path) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "24"],
        cwd=repository,
        env=plain,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 pass, 0 in part, 0 fail, 0 open" in done.stdout
