"""A workbench for the queue and the ticket: a real store, the frame around one page, a clerk's hands."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import make_store, opened_store
from app.domain.decide import Action
from app.domain.money import Fen
from app.domain.records import Customer, Goods, Problem
from app.domain.steps.intake import TakeIn
from app.domain.ticket import Ticket
from app.domain.vocabulary import Demand, ProofKind, Role
from app.ui.kit.messages import Message
from app.ui.parts.tasks import Tasks
from app.ui.services import News, Services
from app.ui.shell.destinations import Destination
from app.ui.shell.page import Page
from app.ui.shell.shell import Shell
from app.usecases.desk import Person, make_desk
from app.usecases.perform import perform
from app.usecases.read_models import HistoryLine
from app.usecases.take_in import take_in
from tests.fakes.camera import no_camera
from tests.fakes.machine import FakeTime
from tests.fakes.shop import NOTHING_ASIDE, FakePrinters
from tests.ui.kit.keyboard import show_active

CLERK = Person("林晓敏")
MANAGER = Person("何立", Role.MANAGER)
WANG = Customer("王建国", "13800002233", contact_verified_by="shown_phone")
LI = Customer("李先生", "13900005566")
KETTLE = Goods(
    "电水壶",
    brand="美厨",
    model="MK-1508",
    barcode="6901234567892",
    price=Fen(19900),
    proof=ProofKind.INVOICE,
)
SOFA = Goods("三人位布艺沙发", brand="云座", model="S-880", price=Fen(1_280_000))
COOKER = Goods("电饭煲", brand="禾谷", model="FB40", barcode="6905566010408", price=Fen(39900))


class Bench:
    """One run of the program at one store, with a page of the test's choice on the screen."""

    def __init__(self, qtbot: QtBot, folder: Path, time: FakeTime) -> None:
        self.qtbot = qtbot
        self.time = time
        self.person = CLERK
        self.errors: list[Exception] = []
        self.problems: list[tuple[str, Mapping[str, str]]] = []
        self.messages: list[Message] = []
        self.saved: list[str] = []
        self.wanted: list[str] = []
        self._open = opened_store(folder, time, NOTHING_ASIDE)
        self.store, work = self._open.__enter__()
        self.printers = FakePrinters()
        self.work = replace(work, printers=self.printers)
        self.tasks = Tasks(self.errors.append)
        self.news = News()
        self.news.ticket_wanted.connect(self.wanted.append)
        self.camera = no_camera()
        self.services = Services(
            self.work, self.tasks, self.sentence, lambda: self.person, self.news, self.camera
        )
        self.shell: Shell | None = None

    def sentence(self, code: str, params: Mapping[str, str]) -> str:
        return f"{code} {' '.join(params.values())}".strip()

    def show(self, make: Callable[[Services], Page], width: int = 1366, height: int = 768) -> Page:
        """Put a page on the screen."""
        page = make(self.services)
        page.problem_met.connect(lambda code, params: self.problems.append((code, params)))
        page.message_ready.connect(self.messages.append)
        page.saved.connect(self.saved.append)
        self.shell = Shell([Destination("here", "工单", "inbox", lambda: page)], self.sentence, QPixmap())
        self.shell.resize(width, height)
        show_active(self.qtbot, self.shell)
        self.shell.open("here")
        self.settle()
        return page

    def settle(self) -> None:
        """Wait until everything ordered is done and shown."""
        self.qtbot.waitUntil(lambda: not self.tasks.busy, timeout=10_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.tasks.busy, timeout=10_000)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=10_000)

    def ticket(
        self,
        customer: Customer = WANG,
        *goods: Goods,
        words: str = "用了3次就漏水",
        demand: Demand = Demand.EXCHANGE,
        minutes_ago: float = 5,
        then: tuple[Action, ...] = (),
        received: tuple[str, ...] = ("壶身", "底座"),
    ) -> Ticket:
        """A ticket taken in some minutes ago."""
        now = self.time.moment
        self.time.moment = now - timedelta(minutes=minutes_ago)
        form = TakeIn("counter", customer, goods or (KETTLE,), Problem(words, demand, "quality"), received)
        ticket = take_in(self.work, form, CLERK).ticket
        for action in then:
            ticket = perform(self.work, ticket.id, action, self.person).ticket
        self.time.moment = now
        return ticket

    def now(self, ticket: Ticket) -> Ticket:
        """The ticket as it stands."""
        found = self.work.tickets.ticket(ticket.id)
        assert found is not None
        return found

    def history(self, ticket: Ticket) -> list[HistoryLine]:
        return list(self.work.tickets.history(ticket.id))

    def last(self, ticket: Ticket) -> HistoryLine:
        return self.history(ticket)[-1]

    def at(self, text: str) -> None:
        """It is that moment at the desk."""
        self.time.moment = datetime.fromisoformat(f"{text}+08:00")

    def close(self) -> None:
        """No thread, no page is left."""
        self.tasks.close()
        if self.shell is not None:
            self.shell.hide()
            self.shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._open.__exit__(None, None, None)
        gc.collect()  # here and now: on a worker thread of the next test it would delete Qt objects


def furnish(folder: Path) -> None:
    """A store with its desk and staff."""
    desk = make_desk({"code": "2F01", "mall": "云汇广场", "name": "2F 服务台", "phone": "0571-00000201"})
    make_store(folder, desk, NOTHING_ASIDE)
    with opened_store(folder, None, NOTHING_ASIDE) as (_, workplace):
        staff = [{"name": "林晓敏", "role": "clerk"}, {"name": "何立", "role": "manager"}]
        workplace.settings.put({"staff": staff})
