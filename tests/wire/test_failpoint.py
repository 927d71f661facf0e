"""Named failpoints: nothing unless armed, the end at once when armed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.wire.failpoint import EXIT, VARIABLE, reached

PROGRAM = """
import atexit, sys
from app.wire.failpoint import reached
atexit.register(print, "closed in order")
for step in sys.argv[1:]:
    reached(step)
    print(step, flush=True)
"""


def run(repository: Path, armed: str, *steps: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *steps],
        cwd=repository,
        env={**os.environ, VARIABLE: armed},
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("armed", "told"),
    [("b", ["a"]), ("a", []), ("a:2", ["a", "b"]), ("a:3", ["a", "b", "a", "b"]), ("b:1", ["a"])],
)
def test_the_process_ends_where_it_is_armed(repository: Path, armed: str, told: list[str]) -> None:
    done = run(repository, armed, "a", "b", "a", "b", "a")
    assert done.returncode == EXIT
    assert done.stdout.split() == told, "nothing is closed in order"


@pytest.mark.parametrize("armed", ["c", "a:9", "A", ""])
def test_what_is_not_reached_ends_nothing(repository: Path, armed: str) -> None:
    done = run(repository, armed, "a", "b")
    assert (done.returncode, done.stdout) == (0, "a\nb\nclosed in order\n")


def test_unarmed_it_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    before = dict(os.environ)
    reached("anything")
    assert dict(os.environ) == before
