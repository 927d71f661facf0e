"""Which head office a command is about, opened for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from app.headoffice.blobs.opening import open_blobs
from app.headoffice.blobs.port import BlobStore
from app.headoffice.cli.output import ENVIRONMENT, INPUT_WRONG, CommandError
from app.headoffice.office import HeadOffice, OfficeOptions, Places, open_office
from app.headoffice.store.checking import Checking, unchecked

_DATABASES: Final = ("sqlite:///", "postgresql+psycopg://")


@dataclass(frozen=True)
class House:
    """Where head office keeps things. Empty means the usual: SQLite and files inside the folder.

    `checking` knows whether desks can use what is published.
    """

    folder: Path
    database: str = ""
    blobs: str = ""
    checking: Checking = unchecked

    @property
    def database_url(self) -> str:
        """The database, as SQLAlchemy names it."""
        if not self.database:
            return f"sqlite:///{self.folder / 'headoffice.sqlite'}"
        for short in ("postgresql://", "postgres://"):
            if self.database.startswith(short):
                return "postgresql+psycopg://" + self.database.removeprefix(short)
        return self.database

    @property
    def files(self) -> str:
        """A folder, or the address of a storage."""
        return self.blobs or str(self.folder / "files")

    def owns(self, path: Path) -> bool:
        """Whether a file there would lie among what head office itself writes. Raises OSError."""
        place = path.resolve()
        database = self.database_url.removeprefix(_DATABASES[0])
        mine = {Path(database + each).resolve() for each in ("", "-wal", "-shm", "-journal")}
        return (
            place.parent == self.folder.resolve()
            or place in mine
            or place.is_relative_to(Path(self.files).resolve())
        )


@dataclass(frozen=True)
class OpenHouse:
    """A head office and its files."""

    office: HeadOffice
    blobs: BlobStore
    folder: Path


def usual_folder() -> Path:
    """Where head office keeps things unless somebody names a folder."""
    return user_data_path("counterfoil", appauthor=False) / "headoffice"


def _is_damaged(error: Exception) -> bool:
    """Whether SQLite says that the file is none of its own or is damaged."""
    told = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0)
    # Its lower byte is the kind; the rest says more of it.
    return told & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def opened(house: House) -> Iterator[OpenHouse]:
    """Open it, making it when it is new; closed at the end of the block.

    Raises CommandError database_unknown, storage_missing, database_away, database_damaged; HeadOfficeError;
    OSError.
    """
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - heavy, and not needed to show the help

    if not house.database_url.startswith(_DATABASES):
        scheme = house.database.partition(":")[0] if "://" in house.database else ""
        raise CommandError(INPUT_WRONG, "database_unknown", "database", got=scheme)
    house.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        blobs = open_blobs(house.files)
    except LookupError as error:
        raise CommandError(ENVIRONMENT, "storage_missing") from error
    places = Places(house.database_url, house.folder)
    try:
        office = open_office(places, options=OfficeOptions(present=blobs.size_of, checking=house.checking))
    except SQLAlchemyError as error:
        # The words of the error may hold the password of the database.
        code = "database_damaged" if _is_damaged(error) else "database_away"
        raise CommandError(ENVIRONMENT, code, reason=type(error).__name__) from error
    with office:
        yield OpenHouse(office, blobs, house.folder)
