"""The same piece of goods on earlier tickets, by its serial number: for the count of its repairs."""

from __future__ import annotations

from app.domain.ticket import Item, Ticket
from app.usecases.ports import Tickets, Time
from app.usecases.read_models import QueueFilter

MOST = 20
"""More tickets about one piece of goods are not looked at."""

SHORTEST = 4
"""A serial number with fewer characters names nothing: “1”, “无”."""


class EarlierGoods:
    """Looks in the tickets of one store; a serial number is compared whole."""

    def __init__(self, tickets: Tickets, time: Time) -> None:
        self._tickets = tickets
        self._time = time

    def __call__(self, ticket: Ticket, item: Item) -> tuple[Item, ...]:
        """The goods of `item` on tickets opened before `ticket`, voided and merged ones left out.

        Goods that were handed over in exchange for others count as found under those.
        """
        serial = (item.goods.serial or "").strip()
        if len(serial) < SHORTEST:
            return ()
        page = self._tickets.page(QueueFilter(self._time.now(), "all", serial), limit=MOST)
        found = (self._tickets.ticket(row.id) for row in page.rows if row.id != ticket.id)
        return tuple(
            each
            for other in found
            if other is not None and _counts(other, ticket)
            for each in other.items
            if serial in _serials(each)
        )


def _counts(other: Ticket, ticket: Ticket) -> bool:
    return not other.voided and other.merged_into is None and other.opened_at < ticket.opened_at


def _serials(item: Item) -> set[str]:
    swap = item.plan.exchange if item.plan else None
    return {text.strip() for text in (item.goods.serial, swap.serial if swap else None) if text}
