"""Folded tickets, those used last; and tickets folded anew from what was judged."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import Connection, and_, select

from app.domain.evolve import evolve
from app.domain.merging import UNFOLDED
from app.domain.ticket import Ticket
from app.headoffice.store.schema import FEED, INBOX
from app.wire.damage import DamagedEntryError
from app.wire.entries import decode_entry
from app.wire.messages import Verdict
from app.wire.sealing import KeyRing

KEPT: Final = 512

UNCOUNTED: Final = (*sorted(UNFOLDED), str(Verdict.QUARANTINED), str(Verdict.HELD))
"""Entries of these verdicts do not count in their ticket, or cannot."""

_AT_ONCE: Final = 200


class Mark(NamedTuple):
    """Which fold of a ticket this is: the place of the last entry judged, and how often it was voided."""

    pos: int
    refold: int


@dataclass(frozen=True)
class Fold:
    """A ticket as folded up to a mark."""

    ticket: Ticket
    mark: Mark


class Folds:
    """Kept between two batches of judging. One thread at a time uses it."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._folds: OrderedDict[tuple[str, str, str], Fold] = OrderedDict()

    def get(self, tenant: str, branch: str, ticket: str, mark: Mark) -> Ticket | None:
        """The ticket, when what is kept is still what the database means."""
        fold = self._folds.get((tenant, branch, ticket))
        if fold is None or fold.mark != mark:
            return None
        self._folds.move_to_end((tenant, branch, ticket))
        return fold.ticket

    def put(self, tenant: str, branch: str, folds: Mapping[str, Fold]) -> None:
        """Keep these: only what is committed comes in."""
        for ticket, fold in folds.items():
            self._folds[tenant, branch, ticket] = fold
            self._folds.move_to_end((tenant, branch, ticket))
        while len(self._folds) > self._kept:
            self._folds.popitem(last=False)

    def clear(self) -> None:
        """Forget all: the database has begun another life."""
        self._folds.clear()

    def drop(self, tenant: str, branch: str, tickets: Collection[str]) -> None:
        """Forget these."""
        for ticket in tickets:
            self._folds.pop((tenant, branch, ticket), None)


def fold_from_feed(
    connection: Connection,
    place: tuple[str, str],
    tickets: Sequence[str],
    keys: KeyRing,
    without: Collection[int] = (),
) -> dict[str, Ticket]:
    """Tickets folded from their entries in the order that counts; `without` these receipt numbers."""
    folded: dict[str, Ticket] = {}
    for at in range(0, len(tickets), _AT_ONCE):
        folded.update(_folded(connection, place, tickets[at : at + _AT_ONCE], keys, without))
    return folded


def _folded(
    connection: Connection,
    place: tuple[str, str],
    tickets: Sequence[str],
    keys: KeyRing,
    without: Collection[int],
) -> dict[str, Ticket]:
    tenant, branch = place
    same = and_(INBOX.c.tenant == FEED.c.tenant, INBOX.c.branch == FEED.c.branch, INBOX.c.rno == FEED.c.rno)
    rows = connection.execute(
        select(FEED.c.ticket, FEED.c.rno, INBOX.c.line)
        .join(INBOX, same)
        .where(FEED.c.tenant == tenant, FEED.c.branch == branch, FEED.c.ticket.in_(list(tickets)))
        .where(FEED.c.verdict.not_in(UNCOUNTED))
        .order_by(FEED.c.pos)
    )
    folded: dict[str, Ticket] = {}
    for row in rows:
        if row.rno in without:
            continue
        try:
            after = evolve(folded.get(row.ticket), decode_entry(row.line, keys))
        except DamagedEntryError:
            # It could be read when it was judged: its key came to be another one. It stays out.
            continue
        if after is not None:
            folded[row.ticket] = after
    return folded
