"""What writing needs from outside, handed in when the store is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.ticket import Ticket
from app.store.folds import Folds
from app.usecases.ports import Ids, Time
from app.usecases.read_models import NextClock


@dataclass(frozen=True)
class Views:
    """What the trade says of a ticket beyond its state: its most urgent clock, whether it needs approval."""

    clock_of: Callable[[Ticket], NextClock | None]
    awaiting_approval: Callable[[Ticket], bool]


@dataclass(frozen=True)
class Surroundings:
    """Clocks, ids, the views of the trade, folded tickets."""

    time: Time
    ids: Ids
    views: Views
    folds: Folds
