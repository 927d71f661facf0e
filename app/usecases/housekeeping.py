"""Looking after the store itself: copies, checks, the clock of a demo; and what a new store needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.usecases.backup_plan import BackupState
from app.usecases.desk import Desk
from app.usecases.desk_link import DeskLink
from app.usecases.store_keys import StoreKeeping
from app.usecases.workplace import Workplace

Progress = Callable[[int, int], None]
"""Called with how many of how many are done, from the thread that works. What it raises ends the work."""


@dataclass(frozen=True)
class BackupMade:
    """A backup that was written and restored once on trial. `size` in bytes."""

    path: Path
    size: int
    entries: int
    blobs: int


@dataclass(frozen=True)
class BackupFound:
    """A backup that lies somewhere, as far as a look at it tells.

    `size` in bytes, `made_at` aware. `trouble` is empty, or the code of the problem for which it cannot
    be restored: ``backup_damaged``, ``store_newer``. Every backup was restored on trial when it was made,
    and is tried again before it is restored.
    """

    path: Path
    size: int
    made_at: datetime | None = None
    desk: str = ""
    tickets: int = 0
    blobs: int = 0
    trouble: str = ""


@dataclass(frozen=True)
class Checked:
    """What a check of the store found: how much was looked at, and what is wrong as (code, about what).

    `waiting` counts files of other desks that are still to come from head office.
    """

    entries: int
    tickets: int
    blobs: int
    findings: tuple[tuple[str, str], ...] = ()
    waiting: int = 0


@dataclass(frozen=True)
class FormStanding:
    """Whether a store is encrypted as a whole, whether this computer can do that at all, and the form that it
    gets at the next start; None where it stays as it is.
    """

    sealed: bool
    possible: bool
    wanted: bool | None = None


class DemoClock(Protocol):
    """The clock of a demo store, which a person may set."""

    def now(self) -> datetime:
        """The demo's moment, aware."""
        ...

    def frozen(self) -> bool:
        """Whether it stands still."""
        ...

    def set(self, moment: datetime, *, frozen: bool = False) -> None:
        """Set it, running on from there or standing still."""
        ...


class OpenedStore(Protocol):
    """A store that is open in this program."""

    @property
    def folder(self) -> Path:
        """Where it lies."""
        ...

    @property
    def workplace(self) -> Workplace:
        """What the use cases work with."""
        ...

    @property
    def link(self) -> DeskLink:
        """Its way to head office."""
        ...

    @property
    def first_settings(self) -> Mapping[str, object]:
        """The settings as they were when the store was opened."""
        ...

    @property
    def clock(self) -> DemoClock | None:
        """The clock of a demo store; None in a real one."""
        ...

    def backup(self, target: Path) -> BackupMade:
        """Copy everything into one file and try it. Raises ProblemError (backup_exists, disk_full …)."""
        ...

    @property
    def keys(self) -> StoreKeeping:
        """Its key. What it does may take a second: on a worker."""
        ...

    def roll(self, folder: str = "") -> BackupMade:
        """Today's rolling backup where the settings say, or in `folder` from now on. How it went is
        remembered in the settings. Raises ProblemError (backup_place_gone, disk_full, backup_nowhere …).
        """
        ...

    def backups(self) -> BackupState:
        """How they stand."""
        ...

    def form(self) -> FormStanding:
        """In which form it lies."""
        ...

    def want_form(self, sealed: bool | None) -> None:
        """Have it encrypted as a whole, or laid in clear, at the next start; None leaves it as it is.

        Raises ProblemError sealing_not_installed, room_for_copy_short, sealed_already, sealed_not.
        """
        ...

    def check(self) -> Checked:
        """Check chain, files, lists and numbers."""
        ...

    def close(self) -> None:
        """Finish what was ordered and let go of the lock."""
        ...


@dataclass(frozen=True)
class NewDesk:
    """The answers of the first start. `printer` is empty where there is none yet; `join` a head office;
    `pin` that of the supervisor, empty where nobody is to sign in.
    """

    desk: Desk
    supervisor: str
    printer: str = ""
    join: bool = False
    pin: str = ""
