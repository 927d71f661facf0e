"""How long it takes until a ticket is kept, power cut or not, as ratios to what the disk can do.

    python -m tests.bench.store_save [--saves 400] [--tickets 0]

Prints one JSON object. Contestants take turns in one process: three log pages written
and flushed (the floor), one row by plain sqlite3, one object by SQLAlchemy's ORM, a
ticket taken in by this store (entry, chain, seal, list, search, price list, counter: one
transaction) and a note on a ticket taken in before. `--tickets` fills the store first.
"""

import argparse
import gc
import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import String, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from app.domain.entry import Draft
from app.store.key_places import FolderKeys
from app.store.opening import Store, StoreOptions, open_store
from app.usecases.ports import Transaction
from app.usecases.read_models import QueueFilter
from tests.bench._store_cases import CLERKS, FIRST_DAY, Cases, Clocks, Ids, clock_of, never, opened_at

WARM_UP = 20
COLUMNS = 28
PRAGMAS = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA cache_size=-65536")


class _Base(DeclarativeBase):
    pass


class _Peer(_Base):
    """A ticket as one row of 28 columns with six indexes: what a desk program usually keeps."""

    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    uid: Mapped[str] = mapped_column(unique=True)
    status: Mapped[int] = mapped_column(index=True)
    phone: Mapped[str] = mapped_column(index=True)
    created: Mapped[int] = mapped_column(index=True)
    tail: Mapped[str] = mapped_column(index=True)
    customer: Mapped[str]
    words: Mapped[str]
    address: Mapped[str]


for _name in [f"text{place}" for place in range(COLUMNS - 10)]:
    setattr(_Peer, _name, mapped_column(_name, String, nullable=True))


def floor(folder: Path) -> Callable[[int], None]:
    """Three pages of the log and a flush: less does not make anything durable."""
    descriptor = os.open(folder / "raw", os.O_RDWR | os.O_CREAT, 0o600)
    os.pwrite(descriptor, bytes(4 << 20), 0)
    os.fsync(descriptor)
    flush = getattr(os, "fdatasync", os.fsync)

    def save(turn: int) -> None:
        os.pwrite(descriptor, os.urandom(4120 * 3), turn * 12360 % (3 << 20))
        flush(descriptor)

    return save


def peer_values(cases: Cases, number: int) -> dict[str, object]:
    """The columns of the peers' row."""
    ticket, body = cases.opened(number)
    phone = body.customer.phone or ""
    values: dict[str, object] = {
        "id": number,
        "number": body.number,
        "uid": ticket,
        "status": number % 5,
        "phone": phone,
        "created": number,
        "tail": phone[-4:],
        "customer": body.customer.name,
        "words": body.words,
        "address": body.customer.address or "",
    }
    return values | {f"text{place}": body.goods[0].serial for place in range(COLUMNS - 10)}


def plain(folder: Path) -> Callable[[int], None]:
    """One row by plain sqlite3."""
    engine = create_engine(f"sqlite:///{folder / 'plain.db'}")
    _Base.metadata.create_all(engine)
    engine.dispose()
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    cases = Cases(11)

    def save(turn: int) -> None:
        values = peer_values(cases, turn + 1)
        connection.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" * len(values))
        connection.execute(
            f"INSERT INTO ticket ({', '.join(values)}) VALUES ({marks})", tuple(values.values())
        )
        connection.execute("COMMIT")

    return save


def orm(folder: Path) -> Callable[[int], None]:
    """One object by SQLAlchemy's ORM, a session each."""
    engine = create_engine(f"sqlite:///{folder / 'orm.db'}")

    def prepare(connection: sqlite3.Connection, _: object) -> None:
        for pragma in PRAGMAS:
            connection.execute(pragma)

    event.listen(engine, "connect", prepare)
    _Base.metadata.create_all(engine)
    cases = Cases(12)

    def save(turn: int) -> None:
        with Session(engine) as session:
            session.add(_Peer(**peer_values(cases, turn + 1)))
            session.commit()

    return save


def ours(store: Store, first: int) -> tuple[Callable[[int], None], Callable[[int], None]]:
    """A ticket taken in, and a note on one taken in before."""
    cases = Cases(first)
    taken: list[str] = []

    def intake(turn: int) -> None:
        ticket, body = cases.opened(first + turn)
        at = opened_at(first + turn)

        def work(tx: Transaction) -> None:
            tx.next_serial("ticket", at.date())
            tx.append(ticket, (Draft(body),), at, CLERKS[turn % len(CLERKS)])

        store.journal.transact(work)
        taken.append(ticket)

    def note(turn: int) -> None:
        at, draft = opened_at(first + turn), cases.note()
        ticket = taken[turn // 2]
        store.journal.transact(lambda tx: tx.append(ticket, (draft,), at, CLERKS[0]))

    return intake, note


def quantile(times: list[float], share: float) -> float:
    """That quantile, in milliseconds."""
    ordered = sorted(times)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 4)


def measure(contestants: dict[str, Callable[[int], None]], saves: int) -> dict[str, dict[str, float]]:
    """Every contestant in turn, `saves` times."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    gc.collect()
    for turn in range(saves + WARM_UP):
        for name, save in contestants.items():
            start = time.perf_counter()
            save(turn)
            times[name].append(time.perf_counter() - start)
    return {
        name: {f"p{int(share * 100)}": quantile(each[WARM_UP:], share) for share in (0.5, 0.95, 0.99)}
        for name, each in times.items()
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--saves", type=int, default=400)
    parser.add_argument("--tickets", type=int, default=0)
    parser.add_argument("--folder", type=Path, help="where the contestants write (another disk)")
    parser.add_argument("--store", type=Path, help="a store that store_fill filled, instead of a new one")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        store = open_store(
            chosen.store or folder / "store",
            time=Clocks(),
            ids=Ids(time.time_ns() // 1_000_000_000),
            clock_of=clock_of,
            awaiting_approval=never,
            keys=FolderKeys(chosen.store or folder / "store"),
            options=StoreOptions(reserve_bytes=0),
        )
        if chosen.tickets:
            store.bulk_import(Cases().imports(chosen.tickets))
        store.journal.warm_up()
        before = store.tickets.counts(QueueFilter(FIRST_DAY))["all"]
        intake, note = ours(store, before + 1)
        contestants = {
            "floor": floor(folder),
            "sqlite3": plain(folder),
            "orm": orm(folder),
            "intake": intake,
            "note": note,
        }
        found = measure(contestants, chosen.saves)
        store.close()
    ratios = {
        "intake_to_floor_p50": round(found["intake"]["p50"] / found["floor"]["p50"], 2),
        "note_to_floor_p50": round(found["note"]["p50"] / found["floor"]["p50"], 2),
        "intake_to_orm_p99": round(found["intake"]["p99"] / found["orm"]["p99"], 2),
        "target_intake_to_floor_p50": 5.5,
        "target_intake_to_orm_p99": 3.0,
    }
    json.dump({"tickets": before, "milliseconds": found, "ratios": ratios}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
