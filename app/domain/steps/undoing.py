"""撤销: which entry was taken back. What it had changed is put right by entries of the usual kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.entry import Body, Entry
from app.domain.ticket import Ticket


@dataclass(frozen=True)
class ChangeTakenBack(Body):
    """The entry `taken_back` (its id), of the type `kind`, was undone by those in `by_entries` (ids)."""

    TYPE: ClassVar[str] = "change.taken_back"

    taken_back: str
    kind: str
    by_entries: tuple[str, ...] = ()

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Those entries did the work."""
        return ticket
