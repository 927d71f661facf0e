"""Before a store is opened it is encrypted as a whole, or laid in clear: how far that is, while one waits."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, stand_in_the_middle
from app.ui.kit.progress import BusyLine
from app.ui.kit.text import Text
from app.ui.override import override
from app.ui.parts.tasks import Tasks
from app.ui.screens.first_start.presenter import StoppedError, stoppable
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.window.program import Program

_WIDTH = 720


class FormPage(Page):
    """Signal `ended` carries the error that stopped it, or None. Closing the window stops it too; the next
    start begins again.
    """

    ended = Signal(object)
    _told = Signal(object, object)

    def __init__(self, program: Program, tasks: Tasks, folder: Path, *, sealed: bool) -> None:
        super().__init__()
        self._program = program
        self._tasks = tasks
        self._folder = folder
        self._stop = Event()
        self._words = self.tr("Encrypting the data") if sealed else self.tr("Laying the data in clear")
        self.line = BusyLine()
        self.state = Text("", "note")
        self.later = Button(self.tr("Not now"), key="Esc")
        self.later.clicked.connect(self.stop)
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._build()

    @override
    def title(self) -> str:
        return self._words

    @override
    def actions_now(self) -> Actions:
        return Actions([KeyAction("Esc", self.tr("Not now"), self.stop)])

    @override
    def first_focus(self) -> QWidget:
        return self.later

    @override
    def on_leave(self) -> None:
        self._stop.set()

    def begin(self) -> None:
        """Copy, compare, change over."""
        self.line.show_busy(self._words)
        folder, stores = self._folder, self._program.stores
        progress = stoppable(self._told.emit, self._stop)
        self._tasks.run_command(
            lambda: stores.give_form(folder, progress),
            lambda _: self.ended.emit(None),
            self._failed,
            owner=self,
        )

    def stop(self) -> None:
        """Open the store as it is; the next start asks for it again."""
        self._stop.set()
        self.later.setEnabled(False)

    def _failed(self, error: Exception) -> None:
        self.ended.emit(None if isinstance(error, StoppedError) else error)

    def _show(self, done: int, of: int) -> None:
        self.line.show_share(done / max(of, 1), self._words)
        self.state.setText(self.tr("{0} of {1} MB").format(f"{done / 1e6:,.0f}", f"{of / 1e6:,.0f}"))

    def _build(self) -> None:
        card = Card(self._words)
        words = self.tr(
            "Everything is copied into its new form, compared with the old, and only then the old is erased."
            " Switching the computer off harms nothing: the next start begins again."
        )
        card.add(HintBox(words, "shield-check"))
        card.add(self.line)
        row = QHBoxLayout()
        row.addWidget(self.state)
        row.addStretch(1)
        row.addWidget(self.later)
        card.body.addLayout(row)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addStretch(1)
        column.addWidget(card)
        column.addStretch(2)
        stand_in_the_middle(self, inner, _WIDTH)
