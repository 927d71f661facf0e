"""What belongs to the desk and not to a ticket: settings, price list, orders to print.

Reads on a connection of its own, writes on the writer's thread.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from app.domain.records import Goods
from app.domain.refusals import InputError
from app.store.connecting import Readers
from app.store.goods_records import goods_from, goods_record
from app.store.moments import from_stored
from app.store.problems import problems_told
from app.store.setting_rows import put_settings, read_setting, setting_value
from app.store.writer import CanWrite, Work
from app.usecases.read_models import GoodsHit, PrintJob

T = TypeVar("T")


@dataclass(frozen=True)
class Access:
    """Both ways into the database."""

    readers: Readers
    writer: CanWrite
    folder: Path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read on."""
        with problems_told(self.folder), self.readers.connection() as connection:
            yield connection

    def write(self, work: Work[T]) -> T:
        """Run `work` in a durable transaction on the writer's thread."""
        return self.writer.run(work)


class StoreSettings:
    """Settings of this store, small JSON values by key."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def get(self, key: str) -> object:
        """The value, None when it was never set."""
        with self._access.reading() as connection:
            return read_setting(connection, key)

    def put(self, values: Mapping[str, object]) -> None:
        """Set values, all of them or none."""
        self._access.write(lambda connection: put_settings(connection, values))

    def all(self) -> Mapping[str, object]:
        """Every value."""
        with self._access.reading() as connection:
            rows = connection.execute("SELECT key, value FROM setting ORDER BY key").fetchall()
        return {key: setting_value(value) for key, value in rows}


class StoreCatalogue:
    """Goods by barcode: the price list, and what tickets taught."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def goods(self, barcode: str) -> GoodsHit | None:
        """What is known under that barcode; `source` is ``list``, ``office`` or ``ticket``."""
        with self._access.reading() as connection:
            row = connection.execute(
                "SELECT record, source FROM goods WHERE barcode = ?", (barcode.strip(),)
            ).fetchone()
        return None if row is None else GoodsHit(goods_from(row[0]), row[1])

    def put(self, goods: Iterable[Goods]) -> int:
        """Take goods into the price list (replacing those of the same barcode); how many."""
        rows = [(each.barcode, goods_record(each)) for each in goods if each.barcode]
        self._access.write(
            lambda connection: connection.executemany(
                "INSERT INTO goods (barcode, record, source) VALUES (?, ?, 'list') ON CONFLICT (barcode)"
                " DO UPDATE SET record = excluded.record, source = excluded.source",
                rows,
            )
        )
        return len(rows)


_PRINT_COLUMNS = (
    "id, ticket, document, number, pdf_sha256, printer, copies, state, created_at, problem, taken"
)


class StorePrintQueue:
    """Orders to print, kept across restarts."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def waiting(self) -> tuple[PrintJob, ...]:
        """Orders not carried out yet, oldest first; failed ones among them, to be tried again."""
        return self._in("state IN ('queued', 'failed')")  # in these words: the index is over them

    def held(self) -> tuple[PrintJob, ...]:
        """Orders that a crash left behind, until somebody says whether they printed; oldest first."""
        return self._in("state = 'held'")

    def sent(self) -> tuple[PrintJob, ...]:
        """Orders that a printing system has, as far as anybody saw; oldest first."""
        return self._in("state = 'sent'")

    def _in(self, condition: str) -> tuple[PrintJob, ...]:
        with self._access.reading() as connection:
            rows = connection.execute(
                f"SELECT {_PRINT_COLUMNS} FROM print_job"  # noqa: S608 - own words only
                f" WHERE {condition} ORDER BY created_at, id"
            ).fetchall()
        return tuple(_print_job(row) for row in rows)

    def mark(self, job_id: str, state: str, problem: str = "", *, printer: str = "", taken: str = "") -> None:
        """Set the state of an order, and with a `printer` where it went instead.

        Raises InputError naming ``job`` when there is no such order.
        """
        changed = self._access.write(
            lambda connection: (
                connection.execute(
                    "UPDATE print_job SET state = ?, problem = ?, taken = ?,"
                    " printer = CASE ? WHEN '' THEN printer ELSE ? END WHERE id = ?",
                    (state, problem, taken, printer, printer, job_id),
                ).rowcount
            )
        )
        if changed == 0:
            raise InputError("no_such_print_job", "job", value=job_id)


def _print_job(row: tuple[Any, ...]) -> PrintJob:
    job, ticket, document, number, pdf_sha256, printer, copies, state, created_at, problem, taken = row
    known = (job, ticket, document, number, pdf_sha256, printer, copies, state)
    return PrintJob(*known, created_at=from_stored(created_at), problem=problem, taken=taken)
