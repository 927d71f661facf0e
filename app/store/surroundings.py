"""What writing needs from outside, handed in when the store is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.store.folds import Folds
from app.store.rows import Standing, standing_of
from app.usecases.read_models import NextClock

if TYPE_CHECKING:
    from app.domain.ticket import Ticket
    from app.usecases.ports import Ids, Time


@dataclass(frozen=True)
class Views:
    """What the trade says of a ticket beyond its state: its most urgent clock, whether it needs approval."""

    clock_of: Callable[[Ticket], NextClock | None]
    awaiting_approval: Callable[[Ticket], bool]

    def standing(self, ticket: Ticket, last_pos: int) -> Standing:
        """How the ticket stands in the queue when its last entry is at `last_pos`."""
        opened = ticket.open
        clock = self.clock_of(ticket) if opened else None
        approval = opened and self.awaiting_approval(ticket)
        return standing_of(ticket, clock, approval=approval, last_pos=last_pos)


@dataclass(frozen=True)
class Surroundings:
    """Clocks, ids, the views of the trade, folded tickets."""

    time: Time
    ids: Ids
    views: Views
    folds: Folds
