"""A disk so small that it fills up: a tmpfs that only one process and its children see.

A test runs ``[*namespace(), python, "-m", module, …]``; the module calls `mount` on a folder first.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

MS_REMOUNT_READ_ONLY = 0x20 | 0x1
MNT_DETACH = 0x2


def namespace() -> list[str]:
    """How a process gets mounts of its own: as root, in a user namespace, or by sudo where those are barred."""
    if os.geteuid() == 0:
        return ["unshare", "-m"]
    for way in (["unshare", "-Urm"], ["sudo", "-n", "-E", "unshare", "-m"]):
        if subprocess.run([*way, "true"], check=False, capture_output=True).returncode == 0:
            return way
    raise AssertionError("no way to a mount of its own: needs root, user namespaces or sudo")


def run_with_mounts(
    repository: Path, module: str, *arguments: str, seconds: float = 300
) -> subprocess.CompletedProcess[str]:
    """Run a module in a process that may mount."""
    command: Sequence[str] = [*namespace(), sys.executable, "-m", module, *arguments]
    # As root through sudo it would leave compiled files behind that the person could not delete.
    settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=repository, env=settings, check=False, capture_output=True, text=True, timeout=seconds
    )


def mount(folder: Path, size: str, flags: int = 0) -> None:
    """Mount (or remount) a tmpfs of that size on `folder`."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"none", os.fsencode(folder), b"tmpfs", flags, f"size={size}".encode()) != 0:
        raise OSError(ctypes.get_errno(), "mount")


def unmount(folder: Path) -> None:
    """Take it off again, so that the folder can go; what still lies open there goes when it is closed."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.umount2(os.fsencode(folder), MNT_DETACH) != 0:
        raise OSError(ctypes.get_errno(), "umount2")


def fill(filler: Path, leave: int = 0) -> None:
    """Leave not a byte free, or about so many."""
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(b"\0" * size)
        if leave:
            os.ftruncate(file.fileno(), max(0, os.fstat(file.fileno()).st_size - leave))
