"""A store that is open in the window: what it is looked after with, and its way to head office."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.refusals import ProblemError
from app.places import DEMO_CLOCK

if TYPE_CHECKING:
    from app.machine import DemoTime
    from app.store.opening import Store
    from app.store.sync_figures import StoreSyncRecords
    from app.store.syncstate import StoreSyncState
    from app.sync.desk_sync import DeskSync
    from app.sync_beside import SyncBeside
    from app.usecases.backup_plan import BackupState
    from app.usecases.desk_link import Hear
    from app.usecases.housekeeping import BackupMade, Checked, DemoClock, FormStanding
    from app.usecases.store_keys import StoreKeeping
    from app.usecases.syncing import SyncStatus
    from app.usecases.workplace import Workplace


def not_writable(path: Path, error: OSError) -> ProblemError:
    """The disk refuses."""
    return ProblemError("out_not_writable", path=str(path), reason=error.strerror or "")


class StoreLink:
    """See `DeskLink`. What it is made of is imported when it is first asked for, on a worker."""

    def __init__(self, store: Store, beside: SyncBeside) -> None:
        self._store = store
        self._beside = beside
        self._joined = False

    @property
    def syncing(self) -> DeskSync:
        """See `DeskLink`."""
        return self._beside.syncing()

    @cached_property
    def state(self) -> StoreSyncState:
        """See `DeskLink`."""
        return self._store.sync_state

    @cached_property
    def records(self) -> StoreSyncRecords:
        """See `DeskLink`."""
        from app.store.sync_figures import StoreSyncRecords

        return StoreSyncRecords(self._store.access)

    def status(self) -> SyncStatus:
        """See `DeskLink`. While there is no head office nothing of the network is imported."""
        from app.store.enrolled import is_enrolled
        from app.usecases.syncing import LinkWord, SyncStatus

        self._joined = self._joined or is_enrolled(self._store.access)
        if not self._joined:
            return SyncStatus(LinkWord.OFF)
        return self.syncing.status()

    def listen(self, hear: Hear) -> None:
        """See `DeskLink`."""
        self._beside.listeners.on_tickets = lambda tickets: hear(tuple(tickets)) if tickets else None
        self._beside.listeners.on_standing = lambda _: hear(())


class OpenStore:
    """A store that is open, for the window; `held` closes it."""

    def __init__(
        self, folder: Path, store: Store, place: Workplace, held: ExitStack, sync: SyncBeside
    ) -> None:
        self.folder = folder
        self.link = StoreLink(store, sync)
        self.workplace = place
        self.first_settings: Mapping[str, object] = place.settings.all()
        self.clock: DemoClock | None = demo_clock(folder)
        self._store, self._held = store, held

    def backup(self, target: Path) -> BackupMade:
        """See `OpenedStore`."""
        from app.usecases.housekeeping import BackupMade

        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_writable(target, error) from None
        made = self._store.backup(target)
        return BackupMade(target, target.stat().st_size, made.entries, made.blobs)

    @property
    def keys(self) -> StoreKeeping:
        """See `OpenedStore`."""
        return self._store.keys

    def roll(self, folder: str = "") -> BackupMade:
        """See `OpenedStore`."""
        from app.store.rolling import roll
        from app.usecases.housekeeping import BackupMade

        if folder:
            try:
                Path(folder).mkdir(exist_ok=True)
            except OSError as error:
                raise not_writable(Path(folder), error) from None
        store, desk = self._store, self.workplace.desk
        now = self.workplace.time.now()
        made = roll(store.layout, store.keys, store.settings, now, desk.tz, desk.code, folder)
        return BackupMade(made.path, made.size, made.manifest.entries, made.manifest.blobs)

    def backups(self) -> BackupState:
        """See `OpenedStore`."""
        from app.store.backup_standing import standing_of_backups

        return standing_of_backups(self._store.access, self._store.settings)

    def form(self) -> FormStanding:
        """See `OpenedStore`."""
        from app.store.engine import can_seal
        from app.store.form_wish import wished_form
        from app.usecases.housekeeping import FormStanding

        return FormStanding(self._store.layout.is_sealed, can_seal(), wished_form(self.folder))

    def want_form(self, sealed: bool | None) -> None:
        """See `OpenedStore`."""
        from app.bootstrap import key_places
        from app.store.form_wish import drop_wish, wish_form

        if sealed is None:
            drop_wish(self.folder)
        else:
            wish_form(self._store.layout, key_places(self.folder), sealed=sealed)

    def check(self) -> Checked:
        """See `OpenedStore`."""
        from app.usecases.housekeeping import Checked

        report = self._store.verify()
        findings = tuple((each.code, each.about) for each in report.findings)
        return Checked(report.entries, report.tickets, report.blobs, findings, report.waiting)

    def close(self) -> None:
        """See `OpenedStore`."""
        self._held.close()


class FileClock:
    """The clock of a demo store, kept in a file of the store."""

    def __init__(self, file: Path) -> None:
        from app.machine import DemoTime

        self._file = file
        self._time: DemoTime = DemoTime(file)

    def now(self) -> datetime:
        """See `DemoClock`."""
        return self._time.now()

    def frozen(self) -> bool:
        """See `DemoClock`."""
        try:
            return "frozen" in self._file.read_text(encoding="ascii").split()
        except OSError:
            return False

    def set(self, moment: datetime, *, frozen: bool = False) -> None:
        """See `DemoClock`."""
        self._time.set(moment, frozen=frozen)


def demo_clock(folder: Path) -> DemoClock | None:
    """The clock of the demo store in `folder`; None in a real one."""
    file = folder / DEMO_CLOCK
    return FileClock(file) if file.exists() else None
