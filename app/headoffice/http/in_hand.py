"""Files of which bytes are being taken just now."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_PATIENCE: Final = 1.0
"""Seconds: what a cut call brought is on the disk by then."""


class InHand:
    """Who was cut off comes back before the disk has what the cut call brought. Asked a moment later, the
    same file stands where it really is, and nothing goes twice. Belongs to the event loop.
    """

    def __init__(self) -> None:
        self._held: Counter[tuple[str, str]] = Counter()
        self._given: asyncio.Event = asyncio.Event()

    @contextmanager
    def taking(self, device: str, name: str) -> Iterator[None]:
        """For as long as bytes of the file are taken in and put on the disk."""
        key = (device, name)
        self._held[key] += 1
        try:
            yield
        finally:
            self._held[key] -= 1
            if not self._held[key]:
                del self._held[key]
            self._given.set()
            self._given = asyncio.Event()

    async def rest(self, device: str, name: str) -> None:
        """Wait, a moment at most, until nobody has this file in hand."""
        try:
            async with asyncio.timeout(_PATIENCE):
                while (device, name) in self._held:
                    await self._given.wait()
        except TimeoutError:
            return  # a line that hangs: whoever writes then is told that it is busy
