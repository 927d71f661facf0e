"""Every measurement, one after the other, as one table: ``python -m tests.bench.overview [--small] [NAME ...]``.

Prints one JSON object a line: bench, what, value, unit, target, met. A value at or below its target
meets it. `--small` runs everything in seconds to show that it still runs; its values mean nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
EACH = "*"
"""In a path: the greatest value of all keys at this place that have the rest of the path."""


@dataclass(frozen=True)
class Reading:
    """One number of a report: where it stands, in `unit`, and what it must not exceed."""

    what: str
    path: tuple[str, ...]
    target: float
    unit: str = "ratio"


@dataclass(frozen=True)
class Bench:
    """A measurement: its words at usual and at small size. ``STORE`` stands for a folder they share."""

    name: str
    usual: tuple[str, ...]
    small: tuple[str, ...]
    readings: tuple[Reading, ...]


STORE = "STORE"
BENCHES = (
    Bench(
        "backup",
        (),
        ("--tickets", "40", "--gigabytes", "0.1", "--rounds", "1"),
        (
            Reading("a day's backup, tried / VACUUM INTO and two flushed copies", ("ratio", "back_up"), 3.0),
            Reading("a restore of the database / the same", ("ratio", "restore"), 1.5),
            Reading("files backed up and read back / flushed copies", ("ratio", "files"), 3.0),
            Reading("files restored / flushed copies", ("ratio", "files_back"), 3.0),
            Reading(
                "a day's backup of 1,000,000 entries and 50 GB, by the line",
                ("minutes_at_size", "each_day"),
                10.0,
                "min",
            ),
        ),
    ),
    Bench(
        "branches",
        (),
        ("--entries", "400", "--minutes", "0.2"),
        (
            Reading(
                "waiting for head office at 10,000 branches, p99",
                ("simulated", "10000", "wait_p99_ms"),
                1000.0,
                "ms",
            ),
            Reading(
                "databases that 10,000 branches need", ("simulated", "10000", "shards"), 4.0, "databases"
            ),
        ),
    ),
    Bench(
        "encrypted",
        (),
        ("--tickets", "50", "--rounds", "2"),
        (
            Reading("a ticket saved, encrypted / plain", ("ratio", "save"), 2.5),
            Reading("a page of the queue, encrypted / plain", ("ratio", "page"), 1.5),
            Reading("a search, encrypted / plain", ("ratio", "search"), 1.5),
            Reading("a photo kept, encrypted / plain", ("ratio", "keep"), 1.5),
            Reading("the store opened, encrypted / plain", ("ratio", "open"), 1.5),
            Reading("a photo of 3 MiB read, encrypted", ("read_ms",), 10.0, "ms"),
        ),
    ),
    Bench(
        "first_save",
        (),
        ("--runs", "1"),
        (
            Reading("first intake saved with its papers / the second, work", ("first_to_second_work",), 1.3),
            Reading("first intake of a process saved, p95", ("ms_p95", "first saved"), 500.0, "ms"),
        ),
    ),
    Bench(
        "live_assessment",
        (),
        (),
        (Reading("judging a case again at each key, p95", ("ms_p95",), 2.0, "ms"),),
    ),
    Bench(
        "assess_many",
        (),
        ("--runs", "1", "--cases", "400"),
        (Reading("one of a thousand cases by the command line", ("ms_each",), 2.0, "ms"),),
    ),
    Bench(
        "memory",
        (),
        ("--runs", "1", "--intakes", "1"),
        (
            Reading("memory at rest after the start / the smallest window with an ORM", ("ratio_idle",), 1.3),
            Reading("memory after 20 intakes with photos and papers / the same", ("ratio_busy",), 1.3),
        ),
    ),
    Bench(
        "pdf",
        (),
        ("--fresh", "1", "--warm", "2"),
        (
            Reading("first notice with three photos, fresh process / bare canvas", ("ratio_first",), 1.2),
            Reading("next notice / bare canvas", ("ratio_warm",), 1.6),
        ),
    ),
    Bench(
        "photo_import",
        (),
        ("--photos", "1", "--rounds", "1"),
        (Reading("taking in a 12-megapixel photo / hash, copy, draft thumbnail", ("ratio",), 1.3),),
    ),
    Bench(
        "roll",
        (),
        ("--fresh", "1", "--warm", "2"),
        (
            Reading("first receipt on 80 mm, fresh process / PDFium and Pillow alone", ("ratio_first",), 1.6),
            Reading("next receipt from page to dots", ("ms_warm",), 400.0, "ms"),
        ),
    ),
    Bench(
        "sealing",
        (),
        ("--entries", "20", "--rounds", "2"),
        (
            Reading("an intake written as a line, sealed / in clear", ("ratio", "write"), 3.0),
            Reading("an intake read, sealed / in clear", ("ratio", "read"), 2.0),
            Reading("bytes of an intake, sealed / in clear", ("ratio", "bytes"), 1.3),
            Reading("a ticket saved, freed pages overwritten / left", ("overwriting", "save"), 1.2),
            Reading("a draft kept and deleted, the same", ("overwriting", "draft"), 1.2),
        ),
    ),
    Bench(
        "sign_in",
        (),
        ("--runs", "1"),
        (
            Reading("signing in by PIN, p95", ("ms_p95",), 500.0, "ms"),
            Reading("signing in / argon2-cffi's own check alone", ("ratio",), 1.3),
        ),
    ),
    Bench(
        "start",
        ("--tickets", "20000"),
        ("--runs", "1", "--tickets", "1000"),
        (
            Reading(
                "first window / the same that calls SQLAlchemy", ("ratios", "window / orm (at most 1.5)"), 1.5
            ),
            Reading(
                "first window / menus and a table of 50 rows", ("ratios", "window / table (at most 1.5)"), 1.5
            ),
            Reading("queue on screen / the same", ("ratios", "queue / table (at most 2.0)"), 2.0),
        ),
    ),
    Bench(
        "store_fill",
        (STORE, "--tickets", "100000", "--rebuild"),
        (STORE, "--tickets", "300", "--rebuild"),
        (
            Reading("importing tickets / executemany of the same rows", ("import_to_peer",), 2.0),
            Reading("rebuilding what is derived / executemany of it", ("rebuild_to_peer",), 2.0),
            Reading("importing / sealing, cutting and executemany", ("import_to_peer_with_work",), 2.0),
            Reading("rebuilding / unsealing, cutting and executemany", ("rebuild_to_peer_with_work",), 2.0),
        ),
    ),
    Bench(
        "store_query",
        (STORE,),
        (STORE, "--rounds", "10"),
        (
            Reading("a page of the queue, p50 / plain sqlite3", ("queue", "ours_to_sqlite3_p50"), 1.6),
            Reading("a page with every record made / bare tuples", ("queue", "records_to_tuples_p50"), 1.6),
            Reading(
                "a page with every record made / sqlite3 with records", ("queue", "with_records_p50"), 1.6
            ),
            Reading("search, worst kind of word, p50 / index of pairs", ("search", EACH, "ratio_p50"), 2.0),
            Reading(
                "search with every record made / bare tuples", ("search", EACH, "records_to_tuples_p50"), 2.0
            ),
            Reading(
                "search with every record made / pairs with records",
                ("search", EACH, "with_records_p50"),
                2.0,
            ),
            Reading(
                "search, worst kind of word, p95", ("search", EACH, "ours with records", "p95"), 10.0, "ms"
            ),
        ),
    ),
    Bench(
        "store_save",
        ("--store", STORE),
        ("--saves", "5"),
        (
            Reading(
                "taking in a ticket, p50 / three pages written and flushed",
                ("ratios", "intake_to_floor_p50"),
                5.5,
            ),
            Reading("taking in a ticket, p99 / one row by the ORM", ("ratios", "intake_to_orm_p99"), 3.0),
        ),
    ),
    Bench(
        "sync",
        ("--parts", "backlog,pull", "--runs", "1"),
        ("--parts", "backlog,pull,desks,line,long", "--runs", "1")
        + ("--entries", "40", "--files", "2", "--desks", "2"),
        (
            Reading(
                "a backlog of 10,000 entries and 500 photos, all of it",
                ("backlog", "found", "ours", "wall_s"),
                3.0,
                "s",
            ),
            Reading("an entry sent, received and judged", ("backlog", "ms_an_entry"), 0.2, "ms"),
            Reading("a photo sent, received and kept", ("backlog", "ms_a_file"), 5.12, "ms"),
            Reading("bytes on the wire / payload", ("backlog", "wire"), 1.0),
            Reading("memory of the desk", ("backlog", "found", "ours", "desk_mb"), 120.0, "MB"),
            Reading("memory of head office", ("backlog", "found", "ours", "office_mb"), 150.0, "MB"),
            Reading("a pass with nothing to do", ("backlog", "found", "ours", "nothing_to_do_s"), 0.1, "s"),
            Reading("its requests", ("backlog", "found", "ours", "nothing_to_do_calls"), 2.0, "requests"),
            Reading("an entry of another desk taken in", ("pull", "ms_an_entry"), 0.5, "ms"),
        ),
    ),
    Bench(
        "table_view",
        (),
        ("--rows", "5000", "--repeat", "1"),  # fewer rows and the last steps would have nowhere to go
        (
            Reading("first screen of a million rows / table of constants", ("ratio", "first"), 2.0),
            Reading("a turn of the wheel / table of constants", ("ratio", "wheel_p50"), 1.3),
            Reading("a page / table of constants", ("ratio", "page_p50"), 1.3),
            Reading("a jump / table of constants", ("ratio", "jump_p50"), 1.3),
            Reading("memory of table and model", ("ticket_table", "memory_mb"), 70.0, "MB"),
        ),
    ),
)


def values_at(report: Any, path: tuple[str, ...]) -> Iterator[float]:
    """Every value of `report` that `path` leads to."""
    if not path:
        yield float(report)
    elif isinstance(report, dict):
        keys = report if path[0] == EACH else [path[0]] if path[0] in report else []
        for key in keys:
            yield from values_at(report[key], path[1:])


def run(bench: Bench, folder: Path, *, small: bool) -> Any:
    """The report of one measurement, run in a process of its own. Raises subprocess.CalledProcessError."""
    words = [str(folder) if word == STORE else word for word in (bench.small if small else bench.usual)]
    command = [sys.executable, "-m", f"tests.bench.{bench.name}", *words]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def lines(bench: Bench, report: Any, *, small: bool) -> Iterator[dict[str, object]]:
    """One line per reading; no verdict at small size."""
    for reading in bench.readings:
        value = max(values_at(report, reading.path))
        yield {
            "bench": bench.name,
            "what": reading.what,
            "value": value,
            "unit": reading.unit,
            "target": reading.target,
            "met": None if small else value <= reading.target,
        }


def main() -> None:
    """Run, print each line as soon as it is known."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    parser.add_argument("name", nargs="*")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for bench in BENCHES:
            if chosen.name and bench.name not in chosen.name:
                continue
            report = run(bench, Path(folder) / "store", small=chosen.small)
            for line in lines(bench, report, small=chosen.small):
                print(json.dumps(line, ensure_ascii=False), flush=True)  # noqa: T201 - the result


if __name__ == "__main__":
    main()
