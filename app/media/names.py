"""File names from strangers' devices, made fit to be shown, stored and written to any disk."""

import re
import unicodedata
from typing import Final

from app.domain.stray_numbers import without_numbers

_LONGEST_BYTES: Final = 120
"""UTF-8 bytes; leaves room for a prefix below the 255 of common file systems."""
_LONGEST_ENDING: Final = 12
_FORBIDDEN: Final = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?", re.IGNORECASE
)
"""Device names of Windows, with or without an ending, which blanks may stand before."""


def safe_name(name: str) -> str:
    """The last part of a path as a plain file name of at most 120 UTF-8 bytes; ``"file"`` when it is empty.

    Separators, control and invisible characters (also those that turn the reading direction) and
    what Windows forbids are gone or ``_``; a reserved device name gets a leading ``_``. An identity number is
    masked. Applying it twice changes nothing.
    """
    told = unicodedata.normalize("NFC", without_numbers(name))
    last = told.replace("\\", "/").rstrip("/").rpartition("/")[2]
    visible = "".join(_shown(char) for char in last)
    plain = _trimmed(_FORBIDDEN.sub("_", unicodedata.normalize("NFC", visible)))
    if _RESERVED.fullmatch(plain):
        plain = f"_{plain}"
    return _shortened(plain) or "file"


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cs":  # half a character: a name that was no valid text on its disk
        return "_"
    if category in ("Zl", "Zp", "Zs"):
        return " "
    return "" if category in ("Cc", "Cf") else char


def _trimmed(name: str) -> str:
    """Single blanks; none at the ends, nor dots: Windows drops them behind, elsewhere they hide in front."""
    return re.sub(r" {2,}", " ", name).lstrip(" .").rstrip(" .")


def _shortened(name: str) -> str:
    if len(name.encode()) <= _LONGEST_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, ending = name, ""
    ending = dot + ending if ending else ""
    room = _LONGEST_BYTES - len(ending.encode())
    return _trimmed(stem.encode()[:room].decode(errors="ignore")) + ending
