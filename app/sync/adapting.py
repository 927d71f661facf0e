"""What a network lets through, learnt by trying and remembered for each network apart.

A proxy's limit on bodies, an encoding it cannot stand, methods it does not know: none of this
is an error of the desk's, and none of it is learnt twice (protocol 3.3, 3.5, 3.6).
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Final

from app.sync.ports import LinkState
from app.wire.compression import GZIP, IDENTITY, ZSTD
from app.wire.limits import MIB, Limits

FIRST_ENTRIES: Final = 250
FIRST_CHUNK: Final = MIB
UP, DOWN = "chunk", "chunk_down"
_QUICK: Final = 5.0
_AIM: Final = 8.0
_GOOD_IN_A_ROW: Final = 3
_AT_ONCE: Final = 0.5
"""Seconds: what went so quickly needs no second try before more goes."""
_WEAKER: Final = {ZSTD: GZIP, GZIP: IDENTITY}


class Habits:
    """How much at once, packed how, by which methods, on the network at hand."""

    def __init__(self, state: LinkState, network: Callable[[], str]) -> None:
        self._state = state
        self._network = network
        self._known: dict[str, object] = {}
        self._lock = Lock()
        self._good = 0
        self._set_back = False

    def entries(self, limits: Limits) -> int:
        """Entries in the next batch."""
        return max(1, min(self._number("batch", FIRST_ENTRIES), limits.entries))

    def batch_went(self, seconds: float, limits: Limits) -> None:
        """A batch arrived: after three quick ones the next is twice as large; after one where it took no time
        and none was ever too much.
        """
        at_once = seconds < _AT_ONCE and not self._set_back
        self._good = _GOOD_IN_A_ROW if at_once else self._good + 1 if seconds < _QUICK else 0
        if self._good >= _GOOD_IN_A_ROW:
            self._good = 0
            self._put("batch", min(self.entries(limits) * 2, limits.entries))

    def batch_failed(self, entries: int) -> bool:
        """A batch of so many was too much; whether a smaller one can be tried."""
        self._good, self._set_back = 0, True
        self._put("batch", max(1, entries // 2))
        return entries > 1

    def chunk(self, limits: Limits, way: str = UP) -> int:
        """Bytes in the next piece of a file, on its way up or down: lines are seldom as wide both ways."""
        return max(limits.chunk_least, min(self._number(way, FIRST_CHUNK), limits.chunk_most))

    def chunk_went(
        self, size: int, seconds: float, limits: Limits, way: str = UP, *, full: bool = False
    ) -> None:
        """A piece arrived: the next aims at eight seconds, growing twofold at most. `full`: it was as large
        as it could be, though not to the byte.
        """
        wanted = int(size * _AIM / max(seconds, 0.001))
        now = self.chunk(limits, way)
        if full or size >= now or wanted < now:
            self._put(way, max(limits.chunk_least, min(wanted, now * 2, limits.chunk_most)))

    def chunk_failed(self, size: int, limits: Limits, way: str = UP) -> bool:
        """A piece was too much; whether a smaller one can be tried."""
        self._put(way, max(limits.chunk_least, size // 2))
        return size > limits.chunk_least

    def encoding(self) -> str:
        """How bodies are packed."""
        found = self._get("encoding")
        return found if isinstance(found, str) and found in (ZSTD, GZIP, IDENTITY) else ZSTD

    def encoding_failed(self) -> bool:
        """That packing is not taken; whether there is a plainer one."""
        plainer = _WEAKER.get(self.encoding())
        if plainer is not None:
            self._put("encoding", plainer)
        return plainer is not None

    def overrides(self) -> bool:
        """Whether PATCH and HEAD travel as POST."""
        return self._get("override") is True

    def method_failed(self) -> bool:
        """A method is not let through; whether another way is left."""
        if self.overrides():
            return False
        self._put("override", True)
        return True

    def _number(self, what: str, usual: int) -> int:
        found = self._get(what)
        return found if isinstance(found, int) and found > 0 else usual

    def _get(self, what: str) -> object:
        key = f"{what}:{self._network()}"
        with self._lock:
            if key not in self._known:
                self._known[key] = self._state.recall(key)
            return self._known[key]

    def _put(self, what: str, value: object) -> None:
        key = f"{what}:{self._network()}"
        with self._lock:
            if self._known.get(key) == value:
                return
            self._known[key] = value
        self._state.remember(key, value)
