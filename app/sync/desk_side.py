"""What synchronisation works with on this machine, in one record."""

from __future__ import annotations

from dataclasses import dataclass

from app.sync.causes import CallFailedError, Cause
from app.sync.ports import Arrivals, Clock, DeviceKeys, Inflow, LinkState, News, Others, Outbox
from app.wire.link import Link


@dataclass(frozen=True)
class DeskSide:
    """The ports of `app/sync/ports.py`, and how the program names itself.

    `machine` is a digest of this machine's name, by which head office tells twins apart. Without
    `arrivals` files only go up; without `others` nothing of other desks is brought back.
    """

    outbox: Outbox
    state: LinkState
    inflow: Inflow
    keys: DeviceKeys
    clock: Clock
    news: News
    app: str = ""
    machine: str = ""
    arrivals: Arrivals | None = None
    others: Others | None = None
    host: str = ""
    """What the computer is called, for head office's list of devices."""

    def link(self) -> Link:
        """The head office of this desk. Raises CallFailedError not_enrolled."""
        link = self.state.link()
        if link is None:
            raise CallFailedError(Cause("not_enrolled"))
        return link
