"""The small disk is small, and nobody else sees it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.faults.small_disk import run_with_mounts


def test_it_fills_up_and_is_seen_by_nobody_else(tmp_path: Path, repository: Path) -> None:
    done = run_with_mounts(repository, "tests.faults.small_disk_trial", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "empty": "",
        "full": "ENOSPC",
        "a little": "",
        "too much": "ENOSPC",
        "read only": "EROFS",
    }
    assert list(tmp_path.iterdir()) == []
