"""How tickets stand to head office, as a person at the desk reads it: one word, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class SyncWord(StrEnum):
    """Where a ticket is, in one word (sync 3.12)."""

    HERE = "here"
    """On this machine alone."""
    ON_ITS_WAY = "on_its_way"
    RECEIVED = "received"
    """Head office has every entry, and proved it."""
    SAFE = "safe"
    """Inside a backup of head office that was tried."""
    NEEDS_YOU = "needs_you"


class SyncReason(StrEnum):
    """Why the word is that one; NONE where it says all."""

    NONE = ""
    NOT_ENROLLED = "not_enrolled"
    REVOKED = "revoked"
    ENTRIES_WAIT = "entries_wait"
    FILES_WAIT = "files_wait"
    CONFLICT = "conflict"
    QUARANTINED = "quarantined"
    HELD = "held"
    HELD_ELSEWHERE = "held_elsewhere"
    """Held, and its beginning is of another house: nothing on its way brings it."""
    HELD_UPGRADE = "held_upgrade"
    VOIDED = "voided"
    FILE_LOST = "file_lost"


@dataclass(frozen=True)
class TicketSync:
    """How one ticket stands. `entries` and `files` wait to be sent, `conflicts` for a decision.

    `code` names the last entry that this desk wrote in it: head office says whether that has arrived.
    """

    word: SyncWord
    reason: SyncReason = SyncReason.NONE
    entries: int = 0
    files: int = 0
    conflicts: int = 0
    code: str = ""


@dataclass(frozen=True)
class Disputed:
    """One thing that two said differently: what stands in the ticket, and what the other entry says.

    `claim` names it: ``customer.phone``, ``goods.1.price``, ``item.1.course`` (``domain.claims``).
    """

    claim: str
    stands: object
    other: object


@dataclass(frozen=True)
class OpenConflict:
    """An entry that does not count until somebody decides.

    `kind` is its type on the wire, `why` ``fields``, ``proposal`` or ``weighty``; `own` whether this
    desk wrote it.
    """

    ticket: str
    entry: str
    kind: str
    why: str
    at: datetime
    user: str | None
    own: bool
    disputed: tuple[Disputed, ...] = ()
    says: Mapping[str, str] = field(default_factory=dict)
    """What the entry says, as the course of a ticket shows it, where that is not in `disputed`."""


class SyncState(Protocol):
    """Reading how tickets stand. Safe from any thread."""

    def of(self, ticket_id: str) -> TicketSync:
        """How that ticket stands."""
        ...

    def conflicts(self, ticket_id: str) -> tuple[OpenConflict, ...]:
        """What waits for a decision on that ticket, in the order of head office."""
        ...

    def undecided(self, most: int = 100) -> Sequence[str]:
        """Tickets with something in conflict, oldest verdict first."""
        ...

    def unsent(self) -> tuple[int, int, int]:
        """Entries not received, files not received, their bytes."""
        ...
