"""A desk with the real store, the real rules and paper, and a clock that the test sets."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from app.bootstrap import make_store, opened_store
from app.domain.money import Fen
from app.domain.records import Customer, Goods, Problem
from app.domain.refusals import ProblemError
from app.domain.steps.intake import TakeIn
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.ticket import Ticket
from app.domain.verdicts import Basis, Option, Share
from app.domain.vocabulary import Cause, Demand, ProofKind, Role
from app.store.opening import Store, StoreOptions
from app.usecases.desk import Person, make_desk
from app.usecases.evidence_ports import JobState, PrintOptions, PrintQueue, QueueState
from app.usecases.perform import perform
from app.usecases.take_in import take_in
from app.usecases.workplace import Outcome, Workplace
from tests.fakes.machine import FakeTime

CLERK, SUPERVISOR = Person("林晓敏"), Person("吴静", Role.SUPERVISOR)
MANAGER = Person("何立", Role.MANAGER)
NOTHING_ASIDE = StoreOptions(reserve_bytes=0)


class FakePrinters:
    """See `PrinterPort`: queues ``front`` and ``back``; `faults` says which refuse, and how,
    `still` which take everything and stand still, `troubles` what they say of themselves, `removed` which
    are gone; `states` where jobs are that are not done; `down` that nothing answers.
    """

    def __init__(self) -> None:
        self.faults: dict[str, Exception] = {}
        self.sheets: list[tuple[str, str, bytes]] = []
        self.papers: list[str] = []
        self.still: set[str] = set()
        self.troubles: dict[str, str] = {}
        self.removed: set[str] = set()
        self.states: dict[str, JobState] = {}
        self.canceled: list[str] = []
        self.down: ProblemError | None = None
        self.before: Callable[[], None] = lambda: None

    def queues(self) -> tuple[PrintQueue, ...]:
        if self.down is not None:
            raise self.down
        return tuple(
            PrintQueue(name, QueueState.IDLE, True, name == "front", trouble=self.troubles.get(name, ""))
            for name in ("back", "front")
            if name not in self.removed
        )

    def default_queue(self) -> str | None:
        return "front"

    def trays(self, queue: str) -> tuple[str, ...]:
        return ()

    def submit(self, queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        self.before()
        fault = self.faults.get(queue)
        if fault is not None:
            raise fault
        self.sheets.append((queue, title, pdf))
        self.papers.append(options.media)
        return f"{queue}-{len(self.sheets)}"

    def job_state(self, job: str) -> JobState:
        return self.states.get(job, JobState.COMPLETED)

    def stopped(self, job: str) -> bool:
        return job.rpartition("-")[0] in self.still

    def cancel(self, job: str) -> None:
        if self.job_state(job) is not JobState.COMPLETED:
            self.canceled.append(job)
            self.states[job] = JobState.CANCELED

    @property
    def titles(self) -> list[str]:
        """What was printed, in its order."""
        return [title for _, title, _ in self.sheets]


@dataclass(frozen=True)
class Shop:
    """The desk, opened."""

    store: Store
    work: Workplace
    time: FakeTime
    printers: FakePrinters

    def intake(self, form: TakeIn | None = None, person: Person = CLERK) -> Ticket:
        """Take a case in; the kettle when none is given."""
        return take_in(self.work, form or kettle(), person).ticket

    def judge(self, ticket: Ticket, cause: Cause = Cause.QUALITY, item: str | None = None) -> Outcome:
        """Determine liability, a minute later."""
        self.time.advance(minutes=1)
        return perform(self.work, ticket.id, determination(cause, item), SUPERVISOR)

    def agree(self, ticket: Ticket, remedy: str = "exchange_same_model", item: str | None = None) -> Outcome:
        """Offer and accept a plan, a minute later each."""
        self.time.advance(minutes=1)
        perform(self.work, ticket.id, OfferPlan((Option(remedy, amount=Fen(0)),), item=item), CLERK)
        self.time.advance(minutes=1)
        return perform(self.work, ticket.id, AcceptPlan(item=item), CLERK)

    def ticket(self, ticket_id: str) -> Ticket:
        """The ticket as it is now."""
        found = self.work.tickets.ticket(ticket_id)
        assert found is not None
        return found

    def entries(self) -> int:
        """How long the journal is."""
        return self.store.verify().entries


def kettle(**changes: object) -> TakeIn:
    """The leaking kettle of the sample day."""
    form = TakeIn(
        channel="counter",
        customer=Customer("王建国", phone="13800002233", confirmed=True),
        goods=(kettle_goods(),),
        problem=Problem("用了3次就漏水", Demand.EXCHANGE, people_affected=1),
        received_items=("壶身", "底座"),
    )
    return replace(form, **changes)  # type: ignore[arg-type]  # fields of the form, by name


def kettle_goods(name: str = "电水壶") -> Goods:
    """One kettle."""
    return Goods(
        name=name,
        category="kettle",
        brand="美厨",
        model="MK-1508",
        barcode="6901234567892",
        price=Fen(19_900),
        sold_date=date(2026, 11, 8),
        bought_at="counter",
        proof=ProofKind.INVOICE,
    )


def determination(cause: Cause = Cause.QUALITY, item: str | None = None) -> DetermineLiability:
    """A determination with all it needs."""
    party = "customer" if cause is Cause.CUSTOMER else "brand"
    return DetermineLiability(
        cause=cause,
        shares=(Share(party, 100),),
        basis=(Basis("evidence", "现场加水可见渗漏"),),
        conclusion="壶身焊缝渗漏",
        suggestion="换同型号",
        item=item,
    )


def make_shop_folder(folder: Path, code: str = "2F-01") -> None:
    """A store for that desk."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "reserve").write_bytes(b"")
    make_store(folder, make_desk({"code": code, "mall": "云汇广场"}))


@contextmanager
def opened_shop(folder: Path, moment: datetime | None = None) -> Iterator[Shop]:
    """Open the store in `folder` with a clock and printers of the test."""
    time, printers = FakeTime(), FakePrinters()
    time.moment = moment or time.moment
    with opened_store(folder, time, NOTHING_ASIDE) as (store, workplace):
        yield Shop(store, replace(workplace, printers=printers), time, printers)


def copied(source: Path, target: Path) -> Path:
    """A copy of a closed store."""
    shutil.copytree(source, target)
    return target


def silent() -> ProblemError:
    """What a printer that fell silent raises: it may have the pages."""
    return ProblemError("printing_system_down", uncertain="yes")


def minutes(count: int) -> timedelta:
    """That many minutes."""
    return timedelta(minutes=count)
