"""Power cuts: the system calls of a program replayed on a disk that forgets, and what it leaves at each of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.faults.disk import Disk, Survives
from tests.faults.trace import Call

CUTS = ("fsync", "fdatasync", "rename", "renameat", "renameat2", "write", "pwrite64", "unlink")
"""Calls after which the power may go. Between two of them nothing changes."""

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # a private folder is made in it
"""Where what is left is looked at: flushes that no longer matter cost nothing there."""


def told_so_far(calls: list[Call], told: Path) -> list[tuple[int, str]]:
    """Each line that the program wrote to `told`, with the index of the call that wrote it."""
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


def after_cuts(disk: Disk, calls: list[Call], chance: Random, writes: float) -> Iterator[tuple[int, Path]]:
    """What is left after each call, all of it, nothing or by chance; of bare writes only such a part of them.

    The index of the call, and a folder that is gone with the next step.
    """
    variants: tuple[Survives, ...] = (lambda: False, lambda: True, lambda: chance.random() < 0.5)
    for index, call in enumerate(calls):
        if not disk.apply(call) or call.name not in CUTS:
            continue
        if call.name in ("write", "pwrite64") and chance.random() > writes:
            continue
        for survives in variants:
            with tempfile.TemporaryDirectory(dir=MEMORY) as after:
                _materialise(disk.left(survives), Path(after))
                yield index, Path(after)


def _materialise(left: dict[Path, bytes | None], folder: Path) -> None:
    for path, content in sorted(left.items()):
        target = folder / path
        if content is None:
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
