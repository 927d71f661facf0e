"""Settings as rows: small JSON values by key, each with a sum of its own.

Nothing else in the store tells a setting once more, so a bit that a disk turned over in one would be taken
for somebody's choice. The sum stands behind the value, after a tab, which JSON never has unescaped; a value
without one was kept before there were sums.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from zlib import crc32

from app.domain.refusals import ProblemError

_BREAK = "\t"
_PUT = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
_ALL = "SELECT CAST(key AS BLOB), CAST(value AS BLOB) FROM setting"
_BY_INDEX = "INDEXED BY sqlite_autoindex_setting_1 ORDER BY key"
_ONE = "SELECT value FROM setting WHERE key = ?"

VALUE = "substr(value, 1, instr(value || char(9), char(9)) - 1)"
"""The JSON of a row, for statements that look into it."""


def put_settings(connection: sqlite3.Connection, values: Mapping[str, object]) -> None:
    """Set values in the present transaction."""
    texts = ((key, json.dumps(value, ensure_ascii=False)) for key, value in values.items())
    connection.executemany(_PUT, [(key, f"{text}{_BREAK}{_sum(key, text)}") for key, text in texts])


def read_setting(connection: sqlite3.Connection, key: str) -> object:
    """The value, None when it was never set. Raises ProblemError setting_damaged."""
    row = connection.execute(_ONE, (key,)).fetchone()
    return None if row is None else setting_value(row[0])


def setting_value(kept: str) -> object:
    """What a row says, whether its sum holds or not: `damaged_settings` tells.

    Raises ProblemError setting_damaged where it says nothing at all.
    """
    try:
        value: object = json.loads(kept.partition(_BREAK)[0])
    except (ValueError, RecursionError):
        raise ProblemError("setting_damaged") from None
    return value


def damaged_settings(connection: sqlite3.Connection) -> Iterator[str]:
    """Keys of the rows, as they read now, that are not what was set.

    A key stands twice, in the row and in the index that finds it; the check of the file leaves that out.
    """
    rows, found = (set(connection.execute(f"{_ALL} {by}")) for by in ("NOT INDEXED", _BY_INDEX))
    for key_bytes, kept in sorted(rows | found):
        key = key_bytes.decode(errors="backslashreplace")
        if (key_bytes, kept) not in rows & found or not _holds(key, kept):
            yield key


def _holds(key: str, kept: bytes) -> bool:
    try:
        text, parted, told = kept.decode().partition(_BREAK)
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return not parted or told == _sum(key, text)


def _sum(key: str, text: str) -> str:
    return f"{crc32(f'{key}{_BREAK}{text}'.encode()):08x}"
