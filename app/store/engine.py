"""Which SQLite opens a database: Python's own, or SQLCipher for one that is sealed as a whole.

SQLCipher comes with the extra ``sealed``. Its module and Python's are of one origin and behave alike, but
their errors are classes of their own: whoever catches those of a database names `database_errors`.
"""

from __future__ import annotations

import sqlite3
import sys
from importlib import import_module, util
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from app.domain.refusals import ProblemError

MODULE: Final = "sqlcipher3.dbapi2"
EXTRA: Final = "counterfoil[sealed]"
"""What is to be installed where a sealed store is to be opened."""


def can_seal() -> bool:
    """Whether this computer can open sealed databases; nothing is imported."""
    return util.find_spec(MODULE.partition(".")[0]) is not None


def sealed_engine() -> ModuleType:
    """The module. Raises ProblemError sealing_not_installed."""
    try:
        return import_module(MODULE)
    except ImportError as error:
        raise ProblemError("sealing_not_installed", extra=EXTRA) from error


def connected(target: Path | str, key: bytes | None, **options: Any) -> sqlite3.Connection:
    """A connection by the engine that the key (32 bytes, none for a plain database) asks for."""
    connection: sqlite3.Connection
    if key is None:
        connection = sqlite3.connect(target, **options)
        return connection
    # The same methods, by the same authors' code.
    connection = sealed_engine().connect(str(target), **options)
    try:
        connection.execute(f"PRAGMA key = {literal(key)}")
    except BaseException:
        connection.close()
        raise
    return connection


def literal(key: bytes) -> str:
    """A raw key as SQLCipher reads it: no passphrase, so nothing is stretched at each connection."""
    return f"\"x'{key.hex()}'\""


def database_errors() -> tuple[type[sqlite3.Error], ...]:
    """What either engine raises; those of SQLCipher only once it is in use."""
    engine = sys.modules.get(MODULE)
    return (sqlite3.Error,) if engine is None else (sqlite3.Error, engine.Error)


def errors_of_disk() -> tuple[type[Exception], ...]:
    """The same, and those of the operating system."""
    return (OSError, *database_errors())
