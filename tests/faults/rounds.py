"""Kills the clerk again and again: ``python -m tests.faults.rounds STORE TOLD ROUNDS SEED``.

Everything is imported once; each round forks a clerk, waits a random moment and kills it with
SIGKILL, so that three hundred rounds take a minute and not an hour.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import tempfile
import traceback
from pathlib import Path

from tests.faults.clerk import prepare, work

MOST_NUMBERS = 7
"""A round ends after so many numbers were told at the most: two cases and a bit."""

LONGEST_SECONDS = 0.03
"""And at a random moment after the last of them: about as long as the next piece of work takes."""

PATIENCE_SECONDS = 30.0


def one_round(store: Path, told: Path, numbers: int, seconds: float) -> None:
    """Fork a clerk and kill it some time after it told so many numbers; zero: while it opens the store."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(store, told, heard=writer)
        except BaseException:  # noqa: BLE001  # the fork must never return into the parent's code
            traceback.print_exc()
        os._exit(70)
    os.close(writer)
    for _ in range(numbers):
        ready, _, _ = select.select([reader], [], [], PATIENCE_SECONDS)
        if not ready or not os.read(reader, 1):
            break
    # Waiting on a pipe for something that may come is the only wait that needs no sleep.
    select.select([], [], [], seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(reader)
    if not os.WIFSIGNALED(status):
        raise SystemExit(f"the clerk ended by itself: {os.waitstatus_to_exitcode(status)}")


def _import_everything() -> None:
    """One case in a store nobody looks at: what is imported late is imported before the first fork."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder) / "store")
        work(Path(folder) / "store", Path(folder) / "told", cases=1)


def main() -> None:
    """All rounds."""
    store, told, rounds, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    _import_everything()
    chance = random.Random(seed)
    for done in range(rounds):
        one_round(store, told, chance.randint(0, MOST_NUMBERS), chance.uniform(0.0, LONGEST_SECONDS))
        if (done + 1) % 50 == 0:
            sys.stderr.write(f"killed {done + 1} times\n")


if __name__ == "__main__":
    main()
