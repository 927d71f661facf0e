"""A disk that fills up while a store goes over: ``python -m tests.faults.full_reseal FOLDER``, as `full_disk`.

There and back: once while files are copied, once while the database is; then at a sealed store.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path

from app.domain.refusals import ProblemError
from app.store.key_places import FolderKeys
from app.store.layout import Layout
from app.store.resealing import reseal
from app.usecases.read_models import QueueFilter
from tests.fakes.cases import take_in
from tests.fakes.real_store import RealStore
from tests.faults.small_disk import fill, mount

SIZE = "160m"
PHOTO = os.urandom(3 << 20)


def tell(step: str, **values: object) -> None:
    """One line about a step."""
    sys.stdout.write(json.dumps({"step": step, **values}) + "\n")


def shown(store: Path) -> tuple[bool, int, bool, int]:
    """Whether it is sealed, its tickets, whether everything of it is whole, what lies there of the other form."""
    opened = RealStore(store, seed=8)
    try:
        tickets = len(opened.tickets.page(QueueFilter(opened.time.now()), limit=50).rows)
        whole = not opened.verify().findings
    finally:
        opened.close()
    layout = Layout(store)
    sealed = layout.is_sealed
    others = (layout.database_of(sealed=not sealed), layout.blobs_of(sealed=not sealed))
    return sealed, tickets, whole, sum(each.exists() for each in others) + len(list(store.glob("*.new")))


def go_over(store: Path, filler: Path, *, sealed: bool, leave: int) -> str:
    """The code of what stopped it: with the first file copied, all but `leave` bytes of the disk are taken."""

    def taken(_done: int, _of: int) -> None:
        if not filler.exists():
            fill(filler, leave)

    try:
        reseal(store, FolderKeys(store), sealed=sealed, progress=taken)
    except ProblemError as problem:
        return problem.code
    finally:
        filler.unlink()
    return ""


def main() -> None:
    """Fill up in each direction at both places, go over with room, then fill up at work."""
    folder = Path(sys.argv[1])
    mount(folder, SIZE)
    store, filler = folder / "store", folder / "filler"
    opened = RealStore(store)
    for _ in range(3):
        take_in(opened)
    for number in range(2):
        opened.blobs.put_bytes(PHOTO + bytes([number]))
    opened.close()
    for sealed in (True, False):
        run = partial(go_over, store, filler, sealed=sealed)
        for leave in (1 << 20, (3 << 20) + (1 << 17)):
            tell("cut", sealed=sealed, code=run(leave=leave), shown=shown(store))
        reseal(store, FolderKeys(store), sealed=sealed)
        tell("over", sealed=sealed, code="", shown=shown(store))
        at_work(store, filler, sealed=sealed)


def at_work(store: Path, filler: Path, *, sealed: bool) -> None:
    """A full disk under the open store, and room again."""
    opened = RealStore(store, seed=9 + sealed)
    fill(filler)
    code = ""
    try:
        for _ in range(2000):
            take_in(opened)
    except ProblemError as problem:
        code = problem.code
    filler.unlink()
    take_in(opened)
    opened.close()
    tell("full", sealed=sealed, code=code, shown=shown(store))


if __name__ == "__main__":
    main()
