"""A desk with a real store, one window, a printer that remembers, and a ticket page around the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import make_store, opened_store
from app.domain.decide import Action
from app.domain.money import Fen
from app.domain.records import Customer, Goods, Problem
from app.domain.refusals import ProblemError
from app.domain.steps.intake import TakeIn
from app.domain.ticket import Ticket
from app.domain.vocabulary import Demand, PaymentMethod, ProofKind, ProofState, Role
from app.ui.screens.desk_work.hosting import make_work
from app.ui.screens.desk_work.work_area import WorkArea
from app.ui.services import News, Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.destinations import Destination
from app.ui.shell.page import Page
from app.ui.shell.shell import Shell
from app.usecases.desk import Desk, Person
from app.usecases.evidence_ports import JobState, PrintOptions, PrintQueue
from app.usecases.perform import perform
from app.usecases.situation import Situation, situation
from app.usecases.take_in import take_in
from app.usecases.workplace import Workplace
from tests.fakes.machine import FakeTime
from tests.fakes.shop import NOTHING_ASIDE
from tests.ui.kit.keyboard import show_active
from tests.ui.parts.desk_tasks import WatchedTasks, watched_tasks

DESK = Desk("2F-01", mall="云汇广场", name="2F 服务台", phone="0571-88001234")
SPECIALIST = Person("方远", Role.SPECIALIST)
MANAGER = Person("何立", Role.MANAGER)
SETTINGS = {
    "printer.liability-notice": "notices",
    "staff": [{"name": "方远", "role": "specialist"}, {"name": "何立", "role": "manager"}],
}


class FakePrinter:
    """Takes every job; `witness` is asked before a sheet is printed, `broken` refuses."""

    def __init__(self) -> None:
        self.jobs: list[tuple[str, str, bytes]] = []
        self.witness: Callable[[], None] = lambda: None
        self.broken = False

    def queues(self) -> tuple[PrintQueue, ...]:
        return ()

    def default_queue(self) -> str | None:
        return "office"

    def trays(self, queue: str) -> tuple[str, ...]:
        return ()

    def submit(self, queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        if self.broken:
            raise ProblemError("printer_missing", printer=queue)
        self.witness()
        self.jobs.append((queue, title, pdf))
        return f"job-{len(self.jobs)}"

    def job_state(self, job: str) -> JobState:
        return JobState.COMPLETED

    def stopped(self, job: str) -> bool:
        return False

    def cancel(self, job: str) -> None:
        """Nothing is ever waiting."""


class CasePage(Page):
    """The ticket's page as far as the work needs one: it reads anew when something was kept."""

    def __init__(self, services: Services, ticket_id: str) -> None:
        super().__init__()
        self._services = services
        self._ticket_id = ticket_id
        self.work = make_work(services)
        column = QVBoxLayout(self)
        column.addWidget(self.work.widget)
        services.news.ticket_changed.connect(lambda _: self.reload())
        self.area.keys_changed.connect(self.keys_changed)

    @property
    def area(self) -> WorkArea:
        assert isinstance(self.work.widget, WorkArea)
        return self.work.widget

    def actions_now(self) -> Actions:
        keys = ("F7", "F9", "Shift+F9", "F11")
        return Actions(KeyAction(key, key, lambda key=key: self._serve(key)) for key in keys)  # type: ignore[misc]  # mypy infers no default arguments of a lambda

    def first_focus(self) -> QWidget | None:
        return self.area.first_focus()

    def on_enter(self) -> None:
        self.reload()

    def reload(self) -> None:
        workplace, ticket = self._services.workplace, self._ticket_id
        self._services.tasks.run_query(
            lambda: situation(workplace, ticket), self._show, owner=self, key="case"
        )

    def _show(self, found: Situation) -> None:
        before = self.area.current
        self.work.show(found, found.ticket.items[0].id)
        if self.area.current != before:
            self.work.focus()

    def _serve(self, key: str) -> None:
        self.work.serve_key(key)


@dataclass
class Bench:
    """Everything a test of the work desk needs. `problems` are codes that no field showed."""

    qtbot: QtBot
    workplace: Workplace
    services: Services
    tasks: WatchedTasks
    shell: Shell
    printer: FakePrinter
    time: FakeTime
    people: list[Person]
    problems: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until everything asked was answered, answers to answers too."""
        self.qtbot.waitUntil(lambda: self.tasks.busy == 0)
        self.shell.grab()
        self.qtbot.waitUntil(lambda: self.tasks.busy == 0)

    def open(self, page: Page) -> None:
        """Show a page in the window, with the keyboard on it."""
        self.shell.push(page)
        self.settle()

    def open_case(self, ticket_id: str) -> CasePage:
        """Show the work of a ticket."""
        page = CasePage(self.services, ticket_id)
        self.open(page)
        page.work.focus()
        return page

    def do(self, ticket_id: str, *actions: Action, person: Person = SPECIALIST) -> Ticket:
        """Perform actions without a window."""
        for action in actions:
            perform(self.workplace, ticket_id, action, person)
        return self.ticket(ticket_id)

    def ticket(self, ticket_id: str) -> Ticket:
        """The ticket as it is kept now."""
        found = self.workplace.tickets.ticket(ticket_id)
        assert found is not None
        return found

    def entries(self, ticket_id: str) -> list[str]:
        """Types of its entries, oldest first."""
        return [line.type for line in self.workplace.tickets.history(ticket_id)]

    def kettle(self, demand: Demand = Demand.EXCHANGE, **goods: object) -> str:
        """王建国's kettle, bought twelve days ago; the id of the ticket."""
        values: dict[str, object] = {
            "name": "电水壶",
            "category": "kettle",
            "brand": "美厨",
            "model": "MK-1508",
            "price": Fen(19900),
            "sold_date": date(2026, 11, 8),
            "bought_at": "counter",
            "payment_method": PaymentMethod.BANK_CARD,
            "proof": ProofKind.INVOICE,
            "proof_state": ProofState.VALID,
        }
        form = TakeIn(
            channel="counter",
            customer=Customer("王建国", phone="13800002233"),
            goods=(Goods(**{**values, **goods}),),  # type: ignore[arg-type]  # each value fits its own field
            problem=Problem("用了3次就漏水", demand, "quality"),
            received_items=("水壶", "底座"),
        )
        return take_in(self.workplace, form, SPECIALIST).ticket.id


@contextmanager
def bench(qtbot: QtBot, folder: Path, resources: Path) -> Iterator[Bench]:
    """A desk at 2026-11-20 10:02 whose store lies in `folder`."""
    make_store(folder, DESK, NOTHING_ASIDE)
    time, printer, people = FakeTime(), FakePrinter(), [SPECIALIST]
    with opened_store(folder, time, NOTHING_ASIDE) as (_, opened), watched_tasks(qtbot) as tasks:
        opened.settings.put(SETTINGS)
        workplace = replace(opened, printers=printer)
        services = Services(workplace, tasks, say, lambda: people[0], News())
        shell = Shell(
            [Destination("home", "Home", "inbox", Page)],
            say,
            QPixmap(str(resources / "icons" / "counterfoil.png")),
        )
        qtbot.addWidget(shell)
        made = Bench(qtbot, workplace, services, tasks, shell, printer, time, people)
        shell.resize(1366, 768)
        show_active(qtbot, shell)
        shell.open("home")
        yield made
        qtbot.waitUntil(lambda: tasks.busy == 0)  # the window may be gone by now


def say(code: str, params: Mapping[str, str]) -> str:
    """A sentence that a test can read back."""
    return ":".join([code, *(f"{key}={value}" for key, value in sorted(params.items()))])


def message(shell: Shell) -> str:
    """What the window says now."""
    return shell.message_bar.text()


def shown(widgets: Sequence[QWidget]) -> list[bool]:
    """Which of them can be seen."""
    return [widget.isVisible() for widget in widgets]
