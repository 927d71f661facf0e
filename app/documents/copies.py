"""Copies of one document: who keeps which, and what only one of them may show."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Copy:
    """One copy: its code (``store``, ``customer``, ``merchant``), or all at once on carbon paper.

    `place` counts from 1 among `of` copies.
    """

    code: str
    place: int
    of: int

    @property
    def shows_private(self) -> bool:
        """ID numbers and names of staff at fault stay on the store copy (个保法 28, P-08)."""
        return self.code == "store"

    @property
    def informs_customer(self) -> bool:
        """What the customer must be told stands on every copy that can be theirs."""
        return self.code in {"customer", ALL}


ALL = "all"
"""The code of carbon paper, where one stroke makes every copy."""
