"""The recovery code of a store: 120 bits, written so that a person can copy it from paper without a mistake.

Thirty-two signs of Crockford's base 32 (no I, L, O, U) in eight groups of four; the last sign of each group
checks the group and its place. Any one wrong sign, two neighbours in the wrong order and two groups in the
wrong order are found, and the group is named.
"""

from __future__ import annotations

import re
from typing import Final

from app.domain.refusals import InputError

SECRET_BYTES: Final = 15
"""What a code stands for: eight groups of three signs of five bits."""

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans({"I": "1", "L": "1", "O": "0"})
_GROUPS: Final = 8
_OVERFLOW: Final = 0b100101
"""x^5 + x^2 + 1: the field in which a group is checked."""

_WEIGHTS: Final = (2, 4, 8)
"""Differing and none of them 1, so that neighbours in the wrong order show."""


def written(secret: bytes) -> str:
    """The code of 15 bytes of chance: ``7K2M-…``. Raises ValueError for another length."""
    if len(secret) != SECRET_BYTES:
        raise ValueError(len(secret))
    number = int.from_bytes(secret, "big")
    values = [number >> 5 * at & 31 for at in range(3 * _GROUPS - 1, -1, -1)]
    groups = [values[at : at + 3] for at in range(0, len(values), 3)]
    return "-".join(
        "".join(_SIGNS[value] for value in (*group, _check(group, place)))
        for place, group in enumerate(groups)
    )


def read(typed: str) -> bytes:
    """The 15 bytes of a code as somebody typed it, in small letters and with any gaps.

    Raises InputError recovery_code_length (how many of 32 signs there are) or recovery_code_group (which one
    of the eight cannot be right, from 1).
    """
    signs = re.sub(r"[\s\-–—_.]+", "", typed).upper().translate(_READ_AS)
    if len(signs) != 4 * _GROUPS:
        raise InputError("recovery_code_length", "code", found=str(len(signs)), expected=str(4 * _GROUPS))
    number = 0
    for place in range(_GROUPS):
        values = [_SIGNS.find(sign) for sign in signs[4 * place : 4 * place + 4]]
        if -1 in values or _check(values[:3], place) != values[3]:
            raise InputError("recovery_code_group", "code", group=str(place + 1))
        for value in values[:3]:
            number = number << 5 | value
    return number.to_bytes(SECRET_BYTES, "big")


def _check(group: list[int], place: int) -> int:
    check = place + 1
    for value, weight in zip(group, _WEIGHTS, strict=True):
        check ^= _times(value, weight)
    return check


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left > 31:
            left ^= _OVERFLOW
        right >>= 1
    return product
