"""How large a batch, a page or a piece of a file may be; the head office announces its own."""

from __future__ import annotations

from typing import Final

import msgspec

KIB: Final = 1024
MIB: Final = 1024 * KIB

RATIO: Final = 200
"""Bytes that one compressed byte may unfold to before the reader stops (a bomb unfolds further)."""


class Limits(msgspec.Struct, frozen=True):
    """Limits of one head office, in entries and bytes (protocol 3.3, 3.4, 3.6)."""

    entries: int = 1000
    packed: int = MIB
    raw: int = 8 * MIB
    query: int = 500
    page_items: int = 1000
    page_bytes: int = MIB
    chunk_least: int = 64 * KIB
    chunk_most: int = 16 * MIB
    blob: int = 2 * 1024 * MIB
    wait: int = 25
    """Seconds a pull may be held open for news."""
    bundle: int = 0
    """Bytes of small files that may come in one call; 0 where each comes by itself."""


USUAL: Final = Limits(bundle=4 * MIB)
