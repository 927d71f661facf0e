"""How fast the ticket table scrolls a million rows, as ratios to a table of constants in memory.

    python -m tests.bench.table_view [--rows 1000000] [--repeat 3]

Prints one JSON object: medians in milliseconds per way of scrolling for both tables, and ours divided by
the constant one. Each measurement runs in a process of its own, both kinds in turn, so that a busy
machine slows both. The constant table is the limit of any model written in Python: Qt's own delegate,
one row for all places, nothing to read.
"""

import argparse
import gc
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from app.library.files import resource_root
from app.ui.kit.look import Look
from app.ui.kit.paint import paint_chip
from app.ui.override import override
from app.ui.parts.row_source import ClockCell, LevelCell, RowBlock, RowKey, SyncCell, TicketRow
from app.ui.parts.tasks import Tasks
from app.ui.parts.ticket_table import TicketTable

SIZE = (1300, 920)
ROW_HEIGHT = 42
STEPS = {"wheel": 200, "page": 120, "jump": 120}
_NO_PARENT = QModelIndex()
_ROW = (
    "2F01-261120-0028",
    "王建国",
    "电水壶 MK-1508",
    "用了3次就漏水",
    "换货",
    "二级 一般",
    "初判 · 剩 12 分",
    "核查中",
    "林晓敏",
    "待传",
)
_SELECT = "select urgency, id, number, customer, goods, problem, level, left_words, step, owner from ticket"


class ConstantModel(QAbstractTableModel):
    """One row of texts for every place."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return self._rows

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return len(_ROW)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> str | None:
        return None if role else _ROW[index.column()]


class SqliteSource:
    """A `RowSource` over the sample file: a seek by (urgency, id) for each block."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._own = threading.local()

    def _db(self) -> sqlite3.Connection:
        if not hasattr(self._own, "db"):
            self._own.db = sqlite3.connect(self._path)
        db: sqlite3.Connection = self._own.db
        return db

    def count(self) -> int:
        return int(self._db().execute("select tickets from tally").fetchone()[0])

    def anchors(self, size: int) -> Sequence[RowKey]:
        numbered = "select urgency, id, row_number() over (order by urgency, id) as place from ticket"
        return list(
            self._db().execute(f"select urgency, id from ({numbered}) where (place - 1) % ? = 0", (size,))
        )

    def block(self, start: RowKey | None, size: int) -> RowBlock:
        found = (
            self._db()
            .execute(
                f"{_SELECT} where (urgency, id) >= (?, ?) order by urgency, id limit ?",
                (*(start or (-1, 0)), size + 1),
            )
            .fetchall()
        )
        rows = [_row(record) for record in found[:size]]
        return RowBlock(rows, (found[size][0], found[size][1]) if len(found) > size else None)

    def find(self, text: str, after: int) -> int | None:
        return None

    def position(self, number: str) -> int | None:
        return None


def _row(record: tuple[int, int, str, str, str, str, int, str, str, str]) -> TicketRow:
    _, _, number, customer, goods, problem, level, words, step, owner = record
    chip = LevelCell("一级 紧急", "danger") if level == 1 else LevelCell("二级 一般", "info")
    clock = ClockCell(words, "timer", "warn") if level == 1 else ClockCell(words, "calendar-clock")
    return TicketRow(
        number, customer, goods, problem, "换货", chip, clock, step, owner, SyncCell("待传", "info")
    )


def make_file(path: Path, rows: int) -> None:
    """A sample file whose order has nothing to do with the order of entry."""
    chance = random.Random(7)
    db = sqlite3.connect(path)
    db.execute(
        "create table ticket (id integer primary key, urgency integer, number, customer, goods, problem, level integer, left_words, step, owner)"
    )
    places = (
        (place, chance.randrange(1 << 40), f"2F01-{place // 10_000:06}-{place % 10_000:04}", f"客户{place % 977}",
         f"电水壶 MK-{place % 1999}", f"用了{place % 31}次就漏水", place % 7 == 0, f"初判 · 剩 {place % 60} 分", "核查中", "林晓敏")
        for place in range(rows)
    )  # fmt: skip  # one record a line
    db.executemany("insert into ticket values (?,?,?,?,?,?,?,?,?,?)", places)
    db.execute("create table tally as select count(*) as tickets from ticket")  # kept, as in the store
    db.execute("create index ticket_order on ticket (urgency, id)")
    db.commit()
    db.close()


def resident_mb() -> float:
    """Memory of this process in MB; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmRSS"))


class Watch:
    """Waits for paints of one table."""

    def __init__(self, app: QApplication, view: QTableView) -> None:
        self._app, self._view = app, view
        self.painted = 0
        paint = view.paintEvent

        def count_paint(event: object) -> None:
            paint(event)  # type: ignore[arg-type]  # handed through as it came
            self.painted += view.model().rowCount() > 0  # an empty table is not a first screen

        view.paintEvent = count_paint  # type: ignore[method-assign]  # the one place both kinds of table pass

    def wait(self, done: Callable[[], bool], seconds: float) -> None:
        end = time.perf_counter() + seconds
        while not done() and time.perf_counter() < end:
            self._app.processEvents()

    def step(self, position: int) -> float:
        """Scroll to `position`: milliseconds until the frame is painted."""
        bar, before, start = self._view.verticalScrollBar(), self.painted, time.perf_counter()
        if bar.value() == position:
            position += 1
        bar.setValue(position)
        self.wait(lambda: self.painted > before, 1.0)
        return (time.perf_counter() - start) * 1e3


def plain_table(rows: int) -> QTableView:
    """The table of constants, as wide and as high as ours."""
    view = QTableView()
    view.setModel(ConstantModel(rows))
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerItem)
    view.setShowGrid(False)
    view.setWordWrap(False)
    for column in range(len(_ROW)):
        view.setColumnWidth(column, SIZE[0] // len(_ROW))
    return view


def pay_once(look: Look) -> None:
    """What Qt and PySide cost once in a process: in the program the frame around the table has paid it."""
    QTableView().viewport()
    pixmap = look.icons.pixmap("inbox", 16, look.theme.colours.ink)
    painter = QPainter(pixmap)
    paint_chip(painter, look, QRectF(0, 0, 16, 16), "0", "info")
    painter.end()


def measure(kind: str, path: Path, rows: int) -> dict[str, float]:
    """One process, one table: first screen, three ways of scrolling, memory."""
    app = QApplication(sys.argv[:1])
    look = Look(app, resource_root())
    tasks = Tasks(lambda error: sys.exit(repr(error)))
    pay_once(look)
    gc.disable()  # as in the program, which collects by a timer
    before, start = resident_mb(), time.perf_counter()
    ours = kind == "ticket_table"
    view: QTableView = TicketTable(tasks) if ours else plain_table(rows)
    ready = [not ours]
    if isinstance(view, TicketTable):
        view.filled.connect(lambda: ready.append(True))
        view.show_source(SqliteSource(path))
    watch = Watch(app, view)
    view.resize(*SIZE)
    view.show()
    watch.wait(lambda: watch.painted > 0, 10)
    result = {"first": (time.perf_counter() - start) * 1e3}
    watch.wait(lambda: any(ready), 60)
    result["complete"] = (time.perf_counter() - start) * 1e3
    last = view.verticalScrollBar().maximum()
    chance = random.Random(3)
    ways = {
        "wheel": [place * 3 for place in range(1, STEPS["wheel"])],
        "page": [1_000 + place * 20 for place in range(STEPS["page"])],
        "jump": [chance.randrange(last) for _ in range(STEPS["jump"])],
    }
    for way, places in ways.items():
        times = sorted(watch.step(min(place, last)) for place in places)
        result[f"{way}_p50"] = times[len(times) // 2]
        result[f"{way}_p95"] = times[int(len(times) * 0.95)]
    result["memory_mb"] = resident_mb() - before
    tasks.close()
    return result


def run(path: Path, rows: int, repeat: int) -> dict[str, dict[str, float]]:
    """Medians of both tables, measured in turn, and their ratios."""
    runs: dict[str, list[dict[str, float]]] = {"ticket_table": [], "constant": []}
    for _ in range(repeat):
        for kind, results in runs.items():
            command = [
                sys.executable,
                "-m",
                "tests.bench.table_view",
                "--measure",
                kind,
                "--file",
                str(path),
                "--rows",
                str(rows),
            ]
            surroundings = {"QT_QPA_PLATFORM": "offscreen"} | os.environ
            done = subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings)
            results.append(json.loads(done.stdout.splitlines()[-1]))
    medians = {
        kind: {name: round(statistics.median(one[name] for one in results), 2) for name in results[0]}
        for kind, results in runs.items()
    }
    ours, constant = medians["ticket_table"], medians["constant"]
    medians["ratio"] = {name: round(ours[name] / constant[name], 2) for name in ours if constant[name]}
    return medians


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--measure", default="")
    parser.add_argument("--file", type=Path)
    chosen = parser.parse_args()
    if chosen.measure:
        print(json.dumps(measure(chosen.measure, chosen.file, chosen.rows)))  # noqa: T201 - what the parent reads
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tickets.sqlite"
        make_file(path, chosen.rows)
        print(json.dumps(run(path, chosen.rows, chosen.repeat), indent=2))  # noqa: T201 - the result


if __name__ == "__main__":
    main()
