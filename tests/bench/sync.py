"""Synchronisation: a desk with a backlog against its head office, beside PouchDB and Anki under the same load.

    python -m tests.bench.sync [--peers DIR] [--runs 3] [--parts backlog,pull,desks,line,long]
    python -m tests.bench.sync --parts backlog [--entries 10000] [--files 500] [--per-ticket 8]

Real stores filled by the real import, a head office served by its own command on SQLite, desks as
processes of their own; everything signed, and on the disk before it is acknowledged. Whoever takes part
takes turns. Prints one JSON object, and its table on standard error as it grows. All parts take ten minutes.

backlog   10,000 entries and 500 photos of one desk:
          wall: from the start of a pass until everything is there and judged;
          entries / s: until the last is judged, keys of persons included;
          files MB / s: the lane of files;
          these two in a run of their own in which files wait for the entries, as the peers' do;
          wire: bytes through a relay, both ways and heads included, in a run of its own / payload;
          floor: writing the same files by two threads, each flushed, renamed, its folder flushed
pull      a desk that takes in the 10,000 entries of another
desks     50 desks at once, each with a backlog of its own
line      through 300 ms there and back, 1 Mbit/s and 1 % of requests reset
long      a million entries in one pass: what an entry costs at the beginning, in the middle and at the end
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

from tests.bench import _sync_peers as peers
from tests.bench._sync_load import PHOTO
from tests.bench._sync_parts import DESK_MB, OFFICE_MB, SPEED, bad_line, crowd, flat, pull
from tests.bench._sync_relay import Relay
from tests.bench._sync_rig import copied, desk_at_work, enrol, filled, head_office
from tests.bench._sync_rows import Row, show


def one_run(source: Path, folder: Path, load: Mapping[str, Any]) -> dict[str, float]:
    """One backlog from a fresh desk to a fresh head office."""
    desk_folder = copied(source, folder / "desk")
    with head_office(folder / "office") as office:
        enrol(desk_folder, office.url, office.code())
        before = office.cpu
        desk = desk_at_work(desk_folder, "--passes", "3")
        desk.ready()
        desk.go()
        judged = office.wait_judged(int(load["entries"]), desk)
        first, *_, last = desk.passes()
        began = first["began"]
        return {
            "wall_s": max(first["ended"], judged) - began,
            "nothing_to_do_s": last["seconds"],
            "nothing_to_do_calls": last["calls"],
            "desk_mb": last["peak_mb"],
            "office_mb": office.peak_mb,
            "desk_cpu_s": first["cpu"],
            "office_cpu_s": office.cpu - before,
            "calls": first["calls"],
            "hindered": float(bool(first["cause"])),
        }


def one_run_apart(source: Path, folder: Path, load: Mapping[str, Any]) -> dict[str, float]:
    """The same, files after entries: what each of both lanes does by itself."""
    desk_folder = copied(source, folder / "desk")
    with head_office(folder / "office") as office:
        enrol(desk_folder, office.url, office.code())
        desk = desk_at_work(desk_folder, "--apart")
        desk.ready()
        desk.go()
        judged = office.wait_judged(int(load["entries"]), desk)
        (told,) = desk.passes()
        return {
            "wall_s": max(told["ended"], judged) - told["began"],
            "entries_per_s": load["entries"] / (judged - told["began"]),
            "files_mb_per_s": load["file_bytes"] / 1e6 / told["lanes"][1] if load["files"] else 0.0,
        }


def wire_bytes(source: Path, folder: Path) -> int:
    """What goes over the wire for the whole backlog."""
    desk_folder = copied(source, folder / "desk")
    with head_office(folder / "office") as office, Relay(office.url) as relay:
        enrol(desk_folder, relay.url, office.code())
        before = relay.up + relay.down
        desk = desk_at_work(desk_folder)
        desk.ready()
        desk.go()
        desk.passes()
        return relay.up + relay.down - before


def floor(folder: Path, files: int) -> float:
    """Seconds to put so many files on the disk by plain calls, two at a time."""
    folder.mkdir()
    data = os.urandom(PHOTO)

    def put(number: int) -> None:
        part, place = folder / f"{number}.part", folder / f"{number % 16:02d}"
        place.mkdir(exist_ok=True)
        with part.open("wb", buffering=0) as file:
            file.write(data)
            os.fsync(file.fileno())
        part.replace(place / str(number))
        descriptor = os.open(place, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)

    began = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(put, range(files)))
    return time.perf_counter() - began


def backlog(chosen: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """The main comparison."""
    source = folder / "source"
    load = filled(source, entries=chosen.entries, files=chosen.files, per_ticket=chosen.per_ticket)
    turns: dict[str, Callable[[Path], dict[str, float] | None]] = {
        "ours": lambda place: one_run(source, place, load),
        "ours apart": lambda place: one_run_apart(source, place, load),
        "floor": lambda place: {"wall_s": floor(place / "floor", chosen.files)},
    }
    if chosen.peers is not None:
        turns["anki"] = lambda _: peers.anki(chosen.peers, chosen.entries, chosen.files)
        turns["pouch"] = lambda _: peers.pouch(chosen.peers, chosen.entries, chosen.files)
    found: dict[str, list[dict[str, float]]] = {name: [] for name in turns}
    for number in range(chosen.runs):
        for name, turn in turns.items():
            place = folder / f"{name}-{number}"
            place.mkdir()
            told = turn(place)
            if told is not None:
                found[name].append(told)
    middle = {name: _middle(rows) for name, rows in found.items() if rows}
    payload = load["entry_bytes"] + load["file_bytes"]
    wire = wire_bytes(source, folder / "wire") / payload
    fastest = min(
        (middle[name] for name in ("anki", "pouch") if name in middle),
        key=lambda row: row["wall_s"],
        default={},
    )
    ours = {**middle["ours apart"], **middle["ours"]}
    rows = [each.told() for each in _table(ours, fastest, wire, files=bool(chosen.files))]
    return {
        "load": load,
        "runs": chosen.runs,
        "load_average": round(os.getloadavg()[0], 1),
        "table": rows,
        "ms_an_entry": round(1000 / ours["entries_per_s"], 3),
        "ms_a_file": round(load["file_bytes"] / 1e3 / load["files"] / ours["files_mb_per_s"], 2)
        if load["files"]
        else 0.0,
        "wire": round(wire, 3),
        "found": {name: _rounded(each) for name, each in middle.items()},
        "wall_each": {name: [round(row["wall_s"], 2) for row in each] for name, each in found.items()},
    }


def _table(ours: Mapping[str, float], peer: Mapping[str, float], wire: float, *, files: bool) -> list[Row]:
    rows = [
        Row("wall, all of it", ours["wall_s"], "s", peer.get("wall_s", 3.0), peer.get("wall_s")),
        Row("entries applied", ours["entries_per_s"], "1/s", SPEED, peer.get("entries_per_s"), least=True),
        Row("files", ours["files_mb_per_s"], "MB/s", 60.0, peer.get("files_mb_per_s"), least=True),
        Row("wire / payload", wire, "ratio", 1.0),
        Row("memory of the desk", ours["desk_mb"], "MB", DESK_MB, peer.get("desk_mb")),
        Row("memory of head office", ours["office_mb"], "MB", OFFICE_MB, peer.get("office_mb")),
        Row("nothing to do", ours["nothing_to_do_s"], "s", 0.1, peer.get("nothing_to_do_s")),
        Row("nothing to do, requests", ours["nothing_to_do_calls"], "", 2.0),
    ]
    return rows if files else [row for row in rows if row.what != "files"]


def _middle(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: median(row[name] for row in rows) for name in rows[0]}


def _rounded(row: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in row.items()}


class Part(NamedTuple):
    """A part, and how much it usually takes."""

    measure: Callable[[argparse.Namespace, Path], dict[str, Any]]
    entries: int
    files: int = 0


PARTS: Final = {
    "backlog": Part(backlog, 10_000, 500),
    "pull": Part(pull, 10_000),
    "desks": Part(crowd, 200, 2),
    "line": Part(bad_line, 300, 4),
    "long": Part(flat, 1_000_000),
}


def measured(chosen: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """The parts chosen, one after the other, and one table of all."""
    found: dict[str, dict[str, Any]] = {}
    for name in chosen.parts.split(","):
        part = PARTS[name]
        sized = argparse.Namespace(**vars(chosen))
        sized.entries = part.entries if chosen.entries is None else chosen.entries
        sized.files = part.files if chosen.files is None else chosen.files
        place, began = folder / name, time.monotonic()
        place.mkdir()
        found[name] = part.measure(sized, place)
        found[name]["took_s"] = round(time.monotonic() - began)
        show(found[name]["table"])
        shutil.rmtree(place)
    return {"table": [row for each in found.values() for row in each["table"]], **found}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--parts", default=",".join(PARTS), help="which, in that order")
    parser.add_argument("--entries", type=int)
    parser.add_argument("--files", type=int)
    parser.add_argument("--per-ticket", type=int, default=8)
    parser.add_argument("--desks", type=int, default=50)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        json.dump(measured(chosen, Path(folder)), sys.stdout, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
