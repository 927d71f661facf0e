"""The proof that entries stand in the journal as they were written: the chain of hashes around them.

Of entries about other tickets only the hash is given: it says nothing about them and still closes the chain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Link:
    """One entry of the chain. `line` is set where it is the ticket's own; hashes are hexadecimal."""

    seq: int
    sha256: str
    hash: str
    line: bytes | None = None


@dataclass(frozen=True)
class Run:
    """Entries of one writer without a gap.

    `before` is the hash before the first of them; empty where that is not here.
    """

    writer: str
    before: str
    links: tuple[Link, ...]


class Chains(Protocol):
    """Where chains are read. Safe from any thread."""

    def of(self, ticket_id: str, through: str | None = None) -> Sequence[Run]:
        """The runs that hold every entry of a ticket, up to the one with the id `through` if given."""
        ...


class NoChains:
    """There is no journal."""

    def of(self, ticket_id: str, through: str | None = None) -> Sequence[Run]:
        """Nothing."""
        return ()
