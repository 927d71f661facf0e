"""What screens show of synchronisation besides words: how much waits, who wrote what, what was decided."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from app.domain.entry import Entry
from app.domain.merging import CONFLICT, UNFOLDED
from app.domain.steps.deciding import ConflictDecided
from app.store.counted import Placed, is_shared, placed
from app.store.deskside import Access
from app.store.keyring import ReadKeys
from app.store.linkstate import StoreLinkState
from app.store.moments import from_stored
from app.store.transaction import type_of
from app.usecases.desk_link import Amount, DecidedConflict, Joined, Origin, Overruled, SyncFigures
from app.wire.link import DESKS_KNOWN
from app.wire.signing import fingerprint

_OFFICE: Final = "headoffice."
_OWN: Final = (
    "SELECT w.id, coalesce(a.seq, 0), coalesce(a.safe, 0),"
    " coalesce((SELECT max(seq) FROM journal WHERE writer = w.id), 0)"
    " FROM writer w LEFT JOIN accepted a ON a.writer = w.id WHERE w.own = 1"
)
_UNSENT: Final = "SELECT coalesce(sum(length(line)), 0), min(at) FROM journal WHERE writer = ? AND seq > ?"
_FILES: Final = (
    "SELECT CASE WHEN f.state = 'waiting' THEN 'waiting' WHEN f.seq <= coalesce(a.safe, 0) THEN 'safe'"
    " ELSE 'received' END, count(*), coalesce(sum(f.size), 0) FROM file_out f"
    " LEFT JOIN accepted a ON a.writer = f.writer WHERE f.state IN ('waiting', 'delivered') GROUP BY 1"
)
_WRITERS: Final = (
    "SELECT j.id, w.id, w.name, w.own FROM journal j JOIN writer w ON w.id = j.writer WHERE j.ticket = ?"
)
_OPENED_BY: Final = (
    "SELECT r.number FROM journal j JOIN ticket_row r ON r.ticket = j.ticket"
    " WHERE j.writer = ? AND j.type = 'ticket.opened' ORDER BY j.seq LIMIT 1"
)
_DECIDED: Final = (
    "SELECT ticket FROM journal WHERE type = 'conflict.decided' AND ticket IN (SELECT ticket FROM shared)"
    " GROUP BY ticket ORDER BY max(pos) DESC LIMIT ?"
)


class StoreSyncRecords:
    """See `SyncRecords`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def figures(self) -> SyncFigures:
        """See `SyncRecords`."""
        with self._access.reading() as connection:
            return _figures(connection)

    def joined(self) -> Joined:
        """See `SyncRecords`."""
        state = StoreLinkState(self._access)
        link = state.link()
        if link is None:
            return Joined()
        prints = [fingerprint(public) for public in link.signing_keys().values()]
        policy = _policy(state.recall("session"))
        hours = policy.get("video_hours")
        known = isinstance(hours, list) and len(hours) == 2
        return Joined(
            prints[0] if prints else "",
            bool(policy.get("metered")),
            (int(hours[0]), int(hours[1])) if known and hours else None,
        )

    def origins(self, ticket_id: str) -> Mapping[str, Origin]:
        """See `SyncRecords`."""
        with self._access.reading() as connection:
            rows = connection.execute(_WRITERS, (ticket_id,)).fetchall()
            writers = {number: (name, own) for _, number, name, own in rows}
            desks = self._desks()
            known = {number: _origin(connection, desks, number, *who) for number, who in writers.items()}
        return {entry: known[number] for entry, number, _, _ in rows}

    def _desks(self) -> Mapping[str, Any]:
        found = StoreLinkState(self._access).recall(DESKS_KNOWN)
        return found if isinstance(found, dict) else {}

    def decided(self, ticket_id: str) -> tuple[DecidedConflict, ...]:
        """See `SyncRecords`."""
        with self._access.reading() as connection:
            entries = _entries(connection, ticket_id)
        return tuple(found[1] for found in _decided(ticket_id, entries).values())

    def decided_entry(self, ticket_id: str, entry_id: str) -> Entry | None:
        """See `SyncRecords`."""
        with self._access.reading() as connection:
            entries = _entries(connection, ticket_id)
        found = _decided(ticket_id, entries).get(entry_id)
        return found[0] if found else None

    def decided_tickets(self, most: int = 20) -> Sequence[str]:
        """See `SyncRecords`."""
        with self._access.reading() as connection:
            return tuple(row[0] for row in connection.execute(_DECIDED, (most,)))


def _origin(
    connection: sqlite3.Connection, desks: Mapping[str, Any], number: int, name: str, own: int
) -> Origin:
    """Another desk is called by the code that head office has for its device; where that was not told, by
    the code of the tickets it opened, if it opened any.
    """
    if own:
        return Origin(own=True)
    if name.startswith(_OFFICE):
        return Origin(office=True)
    told = desks.get(name.partition(".")[0])
    if isinstance(told, str):
        return Origin(desk=told)
    row = connection.execute(_OPENED_BY, (number,)).fetchone()
    return Origin(desk=row[0].partition("-")[0] if row and row[0] else "")


def _policy(session: object) -> Mapping[str, Any]:
    """What head office asks of this desk, as it said when the present session was opened."""
    if not isinstance(session, str) or not session:
        return {}
    found = msgspec.json.decode(session)
    policy = found.get("policy") if isinstance(found, dict) else None
    return policy if isinstance(policy, dict) else {}


def _figures(connection: sqlite3.Connection) -> SyncFigures:
    entries = {"waiting": 0, "received": 0, "safe": 0}
    size, oldest = 0, None
    for writer, accepted, safe, end in connection.execute(_OWN).fetchall():
        entries["safe"] += min(safe, end)
        entries["received"] += max(min(accepted, end) - min(safe, end), 0)
        entries["waiting"] += max(end - accepted, 0)
        if end > accepted:
            unsent, since = connection.execute(_UNSENT, (writer, accepted)).fetchone()
            size += unsent
            oldest = since if oldest is None else min(oldest, since)
    files = {state: (count, total) for state, count, total in connection.execute(_FILES)}

    def amount(state: str, extra: int = 0) -> Amount:
        count, total = files.get(state, (0, 0))
        since = from_stored(oldest) if state == "waiting" and oldest is not None else None
        return Amount(entries[state], count, total + extra, since)

    return SyncFigures(amount("waiting", size), amount("received"), amount("safe"))


def _entries(connection: sqlite3.Connection, ticket_id: str) -> list[Placed]:
    if not is_shared(connection, ticket_id):
        return []
    return placed(connection, ReadKeys(connection), ticket_id)


def _decided(ticket_id: str, entries: Sequence[Placed]) -> dict[str, tuple[Entry, DecidedConflict]]:
    """By the id of the entry that was in conflict, in the order of the newest decisions that count.

    A decision that was in conflict itself is shown with the one that counts.
    """
    against = {
        e.judged.entry.id: e.judged.entry
        for e in entries
        if e.judged.verdict == CONFLICT and not isinstance(e.judged.entry.body, ConflictDecided)
    }
    said: dict[str, list[tuple[Overruled, bool]]] = {}
    for each in entries:
        entry, counts = each.judged.entry, each.judged.verdict not in UNFOLDED
        if not isinstance(entry.body, ConflictDecided) or entry.body.entry not in against:
            continue
        told = said.pop(entry.body.entry, []) if counts else said.setdefault(entry.body.entry, [])
        told.append((Overruled(entry.body.take, entry.user, entry.at, entry.body.note or ""), counts))
        said[entry.body.entry] = told
    found: dict[str, tuple[Entry, DecidedConflict]] = {}
    for name, told in said.items():
        about, counting = against[name], [each for each, counts in told if counts]
        if counting:
            stands = counting[-1]
            others = tuple(each for each, _ in told if each.take != stands.take)
            head = (ticket_id, about.id, type_of(about), about.user, about.at)
            found[name] = (about, DecidedConflict(*head, *stands, others))
    return found
