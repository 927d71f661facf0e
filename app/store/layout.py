"""Where everything of a store lies: one folder that can be copied as a whole."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """Paths of a store under its `root`."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite file: journal and everything derived from it."""
        return self.root / "store.db"

    @property
    def blobs(self) -> Path:
        """Photos, videos, papers: ``blobs/aa/<sha256>``, read-only."""
        return self.root / "blobs"

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
    def device_keys(self) -> tuple[Path, Path]:
        """The private keys of this device: what it signs with, what is sealed to it."""
        return self.root / "device-sign.key", self.root / "device-seal.key"

    def blob(self, sha256: str) -> Path:
        """The place of a blob, there or not."""
        return self.blobs / sha256[:2] / sha256
