"""What encrypting a whole store costs: ``python -m tests.bench.encrypted [--tickets 4000] [--rounds 60]``.

Two stores with the same tickets, one plain and one encrypted, take turns in one process: opening (to the
first page), a ticket taken in, a page of the queue, a search, a photo kept and read. Prints one JSON object:
milliseconds as least, median and p95, and of the medians the ratio of encrypted to plain.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.domain.entry import Draft
from app.store.key_places import FolderKeys
from app.store.opening import Store, StoreOptions, open_store
from app.store.resealing import reseal
from app.usecases.ports import Transaction
from app.usecases.read_models import QueueFilter
from tests.bench._store_cases import CLERKS, Cases, Clocks, Ids, clock_of, never, opened_at

PHOTO = 3 * 1024 * 1024
WARM_UP = 5


def told(times: list[float]) -> list[float]:
    """Least, median, p95."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return [round(each, 2) for each in (ordered[0], statistics.median(ordered), p95)]


class Contestant:
    """One store, opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = opened(folder)
        self.blob = self.store.blobs.put_bytes(os.urandom(PHOTO))
        self._cases = Cases(11)
        self._turn = 10_000_000

    def close(self) -> None:
        self.store.close()

    def save(self) -> None:
        self._turn += 1
        ticket, body = self._cases.opened(self._turn)
        at = opened_at(self._turn)

        def work(tx: Transaction) -> None:
            tx.next_serial("ticket", at.date())
            tx.append(ticket, (Draft(body),), at, CLERKS[0])

        self.store.journal.transact(work)

    def page(self) -> None:
        if not self.store.tickets.page(QueueFilter(opened_at(0)), limit=50).rows:
            raise LookupError

    def search(self) -> None:
        if not self.store.tickets.page(QueueFilter(opened_at(0), search="漏水"), limit=50).rows:
            raise LookupError

    def keep(self) -> None:
        self.store.blobs.put_bytes(os.urandom(PHOTO))

    def read(self) -> None:
        self.store.blobs.read(self.blob)

    def open(self) -> None:
        self.store.close()
        self.store = opened(self.folder)
        self.page()


def opened(folder: Path) -> Store:
    """The store, with nothing set aside."""
    return open_store(
        folder,
        time=Clocks(),
        ids=Ids(time.time_ns() // 1_000_000_000),
        clock_of=clock_of,
        awaiting_approval=never,
        keys=FolderKeys(folder),
        options=StoreOptions(reserve_bytes=0),
    )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one turn."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def in_turn(
    contestants: Mapping[str, object], works: Sequence[str], rounds: int
) -> dict[str, dict[str, list[float]]]:
    """Milliseconds of each turn, by what was done and by whom; the first turns only warm up."""
    times: dict[str, dict[str, list[float]]] = {}
    for what in works:
        for turn in range(WARM_UP + rounds):
            for name, each in contestants.items():
                took = timed(getattr(each, what))
                if turn >= WARM_UP:
                    times.setdefault(what, {}).setdefault(name, []).append(took)
    return times


def measure(tickets: int, rounds: int, folder: Path) -> dict[str, object]:
    """Both in turn."""
    store = opened(folder / "plain")
    store.bulk_import(Cases().imports(tickets))
    store.close()
    shutil.copytree(folder / "plain", folder / "sealed")
    to_sealed = timed(lambda: reseal(folder / "sealed", FolderKeys(folder / "sealed"), sealed=True))
    both = {name: Contestant(folder / name) for name in ("plain", "sealed")}
    times = in_turn(both, ("save", "page", "search", "keep", "read", "open"), rounds)
    for each in both.values():
        each.close()
    return {
        "tickets": tickets,
        "encrypting_ms": round(to_sealed),
        "read_ms": told(times["read"]["sealed"])[1],
        "ms": {what: {name: told(each) for name, each in found.items()} for what, found in times.items()},
        "ratio": {
            what: round(statistics.median(found["sealed"]) / statistics.median(found["plain"]), 2)
            for what, found in times.items()
        },
    }


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=60)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = measure(chosen.tickets, chosen.rounds, Path(folder))
    sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
