"""Printers: one for everything or one per document, its paper, a test page, and what waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.refusals import ProblemError
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, clear_layout, row_of
from app.ui.kit.chips import Chip
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.text import Text
from app.ui.screens.settings.section import Room, Section
from app.ui.screens.settings.words import medium_label, setting_label
from app.ui.shell.actions import KeyAction
from app.ui.theme import Space, Tone
from app.usecases.desk_settings import DEFAULT_PRINTER, settings_of, text_of
from app.usecases.evidence_ports import PrintOptions, PrintQueue, QueueState
from app.usecases.left_prints import doubtful, drop_orders, left_prints, print_again
from app.usecases.read_models import PrintJob
from app.usecases.test_page import printer_test_page
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Equipment:
    """What was found: queues (None: the printing system does not answer), media by kind, waiting orders."""

    queues: tuple[PrintQueue, ...] | None
    problem: str
    media: Mapping[str, tuple[str, ...]]
    waiting: tuple[PrintJob, ...]


def look_at(workplace: Workplace) -> Equipment:
    """Ask the printing system, the typesetter and the store. On a worker: it may take seconds."""
    media = {each.kind: each.media for each in workplace.typesetter.kinds()}
    waiting = left_prints(workplace)
    try:
        return Equipment(workplace.printers.queues(), "", media, waiting)
    except ProblemError as problem:
        return Equipment(None, problem.code, media, waiting)


class PrintersSection(Section):
    """Rows made from the list of settings; a choice is kept at once."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._queues: tuple[PrintQueue, ...] = ()
        self._media: Mapping[str, tuple[str, ...]] = {}
        self.printers: dict[str, Combo] = {}
        self.papers: dict[str, Combo] = {}
        self.tests: dict[str, Button] = {}
        self.state = QVBoxLayout()
        self.orders = QVBoxLayout()
        self.refresh = Button(self.tr("Look again"), key="F5", icon="refresh-cw")
        self.refresh.clicked.connect(self.look)
        self._build()

    def show_values(self, values: Mapping[str, object]) -> None:
        for key, combo in (*self.printers.items(), *self.papers.items()):
            combo.set_value(text_of(values, key) or None)
        self.look()

    def first_focus(self) -> QWidget:
        return self.printers[DEFAULT_PRINTER]

    def keys(self) -> Sequence[KeyAction]:
        return [KeyAction("F5", self.tr("Look again"), self.look)]

    def look(self) -> None:
        """Ask which printers there are."""
        workplace = self.room.services.workplace
        self.ask(lambda: look_at(workplace), self._show, key="printers")

    def _show(self, found: Equipment) -> None:
        self._queues, self._media = found.queues or (), found.media
        choices = [Choice(queue.name, queue.name) for queue in self._queues]
        for combo in self.printers.values():
            combo.set_choices(choices)
        for key, combo in self.papers.items():
            media = found.media.get(key.removeprefix("media."), ())
            combo.set_choices([Choice(medium, medium_label(medium)) for medium in media])
            combo.setPlaceholderText(medium_label(media[0]) if media else "")
        clear_layout(self.state)
        if found.queues is None:
            self.state.addWidget(HintBox(self.room.program.sentence(found.problem, {}), tone="warn"))
        elif not found.queues:
            words = self.tr("No printer is set up on this computer. Add one in the system's settings.")
            self.state.addWidget(HintBox(words, tone="warn"))
        for queue in self._queues:
            self.state.addLayout(self._queue_row(queue))
        self._show_orders(found.waiting)

    def _queue_row(self, queue: PrintQueue) -> QHBoxLayout:
        words, tone, icon = self._state_words(queue)
        row = row_of(Text(queue.name, "strong"), Chip(words, tone, icon))
        if queue.is_default:
            row.addWidget(Text(self.tr("the system's own choice"), "note"))
        row.addStretch(1)
        return row

    def _state_words(self, queue: PrintQueue) -> tuple[str, Tone, str]:
        if not queue.accepting:
            return self.tr("Takes no orders"), "danger", "circle-alert"
        if queue.state is QueueState.STOPPED:
            return self.tr("Stopped"), "warn", "pause"
        if queue.state is QueueState.PRINTING:
            return self.tr("Printing"), "info", "printer"
        return self.tr("Ready"), "ok", "check"

    def _show_orders(self, waiting: Sequence[PrintJob]) -> None:
        clear_layout(self.orders)
        if not waiting:
            self.orders.addWidget(Text(self.tr("Nothing waits."), "muted"))
            return
        for job in waiting:
            row = row_of(Text(job.number, "strong"), Text(job.printer, "muted"), Text(self._why(job), "note"))
            row.addStretch(1)
            self.orders.addLayout(row)
        again = Button(self.tr("Print all"), icon="printer")
        drop = Button(self.tr("Drop all"), icon="trash-2")
        workplace = self.room.services.workplace
        again.clicked.connect(lambda: self._answer(waiting, lambda: print_again(workplace, waiting)))
        drop.clicked.connect(lambda: self._answer(waiting, lambda: drop_orders(workplace, waiting)))
        buttons = row_of(again, drop)
        buttons.addStretch(1)
        self.orders.addLayout(buttons)

    def _why(self, job: PrintJob) -> str:
        if doubtful(job):
            return self.tr("Did it print? Look at the printer first.")
        return self.room.program.sentence(job.problem, {"printer": job.printer, "number": job.number})

    def _answer(self, waiting: Sequence[PrintJob], work: Callable[[], object]) -> None:
        """Do what was answered about the orders, and let every page know."""

        def done(_: object) -> None:
            self.look()
            for ticket in {job.ticket for job in waiting}:
                self.room.services.news.ticket_changed.emit(ticket)

        self.run(work, done)

    def _build(self) -> None:
        documents = Card(self.tr("Printer per document"), note=self.tr("empty: as for every document"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        for column, title in enumerate((self.tr("Document"), self.tr("Printer"), self.tr("Paper"))):
            grid.addWidget(Text(title, "label"), 0, column)
        listed = [setting for setting in settings_of("printers") if setting.kind == "printer"]
        for row, setting in enumerate(listed, 1):
            self._printer_row(grid, row, setting.key, setting_label(setting.label))
        documents.body.addLayout(grid)
        printers = Card(self.tr("Printers of this computer"), side=self.refresh)
        printers.body.addLayout(self.state)
        waiting = Card(self.tr("Waiting orders"))
        waiting.body.addLayout(self.orders)
        self.put(documents, printers, waiting)

    def _printer_row(self, grid: QGridLayout, row: int, key: str, label: str) -> None:
        printer = Combo(free=True, placeholder=self.tr("As above") if row > 1 else self.tr("None yet"))
        printer.setAccessibleName(self.tr("Printer for {0}").format(label))
        printer.changed.connect(partial(self._choose, key, printer))
        self.printers[key] = printer
        grid.addWidget(Text(label), row, 0)
        grid.addWidget(printer, row, 1)
        if key != DEFAULT_PRINTER:
            paper = Combo()
            paper.setAccessibleName(self.tr("Paper for {0}").format(label))
            paper_key = key.replace("printer.", "media.", 1)
            paper.changed.connect(partial(self._choose, paper_key, paper))
            self.papers[paper_key] = paper
            grid.addWidget(paper, row, 2)
        test = Button(self.tr("Test page"), icon="printer")
        test.setAccessibleName(self.tr("Test page for {0}").format(label))
        test.clicked.connect(partial(self.print_test, key))
        self.tests[key] = test
        grid.addWidget(test, row, 3)

    def _choose(self, key: str, combo: Combo) -> None:
        self.keep({key: combo.value() or ""})

    def print_test(self, key: str) -> None:
        """Print a page that shows frame and edges on the paper of that document."""
        printer = self.printers[key].value() or self.printers[DEFAULT_PRINTER].value() or self._default()
        if not printer:
            self.problem_met.emit("printer_missing", {"printer": ""})
            return
        medium = self._medium(key.removeprefix("printer."))
        port, name = self.room.services.workplace.printers, printer
        page = printer_test_page(medium, name)
        self.run(
            lambda: port.submit(name, page, "test-page", PrintOptions()),
            lambda _: self.say(self.tr("Test page sent to {0}").format(name)),
        )

    def _medium(self, kind: str) -> str:
        """The paper of a kind of document: as chosen, else the usual one, else A4."""
        paper = self.papers.get(f"media.{kind}")
        return (paper.value() if paper else None) or next(iter(self._media.get(kind, ())), "a4")

    def _default(self) -> str:
        return next((queue.name for queue in self._queues if queue.is_default), "")
