"""The composition root: the only place that builds adapters and hands them down."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.house_wording import PackagedWordings
from app.documents.typesetter import PdfTypesetter
from app.domain.calendar import WorkCalendar
from app.domain.policy.rulebook import Rulebook
from app.domain.refusals import ProblemError
from app.domain.ticket import Ticket
from app.library.agreement import load_agreement
from app.library.bundle_files import bundle_files
from app.library.files import resource_root
from app.library.privacy_words import load_privacy_words
from app.library.reference import load_standards, load_wording
from app.library.rules import PackagedRules
from app.machine import DemoTime, MachineTime, RandomIds
from app.media.codes import CodeScanner
from app.media.head_pictures import HeadPictureMaker
from app.media.importing import EvidenceImporter
from app.media.page_bits import PageBitsDrawer
from app.media.warm_decoder import WarmDecoder
from app.pin_hashes import Argon2Hashes
from app.places import DEMO_CLOCK, keys_folder
from app.printing.beside import PrintersBeside
from app.printing.choosing import WISH, printers_of
from app.printing.escpos.direct import DirectPrinters
from app.published_checks import PublishedChecks
from app.store.awaited import DeskBlobs
from app.store.enrolled import is_enrolled, is_shut_out, told_time
from app.store.key_places import FolderKeys, MachineKeys
from app.store.layout import Layout
from app.store.onlooking import Onlooker, look_on
from app.store.opening import Store, StoreOptions, open_store
from app.store.paper_codec import JsonPaperCodec
from app.usecases.desk import Desk, desk_of, desk_settings
from app.usecases.desk_policy import DeskPolicy
from app.usecases.desk_settings import TRAVELLING
from app.usecases.direct_printers import DIRECT, direct_printers
from app.usecases.earlier_goods import EarlierGoods
from app.usecases.erasures import NothingKept
from app.usecases.evidence_ports import PrinterPort
from app.usecases.house_rules import house_rules
from app.usecases.office_rules import read_rules
from app.usecases.ports import Journal, Settings, Time
from app.usecases.published import CLAUSES, Published
from app.usecases.read_models import NextClock
from app.usecases.reference import Reference
from app.usecases.shut_out import SealedJournal
from app.usecases.stated_day import StatedTime
from app.usecases.store_keys import KeyPlaces
from app.usecases.workplace import Workplace

if TYPE_CHECKING:
    from app.sync.desk_sync import DeskSync
    from app.sync.ports import News
    from app.usecases.syncing import SyncStatus


def packaged_policy(profile: str = "") -> tuple[Rulebook, WorkCalendar]:
    """The rules and the calendar that ship with the program; rules of other profiles when one asks."""
    return PackagedRules().read(first=profile)


def _policy(desk: Desk, settings: Mapping[str, object], published: Published) -> DeskPolicy:
    """The rules with those of the house and of head office; without what of them cannot be read."""
    read = partial(PackagedRules().read, first=desk.profile)
    found = read_rules(read, house_rules(settings), published, PublishedChecks())
    return DeskPolicy(found.rulebook, found.calendar, desk, found.left_out, office=found.office)


DEMO_RESERVE = 1 << 20
"""Bytes a demo store sets aside."""


class _PolicyLater:
    """Answers the store's questions about tickets once the desk, which the store itself keeps, is known."""

    def __init__(self) -> None:
        self.policy: DeskPolicy | None = None

    def next_clock(self, ticket: Ticket) -> NextClock | None:
        """The clock that needs attention first."""
        return self.policy.next_clock(ticket) if self.policy else None

    def awaiting_approval(self, ticket: Ticket) -> bool:
        """Whether somebody must approve."""
        return self.policy.awaiting_approval(ticket) if self.policy else False


def time_of(folder: Path) -> Time:
    """The machine's clock, or the demo's where the store has one."""
    clock = folder / DEMO_CLOCK
    return DemoTime(clock) if clock.exists() else MachineTime()


def key_places(folder: Path, typed: dict[str, bytes] | None = None) -> KeyPlaces:
    """Where this computer keeps the key of the store in `folder`; a demo's lies beside it.

    `typed` holds, by their names, those that a passphrase opened while the program runs.
    """
    machine = MachineKeys(keys_folder(), typed=typed)
    return FolderKeys(folder, machine) if (folder / DEMO_CLOCK).exists() else machine


def make_store(folder: Path, desk: Desk, options: StoreOptions | None = None) -> None:
    """Make a store for a desk. Raises ProblemError store_exists when there is one with a desk already."""
    if Layout(folder).exists:
        with _opened(folder, _PolicyLater(), time_of(folder), options) as store:
            if desk_of(store.settings.all()) is not None:
                raise ProblemError("store_exists", folder=str(folder))
            store.settings.put(desk_settings(desk))
        return
    with _opened(folder, _PolicyLater(), time_of(folder), options) as store:
        store.settings.put(desk_settings(desk))


def is_sealed_from_the_start(profile: str) -> bool:
    """Whether a new store for `profile` is encrypted as a whole: it is carried about, and this computer can.

    Not where the extra is not installed, which the settings say; a store begun in clear can go over any day.
    """
    from app.store.engine import can_seal

    return profile in TRAVELLING and can_seal()


def seal_if_travelling(folder: Path, profile: str) -> bool:
    """Encrypt a store that was just made where `is_sealed_from_the_start`; whether it is encrypted now."""
    layout = Layout(folder)
    if is_sealed_from_the_start(profile) and not layout.is_sealed:
        from app.store.resealing import reseal

        reseal(folder, key_places(folder), sealed=True)
    return layout.is_sealed


def _options_of(folder: Path) -> StoreOptions:
    """A demo store sets next to nothing aside: nobody's evidence depends on it."""
    return StoreOptions(reserve_bytes=DEMO_RESERVE) if (folder / DEMO_CLOCK).exists() else StoreOptions()


@contextmanager
def _opened(
    folder: Path,
    later: _PolicyLater,
    time: Time,
    options: StoreOptions | None = None,
    keys: KeyPlaces | None = None,
) -> Iterator[Store]:
    store = open_store(
        folder,
        time=time,
        ids=RandomIds(),
        clock_of=later.next_clock,
        awaiting_approval=later.awaiting_approval,
        keys=keys or key_places(folder),
        options=options or _options_of(folder),
    )
    try:
        yield store
    finally:
        store.close()


def system_printers() -> PrinterPort:
    """The printers of this computer, by the way that its system offers."""
    return printers_of(sys.platform, os.environ.get(WISH, ""))


def desk_printers(settings: Settings) -> PrinterPort:
    """The printers of this computer, and beside them those named in the settings, as they are then."""
    direct = DirectPrinters(lambda: direct_printers(settings.get(DIRECT)), PageBitsDrawer())
    return PrintersBeside(direct, system_printers())


@contextmanager
def open_workplace(folder: Path) -> Iterator[Workplace]:
    """The store at `folder` with everything the use cases need; closed at the end.

    Raises ProblemError store_missing when there is none, and what opening a store raises.
    """
    with opened_store(folder) as (_, workplace):
        yield workplace


@contextmanager
def opened_store(
    folder: Path,
    time: Time | None = None,
    options: StoreOptions | None = None,
    keys: KeyPlaces | None = None,
) -> Iterator[tuple[Store, Workplace]]:
    """Like `open_workplace`, with the store itself, for backup, verification and the like.

    `time` is another clock than the store's own, for replaying what is dated; `options`
    differ in tests and on small machines; `keys` are other than this computer's own (`key_places`).
    """
    if not Layout(folder).exists:
        raise ProblemError("store_missing", folder=str(folder))
    later = _PolicyLater()
    clock = StatedTime(time or time_of(folder))
    with _opened(folder, later, clock, options, keys) as store:
        workplace = _workplace(folder, store, later, clock)
        if store.erased_again:
            store.rebuild()  # once more, now that the rules are known
        yield store, workplace


@contextmanager
def read_store(
    folder: Path, time: Time | None = None, keys: KeyPlaces | None = None
) -> Iterator[tuple[Onlooker, Workplace]]:
    """The store at `folder` to be read, without its lock: also while another program has it open.

    Raises ProblemError store_missing, store_without_desk, and what looking on raises; whatever would
    write raises store_only_read.
    """
    if not Layout(folder).exists:
        raise ProblemError("store_missing", folder=str(folder))
    later = _PolicyLater()
    clock = StatedTime(time or time_of(folder))
    store = look_on(
        folder,
        time=clock,
        clock_of=later.next_clock,
        awaiting_approval=later.awaiting_approval,
        keys=keys or key_places(folder),
    )
    with closing(store):
        yield store, _workplace(folder, store, later, clock)


def _workplace(folder: Path, store: Store | Onlooker, later: _PolicyLater, time: Time) -> Workplace:
    """What the settings of the store, read once, say of its desk and its rules, with everything around it.

    Raises ProblemError store_without_desk.
    """
    settings = store.settings.all()
    desk = desk_of(settings)
    if desk is None:
        raise ProblemError("store_without_desk", folder=str(folder))
    policy = later.policy = _policy(desk, settings, store.published)
    policy.earlier = EarlierGoods(store.tickets, time)
    policy.today = lambda: time.now().astimezone(desk.tz).date()
    decoder = WarmDecoder()
    machine = MachineTime()  # a photo taken today is not of the future where the demo's clock stands still
    return Workplace(
        desk=desk,
        policy=policy,
        journal=_journal(store),
        tickets=store.tickets,
        drafts=store.drafts,
        blobs=DeskBlobs(store.layout, store.awaited, store.keys.files_key(), store.blobs.brought),
        settings=store.settings,
        catalogue=store.catalogue,
        prints=store.prints,
        time=time,
        ids=RandomIds(),
        typesetter=PdfTypesetter(resource_root(), partial(store.published.rows, CLAUSES)),
        papers=JsonPaperCodec(),
        importer=EvidenceImporter(
            folder / "incoming", now=lambda: max(time.now(), machine.now()), decoder=decoder
        ),
        printers=desk_printers(store.settings),
        codes=CodeScanner(decoder=decoder),
        rules=PackagedRules(),
        reference=Reference(
            load_standards(), load_wording(), load_agreement(), load_privacy_words, bundle_files
        ),
        published=store.published,
        checks=PublishedChecks(),
        awaited=store.awaited,
        chains=store.chains,
        wordings=PackagedWordings(resource_root(), partial(store.published.rows, CLAUSES)),
        erasures=store.erasures if isinstance(store, Store) else NothingKept(),
        head_pictures=HeadPictureMaker(),
        pin_hashes=Argon2Hashes(printed=(folder / DEMO_CLOCK).exists()),
        joined=partial(is_enrolled, store.access),
        told=partial(told_time, store.access),
    )


def _journal(store: Store | Onlooker) -> Journal:
    """What people write to; see `SealedJournal`. Whoever looks on writes nothing in any case."""
    if isinstance(store, Store):
        return SealedJournal(store.journal, partial(is_shut_out, store.access))
    return store.journal


def program_version() -> str:
    """As installed; a dash where nobody installed it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("counterfoil")
    except PackageNotFoundError:
        return "–"


def sync_of(store: Store, desk: str, news: News) -> DeskSync:
    """Synchronisation of an open store; `desk` is the code its numbers begin with. Not running yet."""
    from hashlib import sha256

    from app.machine import NetworkTime, chance, host_label
    from app.store.witness import this_machine
    from app.sync.desk_side import DeskSide
    from app.sync.desk_sync import DeskSync
    from app.sync.network import Network
    from app.sync.way import Machine

    clock = NetworkTime()
    side = DeskSide(
        outbox=store.outbox,
        state=store.linkstate,
        inflow=store.inflow,
        keys=store.device_keys,
        clock=clock,
        news=news,
        app=program_version(),
        host=host_label(),
        machine=sha256(this_machine().encode()).hexdigest()[:16],
        arrivals=store.arrivals,
        others=store.others,
    )
    return DeskSync(side, Machine(Network(clock), chance), desk)


def sync_status(folder: Path) -> SyncStatus:
    """How the desk stands with head office, read without the store's lock: also beside the window.

    Raises ProblemError store_missing.
    """
    from app.machine import NetworkTime
    from app.store.connecting import Readers, connect_onlooker
    from app.store.copies import copied
    from app.store.deskside import Access
    from app.store.linkstate import StoreLinkState
    from app.store.onlooking import NothingWritten
    from app.store.outbox import unsent
    from app.store.storekeys import keys_of
    from app.sync.standing import standing

    if not Layout(folder).exists:
        raise ProblemError("store_missing", folder=str(folder))
    layout = Layout(folder)
    keys = keys_of(layout, key_places(folder)) if layout.is_sealed else None
    key = keys.database_key(layout.database) if keys else None
    with closing(Readers(layout.database, lambda database: connect_onlooker(database, key))) as readers:
        access = Access(readers, NothingWritten(folder), folder)
        with access.reading() as connection:
            left, twice = unsent(connection), copied(connection)
        return standing(StoreLinkState(access), left, copied=twice, now=NetworkTime().now())
