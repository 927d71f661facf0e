"""Since when an entry can have been written at all, by what is known of its journal (6.2).

What an entry says of its moment is a clock's word, or a forger's. The order of a journal and the meetings of
its desk with head office are not: whoever dates an entry before them is asked for the author of a later day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

SLACK: Final = timedelta(hours=24)
"""So far the clock of a desk may stand beside that of head office."""


@dataclass(frozen=True)
class Witness:
    """What head office knows of the time of one journal.

    `latest`: nothing that comes now was written before it. `met`, by head office's clock: the journal ended
    at `ended` then, so what stands behind that was written later.
    """

    latest: datetime | None = None
    ended: int = 0
    met: datetime | None = None

    def meets(self, end: int, now: datetime, here: int) -> Witness:
        """The desk says that its journal ends at `end`; up to `here` it has come.

        An end that never came is not taken for true by a later and larger one: it could be invented.
        """
        if self.met is not None and here < self.ended <= end:
            return self
        latest = self.latest if self.met is None or here < self.ended else _later(self.latest, self.met)
        return Witness(latest, end, now)

    def not_before(self, seq: int, received: datetime) -> datetime | None:
        """The earliest moment at which the entry of that number can have been written, if any is known."""
        met = self.met if seq > self.ended else None
        known = met if self.latest is None else _later(met, self.latest)
        return None if known is None else min(known, received)

    def after(self, stated: datetime, received: datetime) -> Witness:
        """What an entry adds. A clock that is ahead of the receipt by more than the slack proves nothing."""
        if stated > received + SLACK or (self.latest is not None and stated <= self.latest):
            return self
        return replace(self, latest=_later(self.latest, min(stated, received)))


def early(
    witness: Witness, stated: Iterable[tuple[int, datetime | None]], received: datetime
) -> tuple[Witness, Mapping[int, datetime]]:
    """Entries by number that say they are older than they can be, and since when each can be there."""
    found: dict[int, datetime] = {}
    for seq, at in stated:
        bound = witness.not_before(seq, received)
        if at is None:
            continue
        if bound is not None and at < bound:
            found[seq] = bound
        else:
            witness = witness.after(at, received)
    return witness, found


def _later(one: datetime | None, other: datetime) -> datetime:
    return other if one is None else max(one, other)
