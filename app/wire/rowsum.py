"""A sum of rows that does not depend on their order: shows whether two copies hold the same."""

from collections.abc import Iterable
from hashlib import sha256

_MASK = (1 << 64) - 1


def row_hash(key: str, rev: int, body: bytes) -> int:
    """64 bits of one row."""
    digest = sha256(b"\0".join((key.encode(), str(rev).encode(), body))).digest()
    return int.from_bytes(digest[:8], "big")


def text_hash(key: str, rev: int, text: str) -> int:
    """The same of a body that is text: every entry goes through here at both ends."""
    return int.from_bytes(sha256(f"{key}\0{rev}\0{text}".encode()).digest()[:8], "big")


def added(total: int, row: int) -> int:
    """The sum with one row more."""
    return (total + row) & _MASK


def taken(total: int, row: int) -> int:
    """The sum with one row less."""
    return (total - row) & _MASK


def row_sum(rows: Iterable[int]) -> int:
    """The sum of rows."""
    total = 0
    for row in rows:
        total = added(total, row)
    return total


def to_text(total: int) -> str:
    """As it travels: sixteen hexadecimal digits."""
    return f"{total:016x}"
