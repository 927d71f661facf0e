"""Text as people type, paste and scan it, before anything is read out of it."""

from __future__ import annotations

import unicodedata

from app.domain.refusals import InputError

LONGEST_TEXT = 10_000
"""Characters of one field of prose; a case is told in a few hundred."""

LONGEST_LINE = 200
"""Characters of one line: a name, a model, a number. Longer ones are a paste into the wrong field."""

_KEPT = frozenset("\n")
_BLANK = {"\t": " ", "\v": "\n", "\f": "\n", "\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}


def plain_text(text: str) -> str:
    """Prose without what cannot be seen or stored: NUL and other control signs, halves of a character.

    Emoji, rare Chinese characters and marks of writing direction stay: people use them. Marks alone, with
    nothing to see, are no text.
    """
    lines = text.replace("\r\n", "\n")
    plain = "".join(_plain(sign) for sign in lines).strip()
    return "" if nothing_seen(plain) else plain


def plain_line(text: str) -> str:
    """The same in one line."""
    return " ".join(plain_text(text).split("\n")).strip()


def nothing_seen(text: str) -> bool:
    """Whether `text` is more than blanks, and yet nobody sees anything of it, on a screen or on paper."""
    return bool(text.strip()) and all(_unseen(sign) for sign in text)


def fitting(text: str, field: str, limit: int) -> str:
    """The text itself. Raises InputError text_too_long naming `field`."""
    if len(text) > limit:
        raise InputError("text_too_long", field, length=str(len(text)), limit=str(limit))
    return text


def _unseen(sign: str) -> bool:
    return sign in _FILLERS or unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")


_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters by their class, with nothing to see."""


def _plain(sign: str) -> str:
    if sign in _BLANK:
        return _BLANK[sign]
    unseen = unicodedata.category(sign) in ("Cc", "Cs") or sign == "\ufeff"
    return "" if unseen and sign not in _KEPT else sign
