"""Which files of tickets are not here, and where they are instead."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from app.domain.refusals import ProblemError
from app.store.blobs import Brought, StoreBlobs
from app.store.deskside import Access
from app.store.files_in import LEFT, LOST
from app.store.layout import Layout
from app.usecases.awaited import Whereabouts

_OF: Final = "SELECT sha256, state, elsewhere FROM file_in WHERE ticket = ? AND state <> 'here'"
_ONE: Final = "SELECT sha256, state, elsewhere FROM file_in WHERE sha256 = ? AND state <> 'here'"


class StoreAwaited:
    """See `AwaitedFiles`."""

    def __init__(self, access: Access, blobs: StoreBlobs) -> None:
        self._access = access
        self._blobs = blobs

    def of(self, ticket_id: str) -> Mapping[str, Whereabouts]:
        """See `AwaitedFiles`."""
        with self._access.reading() as connection:
            rows = connection.execute(_OF, (ticket_id,)).fetchall()
        return {row[0]: _where(*row) for row in rows if not self._blobs.place(row[0]).is_file()}

    def where(self, sha256: str) -> Whereabouts | None:
        """See `AwaitedFiles`."""
        with self._access.reading() as connection:
            row = connection.execute(_ONE, (sha256,)).fetchone()
        return None if row is None or self._blobs.place(sha256).is_file() else _where(*row)


def is_expected(connection: sqlite3.Connection) -> Callable[[str], bool]:
    """Tells whether a file comes, or came, from head office."""

    def tell(sha256: str) -> bool:
        row = connection.execute("SELECT 1 FROM file_in WHERE sha256 = ?", (sha256,)).fetchone()
        return row is not None

    return tell


def _where(_sha256: str, state: str, elsewhere: int) -> Whereabouts:
    if state in (LOST, LEFT):
        return Whereabouts(state)
    return Whereabouts.ELSEWHERE if elsewhere else Whereabouts.AT_OFFICE


class DeskBlobs(StoreBlobs):
    """The files as people work with them: one that is still to come says so, and where it is."""

    def __init__(
        self, layout: Layout, awaited: StoreAwaited, key: bytes | None = None, brought: Brought | None = None
    ) -> None:
        super().__init__(layout, key, brought)
        self._awaited = awaited

    def _found(self, sha256: str) -> Path:
        """Where the file lies. Raises ProblemError blob_missing, or where else it is: ``file_…``."""
        try:
            return super()._found(sha256)
        except ProblemError:
            where = self._awaited.where(sha256)
            if where is None:
                raise
            raise ProblemError(f"file_{where}", sha256=sha256) from None
