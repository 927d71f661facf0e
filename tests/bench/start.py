"""From a click to a window, and to a queue that answers keys: against the smallest windows there can be.

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
from pathlib import Path

import psutil

from tests.xvfb import virtual_screen

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 40.0
DARK = 110
"""A pixel darker than this inside the list is a letter: the outline before it is drawn in light grey."""

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
a = QApplication(sys.argv); w = QMainWindow(); w.setCentralWidget(QLabel("bare")); w.resize(1366, 768)
w.show(); sys.exit(a.exec())
"""

TABLE = """
import sys
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QTableView, QToolBar
class Rows(QAbstractTableModel):
    def rowCount(self, parent=None): return 50
    def columnCount(self, parent=None): return 8
    def data(self, index, role=Qt.DisplayRole):
        return f"row {index.row()} {index.column()}" if role == Qt.DisplayRole else None
a = QApplication(sys.argv); w = QMainWindow(); v = QTableView(); m = Rows(); v.setModel(m)
w.setCentralWidget(v); bar = QToolBar(); w.addToolBar(bar)
for word in ("new", "print", "export", "sync"): bar.addAction(word)
bar.addWidget(QLineEdit())
for word in ("file", "edit", "view", "help"): w.menuBar().addMenu(word).addAction("act")
w.statusBar().showMessage("ready"); w.resize(1366, 768); w.show(); sys.exit(a.exec())
"""


class Eye:
    """Looks at the screen the way a person does."""

    def __init__(self, display: str) -> None:
        os.environ["DISPLAY"] = display
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        from PySide6.QtGui import QGuiApplication

        self._application = QGuiApplication([])
        self._screen = self._application.primaryScreen()

    def pixels(self, left: int, top: int, width: int, height: int) -> bytes:
        """That part of the screen as grey values."""
        from PySide6.QtGui import QImage

        shot = self._screen.grabWindow(0, left, top, width, height).toImage()
        grey = shot.convertToFormat(QImage.Format.Format_Grayscale8)
        return bytes(grey.constBits())  # the picture must outlive the view of its bits

    def painted(self) -> bool:
        """Whether anything is on the screen, which is black without."""
        return any(self.pixels(4, 4, 600, 300))

    def rows(self) -> bool:
        """Whether text stands in the lower part of the list."""
        return any(value < DARK for value in self.pixels(160, 330, 700, 200))

    def list_now(self) -> bytes:
        """The list as it is."""
        return self.pixels(150, 170, 800, 300)


def one(eye: Eye, command: list[str], display: str, *, is_desk: bool) -> dict[str, float]:
    """Start a program, watch it, end it."""
    with tempfile.TemporaryDirectory() as home:
        places = {"HOME": home, "XDG_RUNTIME_DIR": home, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("XDG_", "COUNTERFOIL_", "QT_", "PYTHONDONT"))
        }
        started = time.perf_counter()
        program = subprocess.Popen(command, env={**kept, **places, "LC_ALL": "C.UTF-8"}, cwd=ROOT)
        try:
            seen = {"paint": _until(eye.painted, started)}
            seen["paint cpu"] = _cpu_ms(program.pid)
            if is_desk:
                seen["rows"] = _until(eye.rows, started)
                seen["rows cpu"] = _cpu_ms(program.pid)
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
        "bare": ([python, "-c", BARE], False),
        "table": ([python, "-c", TABLE], False),
        "desk": ([python, "-m", "app", "--store", str(store)], True),
    }
    found: dict[str, list[float]] = {}
    for turn in range(runs + 1):
        for name, (command, is_desk) in contestants.items():
            for what, value in one(eye, command, display, is_desk=is_desk).items():
                if turn:
                    found.setdefault(f"{name} {what}", []).append(value)
    medians = {name: statistics.median(values) for name, values in found.items()}
    return {
        "runs": runs,
        "ms": {name: [round(min(v)), round(medians[name]), round(max(v))] for name, v in found.items()},
        "ratios": {
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
