"""Keys of persons, by ticket, kind and name; erasing them erases what was sealed under them.

A ticket whose person was erased may get a new key for what is written afterwards, and the
older entries stay closed: their seals name a key that is gone.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.domain.entry import Entry
from app.domain.refusals import ProblemError
from app.wire.damage import DamagedEntryError
from app.wire.entries import decode_entry
from app.wire.sealing import key_name

_SIZE: Final = 32  # bytes, as app/wire/sealing.py wants them


class ReadKeys:
    """Finds keys; makes none."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ensure(self, ticket: str, kind: str) -> bytes:
        """Not for reading: a key is made where entries are written."""
        raise LookupError(f"{ticket} {kind}")

    def find(self, ticket: str, kind: str, name: str) -> bytes | None:
        """The key, None when it was erased or never came here."""
        row = self._connection.execute(
            "SELECT opened_key(key, ticket, kind, name) FROM ticket_key"
            " WHERE ticket = ? AND kind = ? AND name = ?",
            (ticket, kind, name),
        ).fetchone()
        return None if row is None or row[0] is None else bytes(row[0])

    def decoded(self, lines: Iterable[tuple[int, bytes]]) -> Iterator[Entry]:
        """The entries of lines and their positions. Raises ProblemError store_damaged."""
        for pos, line in lines:
            try:
                yield decode_entry(line, self)
            except DamagedEntryError as error:
                raise ProblemError("store_damaged", entry=str(pos), reason=error.reason) from error


class PageKeys(ReadKeys):
    """Finds keys while a page is taken in, in one transaction: what was found or read once stays so."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._found: dict[tuple[str, str, str], bytes] = {}
        self.read: dict[int, Entry] = {}
        """Entries by their position, for whoever reads them again."""

    def find(self, ticket: str, kind: str, name: str) -> bytes | None:
        """The key, None when it was erased or never came here."""
        key = self._found.get((ticket, kind, name))
        if key is None:
            key = super().find(ticket, kind, name)
            if key is not None:
                self._found[ticket, kind, name] = key
        return key

    def forget(self, ticket: str) -> None:
        """Keys of that ticket were erased: nothing that was found or read with them stays."""
        for name in [name for name in self._found if name[0] == ticket]:
            del self._found[name]
        for pos in [pos for pos, entry in self.read.items() if entry.ticket == ticket]:
            del self.read[pos]

    def decoded(self, lines: Iterable[tuple[int, bytes]]) -> Iterator[Entry]:
        """See `ReadKeys`."""
        for pos, line in lines:
            known = self.read.get(pos)
            yield next(super().decoded([(pos, line)])) if known is None else known


class WriteKeys(ReadKeys):
    """Finds keys and makes those that are missing; `made` is written with the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._known: dict[tuple[str, str], bytes] = {}
        self._gone: set[tuple[str, str]] = set()
        self.made: list[tuple[str, str, str, bytes]] = []

    def ensure(self, ticket: str, kind: str) -> bytes:
        """The key to seal with, made when there is none yet; of several the first by name."""
        key = self._known.get((ticket, kind))
        if key is None:
            row = self._connection.execute(
                "SELECT opened_key(key, ticket, kind, name) FROM ticket_key"
                " WHERE ticket = ? AND kind = ? ORDER BY name LIMIT 1",
                (ticket, kind),
            ).fetchone()
            gone = row is None or row[0] is None or (ticket, kind) in self._gone
            key = self._make(ticket, kind) if gone else bytes(row[0])
            self._known[ticket, kind] = key
        return key

    def find(self, ticket: str, kind: str, name: str) -> bytes | None:
        """The key, None when it was erased or not made yet."""
        key = self._known.get((ticket, kind))
        return key if key is not None and key_name(key) == name else super().find(ticket, kind, name)

    def forget(self, ticket: str, kinds: Sequence[str]) -> tuple[str, ...]:
        """Seal what comes next under other keys; the names of those made here for that ticket."""
        for kind in kinds:
            self._known.pop((ticket, kind), None)
            self._gone.add((ticket, kind))
        return tuple(name for of, kind, name, _ in self.made if of == ticket and kind in kinds)

    def _make(self, ticket: str, kind: str) -> bytes:
        key = os.urandom(_SIZE)
        self.made.append((ticket, kind, key_name(key), key))
        return key
