"""身份证号 where none belongs: found in free text, masked where such a text comes from elsewhere (0072).

An identity number has a field of its own, sealed under a key of its own. In words, notes, names and numbers
of goods it would stand in lists, search, spreadsheets and on papers, and outlive its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Final

from app.domain.identity import check_id_number, mask_id_number
from app.domain.records import BlobRef
from app.domain.refusals import InputError

_BETWEEN: Final = "[ \\t\\u00a0\\u3000\\u00ad\\u200b-\\u200f\\u2060\\ufeff.·_‐-―−－-]"
"""What people put between groups of digits, and what nobody sees; a line break ends a number."""

_RUN: Final = re.compile(rf"(?<!\d)(?=((?:\d{_BETWEEN}{{0,2}}){{17}}(?:[XxＸｘ]|\d(?!\d))))")
"""Eighteen signs that may be one, in half or full width. No digit stands before it, nor after one that
ends with a digit."""

_FEWEST: Final = 18
_FIRST_BIRTH: Final = 1880
"""Nobody alive was born before; eighteen digits that say so are another number."""

_OWN: Final = frozenset({"id_number"})
"""The field that it belongs in."""


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """From where to where identity numbers stand in `text`: 18 signs with a province, a day and the right
    check digit. The 15 digits of before 1999 have none and are told from no other number.
    """
    if len(text) < _FEWEST:
        return
    end = 0
    for found in _RUN.finditer(text):
        start, stop = found.span(1)
        if start >= end and _is_number(found[1]):
            end = stop
            yield start, stop


def without_numbers(text: str) -> str:
    """The text with every identity number in it masked: first and last four signs."""
    parts, end = [], 0
    for start, stop in numbers_in(text):
        parts += [text[end:start], mask_id_number(_signs(text[start:stop]))]
        end = stop
    return "".join((*parts, text[end:])) if parts else text


def field_with_number(value: object, path: str = "") -> str:
    """The field of a record or an action in which an identity number stands that has no business there.

    Empty where there is none. Names of files are not looked at: they are masked where a file is taken in.
    """
    if isinstance(value, str):
        return path if any(numbers_in(value)) else ""
    if isinstance(value, BlobRef):
        return ""
    return next((found for name, part in _parts(value, path) if (found := field_with_number(part, name))), "")


def _parts(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        yield from ((f"{path}.{key}" if path else str(key), part) for key, part in value.items())
    elif isinstance(value, tuple | list):
        yield from ((f"{path}[{number}]", part) for number, part in enumerate(value))
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in _OWN:
                yield f"{path}.{each.name}" if path else each.name, getattr(value, each.name, None)


def _is_number(run: str) -> bool:
    try:
        return check_id_number(_signs(run), date.max).birth.year >= _FIRST_BIRTH
    except InputError:
        return False


def _signs(run: str) -> str:
    """The digits and the check sign alone."""
    return "".join(sign for sign in run if sign.isdigit() or sign in "XxＸｘ")
