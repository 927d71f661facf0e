"""A full disk and a read-only one: a clear refusal, nothing lost, and on it goes when there is room again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def _namespace() -> list[str]:
    """How a process gets mounts of its own: as root, in a user namespace, or by sudo where those are barred."""
    if os.geteuid() == 0:
        return ["unshare", "-m"]
    for way in (["unshare", "-Urm"], ["sudo", "-n", "-E", "unshare", "-m"]):
        if subprocess.run([*way, "true"], check=False, capture_output=True).returncode == 0:
            return way
    raise AssertionError("no way to a mount of its own: needs root, user namespaces or sudo")


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_the_disk_fills_up_and_becomes_read_only(tmp_path: Path, repository: Path) -> None:
    command = [*_namespace(), sys.executable, "-m", "tests.faults.full_disk", str(tmp_path)]
    # As root through sudo it would leave compiled files behind that the person could not delete.
    settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=repository, env=settings, check=False, capture_output=True, text=True)
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
