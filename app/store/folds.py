"""Tickets already folded, the ones used last."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.domain.ticket import Ticket
    from app.store.projecting import Shown

KEPT: Final = 512


@dataclass(frozen=True)
class Fold:
    """A ticket as its entries up to `last_pos` amount to, and how it stands in the lists.

    `shown` is None when it was folded for reading. `changes` counts how often head office's verdicts
    changed what counts in it, for that may happen without another entry.
    """

    ticket: Ticket
    shown: Shown | None
    last_pos: int
    changes: int = 0

    @property
    def state(self) -> tuple[int, int]:
        """What it was folded from: a later state is greater."""
        return self.last_pos, self.changes


class Folds:
    """Folded tickets by id. Only what is committed comes in: an undone transaction leaves no trace."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._folds: OrderedDict[str, Fold] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, ticket_id: str) -> Fold | None:
        """The fold, when it is among those kept."""
        with self._lock:
            fold = self._folds.get(ticket_id)
            if fold is not None:
                self._folds.move_to_end(ticket_id)
            return fold

    def put(self, folds: Mapping[str, Fold]) -> None:
        """Keep these; an older one never replaces a newer one."""
        with self._lock:
            for ticket_id, fold in folds.items():
                known = self._folds.get(ticket_id)
                if known is None or known.state <= fold.state:
                    self._folds[ticket_id] = fold
                    self._folds.move_to_end(ticket_id)
            while len(self._folds) > self._kept:
                self._folds.popitem(last=False)

    def clear(self) -> None:
        """Forget everything: keys were erased or the lists made anew."""
        with self._lock:
            self._folds.clear()
