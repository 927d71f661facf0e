"""Head office: all of it behind one object, for whoever serves it to desks and to people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from app.headoffice.callers import Caller, Clock, SystemClock, told
from app.headoffice.people import Admin, Trouble
from app.headoffice.projector import Projector
from app.headoffice.store.alerts import Alerts
from app.headoffice.store.asides import Asides
from app.headoffice.store.backups import Backups
from app.headoffice.store.blob_refs import BlobRefs, Present
from app.headoffice.store.branches import Branches
from app.headoffice.store.checking import Checking, unchecked
from app.headoffice.store.database import Database
from app.headoffice.store.deciding import Decisions
from app.headoffice.store.device_rows import DeviceRows
from app.headoffice.store.devices import Devices
from app.headoffice.store.doorbook import DoorBook
from app.headoffice.store.figures import figures
from app.headoffice.store.gone_files import GoneFiles
from app.headoffice.store.migrating import migrate
from app.headoffice.store.news import News
from app.headoffice.store.pages import Pages
from app.headoffice.store.papers import Papers
from app.headoffice.store.person_keys import PersonKeys
from app.headoffice.store.projecting import Projecting
from app.headoffice.store.pushes import Pushes
from app.headoffice.store.receipts import Receipts
from app.headoffice.store.reference import Reference
from app.headoffice.store.replays import Replays
from app.headoffice.store.requests import Requests
from app.headoffice.store.seen import Seen
from app.headoffice.store.server_keys import ServerKeys
from app.headoffice.store.sessions import Sessions
from app.headoffice.store.site import Site, find_secrets, read_site, remember, set_state, settle_site
from app.headoffice.store.slips import Slips
from app.headoffice.store.snapshots import SnapshotFile, Snapshots
from app.headoffice.store.stick_imports import BlobSink, StickImports
from app.headoffice.store.ticket_search import TicketSearch
from app.wire.limits import USUAL, Limits
from app.wire.messages import (
    Ack,
    Enrol,
    Enrolled,
    Hello,
    Keys,
    KeysTaken,
    OpenSession,
    OwnEntries,
    Page,
    Session,
    Slip,
    State,
)
from app.wire.replies import sign_reply
from app.wire.versions import SPOKEN


@dataclass(frozen=True)
class Places:
    """Where head office keeps things: a database, and a folder for its master key and snapshots."""

    database_url: str
    folder: Path


@dataclass(frozen=True)
class OfficeOptions:
    """What a head office may set. `present` looks for a file where the bytes are kept, `checking` knows
    whether desks can use what is published.
    """

    limits: Limits = USUAL
    app_min: str = "0.1.0"
    app_latest: str = "0.1.0"
    policy: Mapping[str, Any] = field(default_factory=dict)
    present: Present | None = None
    checking: Checking = unchecked


class HeadOffice(AbstractContextManager["HeadOffice"]):
    """What desks ask of head office; what people ask stands in its parts.

    Every call may come from any thread and raises WireError as its part says.
    """

    def __init__(self, database: Database, places: Places, clock: Clock, options: OfficeOptions) -> None:
        """Of a database whose schema is up to date; see `open_office`."""
        self._database, self._clock, self._options = database, clock, options
        self._folder = places.folder
        secrets = find_secrets(database, places.folder)
        self.server_keys = ServerKeys(database, secrets, clock)
        settle_site(database, places.folder, self.server_keys, clock)
        self.news = News()
        keys = PersonKeys(secrets, self.server_keys)
        self.blobs = BlobRefs(database, clock, options.present)
        self.gone_files = GoneFiles(database, clock, self.blobs.write_down)
        projecting = Projecting(database, keys, clock, self.news)
        projecting.judge_upgraded()
        self.seen = Seen(database, clock)
        self.projector = Projector(
            projecting,
            lambda: remember(database, places.folder),
            self.blobs.write_down,
            self.seen.write_now_and_then,
        )
        arrived = self.projector.arrived
        book = DoorBook(places.folder)
        branches = Branches(database, secrets, clock, book)
        self._devices = Devices(database, branches, self.server_keys, clock, self.news, book)
        self._sessions = Sessions(database, secrets, clock, options.policy)
        self._pushes = Pushes(database, keys, self.blobs, clock, options.limits, self.news, arrived)
        self._sticks = StickImports(database, self._pushes, self.server_keys, clock, options.limits)
        self._pages = Pages(database, keys, self.server_keys, self.gone_files, clock, options.limits)
        self.replays = Replays(database, self.server_keys, clock, options.limits, self.blobs, arrived)
        self._snapshots = Snapshots(database, places.folder / "snapshots")
        self._slips = Slips(database)
        self.reference = Reference(database, self.news, clock, options.checking)
        self.receipts = Receipts(database)
        self.tickets = TicketSearch(database, self.blobs.write_down)
        self.papers = Papers(database, keys)
        self.keeping = Backups(database, secrets, places.folder, clock)
        rows = DeviceRows(database, clock, self.seen.write_down)
        self.admin = Admin(branches, self._devices, rows, Alerts(database, clock), self._sticks.retry)
        self.trouble = Trouble(
            Asides(database, arrived), Decisions(database, keys, clock, arrived), Requests(database)
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the projector and give up the database, having written down how far it is."""
        self.projector.stop()
        self.blobs.write_down()
        self.seen.write_down()
        remember(self._database, self._folder)
        self._database.close()

    def site(self) -> Site:
        """Who this is, in which epoch, open or not: as of now."""
        with self._database.reading() as connection:
            return read_site(connection)

    def set_state(self, state: State) -> None:
        """Open, or closed for maintenance: desks keep what they have and come again."""
        set_state(self._database, state)

    def signer(self) -> Callable[[bytes], str]:
        """Gives the value of ``CF-Sig`` over words, by the key that signs now."""
        with self._database.reading() as connection:
            return partial(sign_reply, self.server_keys.signer(connection))

    def hello(self, nonce: str) -> Hello:
        """Who answers, and the words to sign for a session."""
        with self._database.reading() as connection:
            site = read_site(connection)
            keys = self.server_keys.public(connection)
        return Hello(
            server_id=site.server_id,
            epoch=site.epoch,
            api=SPOKEN,
            app_min=self._options.app_min,
            app_latest=self._options.app_latest,
            time=told(self._clock.now()),
            challenge=self._sessions.challenge(),
            nonce=nonce,
            limits=self._options.limits,
            state=site.state,
            keys=keys,
        )

    def enrol(self, asked: Enrol) -> Enrolled:
        """See `Devices.enrol`; what was kept of the device's sticks is taken at once."""
        enrolled = self._devices.enrol(asked)
        self._sticks.retry(asked.device)
        return enrolled

    def open_session(self, asked: OpenSession) -> Session:
        """See `Sessions.open`."""
        session = self._sessions.open(asked)
        self.seen.drop(asked.device)
        self._sticks.retry(asked.device)
        return session

    def authorise(self, token: str, *, look: bool = True, said: str = "") -> Caller:
        """See `Sessions.authorise`; without a `look`, `Sessions.claimed`. `said`: what its clock shows."""
        caller = self._sessions.authorise(token) if look else self._sessions.claimed(token)
        self.seen.note(caller.device, said)
        return caller

    def push(self, caller: Caller, writer: str, data: bytes) -> Ack:
        """See `Pushes.push`."""
        return self._pushes.push(caller, writer, data)

    def take_keys(self, caller: Caller, keys: Keys) -> KeysTaken:
        """See `Pushes.take_keys`."""
        return self._pushes.take_keys(caller, keys)

    def own_entries(self, caller: Caller, writer: str, after: int, limit: int = 1000) -> OwnEntries:
        """See `Pushes.own_entries`."""
        return self._pushes.own_entries(caller, writer, after, limit)

    def feed(self, caller: Caller, cursor: str, limit: int = 1000, collections: tuple[str, ...] = ()) -> Page:
        """See `Pages.page`."""
        return self._pages.page(caller, cursor, limit, collections)

    def newest(self, caller: Caller) -> tuple[int, int]:
        """See `Pages.newest`."""
        return self._pages.newest(caller)

    def snapshot(self, caller: Caller, collection: str) -> SnapshotFile:
        """See `Snapshots.take`."""
        return self._snapshots.take(caller, collection)

    def import_stick(self, file: BinaryIO, blobs: BlobSink) -> bytes:
        """See `StickImports.take`."""
        return self._sticks.take(file, blobs)

    def receipt(self, caller: Caller, number: str) -> bytes:
        """See `StickImports.receipt`."""
        return self._sticks.receipt(caller, number)

    def slip(self, tenant: str, code: str) -> Slip:
        """See `Slips.find`."""
        return self._slips.find(tenant, code)

    def health(self) -> Mapping[str, int | str]:
        """Figures for whoever watches over it; see `figures`."""
        self.blobs.write_down()
        with self._database.reading() as connection:
            return figures(connection, self._clock.now())


def open_office(
    places: Places, clock: Clock | None = None, options: OfficeOptions | None = None
) -> HeadOffice:
    """Open a head office, making or upgrading its database.

    Raises HeadOfficeError: database_newer, master_key_missing, master_key_wrong.
    """
    places.folder.mkdir(parents=True, exist_ok=True)
    database = Database(places.database_url)
    try:
        migrate(database)
        return HeadOffice(database, places, clock or SystemClock(), options or OfficeOptions())
    except BaseException:
        database.close()
        raise
