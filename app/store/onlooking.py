"""Reading a store without the lock: beside the window that has it open, or while nobody has.

SQLite's log lets any number of programs read beside the one that writes. What is read is one committed
state after the other; nothing is migrated, begun or tidied up, so a store of another schema is refused.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.refusals import ProblemError
from app.domain.ticket import Ticket
from app.store.awaited import StoreAwaited
from app.store.blobs import StoreBlobs
from app.store.chains import StoreChains
from app.store.connecting import Readers, connect_onlooker
from app.store.deskside import Access, StoreCatalogue, StorePrintQueue, StoreSettings
from app.store.drafts import StoreDrafts
from app.store.folds import Folds
from app.store.layout import Layout
from app.store.preparing import schema_of_file
from app.store.problems import problems_told
from app.store.published import StorePublished
from app.store.reading import StoreTickets
from app.store.surroundings import Views
from app.store.versions import SCHEMA, search_is_stale
from app.store.writer import Work
from app.usecases.ports import Time, Transaction
from app.usecases.read_models import NextClock

if TYPE_CHECKING:
    from app.store.backup import Manifest
    from app.store.linkstate import StoreLinkState
    from app.store.sync_figures import StoreSyncRecords
    from app.store.syncstate import StoreSyncState
    from app.store.verifying import Report

T = TypeVar("T")


class NothingWritten:
    """Stands where the writer would. Whoever only reads never comes here; the problem is for those who do."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def run(self, work: Work[T], kept: Callable[[], None] | None = None) -> T:
        """Raises ProblemError store_only_read."""
        raise ProblemError("store_only_read", folder=str(self._folder))

    def transact(self, work: Callable[[Transaction], T]) -> T:
        """Raises ProblemError store_only_read."""
        raise ProblemError("store_only_read", folder=str(self._folder))

    def judge_again(self) -> int:
        """Raises ProblemError store_only_read."""
        raise ProblemError("store_only_read", folder=str(self._folder))

    def warm_up(self) -> None:
        """Nothing is going to be written."""


class Onlooker:
    """The adapters of a store that is only read, and the way to let go of it."""

    def __init__(self, layout: Layout, time: Time, views: Views) -> None:
        self.layout = layout
        self._time = time
        self._views = views
        self._readers = Readers(layout.database, connect_onlooker)
        self.journal = NothingWritten(layout.root)
        access = Access(self._readers, self.journal, layout.root)
        self._access = access
        self.tickets = StoreTickets(self._readers, layout.root, Folds())
        self.drafts = StoreDrafts(access, time)
        self.blobs = StoreBlobs(layout)
        self.settings = StoreSettings(access)
        self.catalogue = StoreCatalogue(access)
        self.prints = StorePrintQueue(access)
        self.awaited = StoreAwaited(access, self.blobs)
        self.published = StorePublished(access)
        self.chains = StoreChains(access)

    @cached_property
    def linkstate(self) -> StoreLinkState:
        """What is remembered about head office, to be read."""
        from app.store.linkstate import StoreLinkState  # noqa: PLC0415 - brings what decodes JSON

        return StoreLinkState(self._access)

    @cached_property
    def sync_state(self) -> StoreSyncState:
        """How each ticket stands to head office, and what is in conflict."""
        from app.store.syncstate import StoreSyncState  # noqa: PLC0415 - brings what decodes entries

        return StoreSyncState(self._access, self._time)

    @cached_property
    def sync_records(self) -> StoreSyncRecords:
        """Where entries were written, and what was decided about them."""
        from app.store.sync_figures import StoreSyncRecords  # noqa: PLC0415 - brings what decodes entries

        return StoreSyncRecords(self._access)

    def verify(self) -> Report:
        """Check the file, the chain, the blobs, everything derived and the numbers, as of one moment."""
        from app.store.verifying import verify  # noqa: PLC0415 - brings what decodes entries

        with problems_told(self.layout.root), closing(connect_onlooker(self.layout.database)) as connection:
            connection.execute("PRAGMA query_only = OFF")  # for temporary tables
            connection.execute("BEGIN")
            return verify(connection, self.blobs, self._views)

    def backup(self, path: Path) -> Manifest:
        """Write the whole store to one file, checked by a test restore."""
        from app.store.backup import back_up  # noqa: PLC0415 - seldom needed

        return back_up(self.layout, path, self._time.now())

    def close(self) -> None:
        """Let go."""
        self._readers.close()


def look_on(
    folder: Path,
    *,
    time: Time,
    clock_of: Callable[[Ticket], NextClock | None],
    awaiting_approval: Callable[[Ticket], bool],
) -> Onlooker:
    """The store in `folder`, to be read. Takes no lock and writes nothing.

    Raises ProblemError: ``store_newer`` and ``store_older`` (both schema numbers), ``store_damaged``,
    ``store_unreachable``, ``store_read_only`` (its log cannot be read in a folder nobody may write to).
    """
    layout = Layout(folder)
    with problems_told(folder):
        found = schema_of_file(layout.database, connect_onlooker)
        if found > SCHEMA:
            raise ProblemError("store_newer", folder=str(folder), found=str(found), known=str(SCHEMA))
        if found < SCHEMA or _search_is_older(layout.database):
            raise ProblemError("store_older", folder=str(folder), found=str(found), known=str(SCHEMA))
    return Onlooker(layout, time, Views(clock_of, awaiting_approval))


def _search_is_older(database: Path) -> bool:
    """Whether words would be looked up by other rules than they were kept by."""
    with closing(connect_onlooker(database)) as connection:
        try:
            return search_is_stale(connection)
        except sqlite3.OperationalError:
            return False  # no such table: whoever reads on says what is wrong
