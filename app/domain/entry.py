"""An entry: one thing that happened, written once and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from app.domain.records import BlobRef
    from app.domain.ticket import Item, Ticket


class Body:
    """What happened: base of the frozen dataclasses that entries carry.

    `TYPE` and `VERSION` are its name on the wire. `PERSONAL` names the fields that
    travel sealed under the ticket's key and `IDENTITY` those under the key of the
    identity number; erasing a key erases the person and leaves the chain intact.

    A name may lead into records and through lists of them: ``file.blob.name``,
    ``options.remarks``. `CODES` are values that rules and statistics go by; where one of
    them stands in a personal field, it stays readable.
    """

    TYPE: ClassVar[str]
    VERSION: ClassVar[int] = 1
    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    IDENTITY: ClassVar[frozenset[str]] = frozenset()
    CODES: ClassVar[frozenset[str]] = frozenset()

    def apply(self, ticket: Ticket | None, entry: Entry) -> Ticket | None:
        """The ticket after this entry. Total: what does not fit leaves the ticket as it is."""
        return None if ticket is None else self.change(ticket, entry)

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The effect on a ticket that exists."""
        raise NotImplementedError

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """What it sets that another device might set otherwise, by name (``claims``); a fact sets nothing."""
        return ()

    def minds(self) -> tuple[str, ...]:
        """Claims it stands on without setting them."""
        return ()


class ItemBody(Body):
    """What happened to one item of a ticket."""

    item: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The effect on the item that is named, none when there is no such item."""
        return ticket.with_item(self.item, lambda item: self.change_item(item, entry))

    def change_item(self, item: Item, entry: Entry) -> Item:
        """The effect on the item."""
        raise NotImplementedError


@dataclass(frozen=True)
class Entry:
    """One line of the journal.

    `seq` counts from 1 without gaps per writer; `at` is the device's wall clock with
    its offset; `boot` and `mono` (milliseconds since that boot) order entries when the
    wall clock jumps; `off` is the last known offset to head office in milliseconds;
    `base` the revisions of what this entry claims, as the writer saw them (``claims.base_of``).
    """

    seq: int
    id: str
    at: datetime
    boot: str
    mono: int
    ticket: str | None
    body: Body
    user: str | None = None
    off: int | None = None
    base: Mapping[str, int] = field(default_factory=dict)
    blobs: tuple[BlobRef, ...] = ()


@dataclass(frozen=True)
class Draft:
    """An entry that was decided but not yet written; the journal gives it seq, id and moment."""

    body: Body
    base: Mapping[str, int] = field(default_factory=dict)
    blobs: tuple[BlobRef, ...] = ()


@dataclass(frozen=True)
class UnknownBody(Body):
    """An entry made by a newer program: kept and carried on, not understood.

    `plain` is its readable part, `sealed` its sealed part, both exactly as they came.
    """

    TYPE: ClassVar[str] = "unknown"
    VERSION: ClassVar[int] = 0

    name: str
    version: int
    plain: Mapping[str, Any]
    sealed: Mapping[str, Any]

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Leaves the ticket as it is."""
        return ticket
