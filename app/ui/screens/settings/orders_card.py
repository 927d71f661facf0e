"""Print orders that are not done: seen and answered in one place, by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, row_of
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.text import Text
from app.ui.override import override
from app.usecases.left_prints import doubtful
from app.usecases.read_models import PrintJob

_ROW = 26
_MOST_ROWS = 8


class OrdersCard(Card):
    """The keyboard stays in the list: Enter prints the order again, O takes another printer, Del drops it.

    Signals carry a tuple of orders: `again`, `dropped`; `elsewhere` a printer's name too.
    """

    again = Signal(object)
    dropped = Signal(object)
    elsewhere = Signal(object, str)

    def __init__(self, why: Callable[[PrintJob], str]) -> None:
        """`why` is the sentence about an order that failed."""
        super().__init__(QCoreApplication.translate("OrdersCard", "Waiting orders"))
        self._why = why
        self._jobs: tuple[PrintJob, ...] = ()
        self.list = QListWidget()
        self.nothing = Text(self.tr("Nothing waits."), "muted")
        self.print_button = Button(self.tr("Print again"), key="Enter", icon="printer", small=True)
        self.drop_button = Button(self.tr("Drop"), key="Del", icon="trash-2", small=True)
        self.all_button = Button(self.tr("Print all"), small=True)
        self.none_button = Button(self.tr("Drop all"), small=True)
        self.printer = Combo(placeholder=self.tr("Other printer (O)"))
        self._build()
        self.show_orders(())

    def show_orders(self, jobs: Sequence[PrintJob]) -> None:
        """These wait; the current one stays current."""
        current = self.current()
        self._jobs = tuple(jobs)
        self.list.clear()
        for job in self._jobs:
            self.list.addItem(QListWidgetItem(f"{job.number}  →  {job.printer}    {self._state(job)}"))
        ids = [job.id for job in self._jobs]
        self.list.setCurrentRow(ids.index(current.id) if current and current.id in ids else 0)
        self.list.setFixedHeight(_ROW * min(max(len(ids), 1), _MOST_ROWS) + 6)
        self.nothing.setVisible(not ids)
        for widget in self._answers():
            widget.setVisible(bool(ids))

    def show_printers(self, names: Sequence[str]) -> None:
        """Where an order may go instead."""
        self.printer.set_choices([Choice(name, name) for name in names])

    def current(self) -> PrintJob | None:
        """The order the keys mean."""
        row = self.list.currentRow()
        return self._jobs[row] if 0 <= row < len(self._jobs) else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.again)
        elif event.key() == Qt.Key.Key_Delete:
            self._tell(self.dropped)
        elif event.key() == Qt.Key.Key_O:
            self.printer.setFocus()
        else:
            return False
        return True

    def _state(self, job: PrintJob) -> str:
        if doubtful(job):
            return self.tr("Did it print? Look at the printer first.")
        return self._why(job) if job.problem else self.tr("waits for its turn")

    def _tell(self, signal: SignalInstance) -> None:
        job = self.current()
        if job is not None:
            signal.emit((job,))

    def _send_elsewhere(self) -> None:
        job, name = self.current(), self.printer.value()
        if job is not None and name:
            self.printer.set_value(None)
            self.list.setFocus()
            self.elsewhere.emit((job,), name)

    def _answers(self) -> tuple[Button | Combo | QListWidget, ...]:
        buttons = (self.print_button, self.drop_button, self.all_button, self.none_button)
        return (self.list, self.printer, *buttons)

    def _build(self) -> None:
        self.list.setAccessibleName(self.title.text())
        self.list.setProperty("role", "drop")
        self.list.setSpacing(2)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.printer.setAccessibleName(self.tr("Other printer"))
        self.add(self.nothing, self.list)
        row = row_of(self.print_button, self.drop_button, self.printer, stretch=(0, 0, 1))
        row.addWidget(self.all_button)
        row.addWidget(self.none_button)
        self.body.addLayout(row)
        self.print_button.clicked.connect(lambda: self._tell(self.again))
        self.drop_button.clicked.connect(lambda: self._tell(self.dropped))
        self.all_button.clicked.connect(lambda: self.again.emit(self._jobs))
        self.none_button.clicked.connect(lambda: self.dropped.emit(self._jobs))
        self.printer.changed.connect(self._send_elsewhere)
