"""A call that head office holds open until there is news, so that who looks on sees them at once.

It brings nothing home: the lane of entries fetches what there is, as always. Where a call cannot be
held, because a proxy cuts what is silent, looking by the clock goes on instead.
"""

from __future__ import annotations

import math
from typing import Final

from app.sync.causes import CallFailedError
from app.sync.client import Ask
from app.sync.desk_side import DeskSide
from app.sync.session import Sessions
from app.sync.way import Ways
from app.wire.messages import Page

REST: Final = 300.0
"""Seconds after which a way that did not hold a call is tried again."""
_HELD: Final = 1.0
"""Seconds below which an answer without news was not held."""


class Listening:
    """Waits at head office, one call after the other. Belongs to one thread."""

    def __init__(self, desk: DeskSide, ways: Ways) -> None:
        self._desk, self._ways = desk, ways
        self._heard_at: str | None = None
        self._rests_until = -math.inf
        self.holds = False

    def run(self) -> bool:
        """Wait; whether there is news that was not told of yet. Raises StoppedError."""
        link, now = self._desk.state.link(), self._desk.clock.monotonic()
        if link is None or link.revoked or now < self._rests_until:
            return False
        sessions, cursor = self._ways.lanes(link).sessions, self._desk.inflow.cursor()
        if cursor == self._heard_at or not sessions.usable():
            return False
        try:
            news = self._asked(sessions, cursor)
        except CallFailedError:
            news = None
        self.holds = news is not None
        if news is None:
            self._rests_until = self._desk.clock.monotonic() + REST
        self._heard_at = cursor if news else None
        return bool(news)

    def _asked(self, sessions: Sessions, cursor: str) -> bool | None:
        """Whether there is news behind `cursor`; None when head office did not wait for it."""
        query = {"cursor": cursor, "limit": "1", "wait": str(sessions.limits.wait)}
        reply = sessions.call(Ask("feed", "GET", "/feed", query=query))
        page = reply.as_kind(Page)
        if page.items or page.more:
            return True
        return False if reply.seconds >= _HELD else None
