"""Where everything of a store lies: one folder that can be copied as a whole."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

PLAIN: Final = ".db"
SEALED: Final = ".sealed"
"""How names of databases end that SQLCipher alone opens."""

OPEN_KEY: Final = 32
"""Bytes of a device's key that is not sealed."""

ERASED_LIST: Final = "erased-keys.txt"
"""Names keys that were erased: beside backups, and in a store just made of one."""


@dataclass(frozen=True)
class Layout:
    """Paths of a store under its `root`."""

    root: Path

    @property
    def is_sealed(self) -> bool:
        """Whether the store is encrypted as a whole: the sealed database holds as soon as it is there,
        whatever else lies beside it.
        """
        return self.database_of(sealed=True).exists()

    @property
    def exists(self) -> bool:
        """Whether there is a store."""
        return self.database.exists()

    @property
    def database(self) -> Path:
        """The SQLite file: journal and everything derived from it."""
        return self.database_of(sealed=self.is_sealed)

    @property
    def log(self) -> Path:
        """What was saved and is not in the database yet: there while the store is open, or after a crash."""
        return self.database.with_name(f"{self.database.name}-wal")

    @property
    def blobs(self) -> Path:
        """Photos, videos, papers: ``blobs/aa/<sha256>``, read-only; ``sealed/aa/<sha256>``."""
        return self.blobs_of(sealed=self.is_sealed)

    def database_of(self, *, sealed: bool) -> Path:
        """The database of one form."""
        return self.root / ("store" + (SEALED if sealed else PLAIN))

    def blobs_of(self, *, sealed: bool) -> Path:
        """The files of one form."""
        return self.root / ("sealed" if sealed else "blobs")

    @property
    def backups(self) -> Path:
        """Copies made before a migration."""
        return self.root / "backups"

    @property
    def lock(self) -> Path:
        """Held by the one program that has the store open."""
        return self.root / "store.lock"

    @property
    def reserve(self) -> Path:
        """Space set aside, given back when the disk is full."""
        return self.root / "reserve"

    @property
    def witness(self) -> Path:
        """What the store last was, told from outside the database."""
        return self.root / "witness.json"

    @property
    def keys(self) -> Path:
        """Names the key of the store and holds its envelopes; never the key."""
        return self.root / "store-keys.json"

    @property
    def device_keys(self) -> tuple[Path, Path]:
        """The private keys of this device: what it signs with, what is sealed to it."""
        return self.root / "device-sign.key", self.root / "device-seal.key"

    @property
    def open_device_keys(self) -> tuple[Path, ...]:
        """Those of them that are not sealed: older programs left them so."""
        return tuple(each for each in self.device_keys if each.exists() and each.stat().st_size == OPEN_KEY)

    def blob(self, sha256: str) -> Path:
        """The place of a blob, there or not."""
        return self.blobs / sha256[:2] / sha256
