"""A new incarnation of the desk's journal: after a restore, a move or a copy of the store (sync 3.9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.entry import Body, Entry
from app.domain.ticket import Ticket


@dataclass(frozen=True)
class WriterBegan(Body):
    """This writer goes on where another left off.

    `previous_seq` and `previous_hash` (hex) are the end of the other's entries as found
    here; `reason` is ``restored`` (older than it should be), ``moved`` (another machine), ``twin`` (a copy
    is at work) or ``forked`` (a copy wrote other entries under the same numbers).
    """

    TYPE: ClassVar[str] = "writer.began"

    previous_writer: str
    previous_seq: int
    previous_hash: str
    reason: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Belongs to no ticket."""
        return ticket
