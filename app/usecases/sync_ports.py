"""What the use cases need to know of head office's verdicts."""

from __future__ import annotations

from typing import Protocol

from app.domain.entry import Entry


class ConflictedEntries(Protocol):
    """Entries that wait for a decision."""

    def open_entry(self, ticket_id: str, entry_id: str) -> Entry | None:
        """The entry in conflict that nobody decided yet; None when there is none of that id."""
        ...
