"""What the page of sync reads, in one go on a worker. No widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.usecases.conflict_cases import ConflictCase, decided_cases, open_cases
from app.usecases.deciders import Deciders, deciders
from app.usecases.desk import Person
from app.usecases.desk_link import DeskLink, SyncFigures, SyncNow
from app.usecases.read_models import QueueFilter, QueueRow
from app.usecases.sync_state import SyncWord, TicketSync
from app.usecases.syncing import LinkWord, SyncCall
from app.usecases.workplace import Workplace

MOST_TICKETS = 100
MOST_CALLS = 60
_MOST_DECIDED = 10


@dataclass(frozen=True)
class Helping:
    """`advice` says what to do about a code; the log, where a support bundle goes, and the version."""

    advice: Callable[[str, Mapping[str, str]], str]
    log: Path
    folder: Path
    version: Callable[[], str]


@dataclass(frozen=True)
class WaitingTicket:
    """A ticket that is not received, with how it stands."""

    row: QueueRow
    sync: TicketSync


@dataclass(frozen=True)
class SyncPageState:
    """Everything the page shows. `unsent` counts tickets, of which `tickets` are the first."""

    now: SyncNow
    figures: SyncFigures = field(default_factory=SyncFigures)
    unsent: int = 0
    tickets: tuple[WaitingTicket, ...] = ()
    calls: tuple[SyncCall, ...] = ()
    waiting: tuple[ConflictCase, ...] = ()
    decided: tuple[ConflictCase, ...] = ()
    deciders: Deciders = field(default_factory=Deciders)


def read_page(workplace: Workplace, link: DeskLink, person: Person) -> SyncPageState:
    """How everything stands, for who is signed in; on a worker."""
    status = link.status()
    if status.word is LinkWord.OFF:
        return SyncPageState(SyncNow(status))
    undecided = link.state.undecided()
    moment = workplace.time.now()
    counts = workplace.tickets.counts(QueueFilter(moment))
    return SyncPageState(
        now=SyncNow(status, len(undecided)),
        figures=link.records.figures(),
        unsent=counts.get("unsynced", 0),
        tickets=_waiting(workplace, link),
        calls=tuple(link.syncing.ledger(MOST_CALLS)),
        waiting=open_cases(workplace, link, undecided),
        decided=decided_cases(workplace, link, link.records.decided_tickets(_MOST_DECIDED)),
        deciders=deciders(workplace, person),
    )


def _waiting(workplace: Workplace, link: DeskLink) -> tuple[WaitingTicket, ...]:
    """Those that head office lacks, the most urgent first; those that need somebody before all others."""
    page = workplace.tickets.page(QueueFilter(workplace.time.now(), "unsynced"), limit=MOST_TICKETS)
    found = [WaitingTicket(row, link.state.of(row.id)) for row in page.rows]
    found.sort(key=lambda each: each.sync.word is not SyncWord.NEEDS_YOU)
    return tuple(found)


def first_part(state: SyncPageState) -> str:
    """Which part of the page speaks first: what needs a person."""
    return "conflicts" if state.waiting else "tickets"
