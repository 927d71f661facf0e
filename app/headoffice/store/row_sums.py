"""What a backup keeps of itself in its file: which one it is, and the sums of its rows, so that a disk that
loses a bit of a key or of a verdict is found out.

Chains prove what desks wrote. What head office keeps beside it (keys, verdicts, the feed, its staff) no
chain covers; before desks hear that their entries are safe, and before a backup is put back, every row is
added up again. A sum does not depend on the order of rows, which databases sort each in its own way.

Which backup it is cannot be told by the moments in it: a clock that was ahead once wrote the latest of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import BigInteger, Column, Connection, MetaData, Table, Text, inspect, select

from app.headoffice.store.database import put_in
from app.wire.rowsum import added, to_text

AT_ONCE: Final = 1_000
_BACKUP_ONLY: Final = MetaData()
_SUM: Final = Table(
    "row_sum",
    _BACKUP_ONLY,
    Column("name", Text, primary_key=True),
    Column("rows", BigInteger, nullable=False),
    Column("sum", Text, nullable=False),
)

_SELF: Final = Table(
    "this_backup",
    _BACKUP_ONLY,
    Column("id", Text, primary_key=True),
    Column("epoch", Text, nullable=False),
)


class Mark(NamedTuple):
    """Which backup a file is: its row in the table of backups, and the epoch it was made in."""

    id: str
    epoch: str


class RowSum:
    """Rows of one table, added up."""

    def __init__(self) -> None:
        self._rows, self._total = 0, 0

    def add(self, values: Iterable[Any]) -> None:
        """One row more: its values in the order of the columns."""
        digest = sha256(msgspec.msgpack.encode(list(values))).digest()
        self._rows += 1
        self._total = added(self._total, int.from_bytes(digest[:8], "big"))

    def told(self, name: str) -> dict[str, Any]:
        """The row that keeps it."""
        return {"name": name, "rows": self._rows, "sum": to_text(self._total)}


def keep_sums(backup: Connection, mark: Mark, sums: Mapping[str, RowSum]) -> None:
    """Write into the backup which one it is, and the sums of its tables, by name."""
    _BACKUP_ONLY.create_all(backup)
    put_in(backup, _SELF, [mark._asdict()])
    put_in(backup, _SUM, [each.told(name) for name, each in sums.items()])


def mark_of(backup: Connection) -> Mark | None:
    """Which backup this is; None where it is of a version that did not write it down."""
    if not inspect(backup).has_table(_SELF.name):
        return None
    row = backup.execute(select(_SELF)).one_or_none()
    return None if row is None else Mark(row.id, row.epoch)


def unlike(backup: Connection, tables: Iterable[Table]) -> list[str]:
    """Names of tables whose rows are not those that were written; none where a backup keeps no sums."""
    if not inspect(backup).has_table(_SUM.name):
        return []
    kept = {row["name"]: dict(row) for row in backup.execute(select(_SUM)).mappings()}
    return [table.name for table in tables if kept.get(table.name) != _sum_of(backup, table).told(table.name)]


def _sum_of(backup: Connection, table: Table) -> RowSum:
    found = RowSum()
    for row in backup.execution_options(yield_per=AT_ONCE).execute(select(table)):
        found.add(row)
    return found
