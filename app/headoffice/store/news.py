"""News: whoever waits hears that something was told, in this process; others look for themselves."""

from __future__ import annotations

import threading
from collections.abc import Callable

Heard = Callable[[str, str], None]
"""Called with tenant and branch (or ``*``) from whichever thread has committed; must not block."""


class News:
    """Who wants to hear."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._who: dict[int, Heard] = {}
        self._next = 0

    def subscribe(self, heard: Heard) -> Callable[[], None]:
        """Call `heard` after each commit that told something; the answer ends that."""
        with self._lock:
            number, self._next = self._next, self._next + 1
            self._who[number] = heard

        def leave() -> None:
            with self._lock:
                self._who.pop(number, None)

        return leave

    def tell(self, tenant: str, branch: str) -> None:
        """Something was told to that branch."""
        with self._lock:
            who = list(self._who.values())
        for heard in who:
            heard(tenant, branch)
