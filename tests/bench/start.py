"""From a click to a window, and to a queue that answers keys: against the smallest windows there can be.

`bare` shows a label; `table` menus, a toolbar and 50 constant rows; `orm` the same window, empty, and 50 rows
by SQLAlchemy as soon as it stands.

    python -m tests.bench.start [--runs 5] [--tickets 2000] [--store FOLDER]

Every run has a home of its own; programs take turns on one Xvfb. Prints one JSON object: medians in
milliseconds and ratios to the peers of the same run. Bytecode is there, as after an installation.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench._screen_eye import Eye
from tests.bench._twins import BARE, ORM, TABLE
from tests.xvfb import virtual_screen

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 40.0


@dataclass(frozen=True)
class Contestant:
    """What is started, and whether it brings `rows` and `answers` keys."""

    command: list[str]
    rows: bool = False
    answers: bool = False


def one(eye: Eye, contestant: Contestant, display: str) -> dict[str, float]:
    """Start a program, watch it, end it."""
    with tempfile.TemporaryDirectory() as home:
        places = {"HOME": home, "XDG_RUNTIME_DIR": home, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("XDG_", "COUNTERFOIL_", "QT_", "PYTHONDONT"))
        }
        started = time.perf_counter()
        program = subprocess.Popen(contestant.command, env={**kept, **places, "LC_ALL": "C.UTF-8"}, cwd=ROOT)
        try:
            seen = {"paint": _until(eye.painted, started)}
            seen["paint cpu"] = _cpu_ms(program.pid)
            if contestant.rows:
                seen["rows"] = _until(eye.rows, started)
                seen["rows cpu"] = _cpu_ms(program.pid)
            if contestant.answers:
                seen["answers"] = _answer(eye, display, program.pid, started)
            return seen
        finally:
            program.send_signal(signal.SIGTERM)
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()


def _until(happened: Callable[[], bool], started: float) -> float:
    """Milliseconds since `started` until it happened."""
    while not happened():
        if time.perf_counter() - started > LIMIT_S:
            raise SystemExit("nothing came onto the screen")
    return (time.perf_counter() - started) * 1000


def _cpu_ms(process: int) -> float:
    """What the program has worked so far: other programs on this computer change it little."""
    times = psutil.Process(process).cpu_times()
    return (times.user + times.system) * 1000


def _answer(eye: Eye, display: str, process: int, started: float) -> float:
    """Press Down until the list moves: without a window manager the focus is given by hand."""
    before = eye.list_now()
    words = ["xdotool", "search", "--onlyvisible", "--pid", str(process), "windowfocus", "key", "Down"]
    subprocess.run(words, env={**os.environ, "DISPLAY": display}, check=False, capture_output=True)
    return _until(lambda: eye.list_now() != before, started)


def make_store(folder: Path, tickets: int) -> None:
    """A store of that many tickets, made by the program itself."""
    command = [sys.executable, "-m", "app", "--store", str(folder), "demo-data", "--tickets", str(tickets)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--tickets", type=int, default=2000)
    parser.add_argument("--store", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, virtual_screen("-br") as display:
        store = wanted.store or Path(scratch) / "store"
        if wanted.store is None:
            make_store(store, wanted.tickets)
        print(json.dumps(measure(store, wanted.runs, display), indent=1))  # noqa: T201 - the measurement speaks by printing


def measure(store: Path, runs: int, display: str) -> dict[str, object]:
    """Medians and ratios of so many rounds, after one that nobody counts."""
    eye = Eye(display)
    python = sys.executable
    contestants = {
        "bare": Contestant([python, "-c", BARE]),
        "table": Contestant([python, "-c", TABLE]),
        "orm": Contestant([python, "-c", ORM], rows=True),
        "desk": Contestant([python, "-m", "app", "--store", str(store)], rows=True, answers=True),
    }
    found: dict[str, list[float]] = {}
    for turn in range(runs + 1):
        for name, contestant in contestants.items():
            for what, value in one(eye, contestant, display).items():
                if turn:
                    found.setdefault(f"{name} {what}", []).append(value)
    medians = {name: statistics.median(values) for name, values in found.items()}
    return {
        "runs": runs,
        "ms": {name: [round(min(v)), round(medians[name]), round(max(v))] for name, v in found.items()},
        "ratios": {
            "window / orm (at most 1.5)": round(medians["desk paint"] / medians["orm paint"], 2),
            "queue / orm": round(medians["desk rows"] / medians["orm rows"], 2),
            "window / table (at most 1.5)": round(medians["desk paint"] / medians["table paint"], 2),
            "queue / table (at most 2.0)": round(medians["desk rows"] / medians["table paint"], 2),
            "answers / table": round(medians["desk answers"] / medians["table paint"], 2),
            "window / bare": round(medians["desk paint"] / medians["bare paint"], 2),
            "window / table, work": round(medians["desk paint cpu"] / medians["table paint cpu"], 2),
            "queue / table, work": round(medians["desk rows cpu"] / medians["table paint cpu"], 2),
        },
    }


if __name__ == "__main__":
    main()
