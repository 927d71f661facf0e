"""Reads a store on a full disk, by the command line: ``python -m tests.faults.full_reading FOLDER`` with its
own mounts. Tells each command's exit code as a JSON line, first of a store that was closed, then of one whose
program was killed and left its log.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.faults.clerk import at_work, one_case, prepare
from tests.faults.small_disk import fill, mount


def commands(ticket: str) -> tuple[tuple[str, ...], ...]:
    """Those that only read."""
    return (("list",), ("show", ticket), ("actions", ticket), ("verify",), ("sync", "status"))


def main() -> None:
    """Fill the disk, then read."""
    folder = Path(sys.argv[1])
    mount(folder, "24m")
    closed, killed, told = folder / "closed", folder / "killed", list[str]()
    prepare(closed)
    with at_work(closed) as workplace:
        one_case(workplace, told.append, 0)
        shutil.copytree(closed, killed)  # as it lies when the program is gone of a sudden
    (killed / "store.db-shm").unlink()
    fill(folder / "filler")
    for store in (closed, killed):
        for words in commands(told[0]):
            done = subprocess.run(
                [sys.executable, "-m", "app", "--store", str(store), *words],
                check=False,
                capture_output=True,
                env={**os.environ, "TMPDIR": str(folder)},
            )
            said = {"store": store.name, "command": words[0], "code": done.returncode}
            sys.stdout.write(json.dumps({**said, "found": told[0].encode() in done.stdout}) + "\n")
    (folder / "filler").unlink()
    with at_work(closed) as workplace:
        one_case(workplace, told.append, 1)
    sys.stdout.write(
        json.dumps({"store": "closed", "command": "work again", "code": 0, "found": True}) + "\n"
    )


if __name__ == "__main__":
    main()
