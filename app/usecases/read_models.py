"""What the screens and the command line read: frozen records, no row of a database among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.records import Goods


@dataclass(frozen=True)
class NextClock:
    """The clock that needs attention first. `due` is None while it is paused."""

    key: str
    start: datetime
    due: datetime | None
    paused: bool = False
    provisional: bool = False


@dataclass(frozen=True)
class QueueRow:
    """One ticket in the queue. Moments are aware UTC."""

    id: str
    number: str
    customer: str
    goods: str
    words: str
    demand: str
    level: int | None
    mark: str
    stage: str
    owner: str
    opened_at: datetime
    clock: NextClock | None
    sync: str
    phone: str = ""


@dataclass(frozen=True)
class Page:
    """Rows in the order of the queue and where the next page begins (None: no more)."""

    rows: Sequence[QueueRow]
    next: str | None


@dataclass(frozen=True)
class QueueFilter:
    """Which tickets: `chip` is one of CHIPS, `search` any words.

    What is due before `now` is overdue, from then and before `day_end` due today (see `end_of_today`).
    """

    now: datetime
    chip: str = "open"
    search: str = ""
    person: str | None = None
    day_end: datetime | None = None


def end_of_today(now: datetime, zone: tzinfo) -> datetime:
    """The first moment that is not due today at the desk.

    A clock of days ends at 24:00 (C4), and that is today still, though a date of its own begins there.
    """
    midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return midnight + timedelta.resolution


CHIPS = ("open", "overdue", "today", "mine", "approval", "customer", "unsynced", "closed", "all")
"""Filters of the queue: all open · overdue · due today · mine · to approve · waiting for customer · …"""


@dataclass(frozen=True)
class Unsent:
    """What of this desk's own head office has not: entries, and files by their content."""

    entries: int = 0
    files: int = 0


@dataclass(frozen=True)
class HistoryLine:
    """One entry of a ticket as it is shown: what, when, who, and the values worth showing."""

    seq: int
    entry: str
    type: str
    at: datetime
    user: str | None
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CustomerHit:
    """A customer known from earlier tickets."""

    name: str
    phone: str
    wechat: str | None
    tickets: int
    open_tickets: int
    last_number: str
    last_at: datetime


@dataclass(frozen=True)
class GoodsHit:
    """Goods known by their barcode, from the price list or an earlier ticket."""

    goods: Goods
    source: str


@dataclass(frozen=True)
class Similar:
    """An open ticket that may be the same case, or the same fault: `why` is phone, barcode or serial."""

    id: str
    number: str
    customer: str
    goods: str
    opened_at: datetime
    why: str


@dataclass(frozen=True)
class SavedDraft:
    """An intake that is being typed, as it was at most a second ago.

    `payload` is the form as JSON text; `pid` and `boot` tell whether the program
    that typed it still runs.
    """

    id: str
    started_at: datetime
    saved_at: datetime
    title: str
    payload: str
    parked: bool = False


@dataclass(frozen=True)
class PrintJob:
    """One order to print an issued document. `state`: queued, sent, failed, held, done.

    `taken` is the printing system's own id of what was sent. `problem` of a sent one is what it waits for.
    """

    id: str
    ticket: str
    document: str
    number: str
    pdf_sha256: str
    printer: str
    copies: int
    state: str
    created_at: datetime
    problem: str = ""
    taken: str = ""
