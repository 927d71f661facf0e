"""A clerk in a process of its own who takes in, judges and prints without end, until somebody pulls the plug.

``python -m tests.faults.clerk STORE TOLD`` writes each number to TOLD the moment it was returned.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

from app.bootstrap import make_store, opened_store
from app.domain.identity import barcode_check_digit
from app.domain.steps.liability import DetermineLiability
from app.domain.verdicts import Basis, Share
from app.domain.vocabulary import Cause
from app.machine import MachineTime
from app.store.opening import StoreOptions
from app.usecases.desk import Desk, Person
from app.usecases.issue import order_print
from app.usecases.perform import perform
from app.usecases.take_in import take_in
from app.usecases.workplace import Workplace
from tests.domain.cases import START, leaking_kettle

CLERK = Person("林晓敏")
SMALL = StoreOptions(reserve_bytes=1 << 16)
"""A store that sets little aside: the tests copy it many times."""
Tell = Callable[[str], None]


@dataclass
class SteadyTime:
    """A wall clock on one day, so that numbers of many rounds belong to one series."""

    machine: MachineTime = field(default_factory=MachineTime)

    def now(self) -> datetime:
        """The sample morning."""
        return START

    def boot(self) -> str:
        """This boot."""
        return self.machine.boot()

    def mono(self) -> int:
        """Milliseconds since the boot."""
        return self.machine.mono()


def desk() -> Desk:
    """The desk of the sample day."""
    return Desk("2F-01", mall="云汇广场", name="2F 服务台", phone="0571-00000201")


@contextmanager
def at_work(folder: Path) -> Iterator[Workplace]:
    """The store of the sample day, opened."""
    with opened_store(folder, SteadyTime(), SMALL) as (_, workplace):
        yield workplace


def one_case(workplace: Workplace, tell: Tell, serial: int) -> None:
    """Take in, print the receipt, judge, print the notice; tell every number that came back."""
    body = f"690{serial % 10**9:09d}"
    piece = leaking_kettle().goods[0].__class__(name="电水壶", barcode=body + barcode_check_digit(body))
    outcome = take_in(workplace, leaking_kettle(goods=(piece,)), CLERK)
    tell(outcome.ticket.number)
    tell(order_print(workplace, outcome.ticket.id, "receipt", CLERK).document.number)
    judged = DetermineLiability(
        cause=Cause.QUALITY,
        shares=(Share("brand", 100, "美厨"),),
        basis=(Basis("evidence", "照片 1"),),
        conclusion="密封圈开裂",
        suggestion="更换同型号",
    )
    perform(workplace, outcome.ticket.id, judged, CLERK)
    tell(order_print(workplace, outcome.ticket.id, "liability-notice", CLERK).document.number)


def work(folder: Path, told: Path, cases: int | None = None, heard: int | None = None) -> None:
    """Open the store and work; `cases` None is for ever. Each number is one byte on the pipe `heard`."""
    descriptor = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def tell(number: str) -> None:
        os.write(descriptor, f"{number}\n".encode())
        if heard is not None:
            os.write(heard, b".")

    with at_work(folder) as workplace:
        for serial in count() if cases is None else range(cases):
            one_case(workplace, tell, serial)


def prepare(folder: Path) -> None:
    """Make the store."""
    folder.mkdir(parents=True, exist_ok=True)
    make_store(folder, desk(), SMALL)


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)
