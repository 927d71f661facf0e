"""Whom a text names: the customer in whatever way it is written, or anybody's number (个保法 6, 23)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from app.domain.records import Customer

_MASKS: Final = "*×✕✖•●○◯□■"
_GAPS: Final = re.compile(r"[\s\-‐‑‒–—―_·・.,，。、()（）/]+")
_GAP: Final = r"[\s\-‐-―·.]?"
_TELEPHONE: Final = re.compile(
    rf"(?<![\d*])(?:\+?86{_GAP})?1[3-9]\d{_GAP}[\d*x]{{4}}{_GAP}[\d*x]{{4}}(?![\d*])", re.IGNORECASE
)
"""A mobile number of the mainland, whole or partly masked."""
_IDENTITY: Final = re.compile(
    rf"(?<!\d)\d{{6}}{_GAP}(?:(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|[*x]{{8}}){_GAP}"
    r"[\d*]{3}[\dx*](?![\d*])",
    re.IGNORECASE,
)
"""An identity number (GB 11643), whole or with the birthday masked."""
_CHINESE_NAME: Final = re.compile(r"[\u3400-\u9fff]{2,4}")
_SHORTEST: Final = 4
"""Letters or digits of an account or an address that are enough to know it by."""
_PLACE: Final = 6
"""Characters of an address with a house number in them that lead to a door."""


def named_in(text: str, customer: Customer) -> str:
    """The piece of `text` that names the customer or holds a telephone or identity number; empty: none does.

    Spaces, hyphens, full width and masks hide nothing. A surname with a title counts as the name.
    """
    said = _plain(text)
    for pattern in (_TELEPHONE, _IDENTITY):
        found = pattern.search(said)
        if found:
            return found.group()
    joined = _joined(said)
    found_name = _name_in(said, joined, customer.name)
    if found_name:
        return found_name
    for known, least in (
        (customer.phone, _SHORTEST),
        (customer.wechat, _SHORTEST),
        (customer.id_number, _SHORTEST),
    ):
        sought = _joined(_plain(known or ""))
        if len(sought) >= least and sought in joined:
            return known or ""
    return _place_in(joined, _joined(_plain(customer.address or "")))


def _plain(text: str) -> str:
    """In half width, with one sign for everything that masks."""
    plain = unicodedata.normalize("NFKC", text)
    return plain.translate(dict.fromkeys(map(ord, _MASKS), "*"))


def _joined(plain: str) -> str:
    return _GAPS.sub("", plain).casefold()


def _name_in(said: str, joined: str, name: str) -> str:
    known = _joined(_plain(name))
    if len(known) < 2:
        return ""
    if known in joined:
        return name
    if not _CHINESE_NAME.fullmatch(known):
        return ""
    family, last = known[0], known[-1]
    masked = rf"{family}(?:[*某]+(?:{last})?|\s*(?:先生|女士|小姐))|[*]+{known[1:]}"
    found = re.search(masked, said)
    return found.group() if found else ""


def _place_in(joined: str, address: str) -> str:
    """The address, or the piece of it that leads to the door."""
    if _SHORTEST <= len(address) <= _PLACE:
        return address if address in joined else ""
    for start in range(len(address) - _PLACE + 1):
        piece = address[start : start + _PLACE]
        telling = any(sign.isdigit() for sign in piece) and sum(not sign.isascii() for sign in piece) > 1
        if telling and piece in joined:
            return piece
    return ""
