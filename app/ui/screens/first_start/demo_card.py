"""The big other choice: try it with demo data, made while one watches, stopped by Esc."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.progress import BusyLine
from app.ui.kit.text import IconLabel, Text
from app.ui.parts.tasks import Tasks
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.first_start.presenter import StoppedError, stoppable
from app.ui.theme import Space
from app.ui.window.program import Program


class DemoCard(Card):
    """Signals: `made` the folder of the demo store, `changed` when work began or ended, `problem_met`."""

    made = Signal(str)
    changed = Signal()
    problem_met = Signal(str, object)
    _told = Signal(int, int)

    def __init__(self, program: Program, tasks: Tasks) -> None:
        super().__init__()
        self._program = program
        self._tasks = tasks
        self._stop = Event()
        self.busy = False
        self._there = program.stores.exists(program.places.demo)
        self.button = Button(self._words(), key="F9", icon="lightbulb")
        self.state = Text("", "note", wrap=True)
        self.line = BusyLine()
        self._build()
        self.button.clicked.connect(self.go)
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def go(self) -> None:
        """Make the demo store, or open the one that is there."""
        folder, stores = self._program.places.demo, self._program.stores
        if self.busy:
            return
        if self._there:
            self.made.emit(str(folder))
            return
        self._stop.clear()
        self._set_busy(True)
        self.line.show_busy(self.tr("Making demo data"))
        self.state.setText(self.tr("Making demo data …"))
        progress = stoppable(self._told.emit, self._stop)
        self._tasks.run_command(
            lambda: stores.make_demo(folder, progress), lambda _: self._done(), self._failed, owner=self
        )

    def stop(self) -> None:
        """Make no more of it; what was made is thrown away."""
        self._stop.set()

    def _words(self) -> str:
        return self.tr("Open the demo data") if self._there else self.tr("Try it with demo data first")

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addStretch(1)
        column.addWidget(IconLabel("store", tone="accent", size=44), 0, Qt.AlignmentFlag.AlignHCenter)
        words = (
            Text(self.tr("Just looking?"), "heading"),
            Text(
                self.tr(
                    "A desk with 38 tickets, photos, slips and an invented staff, in a folder of its own."
                    " Nothing in it is real, and your own desk is not touched."
                ),
                "muted",
                wrap=True,
            ),
        )
        for word in words:
            word.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(word)
        column.addSpacing(Space.S)
        column.addWidget(self.button)
        column.addWidget(self.line)
        column.addWidget(self.state)
        column.addStretch(2)
        self.body.addLayout(column, 1)

    def _show(self, done: int, of: int) -> None:
        if self.busy:
            self.line.show_share(done / max(of, 1), self.tr("Making demo data"))
            self.state.setText(self.tr("Step {0} of {1} · Esc stops").format(done, of))

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.button.setEnabled(not busy)
        if not busy:
            self.line.rest()
            self.state.setText("")
        self.changed.emit()

    def _done(self) -> None:
        self._set_busy(False)
        self.made.emit(str(self._program.places.demo))

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, StoppedError):
            self.state.setText(self.tr("Stopped; nothing is left of it."))
        else:
            self.problem_met.emit(*trouble_of(error))
