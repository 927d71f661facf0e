"""A desk by itself: no head office, nothing to send; what a window without synchronisation is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.domain.entry import Entry
from app.domain.refusals import ProblemError
from app.usecases.desk_link import DecidedConflict, Hear, Joined, Origin, SyncFigures
from app.usecases.sync_state import OpenConflict, SyncReason, SyncWord, TicketSync
from app.usecases.syncing import (
    CarriedFile,
    Enrolment,
    LinkWord,
    OfficeSeen,
    ReceiptTaken,
    SyncCall,
    SyncStatus,
)


class NoSyncing:
    """See `Syncing`. What needs a head office raises ProblemError sync_not_enrolled."""

    def status(self) -> SyncStatus:
        """No head office."""
        return SyncStatus(LinkWord.OFF)

    def look(self, url: str) -> OfficeSeen:
        """See the class."""
        raise ProblemError("sync_not_enrolled", url=url)

    def enrol(self, seen: OfficeSeen, code: str, name: str = "") -> Enrolment:
        """See the class."""
        raise ProblemError("sync_not_enrolled", url=seen.url)

    def sync_now(self) -> None:
        """Nothing to do."""

    def wake(self) -> None:
        """Nobody sleeps."""

    def fetch(self, sha256s: Sequence[str]) -> int:
        """There is nowhere to fetch from."""
        return 0

    def watch(self, *, watched: bool) -> None:
        """Nothing changes by it."""

    def ledger(self, most: int = 100) -> Sequence[SyncCall]:
        """No call was made."""
        return ()

    def agree_to_retire(self) -> bool:
        """Nothing waits."""
        return False

    def export(self, target: Path) -> Sequence[CarriedFile]:
        """See the class."""
        raise ProblemError("sync_not_enrolled", path=str(target))

    def take_receipt(self, path: Path) -> ReceiptTaken:
        """See the class."""
        raise ProblemError("sync_not_enrolled", path=str(path))


class NoSyncState:
    """Every ticket is here only."""

    def of(self, ticket_id: str) -> TicketSync:
        """Here only."""
        return TicketSync(SyncWord.HERE, SyncReason.NOT_ENROLLED)

    def conflicts(self, ticket_id: str) -> tuple[OpenConflict, ...]:
        """None."""
        return ()

    def undecided(self, most: int = 100) -> Sequence[str]:
        """None."""
        return ()

    def unsent(self) -> tuple[int, int, int]:
        """Nothing is to be sent anywhere."""
        return 0, 0, 0

    def open_entry(self, ticket_id: str, entry_id: str) -> Entry | None:
        """None."""
        return None


class NoRecords:
    """Nothing is kept of what never was."""

    def figures(self) -> SyncFigures:
        """None."""
        return SyncFigures()

    def joined(self) -> Joined:
        """Nothing."""
        return Joined()

    def origins(self, ticket_id: str) -> Mapping[str, Origin]:
        """None."""
        return {}

    def decided(self, ticket_id: str) -> tuple[DecidedConflict, ...]:
        """None."""
        return ()

    def decided_entry(self, ticket_id: str, entry_id: str) -> Entry | None:
        """None."""
        return None

    def decided_tickets(self, most: int = 20) -> Sequence[str]:
        """None."""
        return ()


class Alone:
    """See `DeskLink`."""

    def __init__(self) -> None:
        self.syncing = NoSyncing()
        self.state = NoSyncState()
        self.records = NoRecords()

    def listen(self, hear: Hear) -> None:
        """There is no news."""

    def status(self) -> SyncStatus:
        """No head office."""
        return self.syncing.status()
