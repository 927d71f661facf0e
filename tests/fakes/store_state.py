"""What the store in memory holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.entry import Entry
from app.domain.ticket import Ticket
from app.usecases.read_models import (
    PrintJob,
    SavedDraft,
)


@dataclass
class State:
    """Everything that is kept; a transaction works on a copy."""

    tickets: dict[str, Ticket] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    serials: dict[tuple[str, date], int] = field(default_factory=dict)
    drafts: dict[str, SavedDraft] = field(default_factory=dict)
    dropped: dict[str, tuple[datetime, SavedDraft]] = field(default_factory=dict)
    prints: dict[str, PrintJob] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)
    learned: dict[str, str] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)

    def copy(self) -> State:
        return State(**{name: type(value)(value) for name, value in vars(self).items()})


class Keeper:
    """Holds the state that counts now."""

    def __init__(self) -> None:
        self.state = State()
