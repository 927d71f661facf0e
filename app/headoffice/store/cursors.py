"""Cursors: how far a desk has read the feed. Opaque to the desk, and void in another epoch."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from app.wire.problems import WireError
from app.wire.signing import to_bytes, to_text


class Cursor(msgspec.Struct, frozen=True, omit_defaults=True):
    """Positions read up to: `p` in the feed of the branch, `s` in that of all branches.

    `c` are the collections asked for (all, when empty); `x` says of a collection up to where it
    came by a snapshot, as positions in both feeds.
    """

    e: str
    p: int = 0
    s: int = 0
    c: tuple[str, ...] = ()
    x: Mapping[str, tuple[int, int]] = {}

    def text(self) -> str:
        """As it travels."""
        return to_text(msgspec.json.encode(self))


def read_cursor(text: str, epoch: str, ends: tuple[int, int], collections: tuple[str, ...]) -> Cursor:
    """A cursor, or the beginning. Raises WireError cursor_gone when it is of another epoch, or none of ours.

    `ends` are the ends of both feeds: a cursor behind them was made by a database that is gone. Asking for
    `collections` from the cursor of a walk through all of them reads those alone from there on.
    """
    if not text:
        return Cursor(epoch, c=collections)
    try:
        cursor = msgspec.json.decode(to_bytes(text), type=Cursor)
    except (ValueError, msgspec.DecodeError) as error:
        raise WireError("cursor_gone", epoch=epoch) from error
    if cursor.e != epoch or not (0 <= cursor.p <= ends[0] and 0 <= cursor.s <= ends[1]):
        raise WireError("cursor_gone", epoch=epoch)
    return msgspec.structs.replace(cursor, c=collections) if collections else cursor
