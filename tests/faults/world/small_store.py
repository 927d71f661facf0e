"""A store whose disk takes only so many bytes of files more; the rest of the disk is as it was."""

from __future__ import annotations

from typing import Protocol

from app.domain.refusals import ProblemError
from app.store.arrivals import StoreArrivals
from app.store.opening import Store
from app.usecases.ports import Time


class Disk(Protocol):
    """How much room there is, in bytes; None is more than enough."""

    room: int | None


class SmallArrivals(StoreArrivals):
    """Files that come to such a disk."""

    def __init__(self, store: Store, time: Time, disk: Disk) -> None:
        super().__init__(store.access, store.blobs, store.layout, time)
        self._disk = disk

    def add(self, sha256: str, offset: int, piece: bytes) -> None:
        """As much of it as there is room for, and then the disk is full."""
        room = self._disk.room
        if room is None:
            super().add(sha256, offset, piece)
            return
        fitting, self._disk.room = piece[:room], max(0, room - len(piece))
        super().add(sha256, offset, fitting)
        if len(fitting) < len(piece):
            raise ProblemError("disk_full", free="0")
