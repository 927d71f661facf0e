"""Opening a store: lock, schema, witness, writer; and the adapters that share it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app.domain.ticket import Ticket
from app.store.blobs import StoreBlobs
from app.store.connecting import Readers, connect_writer
from app.store.deskside import Access, StoreCatalogue, StorePrintQueue, StoreSettings
from app.store.drafts import StoreDrafts
from app.store.folds import Folds
from app.store.journal import StoreJournal
from app.store.layout import Layout
from app.store.lock import StoreLock
from app.store.preparing import prepare_database
from app.store.problems import problems_told
from app.store.projecting import Views
from app.store.reading import StoreTickets
from app.store.reserve import RESERVE_BYTES, Reserve
from app.store.transaction import Surroundings
from app.store.writer import Writer
from app.usecases.ports import Ids, Time
from app.usecases.read_models import NextClock


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
        self._held = ExitStack()
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

    def keep_open(self, held: ExitStack) -> None:
        """Opening went well: from here on `close` lets go of what is held."""
        self._held = held

    def close(self) -> None:
        """Finish what was ordered, write the witness, let go of the lock."""
        self._held.close()


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
        store.reserve.set_aside()
        store.keep_open(held.pop_all())
    return store
