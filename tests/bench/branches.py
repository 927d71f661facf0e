"""How many branches one head office bears, and what ten thousand need.

    python -m tests.bench.branches [--entries 20000] [--minutes 10] [--database URL | --postgres]

Measures the real code on this computer, one worker: keys, push and judging of batches of 1 to 250
entries, a look for news, a look of the projector over branches that wait for nothing, a whole feed,
and the bytes of the database for each entry. Then simulates 100, 1,000 and 10,000 branches with those times: batches
arrive by chance as in the busiest hour, one at a time is written (as SQLite does it, and what
PostgreSQL does at worst), and after an outage all desks come back within a minute. Branches are
spread over databases ("shards") until 99 % of batches wait less than a second and a backlog of two
hours is in after fifteen minutes. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice, Places, open_office
from tests.bench import _branch_queue as queue
from tests.bench._branch_queue import Service
from tests.headoffice.store.desks import Desk
from tests.postgres import running_postgres

SIZES = (1, 2, 4, 20, 100, 250)
SIMULATED = (100, 1_000, 10_000)
WAIT, BACK = 1.0, 900.0
WORDS = "客户来电询问进度，已告知预计后天到货。" * 4
"""A note that makes entries, 780 bytes on average, as long as those of the demo."""
IDLE_BRANCHES = 1_000
DAYS = 360


@dataclass
class Sending:
    """A desk in a branch that takes cases in, and what became of what it sent: entries, seconds."""

    office: HeadOffice
    desk: Desk
    sent: int = 0
    line_bytes: int = 0

    def batch(self, entries: int) -> float:
        """One batch more; the seconds that head office worked on its keys, entries and verdicts."""
        for _ in range(entries):
            place = len(self.desk.lines) % queue.ENTRIES_A_TICKET
            if place == 0 or not self.desk.tickets:
                self.desk.tickets.clear()
                self.desk.open_ticket()
            else:
                self.desk.write(next(iter(self.desk.tickets)), NoteAdded(WORDS))
        keys = self.desk.keys(self.office)
        data = self.desk.batch(self.sent + 1, self.sent + entries)
        self.desk.entries.clear()
        begun = time.perf_counter()
        if keys.parcels:
            self.office.take_keys(self.desk.caller, keys)
        self.office.push(self.desk.caller, self.desk.writer, data)
        self.office.projector.project_all()
        took = time.perf_counter() - begun
        self.sent += entries
        self.line_bytes += sum(len(line) for line in self.desk.lines[-entries:])
        self.desk.lines[self.sent - entries :] = [b""] * entries
        return took


def serve(office: HeadOffice, entries: int) -> tuple[Service, dict[str, float]]:
    """Times of batches of every size, in turn, until so many entries came; the line through them."""
    office.admin.new_branch("b1", "b1")
    desk = Desk(1)
    desk.enrol(office)
    sending = Sending(office, desk)
    for size in SIZES:
        sending.batch(size)
    times: dict[int, list[float]] = {size: [] for size in SIZES}
    for size in itertools.cycle(SIZES):
        times[size].append(sending.batch(size))
        if sending.sent >= entries and size == SIZES[-1]:
            break
    middle = {size: sorted(each)[len(each) // 2] for size, each in times.items()}
    entry = (middle[SIZES[-1]] - middle[SIZES[0]]) / (SIZES[-1] - SIZES[0])
    fixed = max(middle[SIZES[0]] - entry, 0.0)
    spread = [took / (fixed + entry * size) for size, each in times.items() for took in each]
    told = {f"batch_of_{size}": round(each * 1000, 2) for size, each in middle.items()}
    told["bytes_of_a_line"] = round(sending.line_bytes / sending.sent)
    return Service(fixed, entry, spread), told


def feeds(office: HeadOffice) -> dict[str, float]:
    """A look with no news, and the whole feed for a new device: milliseconds, and entries a second."""
    desk = Desk(2)
    desk.enrol(office)
    cursor, items, begun = "", 0, time.perf_counter()
    while True:
        page = office.feed(desk.caller, cursor)
        cursor, items = page.next, items + len(page.items)
        if not page.more:
            break
    whole = time.perf_counter() - begun
    looks = []
    for _ in range(50):
        begun = time.perf_counter()
        office.feed(desk.caller, cursor)
        looks.append(time.perf_counter() - begun)
    return {"no_news_ms": round(sorted(looks)[25] * 1000, 2), "items_a_second": round(items / whole)}


def idle_look(office: HeadOffice, branches: int) -> float:
    """Milliseconds of one look of the projector over branches that wait for nothing."""
    for number in range(branches):
        office.admin.new_branch(f"idle {number}", f"idle-{number}")
    office.projector.project_once()
    begun = time.perf_counter()
    for _ in range(5):
        office.projector.project_once()
    return (time.perf_counter() - begun) / 5 * 1000


def bytes_of(url: str) -> int:
    """The size of the database."""
    if url.startswith("sqlite"):
        path = Path(url.removeprefix("sqlite:///"))
        return sum(each.stat().st_size for each in path.parent.glob(path.name + "*"))
    engine = create_engine(url)
    with engine.connect() as connection:
        found = connection.scalar(text("SELECT pg_database_size(current_database())"))
    engine.dispose()
    return int(found or 0)


def row(branches: int, service: Service, a_entry: float, look: float, minutes: float) -> dict[str, Any]:
    """What so many branches need."""
    shards = queue.shards_needed(branches, service, WAIT, BACK, SIZES[-1], minutes)
    each = -(-branches // shards)
    waits = queue.busiest_minutes(each, service, minutes, 1)
    looks = queue.looks_a_second(branches)
    a_year = queue.entries_a_day(branches) * DAYS
    files_a_year = branches * queue.TICKETS_A_DAY * queue.FILES_A_TICKET * DAYS
    return {
        "branches": branches,
        "entries_a_day": queue.entries_a_day(branches),
        "entries_a_second_at_peak": round(queue.a_second(branches), 1),
        "shards": shards,
        "branches_a_shard": each,
        "busy_at_peak": round(waits.busy, 3),
        "wait_p50_ms": round(waits.p50 * 1000, 2),
        "wait_p99_ms": round(waits.p99 * 1000, 1),
        "back_after_outage_s": round(queue.come_back(each, service, SIZES[-1], 1), 1),
        "looks_a_second": round(looks, 1),
        "cores_for_looks": round(looks * look / 1000, 2),
        "gigabytes_a_year": round(a_year * a_entry / 1e9, 1),
        "terabytes_of_files_a_year": round(files_a_year * queue.FILE_BYTES / 1e12, 1),
        "gigabytes_a_year_and_shard": round(a_year * a_entry / 1e9 / shards, 1),
    }


def _databases(held: ExitStack, chosen: argparse.Namespace, folder: Path) -> Iterator[str]:
    if chosen.database:
        yield chosen.database
    elif chosen.postgres:
        server = held.enter_context(running_postgres())
        yield held.enter_context(server.database()).replace("postgresql://", "postgresql+psycopg://")
    else:
        yield f"sqlite:///{folder / 'headoffice.sqlite'}"


def main() -> None:
    """Measure, simulate, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--minutes", type=float, default=10.0, help="of the busiest hour that are simulated")
    parser.add_argument("--database", help="an empty one, instead of SQLite")
    parser.add_argument("--postgres", action="store_true", help="one of its own, that is not made durable")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ExitStack() as held:
        folder = Path(name)
        url = next(_databases(held, chosen, folder))
        with open_office(Places(url, folder / "house")) as office:
            empty = bytes_of(url)
            service, told = serve(office, chosen.entries)
            found = feeds(office)
            a_entry = (bytes_of(url) - empty) / chosen.entries
            look = idle_look(office, min(IDLE_BRANCHES, chosen.entries))
    rows = [row(each, service, a_entry, found["no_news_ms"], chosen.minutes) for each in SIMULATED]
    report = {
        "database": url.partition(":")[0],
        "cores": os.cpu_count(),
        "milliseconds": told,
        "batch_ms": round(service.fixed * 1000, 3),
        "entry_ms": round(service.entry * 1000, 3),
        "entries_a_second_alone": round(1 / (service.fixed / queue.AVERAGE_BATCH + service.entry)),
        "entries_a_second_in_hundreds": round(100 / (service.fixed + service.entry * 100)),
        "feed": found,
        "projector_look_ms": {"branches": min(IDLE_BRANCHES, chosen.entries), "ms": round(look, 2)},
        "bytes_an_entry": round(a_entry),
        "simulated": {str(each["branches"]): each for each in rows},
    }
    json.dump(report, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
