"""What writing needs from outside, handed in when the store is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.refusals import InputError
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
        clock, approval = self._said_of(ticket) if ticket.open else (None, False)
        return standing_of(ticket, clock, approval=approval, last_pos=last_pos)

    def _said_of(self, ticket: Ticket) -> tuple[NextClock | None, bool]:
        """What the rules say. Moments of another century, written by any desk whose computer's clock was
        wrong, are beyond them: such a ticket is listed without a clock, and holds up nobody's work.
        """
        try:
            return self.clock_of(ticket), self.awaiting_approval(ticket)
        except InputError:
            return None, False


@dataclass(frozen=True)
class Surroundings:
    """Clocks, ids, the views of the trade, folded tickets."""

    time: Time
    ids: Ids
    views: Views
    folds: Folds
