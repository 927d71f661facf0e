"""台账: papers of the desk that belong to no case. Each is a leaf of the desk's book, a stream of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from app.domain.entry import Body, Entry
from app.domain.records import Customer, Goods, Problem
from app.domain.status import Stage
from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import Demand

IN_BOOK: Final = frozenset({"AttachEvidence", "RecordDelivery", "SignDocument", "VoidDocument"})
"""Names of the actions that make sense on a leaf: what is done with a paper."""


@dataclass(frozen=True)
class Leaf:
    """What a leaf of the book is opened with: its kind of paper, number and desk, and the rules in force."""

    kind: str
    number: str
    desk: str
    profile: str
    profile_version: str

    def as_ticket(self, leaf_id: str, opened_at: datetime, clerk: str | None) -> Ticket:
        """The leaf in the form that all papers are filed in: a ticket of nobody, about nothing, and over.

        Whatever looks at tickets can look at it, and nothing is ever left to do on it.
        """
        return Ticket(
            id=leaf_id,
            number=self.number,
            desk=self.desk,
            profile=self.profile,
            profile_version=self.profile_version,
            channel="",
            opened_at=opened_at,
            clerk=clerk,
            customer=Customer(""),
            problem=Problem("", Demand.CONSULT),
            items=(Item("1", Goods(), Demand.CONSULT, Stage.CLOSED),),
            book=self.kind,
        )


@dataclass(frozen=True)
class BookOpened(Body):
    """A leaf of the desk's book was opened for one paper; its documents follow as on a ticket."""

    TYPE: ClassVar[str] = "book.opened"

    leaf: Leaf

    def apply(self, ticket: Ticket | None, entry: Entry) -> Ticket | None:
        """A new leaf; what exists already stays as it is."""
        if ticket is not None or not self.leaf.kind or entry.ticket is None:
            return ticket
        return self.leaf.as_ticket(entry.ticket, entry.at, entry.user)
