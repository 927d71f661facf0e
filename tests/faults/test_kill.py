"""kill -9 at random moments while a clerk takes in, judges and prints."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.accounts import reckon
from tests.faults.clerk import prepare

ROUNDS = 300


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.timeout(600)
def test_nothing_told_is_lost_by_three_hundred_kills(tmp_path: Path, repository: Path) -> None:
    store, told = tmp_path / "store", tmp_path / "told"
    prepare(store)
    told.touch()
    seed = str(int.from_bytes(os.urandom(4), "big"))
    command = [sys.executable, "-m", "tests.faults.rounds", str(store), str(told), str(ROUNDS), seed]
    done = subprocess.run(command, cwd=repository, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"seed {seed}\n{done.stderr}"
    numbers = told.read_text(encoding="ascii").split()
    assert len(numbers) > ROUNDS, f"seed {seed}: the clerk was killed before doing anything"
    tickets = reckon(store, numbers)
    assert tickets >= sum(number.startswith("2F01-") for number in numbers)
