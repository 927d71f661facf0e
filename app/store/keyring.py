"""Keys of persons, one per ticket and kind; erasing one erases what was sealed under it.

A key opens entries from its own position on. So a ticket whose person was erased may
get a new key for what is written afterwards, and the older entries stay closed.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.entry import Entry
from app.domain.refusals import ProblemError
from app.wire.damage import DamagedEntryError
from app.wire.entries import decode_entry

_SIZE: Final = 32  # bytes, as app/wire/sealing.py wants them


class ReadKeys:
    """Finds the keys for the entry at `pos`; makes none."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.pos = 0

    def ensure(self, ticket: str, kind: str) -> bytes:
        """Not for reading: a key is made where entries are written."""
        raise LookupError(f"{ticket} {kind}")

    def find(self, ticket: str, kind: str) -> bytes | None:
        """The key, None when it was erased."""
        row = self._connection.execute(
            "SELECT key FROM ticket_key WHERE ticket = ? AND kind = ? AND since <= ?",
            (ticket, kind, self.pos),
        ).fetchone()
        return None if row is None else bytes(row[0])

    def decoded(self, lines: Iterable[tuple[int, bytes]]) -> Iterator[Entry]:
        """The entries of lines and their positions. Raises ProblemError store_damaged."""
        for pos, line in lines:
            self.pos = pos
            try:
                yield decode_entry(line, self)
            except DamagedEntryError as error:
                raise ProblemError("store_damaged", entry=str(pos), reason=error.reason) from error


class WriteKeys(ReadKeys):
    """Finds keys and makes those that are missing; `made` is written with the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._known: dict[tuple[str, str], tuple[bytes, int]] = {}
        self.made: list[tuple[str, str, int, bytes]] = []

    def ensure(self, ticket: str, kind: str) -> bytes:
        """The key, made when there is none yet."""
        return self.find(ticket, kind) or self._make(ticket, kind)

    def find(self, ticket: str, kind: str) -> bytes | None:
        """The key, None when it was erased or not made yet."""
        key, since = self._known.get((ticket, kind), (None, 0))
        return key if key is not None and since <= self.pos else super().find(ticket, kind)

    def _make(self, ticket: str, kind: str) -> bytes:
        key = os.urandom(_SIZE)
        self._known[ticket, kind] = (key, self.pos)
        self.made.append((ticket, kind, self.pos, key))
        return key
