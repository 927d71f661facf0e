"""Names of the staff: one spelling for one person, so that an author is who they look like (6.2)."""

from __future__ import annotations

import unicodedata
from typing import Final

from app.domain.refusals import InputError

LONGEST_NAME: Final = 60
"""Signs of a name; the longest names of people have some forty."""

_FILLERS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
"""Letters and marks by their class, with nothing to see."""


def spelled(name: str) -> str:
    """A name in one spelling: full-width letters and composed marks as usual (NFKC), single blanks, nothing
    that nobody sees. Names that look alike by those alone become one.
    """
    shown = "".join(sign if _seen(sign) else "" for sign in unicodedata.normalize("NFKC", name))
    return " ".join(unicodedata.normalize("NFKC", shown).split())


def name_key(name: str) -> str:
    """By which two names are one person's: the spelling, whatever the case of its letters."""
    return unicodedata.normalize("NFKC", spelled(name).casefold())


def new_name(name: str, field: str) -> str:
    """A name for somebody new. Raises InputError text_missing or text_too_long naming `field`."""
    plain = spelled(name)
    if not plain:
        raise InputError("text_missing", field)
    if len(plain) > LONGEST_NAME:
        raise InputError("text_too_long", field, length=str(len(plain)), limit=str(LONGEST_NAME))
    return plain


def _seen(sign: str) -> bool:
    """Rare signs stay that a font of the house alone knows."""
    if sign in _FILLERS or 0xFE00 <= ord(sign) <= 0xFE0F or 0xE0100 <= ord(sign) <= 0xE01EF:
        return False
    return sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
