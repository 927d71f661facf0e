"""Connections to the database: one that writes, some that read.

Plain sqlite3 here and on every hot path: SQLAlchemy costs 285 ms to import and about
0.1 ms a statement, as much as writing a ticket to the disk does. SQLAlchemy Core
describes the schema and carries migrations (`schema.py`, `migrations/`), where neither counts.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.store.engine import connected, database_errors

BUSY_SECONDS: Final = 10.0

_NO_ROOM_FOR_THE_INDEX: Final = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_FULL})

_CACHE: Final = "PRAGMA cache_size = -65536"  # 64 MiB
_SMALL_CACHE: Final = "PRAGMA cache_size = -8192"
_BOTH: Final = (
    "PRAGMA temp_store = MEMORY",
    _CACHE,
    # No memory mapping: a disk that fails under it kills the program instead of giving an error.
)
_WRITER: Final = (
    "PRAGMA journal_mode = WAL",
    # A slip that was printed must exist after a power cut: FULL flushes the log at each commit.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # Old names, drafts and terms leave no trace in freed pages; an erasure can only reach what it knows of.
    "PRAGMA secure_delete = ON",
    # 16 MiB of log before it is folded back: a commit in the middle of a rush seldom pays for it.
    "PRAGMA wal_autocheckpoint = 4000",
    "PRAGMA journal_size_limit = 67108864",
)


@contextmanager
def passing_through(connection: sqlite3.Connection) -> Iterator[None]:
    """While the block runs, little of what is read is kept: much is read once, and not soon again."""
    connection.execute(_SMALL_CACHE)
    try:
        yield
    finally:
        connection.execute(_CACHE)


def connect_writer(database: Path, key: bytes | None = None) -> sqlite3.Connection:
    """The connection that writes; transactions are begun and ended by hand. `key`: of a sealed database."""
    connection = connected(
        database,
        key,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    return settled(connection, (*_BOTH, *_WRITER))


def connect_reader(database: Path, key: bytes | None = None) -> sqlite3.Connection:
    """A connection that cannot write. Raises sqlite3.OperationalError when there is no database."""
    return _reading(database, "mode=rw", key)


def connect_onlooker(database: Path, key: bytes | None = None) -> sqlite3.Connection:
    """Like `connect_reader`, in a program that never writes: reads on a full disk too.

    The index of the log is a file, made by whoever comes first and needing room. Where there is none,
    SQLite keeps it in memory for this program alone and reads beside others as before. A program that
    also writes must not ask for that: all its connections would share it.
    """
    try:
        return connect_reader(database, key)  # its settings look into the file
    except database_errors() as error:
        if error.sqlite_errorcode not in _NO_ROOM_FOR_THE_INDEX:
            raise
    return _reading(database, "mode=rw&readonly_shm=1", key)


def _reading(database: Path, how: str, key: bytes | None) -> sqlite3.Connection:
    connection = connected(
        f"{database.resolve().as_uri()}?{how}",
        key,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    return settled(connection, (*_BOTH, "PRAGMA query_only = ON"))


def settled(connection: sqlite3.Connection, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    """The connection with its settings made; closed when they fail, as on a damaged file.

    A file that stays open could not be moved away on Windows.
    """
    try:
        for pragma in pragmas:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


class Lent:
    """A connection for as long as a ``with`` block lasts."""

    __slots__ = ("_connection", "_readers")

    def __init__(self, readers: "Readers") -> None:
        self._readers = readers

    def __enter__(self) -> sqlite3.Connection:
        self._connection = self._readers.lend()
        return self._connection

    def __exit__(self, *_: object) -> None:
        self._readers.take_back(self._connection)


class Readers:
    """Connections that read, lent to one thread at a time and kept for the next."""

    def __init__(
        self, database: Path, connect: Callable[[Path], sqlite3.Connection] = connect_reader
    ) -> None:
        self._database = database
        self._connect = connect
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False

    def connection(self) -> "Lent":
        """A connection for the calling thread; many threads may read at once, none waits."""
        return Lent(self)

    def lend(self) -> sqlite3.Connection:
        """A connection that nobody else uses until it is taken back."""
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        return connection or self._connect(self._database)

    def take_back(self, connection: sqlite3.Connection) -> None:
        """Keep a connection for the next, or close it when the store was closed meanwhile."""
        with self._lock:
            keep = not self._closed
            if keep:
                self._idle.append(connection)
        if not keep:
            connection.close()

    def close(self) -> None:
        """Close what is idle now and the rest when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()
