"""Periods about to close on tickets of a list: judged for those in sight, kept until something changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.domain.policy.rulebook import Rulebook
from app.domain.status import DONE
from app.domain.ticket import Ticket
from app.usecases.closing_windows import ClosingWindow, closing_of_all
from app.usecases.workplace import Workplace

KEPT: Final = 512


@dataclass(frozen=True)
class _Judged:
    """What was found for a ticket, and what it was found for."""

    ticket: Ticket
    day: date
    rules: Rulebook
    closing: tuple[ClosingWindow, ...]

    def still(self, ticket: Ticket, day: date, rules: Rulebook) -> bool:
        return self.ticket is ticket and self.day == day and self.rules is rules


class ClosingRows:
    """Answers for a few tickets at a time.

    Judging one takes a millisecond or two, asking again next to none.
    """

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._known: OrderedDict[str, _Judged] = OrderedDict()

    def of(self, numbers: Iterable[str]) -> Mapping[str, tuple[ClosingWindow, ...]]:
        """By ticket number what is about to close on it, the nearest first; nothing for other numbers."""
        now = self._workplace.time.now()
        day, rules = now.astimezone(self._workplace.desk.tz).date(), self._workplace.policy.rulebook
        found: dict[str, tuple[ClosingWindow, ...]] = {}
        for number in numbers:
            ticket_id = self._workplace.tickets.find(number)
            ticket = self._workplace.tickets.ticket(ticket_id) if ticket_id else None
            if ticket is None or not ticket.open or all(item.stage in DONE for item in ticket.items):
                continue
            known = self._known.pop(number, None)
            if known is None or not known.still(ticket, day, rules):
                known = _Judged(ticket, day, rules, self._closing(ticket, now, day))
            self._keep(number, known)
            if known.closing:
                found[number] = known.closing
        return found

    def _closing(self, ticket: Ticket, now: datetime, day: date) -> tuple[ClosingWindow, ...]:
        policy = self._workplace.policy
        decisions = {item.id: policy.item_decision(ticket, item, now) for item in ticket.items}
        return closing_of_all(ticket, decisions, policy.clocks(ticket, now), day)

    def _keep(self, number: str, judged: _Judged) -> None:
        self._known[number] = judged
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
