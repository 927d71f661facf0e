"""A counter: a real store, a window with the intake page, a printer that only listens, and a clerk's hands."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import make_store, opened_store
from app.domain.decide import Action
from app.domain.money import Fen
from app.domain.records import Customer, Goods, Problem
from app.domain.refusals import ProblemError
from app.domain.steps.intake import TakeIn
from app.domain.ticket import Ticket
from app.domain.vocabulary import Demand
from app.ui.parts.tasks import Tasks
from app.ui.screens.intake.page import IntakePage
from app.ui.services import News, Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.destinations import Destination
from app.ui.shell.shell import Shell
from app.usecases.desk import Person, make_desk
from app.usecases.evidence_ports import JobState, PrintOptions, PrintQueue
from app.usecases.perform import perform
from app.usecases.take_in import take_in
from app.usecases.workplace import Workplace
from tests.fakes.camera import no_camera
from tests.fakes.machine import FakeTime
from tests.fakes.shop import NOTHING_ASIDE
from tests.ui.kit.keyboard import Key, press, show_active, write

CLERK = Person("林晓敏")
KETTLE = Goods(
    name="电水壶", brand="美厨", model="MK-1508", category="kettle", barcode="6901234567892", price=Fen(19900)
)
SOFA = Goods(
    name="三人位布艺沙发",
    brand="云座",
    model="S-880",
    category="furniture_sofa",
    barcode="6965196001375",
    price=Fen(1_280_000),
)


@dataclass
class ListeningPrinter:
    """See `PrinterPort`: remembers what it was handed; refuses while it is `broken`."""

    jobs: list[tuple[str, str]] = field(default_factory=list)
    broken: bool = False

    def queues(self) -> tuple[PrintQueue, ...]:
        return ()

    def default_queue(self) -> str | None:
        return None

    def trays(self, queue: str) -> tuple[str, ...]:
        return ()

    def submit(self, queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        if self.broken:
            raise ProblemError("printer_missing", printer=queue)
        assert pdf.startswith(b"%PDF")
        self.jobs.append((queue, title))
        return str(len(self.jobs))

    def job_state(self, job: str) -> JobState:
        return JobState.COMPLETED

    def stopped(self, job: str) -> bool:
        return False

    def cancel(self, job: str) -> None:
        return None


class Counter:
    """One run of the program at one store. `kill` ends it as a power cut would."""

    def __init__(self, qtbot: QtBot, folder: Path, time: FakeTime) -> None:
        self.qtbot = qtbot
        self.time = time
        self.errors: list[Exception] = []
        self.printer = ListeningPrinter()
        self._open = opened_store(folder, time, NOTHING_ASIDE)
        _, workplace = self._open.__enter__()
        self.work: Workplace = replace(workplace, printers=self.printer)
        self.tasks = Tasks(self.errors.append)
        self.news = News()
        self.problems: list[tuple[str, Mapping[str, str]]] = []
        self.camera = no_camera()
        services = Services(self.work, self.tasks, self.sentence, lambda: CLERK, self.news, self.camera)
        self.page = IntakePage(services)
        self.page.problem_met.connect(lambda code, params: self.problems.append((code, params)))
        self.saved: list[str] = []
        self.page.saved.connect(self.saved.append)
        places = [Destination("intake", "受理", "file-plus", lambda: self.page)]
        self.shell = Shell(places, self.sentence, QPixmap())
        begin = KeyAction("F2", "新受理", lambda: self.news.intake_wanted.emit(""))
        self.shell.set_own_actions(Actions([begin]))
        show_active(qtbot, self.shell)
        self.shell.open("intake")
        self.settle()

    def sentence(self, code: str, params: Mapping[str, str]) -> str:
        return f"{code} {' '.join(params.values())}".strip()

    def settle(self) -> None:
        """Wait until everything ordered is done and shown."""
        self.until(lambda: not self.tasks.busy and not self.page.live.pending)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=10_000)

    def enter(self, *texts: str) -> None:
        """Type each text and press Enter behind it."""
        for text in texts:
            if text:
                write(text)
            press(Key.Key_Return)

    def pick_customer(self, typed: str) -> None:
        """Type into the phone field, wait for the list, take the first of it."""
        write(typed)
        self.settle()
        press(Key.Key_Return)
        self.settle()

    def scan(self, code: str) -> None:
        """The scanner fires."""
        self.news.scanned.emit(code)
        self.settle()

    def focused(self) -> str:
        """Name of the form field with the focus; empty when it is another widget."""
        widget = QApplication.focusWidget()
        for card in self.page.view.cards():
            for name, each in card.fields.items():
                if each.control is widget:
                    return name
        return ""

    def keep_drafts(self) -> None:
        """Let the second pass after which what was typed is kept."""
        intake = self.page.front
        self.until(lambda: intake.kept == (intake.form, intake.parked))

    def ticket(self, number: str) -> Ticket:
        found = self.work.tickets.find(number)
        assert found is not None, number
        ticket = self.work.tickets.ticket(found)
        assert ticket is not None
        return ticket

    def save(self, press_it: Callable[[], None] | None = None) -> Ticket:
        """Press what saves (Enter, unless told otherwise); the ticket it became."""
        (press_it or (lambda: press(Key.Key_Return)))()
        self.until(lambda: bool(self.page.view.saved.number()))
        self.settle()
        return self.ticket(self.page.view.saved.number())

    def earlier(
        self, customer: Customer, goods: Goods, at: str, *then: Action, words: str = "坏了"
    ) -> Ticket:
        """A ticket taken in before today."""
        now = self.time.moment
        self.time.moment = datetime.fromisoformat(f"{at}+08:00")
        form = TakeIn("counter", customer, (goods,), Problem(words, Demand.REPAIR))
        ticket = take_in(self.work, form, CLERK).ticket
        for action in then:
            ticket = perform(self.work, ticket.id, action, CLERK).ticket
        self.time.moment = now
        return ticket

    def kill(self) -> None:
        """The process ends without a word: no page is left, nothing more is kept."""
        self.page.drafting.blockSignals(True)
        self.tasks.close()
        self.shell.hide()
        self.shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._open.__exit__(None, None, None)
        gc.collect()  # here and now: on a worker thread of the next test it would delete Qt objects


def furnish(folder: Path) -> None:
    """A store with its desk and price list."""
    desk = make_desk({"code": "2F01", "mall": "云汇广场", "name": "2F 服务台", "phone": "0571-00000201"})
    make_store(folder, desk, NOTHING_ASIDE)
    with opened_store(folder, None, NOTHING_ASIDE) as (_, workplace):
        workplace.catalogue.put([KETTLE, SOFA])
