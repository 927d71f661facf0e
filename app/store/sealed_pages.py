"""A damaged sealed database, opened page by page in memory: what SQLCipher itself would not read past.

The form is SQLCipher's 4th: pages of 4,096 bytes, AES-256-CBC, at the end of each its nonce and its tag. Tags
are not asked here: whoever salvages judges entries by their own hashes, and takes what one wrong bit left.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE: Final = 4096
_RESERVED: Final = 80
_NONCE: Final = 16
_SALT: Final = 16
_MAGIC: Final = b"SQLite format 3\0"
_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24


def in_clear(database: Path, key: bytes) -> bytearray:
    """The whole database with what stands in its log beside it, as a plain one would lie on a disk."""
    raw = database.read_bytes()
    pages = {place // PAGE + 1: raw[place : place + PAGE] for place in range(0, len(raw) - PAGE + 1, PAGE)}
    pages |= _in_log(database.with_name(f"{database.name}-wal"))
    image = bytearray(PAGE * max(pages, default=0))
    for number, page in pages.items():
        image[(number - 1) * PAGE : number * PAGE] = _opened(page, number, key)
    image[18:20] = b"\1\1"  # nothing of it is in a log any more
    return image


def in_memory(image: bytes | bytearray) -> sqlite3.Connection:
    """A connection to it; nothing is written anywhere."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(bytes(image))
    return connection


def _opened(page: bytes, number: int, key: bytes) -> bytes:
    start, end = (_SALT if number == 1 else 0), PAGE - _RESERVED
    opener = Cipher(AES256(key), CBC(page[end : end + _NONCE])).decryptor()
    clear = opener.update(page[start:end]) + opener.finalize()
    return (_MAGIC if number == 1 else b"") + clear + bytes(_RESERVED)


def _in_log(log: Path) -> dict[int, bytes]:
    """The newest committed form of each page in a log, as far as its frames are of its present round."""
    try:
        raw = log.read_bytes()
    except FileNotFoundError:
        return {}
    salts = raw[16:24]
    kept: dict[int, bytes] = {}
    coming: dict[int, bytes] = {}
    for place in range(_LOG_HEADER, len(raw) - _FRAME_HEADER - PAGE + 1, _FRAME_HEADER + PAGE):
        head = raw[place : place + _FRAME_HEADER]
        if head[8:16] != salts:
            break
        coming[int.from_bytes(head[:4], "big")] = raw[place + _FRAME_HEADER : place + _FRAME_HEADER + PAGE]
        if head[4:8] != bytes(4):  # the last of a transaction
            kept |= coming
            coming.clear()
    return kept
