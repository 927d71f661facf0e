"""Where the ticket table gets its rows: a port the store answers with ready words."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeAlias

from app.ui.theme import Tone

RowKey: TypeAlias = tuple[str | int | float | None, ...]
"""The sort key of a row, opaque to the table: what the source sorts by, ending in something unique."""


class LevelCell(NamedTuple):
    """The level of a ticket as a chip; an empty text draws nothing."""

    text: str
    tone: Tone = "neutral"


CLOCK_PARTING = " · "
"""Between what a clock is called and how it stands."""


class ClockCell(NamedTuple):
    """The next clock: what and how long, parted by `CLOCK_PARTING`. A neutral one is plain text, else a chip.

    Where room is short `short` takes the place of `text`; then what it is called is cut, never how long
    there is.
    """

    text: str
    icon: str = ""
    tone: Tone = "neutral"
    short: str = ""


class SyncCell(NamedTuple):
    """Where a ticket is, in one word, or as an icon where that has no room; `why` says more of it."""

    text: str
    tone: Tone = "neutral"
    why: str = ""
    icon: str = ""


class RowMark(NamedTuple):
    """What a row should be noticed for besides its texts: an icon, and what it says."""

    icon: str
    tone: Tone
    text: str


class TicketRow(NamedTuple):
    """One line of the table, every text ready to be drawn."""

    number: str
    customer: str
    goods: str
    problem: str
    demand: str
    level: LevelCell
    clock: ClockCell
    step: str
    owner: str
    sync: SyncCell


class RowBlock(NamedTuple):
    """Rows in the order of the list, and the key of the row after the last (None at the end)."""

    rows: Sequence[TicketRow]
    next_key: RowKey | None


class RowSource(Protocol):
    """One ordered list of tickets. A filter or another order is another source.

    `block` is called on the UI thread while painting and answers within a millisecond or two (a seek by
    key, never an offset); the first one on a worker thread. All others are called on a worker thread and
    may take a second.
    """

    def count(self) -> int:
        """How many rows the list has."""
        ...

    def anchors(self, size: int) -> Sequence[RowKey]:
        """The keys of rows 0, `size`, 2 × `size` …"""
        ...

    def block(self, start: RowKey | None, size: int) -> RowBlock:
        """Up to `size` rows from the row of key `start` on; None means from the first."""
        ...

    def find(self, text: str, after: int) -> int | None:
        """The next row after row `after`, going round, that a person means by typing `text`.

        Number or its tail, customer's name or its pinyin initials, goods. `after` -1 starts at the top.
        """
        ...

    def position(self, number: str) -> int | None:
        """The row of ticket `number`, None when it is not in the list."""
        ...
