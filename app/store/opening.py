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

from app.domain.entry import Draft
from app.domain.privacy import Cause, Personal
from app.domain.refusals import ProblemError
from app.domain.steps.privacy import PersonErased
from app.domain.ticket import Ticket
from app.store.awaited import StoreAwaited
from app.store.blobs import StoreBlobs
from app.store.chain_head import read_head
from app.store.chains import StoreChains
from app.store.connecting import Readers, connect_reader, connect_writer
from app.store.deskside import Access, StoreCatalogue, StorePrintQueue, StoreSettings
from app.store.drafts import StoreDrafts
from app.store.erasing import is_behind
from app.store.folds import Folds
from app.store.forms import clear_other_form
from app.store.journal import StoreJournal
from app.store.layout import Layout
from app.store.lock import StoreLock
from app.store.log_check import is_cut_off
from app.store.preparing import prepare_database
from app.store.problems import problems_told
from app.store.published import StorePublished
from app.store.reading import StoreTickets
from app.store.reserve import RESERVE_BYTES, Reserve
from app.store.storekeys import StoreKeys, keys_for_new, keys_of
from app.store.surroundings import Surroundings, Views
from app.store.versions import search_is_stale
from app.store.witness import read_witness, reason_to_begin, this_machine, write_witness
from app.store.writer import Writer
from app.usecases.ports import Ids, Time, Transaction
from app.usecases.read_models import NextClock
from app.usecases.store_keys import KeyPlaces

if TYPE_CHECKING:
    from app.domain.records import Evidence
    from app.store.arrivals import StoreArrivals
    from app.store.backup_format import Manifest
    from app.store.bulk import Case
    from app.store.devicekeys import FileDeviceKeys
    from app.store.erasures import StoreErasures
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

    def __init__(
        self, keys: StoreKeys, layout: Layout, around: Surroundings, options: StoreOptions, held: ExitStack
    ) -> None:
        self.keys = keys
        self.layout = layout
        self._around = around
        self._machine = this_machine() if options.machine is None else options.machine
        self._held = ExitStack()
        self._closed = False
        self.erased_again = False
        """Whether persons had come back with a restored database: its lists were made without the rules."""
        self._witnessing = Lock()
        self.reserve = Reserve(layout.reserve, options.reserve_bytes)
        self._readers = Readers(layout.database, lambda database: keys.connect(connect_reader, database))
        held.callback(self._readers.close)
        self.writer = Writer(
            lambda: keys.connect(connect_writer, layout.database), layout.root, self.reserve.give_back
        )
        held.callback(self.writer.close)
        access = Access(self._readers, self.writer, layout.root)
        self.access = access
        self.journal = StoreJournal(self.writer, around)
        self.tickets = StoreTickets(self._readers, layout.root, around.folds)
        self.drafts = StoreDrafts(access, around.time)
        self.blobs = StoreBlobs(layout, keys.files_key())
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

        return FileDeviceKeys(self.layout, self.keys)

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
        database = self.layout.database
        with (
            problems_told(self.layout.root),
            closing(self.keys.connect(connect_reader, database)) as connection,
        ):
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

    def erase_person(self, ticket_id: str, cause: Cause = Cause.REQUEST) -> bool:
        """Erase the person of a ticket for good, whatever speaks against it; whether there was anything.

        The rules stand in `ErasePerson`. Files go with `sweep_erased`.
        """

        def work(transaction: Transaction) -> bool:
            if not transaction.keys_kept(ticket_id):
                return False
            erased = Draft(PersonErased(tuple(Personal), cause))
            transaction.append(ticket_id, (erased,), self._around.time.now(), None)
            return True

        return self.journal.transact(work)

    @cached_property
    def erasures(self) -> StoreErasures:
        """What is kept of persons and whose time may have come; the files that go with them."""
        from app.store.erasures import StoreErasures  # noqa: PLC0415 - once a day

        return StoreErasures(self.access, self.writer, self.blobs)

    def backup(self, path: Path) -> Manifest:
        """Write the whole store to one file, checked by a test restore."""
        from app.store.backup import back_up  # noqa: PLC0415 - seldom needed

        return back_up(self.layout, self.keys, path, self._around.time.now())

    def start(self, held: ExitStack) -> None:
        """Look at the witness before anything is written, and set space aside; then `close` lets go of what
        is `held`.
        """
        with self.access.reading() as connection:
            head = read_head(connection)
            witness = read_witness(self.layout.witness)
            reason = reason_to_begin(connection, witness, self._machine)
            stale = search_is_stale(connection)
            behind = is_behind(connection, self.layout)
        if reason is not None:
            from app.store.beginning import begin_writer  # noqa: PLC0415 - brings what encodes entries

            head = begin_writer(self.writer, self._around, head, reason)
        if reason is not None or witness is None:
            write_witness(self.layout.witness, head, self._machine)
        if behind:
            self._erase_again()
        if self.layout.open_device_keys:
            self.device_keys.seal_open_ones()
        if stale:
            from app.store.rebuilding import rebuild_search  # noqa: PLC0415 - brings what decodes entries

            self.writer.run(rebuild_search)
        clear_other_form(self.layout)
        self.reserve.set_aside()
        self._held = held.pop_all()

    def _erase_again(self) -> None:
        from app.store.erased_list import erase_again  # noqa: PLC0415 - after a restore alone

        self.erased_again = bool(erase_again(self.writer, self.layout, self._around.views))
        if self.erased_again:
            self.erasures.sweep()

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
    keys: KeyPlaces,
    options: StoreOptions | None = None,
) -> Store:
    """Open the store in `folder`, made when there is none yet. `keys`: where this computer keeps its key.

    Raises ProblemError: ``store_in_use`` (another program has it open; its process id),
    ``store_newer`` (a newer program wrote it; both schema numbers), ``store_damaged``
    (never deleted: restore a backup), ``store_read_only``, ``store_unreachable``, ``disk_full``;
    ``store_locked`` (its key is not on this computer), ``keys_damaged``.
    """
    layout = Layout(folder)
    chosen = options or StoreOptions()
    around = Surroundings(time, ids, Views(clock_of, awaiting_approval), Folds())
    with ExitStack() as held, problems_told(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = StoreLock(layout.lock)
        held.callback(lock.release)
        if is_cut_off(layout.log):
            # Whoever opened it would lose for good what stands there: what can be read is saved elsewhere.
            raise ProblemError("store_damaged", folder=str(folder))
        known = keys_of if layout.exists else keys_for_new
        opened_keys = known(layout, keys)
        prepare_database(layout, ids, opened_keys)
        store = Store(opened_keys, layout, around, chosen, held)
        store.start(held)
    return store
