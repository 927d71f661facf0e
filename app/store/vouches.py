"""Head office's word on other writers' entries, kept so that they can be brought back to it (sync 3.10)."""

from __future__ import annotations

import sqlite3
from typing import Final

from app.wire.limits import KIB

_TOGETHER: Final = 16
"""Entries that one word may stand for: words in between are dropped, the last is always kept."""
_BYTES: Final = 512 * KIB

_ADD: Final = (
    "INSERT INTO vouch (writer, seq, word) VALUES (?, ?, ?)"
    " ON CONFLICT (writer, seq) DO UPDATE SET word = excluded.word"
)
_BEFORE: Final = "SELECT seq FROM vouch WHERE writer = ? AND seq < ? ORDER BY seq DESC LIMIT 2"
_SPAN: Final = (
    "SELECT count(*), coalesce(sum(length(line)), 0) FROM journal WHERE writer = ? AND seq BETWEEN ? AND ?"
)


def keep_vouch(connection: sqlite3.Connection, writer: int, seq: int, word: str) -> None:
    """Keep a word; the one before goes where the one before that is near enough."""
    connection.execute(_ADD, (writer, seq, word))
    before = [row[0] for row in connection.execute(_BEFORE, (writer, seq))]
    first = before[1] if len(before) == 2 else 0
    if not before or seq - first > _TOGETHER:
        return
    count, size = connection.execute(_SPAN, (writer, first + 1, seq)).fetchone()
    if count == seq - first and size <= _BYTES:  # over a hole no stretch would reach
        connection.execute("DELETE FROM vouch WHERE writer = ? AND seq = ?", (writer, before[0]))


def drop_vouches(connection: sqlite3.Connection, writer: int, seq: int) -> None:
    """Entries from `seq` on were set aside: the words were on them."""
    connection.execute("DELETE FROM vouch WHERE writer = ? AND seq >= ?", (writer, seq))
