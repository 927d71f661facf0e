"""A desk with a backlog against its head office, beside PouchDB and Anki under the same load.

    python -m tests.bench.sync [--entries 10000] [--files 500] [--per-ticket 8] [--runs 3] [--peers DIR]
    python -m tests.bench.sync --flat [--entries 1000000]
    python -m tests.bench.sync --desks 50 [--entries 200] [--files 2]
    python -m tests.bench.sync --line [--entries 300] [--files 4]

Real stores filled by the real import, a head office served by its own command on SQLite, desks as
processes of their own; everything signed, and on the disk before it is acknowledged. Whoever takes part
takes turns. Prints one JSON object; where something is compared, the same as a table on standard error.

wall            from the start of a pass until everything is there and judged
entries / s     entries until the last is judged, keys of persons included
files MB / s    the lane of files alone
wire            bytes through a relay, both ways and heads included, in a run of its own / payload
floor           writing the same files by two threads, each flushed, renamed, its folder flushed
--flat          what an entry costs at the beginning, in the middle and at the end of one long backlog
--desks         so many desks at once, each with a backlog of its own
--line          through 300 ms there and back, 1 Mbit/s and 1 % of requests reset
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tests.bench import _sync_peers as peers
from tests.bench._sync_load import PHOTO
from tests.bench._sync_relay import Relay
from tests.bench._sync_rig import Progress, copied, desk_at_work, enrol, filled, head_office
from tests.faults.chaos import ChaosProxy
from tests.faults.chaos_rules import Fault, Line, Rule

RTT, BITS, RESETS = 0.3, 1_000_000.0, 0.01


class Row(NamedTuple):
    """A line of the table; `least`: the limit is to be reached, not to be kept below."""

    what: str
    value: float
    unit: str
    limit: float
    peer: float | None = None
    least: bool = False

    def told(self) -> dict[str, Any]:
        """As it is printed."""
        met = self.value >= self.limit if self.least else self.value <= self.limit
        ratio = round(self.value / self.peer, 2) if self.peer else None
        return {**self._asdict(), "ratio": ratio, "met": met}


def one_run(source: Path, folder: Path, load: Mapping[str, Any]) -> dict[str, float]:
    """One backlog from a fresh desk to a fresh head office."""
    desk_folder = copied(source, folder / "desk")
    with head_office(folder / "office") as office:
        enrol(desk_folder, office.url, office.code())
        before = office.cpu
        desk = desk_at_work(desk_folder, "--passes", "3")
        desk.ready()
        desk.go()
        judged = office.wait_judged(int(load["entries"]))
        first, *_, last = desk.passes()
        began = first["began"]
        return {
            "wall_s": max(first["ended"], judged) - began,
            "entries_per_s": load["entries"] / (judged - began),
            "files_mb_per_s": load["file_bytes"] / 1e6 / first["lanes"][1] if load["files"] else 0.0,
            "nothing_to_do_s": last["seconds"],
            "nothing_to_do_calls": last["calls"],
            "desk_mb": last["peak_mb"],
            "office_mb": office.peak_mb,
            "desk_cpu_s": first["cpu"],
            "office_cpu_s": office.cpu - before,
            "calls": first["calls"],
            "hindered": float(bool(first["cause"])),
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
    rows = [each.told() for each in _table(middle["ours"], fastest, wire, files=bool(chosen.files))]
    _show(rows)
    return {
        "load": load,
        "runs": chosen.runs,
        "load_average": round(os.getloadavg()[0], 1),
        "table": rows,
        "ms_an_entry": round(1000 / middle["ours"]["entries_per_s"], 3),
        "ms_a_file": round(load["file_bytes"] / 1e3 / load["files"] / middle["ours"]["files_mb_per_s"], 2)
        if load["files"]
        else 0.0,
        "wire": round(wire, 3),
        "found": {name: _rounded(each) for name, each in middle.items()},
        "wall_each": {name: [round(row["wall_s"], 2) for row in each] for name, each in found.items()},
    }


def _table(ours: Mapping[str, float], peer: Mapping[str, float], wire: float, *, files: bool) -> list[Row]:
    wall = Row("wall, all of it", ours["wall_s"], "s", peer.get("wall_s", 3.0), peer.get("wall_s"))
    speed = ours["entries_per_s"]
    rows = [
        wall,
        Row("entries applied", speed, "1/s", 5000.0, peer.get("entries_per_s"), least=True),
        Row("wire / payload", wire, "ratio", 1.0),
        Row("memory of the desk", ours["desk_mb"], "MB", 120.0, peer.get("desk_mb")),
        Row("memory of head office", ours["office_mb"], "MB", 150.0, peer.get("office_mb")),
        Row("nothing to do", ours["nothing_to_do_s"], "s", 0.1, peer.get("nothing_to_do_s")),
        Row("nothing to do, requests", ours["nothing_to_do_calls"], "", 2.0),
    ]
    if files:
        moved = ours["files_mb_per_s"]
        rows.insert(2, Row("files", moved, "MB/s", 60.0, peer.get("files_mb_per_s"), least=True))
    return [row._replace(value=round(row.value, 3)) for row in rows]


def flat(chosen: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """What an entry costs along one long backlog."""
    load = filled(folder / "desk", entries=chosen.entries, files=0, per_ticket=chosen.per_ticket)
    step = min(10_000, chosen.entries // 2)
    with head_office(folder / "office") as office:
        enrol(folder / "desk", office.url, office.code())
        desk = desk_at_work(folder / "desk")
        with Progress(office, desk) as progress:
            desk.ready()
            desk.go()
            office.wait_judged(load["entries"], 36_000)
            told = desk.passes()[0]
        marks = sorted({2 * step, *(each for each in (100_000,) if each < chosen.entries), chosen.entries})
        costs = {f"up to {last}": progress.cost(last - step, last) for last in marks}
        whole = [each["head office"] + each["desk"] for each in costs.values()]
        return {
            "load": load,
            "us_an_entry": costs,
            "last_to_first": round(whole[-1] / whole[0], 2),
            "desk_mb": told["peak_mb"],
            "office_mb": office.peak_mb,
            "received": told["received"],
            "seconds": told["seconds"],
        }


def crowd(chosen: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Many desks at once."""
    loads = [
        filled(
            folder / f"desk-{number}",
            entries=chosen.entries,
            files=chosen.files,
            per_ticket=chosen.per_ticket,
            number=number,
        )
        for number in range(1, chosen.desks + 1)
    ]
    with head_office(folder / "office") as office:
        for number in range(1, chosen.desks + 1):
            enrol(folder / f"desk-{number}", office.url, office.code())
        before = office.cpu
        desks = [
            desk_at_work(folder / f"desk-{number}", "--until-done") for number in range(1, chosen.desks + 1)
        ]
        for desk in desks:
            desk.ready()
        began = time.time()
        for desk in desks:
            desk.go()
        judged = office.wait_judged(sum(load["entries"] for load in loads))
        told = [desk.passes() for desk in desks]
        ended = max(passes[-1]["ended"] for passes in told)
        each = sorted(passes[-1]["ended"] - began for passes in told)
        return {
            "desks": chosen.desks,
            "entries": sum(load["entries"] for load in loads),
            "file_mb": round(sum(load["file_bytes"] for load in loads) / 1e6, 1),
            "wall_s": round(max(judged, ended) - began, 2),
            "entries_per_s": round(sum(load["entries"] for load in loads) / (judged - began)),
            "desk_s": {"middle": round(median(each), 2), "last": round(each[-1], 2)},
            "passes_hindered": sum(bool(one["cause"]) for passes in told for one in passes),
            "office_mb": office.peak_mb,
            "office_cpu_s": round(office.cpu - before, 2),
            "desk_mb": max(one["peak_mb"] for passes in told for one in passes),
        }


def bad_line(chosen: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """A long, thin line that breaks."""
    load = filled(folder / "desk", entries=chosen.entries, files=chosen.files, per_ticket=chosen.per_ticket)
    rules = [
        Rule(Fault("cut", cut_request=4000), chance=RESETS),
        Rule(Fault("lost", cut_reply=0), chance=RESETS),
    ]
    with ExitStack() as stack:
        office = stack.enter_context(head_office(folder / "office"))
        host, _, port = office.url.removeprefix("http://").partition(":")
        line = Line(rtt=RTT, bits_per_second=BITS)
        proxy = stack.enter_context(ChaosProxy((host, int(port)), seed=chosen.seed, line=line))
        enrol(folder / "desk", proxy.url, office.code())
        proxy.use(*rules)
        desk = desk_at_work(folder / "desk", "--until-done")
        desk.ready()
        desk.go()
        office.wait_judged(load["entries"])
        passes = desk.passes()
    payload = load["entry_bytes"] + load["file_bytes"]
    seconds = passes[-1]["ended"] - passes[0]["began"]
    return {
        "load": load,
        "seconds": round(seconds, 1),
        "line_alone_s": round(payload * 8 / BITS, 1),
        "ratio_line": round(seconds / (payload * 8 / BITS), 2),
        "calls": sum(each["calls"] for each in passes),
        "resets": sum(bool(each) for each in proxy.faults()),
        "passes": len(passes),
        "sent_to_payload": round(sum(each["bytes_sent"] for each in passes) / payload, 2),
    }


def _middle(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: median(row[name] for row in rows) for name in rows[0]}


def _rounded(row: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in row.items()}


def _show(rows: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        bound = "at least" if row["least"] else "at most"
        peer = "–" if row["peer"] is None else f"{row['peer']:g} (ratio {row['ratio']})"
        told = f"{row['what']:26} {row['value']:>10g} {row['unit']:6} {bound} {row['limit']:g}; peer {peer}"
        sys.stderr.write(f"{told}{'' if row['met'] else '   MISSED'}\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int)
    parser.add_argument("--files", type=int)
    parser.add_argument("--per-ticket", type=int, default=8)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--flat", action="store_true")
    parser.add_argument("--desks", type=int, default=0)
    parser.add_argument("--line", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    measure, usual = backlog, (10_000, 500)
    if chosen.flat:
        measure, usual = flat, (1_000_000, 0)
    elif chosen.desks:
        measure, usual = crowd, (200, 2)
    elif chosen.line:
        measure, usual = bad_line, (300, 4)
    chosen.entries = usual[0] if chosen.entries is None else chosen.entries
    chosen.files = usual[1] if chosen.files is None else chosen.files
    with tempfile.TemporaryDirectory() as folder:
        json.dump(measure(chosen, Path(folder)), sys.stdout, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
