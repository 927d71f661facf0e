"""A full disk and a read-only one: a clear refusal, nothing lost, and on it goes when there is room again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.faults.small_disk import run_with_mounts


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_the_disk_fills_up_and_becomes_read_only(tmp_path: Path, repository: Path) -> None:
    done = run_with_mounts(repository, "tests.faults.full_disk", str(tmp_path))
    assert done.returncode == 0, done.stderr[-3000:]
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    codes = {step["step"]: step.get("code") for step in steps}
    assert codes["before"] == ""
    assert codes["full"] == "disk_full"
    assert codes["still full"] == "disk_full"
    assert codes["room again"] == ""
    assert codes["read only"] == "store_read_only"
    assert codes["writable again"] == ""
    assert next(step for step in steps if step["step"] == "reading")["works"]


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_whoever_only_reads_can_on_a_full_disk(tmp_path: Path, repository: Path) -> None:
    done = run_with_mounts(repository, "tests.faults.full_reading", str(tmp_path))
    assert done.returncode == 0, done.stderr[-3000:]
    ran = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(ran) == 11
    assert [each for each in ran if each["code"] != 0] == []
    assert {each["command"] for each in ran if each["found"]} == {"list", "show", "work again"}


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_store_that_goes_over_stands_as_it_was_where_the_disk_fills_up(
    tmp_path: Path, repository: Path
) -> None:
    done = run_with_mounts(repository, "tests.faults.full_reseal", str(tmp_path))
    assert done.returncode == 0, done.stderr[-3000:]
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    told = [(each["step"], each["code"], each["shown"]) for each in steps]
    assert told == [
        ("cut", "disk_full", [False, 3, True, 0]),
        ("cut", "disk_full", [False, 3, True, 0]),
        ("over", "", [True, 3, True, 0]),
        ("full", "disk_full", [True, 4, True, 0]),
        ("cut", "disk_full", [True, 4, True, 0]),
        ("cut", "disk_full", [True, 4, True, 0]),
        ("over", "", [False, 4, True, 0]),
        ("full", "disk_full", [False, 5, True, 0]),
    ]
