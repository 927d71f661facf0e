"""What the window is given of synchronisation: head office, how tickets stand, and who hears of news."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from app.domain.entry import Entry
from app.usecases.sync_state import SyncState
from app.usecases.syncing import Syncing, SyncStatus

Hear = Callable[[Sequence[str]], None]
"""Called on any thread: these tickets are not what they were; none: things stand differently."""


@dataclass(frozen=True)
class Amount:
    """How much: entries, files, and their size in bytes; `oldest` since when the first of it is there."""

    entries: int = 0
    files: int = 0
    size: int = 0
    oldest: datetime | None = None


@dataclass(frozen=True)
class SyncFigures:
    """How much of this desk's own is not received, received, and inside a tried backup of head office.

    The size of what is received or safe is that of its files.
    """

    waiting: Amount = Amount()
    received: Amount = Amount()
    safe: Amount = Amount()


@dataclass(frozen=True)
class Joined:
    """What is remembered of head office beside how it stands.

    `fingerprint` is the one that was compared at enrolment; `metered` and `video_hours` (from, to: hours
    of the day) are what head office asks about large files. Nothing of it is changed at the desk.
    """

    fingerprint: str = ""
    metered: bool = False
    video_hours: tuple[int, int] | None = None


@dataclass(frozen=True)
class Origin:
    """Where an entry was written: here, at head office, or at another desk, by its code where known."""

    own: bool = False
    office: bool = False
    desk: str = ""


class Overruled(NamedTuple):
    """A decision, and where another one counts instead: whether it took over, by whom, when, why."""

    take: bool
    by: str | None
    decided_at: datetime
    note: str = ""


@dataclass(frozen=True)
class DecidedConflict:
    """A conflict that somebody decided: the newest decision that counts.

    `kind` is the type of the entry that was in conflict, `user` and `at` say who wrote it and when;
    `take`, `by`, `decided_at` and `note` are the decision. `entry` is the id of the entry. `overruled`:
    decisions to the contrary, earlier ones or such as were made without knowing of it.
    """

    ticket: str
    entry: str
    kind: str
    user: str | None
    at: datetime
    take: bool
    by: str | None
    decided_at: datetime
    note: str = ""
    overruled: tuple[Overruled, ...] = ()


@dataclass(frozen=True)
class SyncNow:
    """How the desk stands with head office at this moment; `conflicts`: tickets that wait for a decision."""

    status: SyncStatus
    conflicts: int = 0


def sync_now(link: DeskLink) -> SyncNow:
    """How the desk stands; on a worker."""
    return SyncNow(link.status(), len(link.state.undecided()))


class TicketsAbroad(SyncState, Protocol):
    """How tickets stand, with what stood against each other and where entries were written."""

    def open_entry(self, ticket_id: str, entry_id: str) -> Entry | None:
        """The entry in conflict that nobody decided yet; None when there is none of that id."""
        ...


class SyncRecords(Protocol):
    """What the screens read besides: figures, origins, decisions. Safe from any thread."""

    def figures(self) -> SyncFigures:
        """How much waits, is received, is safe."""
        ...

    def joined(self) -> Joined:
        """What is remembered of head office; empty without one."""
        ...

    def origins(self, ticket_id: str) -> Mapping[str, Origin]:
        """Where each entry of the ticket was written, by its id."""
        ...

    def decided(self, ticket_id: str) -> tuple[DecidedConflict, ...]:
        """The conflicts of that ticket that somebody decided, oldest decision first."""
        ...

    def decided_entry(self, ticket_id: str, entry_id: str) -> Entry | None:
        """The entry that was in conflict and is decided; None when there is none of that id."""
        ...

    def decided_tickets(self, most: int = 20) -> Sequence[str]:
        """Tickets with decisions about conflicts, the newest decision first."""
        ...


class DeskLink(Protocol):
    """Everything of synchronisation at one desk. `syncing` may take a quarter of a second: on a worker."""

    @property
    def syncing(self) -> Syncing:
        """Head office, and what can be done about it."""
        ...

    @property
    def state(self) -> TicketsAbroad:
        """How tickets stand."""
        ...

    @property
    def records(self) -> SyncRecords:
        """What the screens read besides."""
        ...

    def status(self) -> SyncStatus:
        """How things stand; cheap while there is no head office."""
        ...

    def listen(self, hear: Hear) -> None:
        """Tell `hear` from now on, and nobody else."""
        ...
