"""What the program keeps in memory, against the smallest window that has its rows from an ORM.

    python -m tests.bench.memory [--runs 3] [--intakes 20]

`twin` is a window with menus, a toolbar and 50 rows by SQLAlchemy; `idle` the program on the demo store,
left alone after its start; `busy` the same after so many intakes, each with two photos of 12 megapixels, a
receipt and a label. All are looked at some seconds after the last thing they did, with their children.
Prints one JSON object: megabytes of proportional memory (PSS: what is shared counts in parts, so other
programs with Qt on this computer make all values smaller), ratios of medians. Linux alone tells it.
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
from functools import partial
from pathlib import Path
from shutil import copytree
from threading import Event

import psutil

from app.demo import make_demo
from tests.bench._twins import ORM
from tests.bench.photo_import import make_photo
from tests.xvfb import virtual_screen

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 120.0
REST_S = 5.0
"""All that is loaded late is loaded by then."""


def pss_mb(process: int) -> float:
    """Proportional memory of a process and its children."""
    parent = psutil.Process(process)
    return (
        float(sum(each.memory_full_info().pss for each in (parent, *parent.children(recursive=True)))) / 1e6
    )


def one(command: list[str], display: str, home: Path, done: Callable[[int], bool]) -> float:
    """Start a program, wait until it is done and has rested, look, end it."""
    home.mkdir(exist_ok=True)
    kept = {key: os.environ[key] for key in ("PATH", "LD_LIBRARY_PATH") if key in os.environ}
    places = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    program = subprocess.Popen(command, env={**kept, **places, "LC_ALL": "C.UTF-8"}, cwd=ROOT)
    try:
        end = time.monotonic() + LIMIT_S
        while not done(program.pid):
            if program.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"not done: {command}")
            Event().wait(0.1)
        Event().wait(REST_S)
        return pss_mb(program.pid)
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait(20)


def is_shown(display: str, process: int) -> bool:
    """Whether the program has a window on the screen."""
    words = ["xdotool", "search", "--onlyvisible", "--pid", str(process)]
    found = subprocess.run(
        words, env={**os.environ, "DISPLAY": display}, check=False, capture_output=True, text=True
    )
    return bool(found.stdout.strip())


def is_there(done: Path, _: int) -> bool:
    """Whether the program wrote that it is done."""
    return done.exists()


def measure(runs: int, intakes: int, folder: Path, display: str) -> dict[str, object]:
    """Medians of all three, taking turns."""
    store, photo = folder / "store", folder / "photo.jpg"
    make_demo(store)
    make_photo(photo, 1)
    found: dict[str, list[float]] = {"twin": [], "idle": [], "busy": []}
    for run in range(runs):
        used, busy, done = copytree(store, folder / f"{run}"), folder / f"{run}-busy", folder / f"{run}-done"
        copytree(store, busy)
        words = [str(busy), str(photo), str(intakes), str(done)]
        contestants: dict[str, tuple[list[str], Callable[[int], bool]]] = {
            "twin": (["-c", ORM], partial(is_shown, display)),
            "idle": (["-m", "app", "--store", str(used)], partial(is_shown, display)),
            "busy": (["-m", "tests.bench._busy_desk", *words], partial(is_there, done)),
        }
        for name, (command, is_done) in contestants.items():
            found[name].append(one([sys.executable, *command], display, folder / "home", is_done))
    medians = {name: statistics.median(values) for name, values in found.items()}
    return {
        "runs": runs,
        "intakes": intakes,
        "mb": {name: [round(min(v)), round(medians[name]), round(max(v))] for name, v in found.items()},
        "ratio_idle": round(medians["idle"] / medians["twin"], 2),
        "ratio_busy": round(medians["busy"] / medians["twin"], 2),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--intakes", type=int, default=20)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, virtual_screen("-br") as display:
        report = measure(wanted.runs, wanted.intakes, Path(folder), display)
        print(json.dumps(report, indent=1))  # noqa: T201 - the measurement speaks by printing


if __name__ == "__main__":
    main()
