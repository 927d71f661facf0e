"""Printers: one for everything or one per document, those without a driver, a test page, and what waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.refusals import ProblemError
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, clear_layout, row_of
from app.ui.kit.chips import Chip
from app.ui.kit.combo import Combo
from app.ui.kit.text import Text
from app.ui.screens.settings.direct_card import DirectCard
from app.ui.screens.settings.document_printers import DocumentPrinters
from app.ui.screens.settings.orders_card import OrdersCard
from app.ui.screens.settings.section import Room, Section
from app.ui.screens.settings.words import medium_label
from app.ui.shell.actions import KeyAction
from app.ui.theme import Tone
from app.usecases.desk_settings import DEFAULT_PRINTER
from app.usecases.evidence_ports import PrintOptions, PrintQueue, QueueState
from app.usecases.left_prints import all_orders, drop_orders, print_again, print_elsewhere
from app.usecases.paper import DocumentKind
from app.usecases.paper_sizes import sheet_name
from app.usecases.read_models import PrintJob
from app.usecases.test_page import printer_test_page
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Equipment:
    """What was found: queues (None: no printing system answers), kinds of document, orders, trays."""

    queues: tuple[PrintQueue, ...] | None
    problem: str
    kinds: tuple[DocumentKind, ...]
    waiting: tuple[PrintJob, ...]
    trays: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def look_at(workplace: Workplace) -> Equipment:
    """Ask the printing system, the typesetter and the store. On a worker: it may take seconds."""
    kinds = tuple(workplace.typesetter.kinds())
    waiting = all_orders(workplace)
    try:
        queues = workplace.printers.queues()
        trays = {queue.name: workplace.printers.trays(queue.name) for queue in queues}
    except ProblemError as problem:
        return Equipment(None, problem.code, kinds, waiting)
    return Equipment(queues, "", kinds, waiting, trays)


class PrintersSection(Section):
    """A choice is kept at once."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._queues: tuple[PrintQueue, ...] = ()
        self.documents = DocumentPrinters()
        self.direct = DirectCard(room.program.sentence)
        self.orders = OrdersCard(self._why)
        self.state = QVBoxLayout()
        self.refresh = Button(self.tr("Look again"), key="F5", icon="refresh-cw")
        self.refresh.clicked.connect(self.look)
        self._build()

    @property
    def printers(self) -> Mapping[str, Combo]:
        """The choice of a printer by its setting."""
        return self.documents.printers

    @property
    def papers(self) -> Mapping[str, Combo]:
        """The choice of a paper by its setting."""
        return self.documents.papers

    @property
    def tests(self) -> Mapping[str, Button]:
        """The buttons for a test page by setting."""
        return self.documents.tests

    def show_values(self, values: Mapping[str, object]) -> None:
        self.documents.show_values(values)
        self.direct.show_printers(values)
        self.look()

    def first_focus(self) -> QWidget:
        return self.printers[DEFAULT_PRINTER]

    def keys(self) -> Sequence[KeyAction]:
        return [
            KeyAction("F5", self.tr("Look again"), self.look),
            KeyAction("F7", self.tr("Waiting orders"), self.orders.list.setFocus),
        ]

    def look(self) -> None:
        """Ask which printers there are."""
        workplace = self.room.services.workplace
        self.ask(lambda: look_at(workplace), self._show, key="printers")

    def _show(self, found: Equipment) -> None:
        self._queues = found.queues or ()
        self.documents.show_found(found.kinds, self._queues, found.trays)
        self.orders.show_printers([queue.name for queue in self._queues])
        self.direct.take_names([queue.name for queue in self._queues if not queue.roll])
        clear_layout(self.state)
        if found.queues is None:
            self.state.addWidget(HintBox(self.room.program.sentence(found.problem, {}), tone="warn"))
        elif not found.queues:
            words = self.tr("No printer is set up on this computer. Add one in the system's settings.")
            self.state.addWidget(HintBox(words, tone="warn"))
        for queue in self._queues:
            self.state.addLayout(self._queue_row(queue))
        for name in self._gone() if found.queues is not None else ():
            gone = self.room.program.sentence("printer_missing", {"printer": name})
            self.state.addWidget(HintBox(gone, tone="warn"))
        self.orders.show_orders(found.waiting)

    def _gone(self) -> Sequence[str]:
        """Printers that are chosen and not there any more."""
        names = {queue.name for queue in self._queues}
        chosen = (combo.value() or "" for combo in self.printers.values())
        return [name for name in dict.fromkeys(chosen) if name and name not in names]

    def _queue_row(self, queue: PrintQueue) -> QHBoxLayout:
        words, tone, icon = self._state_words(queue)
        row = row_of(Text(queue.name, "strong"), Chip(words, tone, icon))
        if queue.is_default:
            row.addWidget(Text(self.tr("the system's own choice"), "note"))
        row.addStretch(1)
        return row

    def _state_words(self, queue: PrintQueue) -> tuple[str, Tone, str]:
        if queue.roll:
            return medium_label(queue.roll), "neutral", "printer"
        if not queue.accepting:
            return self.tr("Takes no orders"), "danger", "circle-alert"
        if queue.trouble:
            return self.room.program.sentence(queue.trouble, {"printer": queue.name}), "warn", "circle-alert"
        if queue.state is QueueState.STOPPED:
            return self.tr("Stopped"), "warn", "pause"
        if queue.state is QueueState.PRINTING:
            return self.tr("Printing"), "info", "printer"
        return self.tr("Ready"), "ok", "check"

    def _why(self, job: PrintJob) -> str:
        return self.room.program.sentence(job.problem, {"printer": job.printer, "number": job.number})

    def _answer(self, about: Sequence[PrintJob], work: Callable[[], object]) -> None:
        """Do what was answered about the orders, and let every page know."""

        def done(_: object) -> None:
            self.look()
            for ticket in {job.ticket for job in about}:
                self.room.services.news.ticket_changed.emit(ticket)

        self.run(work, done)

    def _build(self) -> None:
        printers = Card(self.tr("Printers of this computer"), side=self.refresh)
        printers.body.addLayout(self.state)
        self.put(self.documents, self.orders, printers, self.direct)
        workplace = self.room.services.workplace
        self.documents.chosen.connect(self.keep)
        self.documents.test_wanted.connect(lambda kind: self.print_test(f"printer.{kind}"))
        self.direct.changed.connect(lambda values: self.keep(values, self.look))
        self.direct.test_wanted.connect(self._test_at)
        self.orders.again.connect(lambda jobs: self._answer(jobs, lambda: print_again(workplace, jobs)))
        self.orders.dropped.connect(lambda jobs: self._answer(jobs, lambda: drop_orders(workplace, jobs)))
        self.orders.elsewhere.connect(
            lambda jobs, name: self._answer(jobs, lambda: print_elsewhere(workplace, jobs, name))
        )

    def print_test(self, key: str) -> None:
        """Print a page that shows frame and edges on the paper of that document."""
        kind = key.removeprefix("printer.")
        printer = self.documents.printer_of(kind) or self._default()
        if not printer:
            self.problem_met.emit("printer_missing", {"printer": ""})
            return
        tray = self.documents.trays.get(f"tray.{kind}")
        self._test_at(printer, self.documents.medium_of(kind) or "a4", (tray.value() or "") if tray else "")

    def _test_at(self, printer: str, medium: str = "", tray: str = "") -> None:
        """A test page at that printer, on that paper from that tray; a roll gets one for itself."""
        roll = next((queue.roll for queue in self._queues if queue.name == printer), "")
        page = printer_test_page(roll or medium or "80mm", printer)
        port = self.room.services.workplace.printers

        def sent(_: object) -> None:
            self.say(self.tr("Test page sent to {0}").format(printer))
            if roll:
                self.direct.ask_about(printer)

        options = PrintOptions(media=sheet_name(page), tray=tray, trial=True)
        self.run(lambda: port.submit(printer, page, "test-page", options), sent)

    def _default(self) -> str:
        return next((queue.name for queue in self._queues if queue.is_default), "")
