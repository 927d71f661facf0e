"""Collections that head office fills: policy, calendar, staff, and which keys of persons there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

import msgspec

from app.store.published import list_goods, take_goods_out
from app.store.verdicts import Totals
from app.usecases.published import GOODS
from app.wire.messages import PERSON_KEYS, Item
from app.wire.rowsum import row_hash

_PUT: Final = (
    "INSERT INTO collection (coll, key, rev, body) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (coll, key) DO UPDATE SET rev = excluded.rev, body = excluded.body"
)


_AT_ONCE: Final = 500


class Collections:
    """Rows of collections within one transaction."""

    def __init__(self, connection: sqlite3.Connection, totals: Totals) -> None:
        self._connection = connection
        self._totals = totals

    def take(self, item: Item) -> None:
        """Put or retire one row.

        A key that head office has no more stays here: keys go by the entry of an erasure (`erasing`), and
        head office may merely have lost it.
        """
        self._leave(item)
        if item.op == "retire":
            self._connection.execute(
                "DELETE FROM collection WHERE coll = ? AND key = ?", (item.coll, item.key)
            )
            if item.coll == GOODS:
                take_goods_out(self._connection, item.key)
            return
        keys = item.coll == PERSON_KEYS
        rev = item.pos if keys else item.rev
        body = b"" if keys else msgspec.json.encode(item.body, order="sorted")
        self._connection.execute(_PUT, (item.coll, item.key, rev, body))
        self._totals.add(item.coll, row_hash(item.key, rev, body))
        if item.coll == GOODS:
            list_goods(self._connection, item.key, item.body)

    def take_own_keys(self, names: Sequence[str], pos: int) -> None:
        """Keys that this device brought itself, the first of them at `pos`."""
        for at in range(0, len(names), _AT_ONCE):
            part = names[at : at + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            for key, rev in self._connection.execute(
                f"SELECT key, rev FROM collection WHERE coll = ? AND key IN ({marks})",  # noqa: S608 - only question marks
                (PERSON_KEYS, *part),
            ).fetchall():
                if rev >= 0:
                    self._totals.take(PERSON_KEYS, row_hash(key, rev, b""))
        rows = [(PERSON_KEYS, name, rev, b"") for rev, name in enumerate(names, pos)]
        self._connection.executemany(_PUT, rows)
        for _, name, rev, body in rows:
            self._totals.add(PERSON_KEYS, row_hash(name, rev, body))

    def _leave(self, item: Item) -> None:
        """Take the row as it was out of the total; one of an earlier epoch is in none."""
        old = self._connection.execute(
            "SELECT rev, body FROM collection WHERE coll = ? AND key = ?", (item.coll, item.key)
        ).fetchone()
        if old is not None and old[0] >= 0:
            self._totals.take(item.coll, row_hash(item.key, old[0], bytes(old[1])))


def unconfirm(connection: sqlite3.Connection) -> None:
    """The feed begins again: every row stays, and counts in the totals once it has come again."""
    connection.execute("UPDATE collection SET rev = -1 - rev WHERE rev >= 0")
    connection.execute("DELETE FROM total")
