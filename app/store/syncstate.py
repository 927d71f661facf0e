"""How tickets stand to head office, read from verdicts and from what was received."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import msgspec

from app.domain.authors import AUTHOR
from app.domain.disputed_plans import plans
from app.domain.entry import Entry
from app.domain.evolve import fold
from app.domain.merging import (
    HELD,
    HELD_UPGRADE,
    QUARANTINED,
    VOIDED,
    disputed,
    open_conflicts,
    reasons,
)
from app.domain.showing import said_beside
from app.domain.ticket import Ticket
from app.store.counted import Placed, counting, is_shared, placed
from app.store.deskside import Access
from app.store.keyring import ReadKeys
from app.store.outbox import unsent
from app.store.transaction import type_of
from app.store.unsure import OF_ANOTHER_HOUSE, SAFE_OF_OTHERS, unknown_there
from app.usecases.sync_state import Disputed, OpenConflict, SyncReason, SyncWord, TicketSync
from app.wire.link import Link
from app.wire.shortcode import short_code

if TYPE_CHECKING:
    from app.usecases.ports import Time

SHOWN_AFTER: Final = timedelta(hours=24)
"""So long an own entry may be held before somebody is told (sync 3.8)."""

_RANGE: Final = (
    "SELECT coalesce(sum(j.seq > coalesce(a.seq, 0)), 0), coalesce(sum(j.seq > coalesce(a.safe, 0)), 0)"
    " FROM journal j JOIN writer w ON w.id = j.writer AND w.own = 1"
    " LEFT JOIN accepted a ON a.writer = j.writer WHERE j.ticket = ?"
)
_LAST: Final = (
    "SELECT w.name, j.seq, j.hash FROM journal j JOIN writer w ON w.id = j.writer AND w.own = 1"
    " WHERE j.ticket = ? ORDER BY j.pos DESC LIMIT 1"
)
_OTHERS: Final = (
    "SELECT 1 FROM journal WHERE ticket = ?"  # noqa: S608 - our own words
    " AND writer IN (SELECT id FROM writer WHERE own = 0)"
    f" AND pos > {SAFE_OF_OTHERS} LIMIT 1"
)
"""Whether others wrote in it what this desk was not told is in a backup."""
_UNKNOWN_THERE: Final = unknown_there("?")
_ASIDE: Final = (
    "SELECT (SELECT CASE WHEN d.last >= j.seq"  # noqa: S608 - our own words
    f" AND (d.pos + j.seq - d.first > 0 OR j.pos > {OF_ANOTHER_HOUSE}) THEN d.verdict END FROM judged d"
    " WHERE d.writer = j.writer AND d.first <= j.seq ORDER BY d.first DESC LIMIT 1), j.at FROM journal j"
    " WHERE j.ticket = ? AND j.writer IN (SELECT id FROM writer WHERE own = 1)"
)
"""What was said of own entries, but not by the house before: they go to this one anew."""
_UNDECIDED: Final = (
    "SELECT j.ticket FROM judged d INDEXED BY ix_judged_aside JOIN journal j ON j.writer = d.writer"
    " AND j.seq BETWEEN d.first AND d.last WHERE d.verdict = 'conflict'"
    " AND d.verdict NOT IN ('applied', 'merged_soft', 'repeated') AND j.ticket IS NOT NULL"
    " GROUP BY j.ticket ORDER BY min(d.pos)"
)
_REASONS: Final = {
    QUARANTINED: SyncReason.QUARANTINED,
    HELD_UPGRADE: SyncReason.HELD_UPGRADE,
    VOIDED: SyncReason.VOIDED,
    HELD: SyncReason.HELD,
}
"""In the order of their weight."""


class StoreSyncState:
    """See `SyncState` and `ConflictedEntries`."""

    def __init__(self, access: Access, time: Time) -> None:
        self._access = access
        self._time = time

    def of(self, ticket_id: str) -> TicketSync:
        """How that ticket stands."""
        with self._access.reading() as connection:
            waiting, unsafe = connection.execute(_RANGE, (ticket_id,)).fetchone()
            last = connection.execute(_LAST, (ticket_id,)).fetchone()
            code = str(short_code(*last)) if last is not None else ""
            files = dict(
                connection.execute(
                    "SELECT state, count(*) FROM file_out WHERE ticket = ? GROUP BY state", (ticket_id,)
                ).fetchall()
            )
            conflicts = len(_open(connection, ticket_id)[0])
            reason = SyncReason.CONFLICT if conflicts else self._aside(connection, ticket_id, files)
            if reason is not SyncReason.NONE:
                return TicketSync(
                    SyncWord.NEEDS_YOU, reason, waiting, files.get("waiting", 0), conflicts, code
                )
            unsure = unsafe or connection.execute(_OTHERS, (ticket_id,)).fetchone()
            if not waiting and connection.execute(_UNKNOWN_THERE, (ticket_id,)).fetchone():
                return TicketSync(SyncWord.HERE, files=files.get("waiting", 0), code=code)
            word, reason = _word(_link(connection), waiting, files.get("waiting", 0), safe=not unsure)
        return TicketSync(word, reason, waiting, files.get("waiting", 0), code=code)

    def _aside(self, connection: sqlite3.Connection, ticket_id: str, files: dict[str, int]) -> SyncReason:
        """Why a person has to look, apart from conflicts."""
        late = (self._time.now() - SHOWN_AFTER).timestamp() * 1_000_000
        found = {
            verdict
            for verdict, at in connection.execute(_ASIDE, (ticket_id,))
            if verdict != HELD or at < late
        }
        for verdict, reason in _REASONS.items():
            if verdict in found:
                begun = verdict == HELD and connection.execute(_UNKNOWN_THERE, (ticket_id,)).fetchone()
                return SyncReason.HELD_ELSEWHERE if begun else reason
        return SyncReason.FILE_LOST if files.get("lost") else SyncReason.NONE

    def conflicts(self, ticket_id: str) -> tuple[OpenConflict, ...]:
        """What waits for a decision on that ticket, in the order of head office."""
        with self._access.reading() as connection:
            waiting, known = _open(connection, ticket_id)
            ticket = fold(counting(known))
            details = {each.judged.entry.id: _detail(connection, each) for each in waiting}
        entries = [each.judged.entry for each in known]
        return tuple(_conflict(ticket, each, details[each.judged.entry.id], entries) for each in waiting)

    def open_entry(self, ticket_id: str, entry_id: str) -> Entry | None:
        """The entry in conflict that nobody decided yet; None when there is none of that id."""
        with self._access.reading() as connection:
            waiting, _ = _open(connection, ticket_id)
        return next((each.judged.entry for each in waiting if each.judged.entry.id == entry_id), None)

    def undecided(self, most: int = 100) -> Sequence[str]:
        """Tickets with something in conflict, oldest verdict first."""
        found: list[str] = []
        with self._access.reading() as connection:
            for (ticket,) in connection.execute(_UNDECIDED).fetchall():
                if len(found) < most and _open(connection, ticket)[0]:
                    found.append(ticket)
        return tuple(found)

    def unsent(self) -> tuple[int, int, int]:
        """Entries not received, files not received, their bytes."""
        with self._access.reading() as connection:
            return unsent(connection)


def _open(connection: sqlite3.Connection, ticket_id: str) -> tuple[list[Placed], list[Placed]]:
    """Entries of the ticket that wait for a decision, and all there are."""
    if not is_shared(connection, ticket_id):
        return [], []
    known = placed(connection, ReadKeys(connection), ticket_id)
    waiting = {id(each) for each in open_conflicts(each.judged for each in known)}
    house = connection.execute(f"SELECT {OF_ANOTHER_HOUSE}").fetchone()[0]
    return [each for each in known if id(each.judged) in waiting and not _left(each, house)], known


def _left(each: Placed, house: int) -> bool:
    """Whether only the house that this desk belonged to before said that it is in conflict."""
    return each.pos <= house and (each.judged.pos or 0) < 1


def _detail(connection: sqlite3.Connection, each: Placed) -> dict[str, Any]:
    row = connection.execute(
        "SELECT detail FROM judged WHERE writer = ? AND first <= ? ORDER BY first DESC LIMIT 1",
        (each.writer, each.judged.entry.seq),
    ).fetchone()
    found: dict[str, Any] = msgspec.json.decode(row[0]) if row and row[0] else {}
    return found


def _conflict(
    ticket: Ticket | None, each: Placed, detail: dict[str, Any], known: Sequence[Entry]
) -> OpenConflict:
    entry = each.judged.entry
    claims = [str(name) for name in detail.get("claims", ())]
    why = str(detail.get("kind", ""))
    return OpenConflict(
        ticket=entry.ticket or "",
        entry=entry.id,
        kind=type_of(entry),
        why=why,
        at=entry.at,
        user=entry.user,
        own=each.own,
        disputed=tuple(
            Disputed(*line)
            for line in (
                *disputed(ticket, entry, claims),
                *plans(ticket, entry, known),
                *reasons(ticket, entry, claims, known),
            )
        ),
        says=said_beside(entry) if why == AUTHOR else {},
    )


def _link(connection: sqlite3.Connection) -> Link | None:
    row = connection.execute("SELECT value FROM memory WHERE key = 'link'").fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=Link)


def _word(link: Link | None, waiting: int, files: int, *, safe: bool) -> tuple[SyncWord, SyncReason]:
    if waiting and link is None:
        return SyncWord.HERE, SyncReason.NOT_ENROLLED
    if waiting and link is not None and link.revoked:
        return SyncWord.HERE, SyncReason.REVOKED
    if waiting:
        return SyncWord.ON_ITS_WAY, SyncReason.ENTRIES_WAIT
    if files:
        return SyncWord.ON_ITS_WAY, SyncReason.FILES_WAIT
    return (SyncWord.SAFE if safe else SyncWord.RECEIVED), SyncReason.NONE
