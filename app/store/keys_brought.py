"""Keys of persons that this device brought to head office: which of them are here."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final, NamedTuple

from app.wire.link import KEYS_LACKING
from app.wire.problems import WireError

_AT_ONCE: Final = 500
_HERE: Final = "SELECT ticket, kind, name, sent FROM ticket_key WHERE ticket IN ({})"
_ERASED: Final = "SELECT ticket, kind, name FROM erased_key WHERE ticket IN ({})"
_LACKING: Final = (
    "INSERT INTO memory (key, value)"
    " VALUES (?, json_quote(coalesce((SELECT value FROM memory WHERE key = 'cursor'), '')))"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE memory.value = 'null'"
)

Name = tuple[str, str, str]


class Brought(NamedTuple):
    """Those not marked as sent here, and whether some are not here at all."""

    unsent: Sequence[Name]
    lacking: bool


def own_keys_here(connection: sqlite3.Connection, names: Sequence[str]) -> Brought:
    """How `names` (``ticket/kind/name``) stand here. Raises WireError malformed.

    A key that was erased here is not lacking.
    """
    wanted = {_parts(name) for name in names}
    tickets = list(dict.fromkeys(ticket for ticket, _, _ in wanted))
    unsent: list[Name] = []
    known: set[Name] = set()
    for at in range(0, len(tickets), _AT_ONCE):
        part = tickets[at : at + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        for ticket, kind, name, sent in connection.execute(_HERE.format(marks), part).fetchall():
            known.add((ticket, kind, name))
            if not sent and (ticket, kind, name) in wanted:
                unsent.append((ticket, kind, name))
        known.update(connection.execute(_ERASED.format(marks), part).fetchall())
    return Brought(unsent, not wanted <= known)


def remember_lacking(connection: sqlite3.Connection) -> None:
    """Whoever pulls asks for them (`LinkState.recall`), from where the page began that named them first."""
    connection.execute(_LACKING, (f"memory:{KEYS_LACKING}",))


def _parts(name: str) -> Name:
    parts = name.split("/")
    if len(parts) != 3:
        raise WireError("malformed", what="key")
    return parts[0], parts[1], parts[2]
