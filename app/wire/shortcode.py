"""The short code of an entry on paper: four letters of the device, its seq, four digits of its hash.

``KQXF-1042-7B3D``: enough to ask at head office whether what was printed has arrived (protocol 3.2).
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import Final, NamedTuple

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which are read as 1 and 0."""

_BETWEEN: Final = r"[-\s_.·\u2010-\u2015\u2212]*"
_FORM: Final = re.compile(
    f"{_BETWEEN}([A-HJ-NP-Z]{{4}}){_BETWEEN}([0-9OIL]{{1,12}}){_BETWEEN}([0-9A-FOIL]{{4}}){_BETWEEN}"
)
_MISTAKEN: Final = str.maketrans("OIL", "011")


class ShortCode(NamedTuple):
    """What a short code says."""

    device: str
    seq: int
    check: str

    def __str__(self) -> str:
        return f"{self.device}-{self.seq}-{self.check}"


def letters_of(writer: str) -> str:
    """The four letters of a writer (``device.inc``): those of its device and incarnation."""
    number = int.from_bytes(sha256(b"cf-letters-1\0" + writer.encode()).digest()[:8], "big")
    letters = ""
    for _ in range(4):
        number, at = divmod(number, len(_LETTERS))
        letters += _LETTERS[at]
    return letters


def short_code(writer: str, seq: int, entry_hash: bytes) -> ShortCode:
    """The short code of an entry."""
    return ShortCode(letters_of(writer), seq, entry_hash[:2].hex().upper())


def read_short_code(typed: str) -> ShortCode | None:
    """A short code as people type it; None when it is none.

    In small letters, in the wide letters of a Chinese keyboard, with any dash or none, and with O
    or I where a digit belongs.
    """
    found = _FORM.fullmatch(unicodedata.normalize("NFKC", typed).upper())
    if found is None:
        return None
    return ShortCode(found[1], int(found[2].translate(_MISTAKEN)), found[3].translate(_MISTAKEN))
