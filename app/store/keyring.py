"""Keys of persons, one per ticket and kind; erasing one erases what was sealed under it."""

import os
import sqlite3
from typing import Final

_SIZE: Final = 32  # bytes, as app/wire/sealing.py wants them


class ReadKeys:
    """Finds keys; makes none."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ensure(self, ticket: str, kind: str) -> bytes:
        """Not for reading: a key is made where entries are written."""
        raise LookupError(f"{ticket} {kind}")

    def find(self, ticket: str, kind: str) -> bytes | None:
        """The key, None when it was erased."""
        row = self._connection.execute(
            "SELECT key FROM ticket_key WHERE ticket = ? AND kind = ?", (ticket, kind)
        ).fetchone()
        return None if row is None else bytes(row[0])


class WriteKeys(ReadKeys):
    """Finds keys and makes those that are missing; `made` is written with the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._known: dict[tuple[str, str], bytes] = {}
        self.made: list[tuple[str, str, bytes]] = []

    def ensure(self, ticket: str, kind: str) -> bytes:
        """The key, made when there is none yet."""
        return self.find(ticket, kind) or self._make(ticket, kind)

    def find(self, ticket: str, kind: str) -> bytes | None:
        """The key, None when it was erased or not made yet."""
        known = self._known.get((ticket, kind))
        return known if known is not None else super().find(ticket, kind)

    def _make(self, ticket: str, kind: str) -> bytes:
        key = os.urandom(_SIZE)
        self._known[ticket, kind] = key
        self.made.append((ticket, kind, key))
        return key
