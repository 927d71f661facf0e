"""Reading a store without the lock: beside the window that has it open, or while nobody has.

SQLite's log lets any number of programs read beside the one that writes. What is read is one committed
state after the other; nothing is migrated, begun or tidied up, so a store of another schema is refused.
"""

from __future__ import annotations

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
from app.store.engine import database_errors
from app.store.folds import Folds
from app.store.layout import Layout
from app.store.preparing import schema_of_file
from app.store.problems import problems_told
from app.store.published import StorePublished
from app.store.reading import StoreTickets
from app.store.storekeys import StoreKeys, keys_of
from app.store.surroundings import Views
from app.store.versions import SCHEMA, search_is_stale
from app.store.writer import Work
from app.usecases.ports import Time, Transaction
from app.usecases.read_models import NextClock
from app.usecases.store_keys import KeyPlaces

if TYPE_CHECKING:
    from app.store.backup_format import Manifest
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

    def __init__(self, keys: StoreKeys, layout: Layout, time: Time, views: Views) -> None:
        self.keys = keys
        self.layout = layout
        self._time = time
        self._views = views
        self._readers = Readers(layout.database, lambda database: keys.connect(connect_onlooker, database))
        self.journal = NothingWritten(layout.root)
        access = Access(self._readers, self.journal, layout.root)
        self.access = access
        self.tickets = StoreTickets(self._readers, layout.root, Folds())
        self.drafts = StoreDrafts(access, time)
        self.blobs = StoreBlobs(layout, keys.files_key())
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

        return StoreLinkState(self.access)

    @cached_property
    def sync_state(self) -> StoreSyncState:
        """How each ticket stands to head office, and what is in conflict."""
        from app.store.syncstate import StoreSyncState  # noqa: PLC0415 - brings what decodes entries

        return StoreSyncState(self.access, self._time)

    @cached_property
    def sync_records(self) -> StoreSyncRecords:
        """Where entries were written, and what was decided about them."""
        from app.store.sync_figures import StoreSyncRecords  # noqa: PLC0415 - brings what decodes entries

        return StoreSyncRecords(self.access)

    def verify(self) -> Report:
        """Check the file, the chain, the blobs, everything derived and the numbers, as of one moment."""
        from app.store.verifying import verify  # noqa: PLC0415 - brings what decodes entries

        database = self.layout.database
        with (
            problems_told(self.layout.root),
            closing(self.keys.connect(connect_onlooker, database)) as connection,
        ):
            connection.execute("PRAGMA query_only = OFF")  # for temporary tables
            connection.execute("BEGIN")
            return verify(connection, self.blobs, self._views)

    def backup(self, path: Path) -> Manifest:
        """Write the whole store to one file, checked by a test restore."""
        from app.store.backup import back_up  # noqa: PLC0415 - seldom needed

        return back_up(self.layout, self.keys, path, self._time.now())

    def close(self) -> None:
        """Let go."""
        self._readers.close()


def look_on(
    folder: Path,
    *,
    time: Time,
    clock_of: Callable[[Ticket], NextClock | None],
    awaiting_approval: Callable[[Ticket], bool],
    keys: KeyPlaces,
) -> Onlooker:
    """The store in `folder`, to be read. Takes no lock and writes nothing.

    Raises ProblemError: ``store_newer`` and ``store_older`` (both schema numbers), ``store_damaged``,
    ``store_unreachable``, ``store_read_only`` (its log cannot be read in a folder nobody may write to),
    ``store_locked``, ``keys_damaged``.
    """
    layout = Layout(folder)
    with problems_told(folder):
        database = layout.database
        opened_keys = keys_of(layout, keys) if layout.is_sealed else None
        key = opened_keys.database_key(database) if opened_keys else None
        found = schema_of_file(database, key, connect_onlooker)
        if found > SCHEMA:
            raise ProblemError("store_newer", folder=str(folder), found=str(found), known=str(SCHEMA))
        if found < SCHEMA or _search_is_older(database, key):
            raise ProblemError("store_older", folder=str(folder), found=str(found), known=str(SCHEMA))
        opened_keys = opened_keys or keys_of(layout, keys)
    return Onlooker(opened_keys, layout, time, Views(clock_of, awaiting_approval))


def _search_is_older(database: Path, key: bytes | None) -> bool:
    """Whether words would be looked up by other rules than they were kept by."""
    with closing(connect_onlooker(database, key)) as connection:
        try:
            return search_is_stale(connection)
        except database_errors():
            return False  # no such table: whoever reads on says what is wrong
