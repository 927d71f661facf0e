"""Works on a disk that fills up: run inside a mount namespace, ``python -m tests.faults.full_disk FOLDER``.

Mounts a small tmpfs on FOLDER, which only this process sees, and tells each step as one JSON line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from app.domain.refusals import ProblemError
from app.usecases.workplace import Workplace
from tests.faults.accounts import reckon
from tests.faults.clerk import at_work, one_case, prepare
from tests.faults.small_disk import MS_REMOUNT_READ_ONLY, fill, mount

SIZE = "24m"


def tell(step: str, **values: object) -> None:
    """One line about a step."""
    sys.stdout.write(json.dumps({"step": step, **values}) + "\n")


def attempt(workplace: Workplace, told: list[str], serial: int) -> str:
    """Work one case; the problem's code, empty when all went well."""
    try:
        one_case(workplace, told.append, serial)
    except ProblemError as problem:
        return problem.code
    return ""


def attempts(work: Callable[[int], str], most: int) -> list[str]:
    """Try until the disk refuses."""
    codes: list[str] = []
    for serial in range(most):
        codes.append(work(serial))
        if codes[-1]:
            break
    return codes


def main() -> None:
    """Fill up, refuse, make room, go on; then read-only, and writable again."""
    folder = Path(sys.argv[1])
    mount(folder, SIZE)
    store, filler, told = folder / "store", folder / "filler", list[str]()
    prepare(store)
    with at_work(store) as workplace:
        tell("before", code=attempt(workplace, told, 0))
        fill(filler)
        codes = attempts(lambda serial: attempt(workplace, told, 100 + serial), 20)
        tell("full", code=codes[-1], tries=len(codes))
        tell("still full", code=attempt(workplace, told, 200))
        first = workplace.tickets.find(told[0])
        tell("reading", works=first is not None and workplace.tickets.ticket(first) is not None)
        filler.unlink()
        tell("room again", code=attempt(workplace, told, 300))
    tell("reckoned", tickets=reckon(store, told))
    mount(folder, SIZE, MS_REMOUNT_READ_ONLY)
    try:
        with at_work(store) as workplace:
            tell("read only", code=attempt(workplace, told, 400))
    except ProblemError as problem:
        tell("read only", code=problem.code)
    mount(folder, SIZE, MS_REMOUNT_READ_ONLY & ~0x1)
    with at_work(store) as workplace:
        tell("writable again", code=attempt(workplace, told, 500))
    tell("reckoned", tickets=reckon(store, told))


if __name__ == "__main__":
    main()
