"""Opening a store: lock, schema, witness, writer; and the adapters that share it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from app.domain.ticket import Ticket
from app.store.awaited import StoreAwaited
from app.store.blobs import StoreBlobs
from app.store.chain_head import read_head
from app.store.chains import StoreChains
from app.store.connecting import Readers, connect_reader, connect_writer
from app.store.deskside import Access, StoreCatalogue, StorePrintQueue, StoreSettings
from app.store.drafts import StoreDrafts
from app.store.folds import Folds
from app.store.journal import StoreJournal
from app.store.layout import Layout
from app.store.lock import StoreLock
from app.store.preparing import prepare_database
from app.store.problems import problems_told
from app.store.published import StorePublished
from app.store.reading import StoreTickets
from app.store.reserve import RESERVE_BYTES, Reserve
from app.store.surroundings import Surroundings, Views
from app.store.versions import search_is_stale
from app.store.witness import read_witness, reason_to_begin, this_machine, write_witness
from app.store.writer import Writer
from app.usecases.ports import Ids, Time
from app.usecases.read_models import NextClock

if TYPE_CHECKING:
    from app.domain.records import Evidence
    from app.store.arrivals import StoreArrivals
    from app.store.backup import Manifest
    from app.store.bulk import Case
    from app.store.devicekeys import FileDeviceKeys
    from app.store.inflow import StoreInflow
    from app.store.linkstate import StoreLinkState
    from app.store.others import StoreOthers
    from app.store.outbox import StoreOutbox
    from app.store.syncstate import StoreSyncState
    from app.store.verifying import Report


@dataclass(frozen=True)
class StoreOptions:
    """What differs between a shop's laptop and a test: bytes set aside, and the name of this machine."""

    reserve_bytes: int = RESERVE_BYTES
    machine: str | None = None


class Store:
    """One store, opened: its adapters, and the way to close it."""

    def __init__(self, layout: Layout, around: Surroundings, options: StoreOptions, held: ExitStack) -> None:
        self.layout = layout
        self._around = around
        self._machine = this_machine() if options.machine is None else options.machine
        self._held = ExitStack()
        self._closed = False
        self._witnessing = Lock()
        self.reserve = Reserve(layout.reserve, options.reserve_bytes)
        self._readers = Readers(layout.database)
        held.callback(self._readers.close)
        self.writer = Writer(lambda: connect_writer(layout.database), layout.root, self.reserve.give_back)
        held.callback(self.writer.close)
        access = Access(self._readers, self.writer, layout.root)
        self.access = access
        self.journal = StoreJournal(self.writer, around)
        self.tickets = StoreTickets(self._readers, layout.root, around.folds)
        self.drafts = StoreDrafts(access, around.time)
        self.blobs = StoreBlobs(layout)
        self.settings = StoreSettings(access)
        self.catalogue = StoreCatalogue(access)
        self.prints = StorePrintQueue(access)
        self.awaited = StoreAwaited(access, self.blobs)
        self.published = StorePublished(access)
        self.chains = StoreChains(access)

    @cached_property
    def outbox(self) -> StoreOutbox:
        """The journal, read for sending."""
        from app.store.outbox import StoreOutbox  # noqa: PLC0415 - brings what encodes entries

        return StoreOutbox(self.access, self.journal, self.blobs, self._around.time)

    @cached_property
    def linkstate(self) -> StoreLinkState:
        """What is remembered about head office."""
        from app.store.linkstate import StoreLinkState  # noqa: PLC0415 - brings what decodes JSON

        return StoreLinkState(self.access)

    @cached_property
    def inflow(self) -> StoreInflow:
        """What comes down from head office."""
        from app.store.inflow import StoreInflow  # noqa: PLC0415 - brings what decodes entries

        return StoreInflow(self.access, self.writer, self.journal, self._around, self._bear_witness)

    @cached_property
    def arrivals(self) -> StoreArrivals:
        """Files on their way from head office."""
        from app.store.arrivals import StoreArrivals  # noqa: PLC0415 - brings what encodes entries

        return StoreArrivals(self.access, self.blobs, self.layout, self._around.time)

    @cached_property
    def others(self) -> StoreOthers:
        """What of other desks' entries could be brought back to head office."""
        from app.store.others import StoreOthers  # noqa: PLC0415 - brings what decodes JSON

        return StoreOthers(self.access)

    @cached_property
    def device_keys(self) -> FileDeviceKeys:
        """The private keys of this device."""
        from app.store.devicekeys import FileDeviceKeys  # noqa: PLC0415 - brings cryptography

        return FileDeviceKeys(self.layout.root)

    @cached_property
    def sync_state(self) -> StoreSyncState:
        """How each ticket stands to head office, and what is in conflict."""
        from app.store.syncstate import StoreSyncState  # noqa: PLC0415 - brings what decodes entries

        return StoreSyncState(self.access, self._around.time)

    def _bear_witness(self) -> None:
        with self._witnessing, self.access.reading() as connection:
            write_witness(self.layout.witness, read_head(connection), self._machine)

    def bulk_import(self, cases: Iterable[Case]) -> int:
        """Write many tickets: (ticket id, its entries, their moment, who) each; how many.

        A few thousand in each durable transaction; the numbers they carry count as used.
        """
        from app.store.bulk import import_cases  # noqa: PLC0415 - brings what encodes entries

        try:
            return import_cases(self.writer, self._around, cases)
        finally:
            self.journal.forget_head()

    def verify(self) -> Report:
        """Check the file, the chain, the blobs, everything derived and the numbers."""
        from app.store.verifying import verify  # noqa: PLC0415 - brings what decodes entries

        with self._looking() as connection:
            return verify(connection, self.blobs, self._around.views)

    def lost_copies(self) -> list[tuple[str, Evidence]]:
        """Tickets and their evidence whose copies can and must be made again from the original."""
        from app.store.verifying import lost_copies  # noqa: PLC0415 - brings what decodes entries

        with self._looking() as connection:
            return lost_copies(connection, self.blobs)

    @contextmanager
    def _looking(self) -> Iterator[sqlite3.Connection]:
        """One moment of the store, with room for temporary tables."""
        with problems_told(self.layout.root), closing(connect_reader(self.layout.database)) as connection:
            connection.execute("PRAGMA query_only = OFF")  # for temporary tables
            connection.execute("BEGIN")
            yield connection

    def rebuild(self) -> int:
        """Make lists, search and counts anew from the journal; how many tickets."""
        from app.store.rebuilding import rebuild  # noqa: PLC0415 - brings what decodes entries

        try:
            return self.writer.run(lambda connection: rebuild(connection, self._around.views))
        finally:
            self._around.folds.clear()
            self.journal.forget_head()

    def erase_person(self, ticket_id: str) -> bool:
        """Erase the person of a ticket for good; whether there was anything to erase.

        Backups made before still hold the keys.
        """
        from app.store.erasing import erase_person  # noqa: PLC0415 - brings what decodes entries

        try:
            return self.writer.run(lambda connection: erase_person(connection, ticket_id, self._around.views))
        finally:
            self._around.folds.clear()
            self.writer.fold_log()

    def backup(self, path: Path) -> Manifest:
        """Write the whole store to one file, checked by a test restore."""
        from app.store.backup import back_up  # noqa: PLC0415 - seldom needed

        return back_up(self.layout, path, self._around.time.now())

    def keep_open(self, held: ExitStack) -> None:
        """Opening went well: from here on `close` lets go of what is held."""
        self._held = held

    def start(self) -> None:
        """Look at the witness before anything is written, and set space aside."""
        with self.access.reading() as connection:
            head = read_head(connection)
            witness = read_witness(self.layout.witness)
            reason = reason_to_begin(connection, witness, self._machine)
            stale = search_is_stale(connection)
        if reason is not None:
            from app.store.beginning import begin_writer  # noqa: PLC0415 - brings what encodes entries

            head = begin_writer(self.writer, self._around, head, reason)
        if reason is not None or witness is None:
            write_witness(self.layout.witness, head, self._machine)
        if stale:
            from app.store.rebuilding import rebuild_search  # noqa: PLC0415 - brings what decodes entries

            self.writer.run(rebuild_search)
        self.reserve.set_aside()

    def close(self) -> None:
        """Finish what was ordered, write the witness, let go of the lock."""
        if self._closed:
            return
        self._closed = True
        with self._held, problems_told(self.layout.root):
            self._bear_witness()


def open_store(
    folder: Path,
    *,
    time: Time,
    ids: Ids,
    clock_of: Callable[[Ticket], NextClock | None],
    awaiting_approval: Callable[[Ticket], bool],
    options: StoreOptions | None = None,
) -> Store:
    """Open the store in `folder`, made when there is none yet.

    Raises ProblemError: ``store_in_use`` (another program has it open; its process id),
    ``store_newer`` (a newer program wrote it; both schema numbers), ``store_damaged``
    (never deleted: restore a backup), ``store_read_only``, ``store_unreachable``, ``disk_full``.
    """
    layout = Layout(folder)
    chosen = options or StoreOptions()
    around = Surroundings(time, ids, Views(clock_of, awaiting_approval), Folds())
    with ExitStack() as held, problems_told(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = StoreLock(layout.lock)
        held.callback(lock.release)
        prepare_database(layout, ids)
        store = Store(layout, around, chosen, held)
        store.start()
        store.keep_open(held.pop_all())
    return store
