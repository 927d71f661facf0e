"""The repairs of one piece of goods, over every ticket it was on: how often in vain, and how many days.

三包 counts repairs of the same goods (E-04): two in vain give a right to an exchange, the days in repair
are no part of the warranty, and more than 30 or 90 of them give further rights.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from app.domain.status import TrackKind
from app.domain.ticket import Item
from app.domain.verdicts import Execution
from app.domain.vocabulary import Cause

REPAIRING = frozenset({TrackKind.REPAIR, TrackKind.MAIL_IN})
_NOT_THE_GOODS = frozenset({Cause.CUSTOMER, Cause.NO_FAULT, Cause.INSTALLATION, Cause.TRANSPORT})
"""Causes whose repairs the three guarantees do not count."""


@dataclass(frozen=True)
class Repair:
    """One repair: the day it was begun, the day it was done; None while it runs."""

    begun: date
    done: date | None
    mailed: bool = False

    def days(self, today: date) -> int:
        """Days without the goods, the first not counted (C1)."""
        return max(((self.done or today) - self.begun).days, 0)


@dataclass(frozen=True)
class RepairCount:
    """What is known of the repairs of one piece. `failed` were done and the goods came back with a fault.

    `days` are those of repairs that are done, `latest` the repair that runs or was the last one here.
    `exchanged` is the day on which these goods came in exchange for others.
    """

    failed: int = 0
    days: int = 0
    latest: Repair | None = None
    exchanged: date | None = None


def count_repairs(item: Item, earlier: Iterable[Item], zone: tzinfo, today: datetime) -> RepairCount:
    """The repairs of `item` and of the same goods on `earlier` tickets.

    A repair of an earlier ticket, or of an earlier round on this one, was in vain: the goods are back. One
    that stands on what the customer did, or on no fault at all, is not counted.
    """
    day = today.astimezone(zone).date()
    before = list(earlier)
    past = [
        each
        for other in before
        for each in _repairs(other, (*other.past_executions, *other.executions), zone)
    ]
    past += _repairs(item, item.past_executions, zone)
    now = _repairs(item, item.executions, zone)
    finished = [each for each in past if each.done is not None]
    done = finished + [each for each in now if each.done is not None]
    return RepairCount(
        failed=len(finished),
        days=sum(each.days(day) for each in done),
        latest=now[-1] if now else None,
        exchanged=max(filter(None, (_exchanged(other, item, zone) for other in before)), default=None),
    )


def _repairs(item: Item, tracks: Iterable[Execution], zone: tzinfo) -> list[Repair]:
    if item.liability is not None and item.liability.cause in _NOT_THE_GOODS:
        return []
    return [
        Repair(
            (each.begun or each.since).astimezone(zone).date(),
            each.since.astimezone(zone).date() if each.step == "done" else None,
            mailed=each.kind == TrackKind.MAIL_IN,
        )
        for each in tracks
        if each.kind in REPAIRING
    ]


def _exchanged(earlier: Item, item: Item, zone: tzinfo) -> date | None:
    """The day on which `item` was handed over in exchange for `earlier`."""
    swap = earlier.plan.exchange if earlier.plan else None
    if swap is None or not swap.serial or swap.serial != item.goods.serial:
        return None
    tracks = (*earlier.past_executions, *earlier.executions)
    return next(
        (
            each.since.astimezone(zone).date()
            for each in reversed(tracks)
            if each.kind == TrackKind.EXCHANGE and each.step == "done"
        ),
        None,
    )
