"""The two forms a store can have, plain and encrypted as a whole: what is left of the other is erased.

Which form holds is told by one name: as soon as the sealed database is there, it does. So going over from
one form to the other (`resealing.py`) is one renaming, and whatever lies beside it of the other form is
either not finished or not erased yet.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.store.layout import PLAIN, SEALED, Layout
from app.wire.failpoint import reached

UNFINISHED: Final = ".new"
GONE: Final = ".gone"
_CHUNK: Final = 1024 * 1024


def clear_other_form(layout: Layout) -> None:
    """Erase what is left of the form that does not hold. Whoever calls it has the store's lock."""
    sealed = layout.is_sealed
    for path in _left(layout, sealed=sealed):
        erase(path)
    files = layout.blobs_of(sealed=not sealed)
    if files.is_dir():
        for path in files.rglob("*"):
            if path.is_file():
                erase(path)
        shutil.rmtree(files)


def _left(layout: Layout, *, sealed: bool) -> Iterator[Path]:
    other = layout.database_of(sealed=not sealed)
    names = [
        f"{other.name}{suffix}" for suffix in ("", "-wal", "-shm", UNFINISHED, GONE, f"{UNFINISHED}-journal")
    ]
    for name in names:
        path = other.with_name(name)
        if path.exists():
            yield path
    suffix, holding = (PLAIN, SEALED) if sealed else (SEALED, PLAIN)
    for copy in layout.backups.glob(f"*{suffix}"):
        if copy.with_suffix(holding).exists():
            yield copy
    yield from layout.backups.glob(f"*{UNFINISHED}")


def erase(path: Path) -> None:
    """Remove a file after its content was overwritten: as far as a program can. What a disk that spreads
    its writing keeps of it is out of reach.

    One that another store names too (a salvaged one) is only unnamed here.
    """
    path.chmod(stat.S_IREAD | stat.S_IWRITE)
    left = path.stat()
    if left.st_nlink == 1:
        with path.open("r+b") as file:
            for start in range(0, left.st_size, _CHUNK):
                file.write(bytes(min(_CHUNK, left.st_size - start)))
            file.flush()
            os.fsync(file.fileno())
    reached("erase.overwritten")
    path.unlink()
    reached("erase.unnamed")
