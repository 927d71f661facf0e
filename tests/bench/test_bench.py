"""The measurements stay alive: each is in the table and in the list, and runs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.overview import BENCHES, EACH, values_at

HERE = Path(__file__).parent


def test_every_measurement_is_in_the_table_and_in_the_list() -> None:
    there = {file.stem for file in HERE.glob("[a-z]*.py") if not file.stem.startswith("test_")} - {"overview"}
    told = (HERE / "README.md").read_text(encoding="utf-8")
    assert there == {bench.name for bench in BENCHES}
    assert [name for name in sorted(there) if f"| `{name}` |" not in told] == []


def test_a_path_leads_to_its_values() -> None:
    report = {"search": {"one": {"p95": 3.0}, "two": {"p95": 4.0, "more": 9.0}, "three": {"more": 1.0}}}
    assert list(values_at(report, ("search", EACH, "p95"))) == [3.0, 4.0]
    assert list(values_at(report, ("search", "two", "more"))) == [9.0]
    assert list(values_at(report, ("nothing",))) == []


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.timeout(600)
def test_every_measurement_runs(repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.overview", "--small"],
        cwd=repository,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = [json.loads(line) for line in done.stdout.splitlines()]
    wanted = [(bench.name, reading.what) for bench in BENCHES for reading in bench.readings]
    assert [(line["bench"], line["what"]) for line in found] == wanted
    assert [line for line in found if line["value"] <= 0 or line["met"] is not None] == []
