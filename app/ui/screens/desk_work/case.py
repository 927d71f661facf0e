"""One item of a ticket as the work desk looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.policy.decision import Decision
from app.domain.records import Document, Evidence, Problem
from app.domain.shots import EvidenceRole
from app.domain.status import OPEN_ORDER
from app.domain.ticket import Item, Ticket
from app.usecases.situation import Situation


@dataclass(frozen=True)
class Case:
    """A situation and the item that is worked on."""

    situation: Situation
    item: Item

    @property
    def ticket(self) -> Ticket:
        return self.situation.ticket

    @property
    def problem(self) -> Problem:
        """What is wrong with the item, and what is wanted for it."""
        return self.ticket.problem_of(self.item)

    @property
    def decision(self) -> Decision:
        """What holds for the item."""
        return self.situation.decision(self.item)

    @property
    def item_id(self) -> str | None:
        """The id to name in an action: only where the ticket has several items."""
        return self.item.id if len(self.ticket.items) > 1 else None

    @property
    def goods_name(self) -> str:
        """Brand and name, as far as they are known."""
        goods = self.item.goods
        return " ".join(filter(None, (goods.brand, goods.name or goods.category))).strip()

    @property
    def today(self) -> date:
        """The desk's day."""
        return self.situation.now.date()

    @property
    def purchase_day(self) -> date:
        """The day that decides which standards hold; the day of intake while the purchase is unknown."""
        goods = self.item.goods
        return goods.sold_date or goods.received_date or self.ticket.opened_at.date()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Photos and papers about the fault; signed papers come later and prove something else."""
        signed = EvidenceRole.SIGNED_DOCUMENT.value
        return tuple(
            each
            for each in self.ticket.evidence
            if not each.voided and each.role != signed and each.item in (None, self.item.id)
        )

    def document(self, kind: str) -> Document | None:
        """The newest valid document of that kind for the item."""
        return self.ticket.latest(kind, self.item.id)


def make_case(situation: Situation, item_id: str | None) -> Case:
    """The item named, or the one that is least far on its way."""
    named = situation.ticket.item(item_id) if item_id else None
    item = named or min(situation.ticket.items, key=lambda each: OPEN_ORDER.index(each.stage))
    return Case(situation, item)
