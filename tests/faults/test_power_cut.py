"""The power goes at every step of one intake: what was told is there, whatever the disk forgot.

The clerk's system calls are recorded, then replayed on a disk that forgets what was not flushed:
all of it, or a part of it chosen by chance. The store is opened on what is left.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

import pytest

from tests.faults.accounts import reckon
from tests.faults.clerk import prepare, work
from tests.faults.disk import Disk, Survives
from tests.faults.trace import Call, python_module, read_calls, record

CUTS = ("fsync", "fdatasync", "rename", "renameat", "renameat2", "write", "pwrite64", "unlink")
"""Calls after which the power may go. Between two of them nothing changes."""


MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # a private folder is made in it
"""Where what is left is looked at: flushes that no longer matter cost nothing there."""


def materialise(left: dict[Path, bytes | None], folder: Path) -> None:
    """Put what is left into a folder."""
    for path, content in sorted(left.items()):
        target = folder / path
        if content is None:
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def told_so_far(calls: list[Call], told: Path) -> list[tuple[int, str]]:
    """Each number with the index of the call that told it."""
    handle: int | None = None
    found: list[tuple[int, str]] = []
    for index, call in enumerate(calls):
        if call.name == "openat" and call.arguments[1] == str(told).encode():
            handle = call.result
        elif call.name == "write" and handle is not None and call.arguments[0] == str(handle):
            data = call.arguments[1]
            assert isinstance(data, bytes)
            found.append((index, data.decode().strip()))
    return found


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_power_goes_at_every_step_of_an_intake(tmp_path: Path, repository: Path) -> None:
    store, told, log = tmp_path / "store", tmp_path / "told", tmp_path / "calls"
    prepare(store)
    work(store, tmp_path / "before", cases=1)
    disk = Disk.of(store)
    before = (tmp_path / "before").read_text(encoding="ascii").split()
    record(python_module("tests.faults.clerk", str(store), str(told), "1"), log, repository)
    calls = list(read_calls(log))
    numbers = told_so_far(calls, told)
    assert len(numbers) == 3, "receipt, ticket and notice are told"
    tried = 0
    chance = Random(20261120)
    variants: tuple[Survives, ...] = (lambda: False, lambda: True, lambda: chance.random() < 0.5)
    for index, call in enumerate(calls):
        if not disk.apply(call) or call.name not in CUTS:
            continue
        if call.name in ("write", "pwrite64") and chance.random() > 0.15:
            continue
        known = before + [number for at, number in numbers if at <= index]
        for survives in variants:
            with tempfile.TemporaryDirectory(dir=MEMORY) as after:
                materialise(disk.left(survives), Path(after))
                reckon(Path(after), known)
            tried += 1
    assert tried > 60, tried
