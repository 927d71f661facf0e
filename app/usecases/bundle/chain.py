"""The proof that entries stand in the journal as they were written: the chain of hashes around them.

Of entries about other tickets only the hash is given: it says nothing about them and still closes the chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
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


def case_code(runs: Iterable[Run]) -> tuple[int, str]:
    """How many entries are the ticket's own, and one hash over which they are.

    The chain proves that no entry was changed, not which of them belong to the case: an own entry given
    out as one of another ticket would leave its hash in place. This code changes then.
    """
    own = sorted((run.writer, link.seq, link.sha256) for run in runs for link in run.links if link.line)
    lines = (f"{writer} {seq} {line}\n" for writer, seq, line in own)
    return len(own), sha256(f"{CASE_FORM}\n{''.join(lines)}".encode()).hexdigest()


CASE_FORM = "counterfoil-case-1"


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
