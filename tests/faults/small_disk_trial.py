"""The small disk tried on itself: ``python -m tests.faults.small_disk_trial FOLDER``, with mounts of its own."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

from tests.faults.small_disk import MS_REMOUNT_READ_ONLY, fill, mount


def written(path: Path, size: int) -> str:
    """What came of writing so many bytes: the name of the error, empty when all went well."""
    try:
        path.write_bytes(bytes(size))
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return ""


def main() -> None:
    """Fill it, leave a little, make it read-only."""
    folder = Path(sys.argv[1])
    mount(folder, "1m")
    steps = {"empty": written(folder / "a", 1000)}
    fill(folder / "filler")
    steps["full"] = written(folder / "b", 8192)
    (folder / "filler").unlink()
    fill(folder / "filler", leave=64 * 1024)
    steps["a little"] = written(folder / "c", 16 * 1024)
    steps["too much"] = written(folder / "d", 128 * 1024)
    mount(folder, "1m", MS_REMOUNT_READ_ONLY)
    steps["read only"] = written(folder / "e", 1)
    sys.stdout.write(json.dumps(steps))


if __name__ == "__main__":
    main()
