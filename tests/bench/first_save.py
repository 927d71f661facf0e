"""The first intake that a process saves, against its second: what is loaded late must be there before.

    python -m tests.bench.first_save [--runs 10]

Starts the program on a fresh copy of the demo store, types an intake by keys as soon as the queue has the
keyboard, and looks at the screen the way a person does: when the form is empty again (it answered), and
when the green line says 已保存. By then receipt and label are rendered and kept, too. The same intake again
in the same process is the peer. Prints one JSON object: milliseconds from Enter as least, median and p95,
`work` being processor time; ratios of medians.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from shutil import copytree

import psutil

from app.demo import demo_desk, make_demo
from tests.bench._screen_eye import Eye
from tests.journeys.expect import saved, typed
from tests.journeys.ledger import numbers
from tests.journeys.screen import Desk
from tests.journeys.test_clerks_day import type_kettle
from tests.xvfb import virtual_screen

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 30.0
PAPERS = ["receipt", "label"]


def intake(desk: Desk, words: str) -> None:
    """Everything up to the last Enter."""
    type_kettle(desk)
    desk.write(words)
    desk.press("Return", "Return")
    desk.write("2")
    desk.press("Return", "Return")
    desk.write("壶身、底座")
    typed(desk, "底座")
    desk.press("Return")


def save(desk: Desk, eye: Eye) -> dict[str, float]:
    """Milliseconds from Enter to the empty form, to 已保存."""
    if is_saved(eye):
        raise SystemExit("the line of the save before is still there")
    known, before = len(numbers(desk.store)), problem(eye)
    worked, started = work_ms(desk), time.perf_counter()
    desk.press("Return")
    times = {"answered": _until(lambda: problem(eye) != before, started)}
    times["saved"] = _until(lambda: is_saved(eye), started)
    times["work"] = work_ms(desk) - worked
    papers = [document.kind for document in saved(desk, known).documents]
    if papers != PAPERS:
        raise SystemExit(f"saved without its papers: {papers}")
    return times


def work_ms(desk: Desk) -> float:
    """Processor time of the program so far, in steps of 10 ms: another program hardly changes it."""
    if desk.process is None:
        raise SystemExit("the program is not running")
    times = psutil.Process(desk.process.pid).cpu_times()
    return (times.user + times.system) * 1000


def problem(eye: Eye) -> bytes:
    """The part of the form that holds the customer's words."""
    return eye.pixels(165, 435, 400, 50)


def is_saved(eye: Eye) -> bool:
    """Whether the strip with the new number stands above the buttons: green, where nothing else is."""
    seen = (eye.colour(1335, y) for y in range(600, 691, 10))
    return any(green > red + 4 for red, green, _ in seen)


def _until(happened: Callable[[], bool], started: float) -> float:
    while not happened():
        if time.perf_counter() - started > LIMIT_S:
            raise SystemExit("the intake was not saved")
    return (time.perf_counter() - started) * 1000


def measure(runs: int, folder: Path, display: str) -> dict[str, object]:
    """Every run is a process of its own."""
    store = folder / "store"
    make_demo(store, until=datetime(2026, 11, 20, 10, tzinfo=demo_desk().tz), frozen=True)
    eye = Eye(display)
    found: dict[str, list[float]] = {}
    for run in range(runs):
        desk = Desk(display, copytree(store, folder / f"{run}"), folder / "home", ROOT)
        try:
            desk.start()
            for turn in ("first", "second"):
                intake(desk, f"{turn} {run}")
                for what, value in save(desk, eye).items():
                    found.setdefault(f"{turn} {what}", []).append(value)
        finally:
            code = desk.close()
        if code or desk.output():
            raise SystemExit(f"ended with {code}: {desk.output()}")
    medians = {name: statistics.median(values) for name, values in found.items()}
    return {
        "runs": runs,
        "ms": {name: [round(min(v)), round(medians[name]), round(p95(v))] for name, v in found.items()},
        "ms_p95": {name: round(p95(values)) for name, values in found.items()},
        "first_to_second": round(medians["first saved"] / medians["second saved"], 2),
        "first_to_second_work": round(medians["first work"] / medians["second work"], 2),
    }


def p95(values: list[float]) -> float:
    """The value that one in twenty exceeds; of few values the greatest."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=10)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, virtual_screen("-br") as display:
        print(json.dumps(measure(wanted.runs, Path(folder), display), indent=1))  # noqa: T201 - the measurement speaks by printing


if __name__ == "__main__":
    main()
