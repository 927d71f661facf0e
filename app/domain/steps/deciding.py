"""裁定: a person says which of two conflicting statements counts (sync 3.8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.claims import KEPT, TAKEN, decision_on
from app.domain.copying import copied
from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry
from app.domain.steps.common import missing_text
from app.domain.ticket import Ticket


@dataclass(frozen=True)
class ConflictDecided(Body):
    """The entry of that id, of the type `kind`, stood against another one; it is taken over or left.
    `weighty`: what it sets hangs on stage, money, approval, level or identity (`merging.weighs`).

    Where it is taken over, what it says follows as an entry of its own, whose base names this decision.
    Two who decide otherwise without knowing of each other contend: the first decision stands.
    """

    TYPE: ClassVar[str] = "conflict.decided"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"note"})

    entry: str
    take: bool
    kind: str = ""
    note: str = ""
    weighty: bool = True

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The entries that follow do the work. Taken over twice is written anew once."""
        if self.take and ticket.decided.get(self.entry, KEPT) != KEPT:
            return ticket
        return copied(ticket, decided={**ticket.decided, self.entry: TAKEN if self.take else KEPT})

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """What becomes of that entry."""
        return (decision_on(self.entry),)


@dataclass(frozen=True)
class DecideConflict(Action):
    """Decide about an entry in conflict (its id, its type on the wire, how much it weighs), with a word why.

    Not among the actions that are done one by one: what is taken over is written with it.
    """

    NAME: ClassVar[str] = "DecideConflict"

    entry: str
    take: bool
    note: str = ""
    kind: str = ""
    weighty: bool = True

    def part(self, ticket: Ticket | None) -> str:  # told by the action alone
        """What stage, money, approval, level or identity hangs on takes a supervisor."""
        return "weighty" if self.weighty else ""

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Whether that entry is in conflict is known where verdicts are kept, not in the ticket."""
        blank = missing_text(self.entry, "entry")
        said = ConflictDecided(self.entry, self.take, self.kind, self.note, self.weighty)
        return blank or (Draft(said),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Closed cases too: what stands against each other has to be settled."""
        return not ticket.voided
