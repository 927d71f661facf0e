"""What the window is given by whoever puts the program together: it knows no store, printer or file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.ui.parts.camera.port import NoCamera

if TYPE_CHECKING:
    # Names of types alone: what they import would keep the first window waiting.
    from PySide6.QtCore import QObject

    from app.ui.parts.camera.port import Camera
    from app.usecases.evidence_ports import PrintQueue
    from app.usecases.housekeeping import BackupFound, NewDesk, OpenedStore, Progress
    from app.usecases.read_models import QueueRow

Sentence = Callable[[str, Mapping[str, str]], str]
"""A code and its parameters as a sentence in the language of the window."""


class MachineChoices(Protocol):
    """What is chosen for this computer and known before any store is open."""

    def get(self, key: str) -> str:
        """The choice, empty when none was made. Keys: ``language``, ``theme``; ``store``, the folder that was
        open last; ``backups``, where the last backup went; ``calendar_told``
        and ``code_told``, days.
        """
        ...

    def put(self, key: str, value: str) -> None:
        """Keep a choice. Raises ProblemError when the disk refuses."""
        ...


@dataclass(frozen=True)
class Places:
    """Folders. `store` is the one to open, `demo` where the demo store is made."""

    resources: Path
    store: Path
    demo: Path
    log: Path
    backups: Path


@dataclass(frozen=True)
class Glimpse:
    """The first rows of the queue at a moment, and the zone of the desk."""

    rows: Sequence[QueueRow]
    now: datetime
    zone: tzinfo


@dataclass(frozen=True)
class Stores:
    """Opening and making stores. Each call may take seconds: on a worker only; raises ProblemError.

    `glance` is the quick one: the top of the queue before the store is open, None where that cannot be.
    `remains`: the folder held a store once, and its database is gone. `backups` looks for copies in folders,
    `restore` makes a store of one in a new folder beside the one that is lost (the new folder); it is given
    what a person typed where this computer has no key, else nothing. `unlock` opens a store whose key this
    computer lacks with a recovery code or a passphrase: then `open` works. `keep_to`
    lets later starts open that folder: False where each start names the folder. `sealed_at_first`, at once:
    whether `make` encrypts a store for that profile as a whole. `form_wanted`: whether a
    store is to be encrypted as a whole, or laid in clear, before it is opened; `give_form` does that, and may
    be cut off at any moment.
    """

    exists: Callable[[Path], bool]
    glance: Callable[[Path], Glimpse | None]
    open: Callable[[Path], OpenedStore]
    make: Callable[[Path, NewDesk], None]
    sealed_at_first: Callable[[str], bool]
    make_demo: Callable[[Path, Progress], None]
    printers: Callable[[], Sequence[PrintQueue]]
    remains: Callable[[Path], bool]
    backups: Callable[[Sequence[Path]], Sequence[BackupFound]]
    restore: Callable[[Path, Path, str], Path]
    unlock: Callable[[Path, str], None]
    keep_to: Callable[[Path, Path], bool]
    form_wanted: Callable[[Path], bool | None]
    give_form: Callable[[Path, Progress], None]


@dataclass(frozen=True)
class Program:
    """The program around the window. `language` is the one it speaks now; `camera` makes its cameras."""

    version: Callable[[], str]
    language: str
    places: Places
    choices: MachineChoices
    stores: Stores
    notices: Callable[[], str]
    sentence: Sentence
    advice: Sentence
    camera: Callable[[QObject], Camera] = NoCamera
