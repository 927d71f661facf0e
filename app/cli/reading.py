"""Reading JSON that somebody wrote: one value, UTF-8, every mistake named with its place."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from app.domain.refusals import InputError

MAX_INPUT = 32 * 1024 * 1024
"""The largest JSON input in bytes."""

MAX_DEPTH = 64
"""Objects within objects; nothing of ours needs a fifth of it."""

LARGEST = 2**63
"""Whole numbers from here on fit no column and no field."""

FILE = "FILE"

_LONGEST_LINE = 1000

_UNUSABLE = re.compile("[\0\ud800-\udfff]")


def read_json(source: str) -> Any:
    """The JSON in a file, or on standard input for ``-``. Raises InputError naming FILE or the key."""
    try:
        value = json.loads(_read_text(source), object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise InputError("not_json", FILE, line=str(error.lineno), column=str(error.colno)) from None
    except RecursionError:
        raise InputError("nested_too_deeply", FILE) from None
    except ValueError:  # a number of more digits than any is read with
        raise InputError("number_too_large", FILE) from None
    _check(value)
    return value


def read_first_line(source: str, field: str) -> str:
    """The first line of a file, or of standard input for ``-``; what follows can still be read there.

    Raises InputError naming `field`.
    """
    try:
        if source == "-":
            line = b"" if sys.stdin is None else sys.stdin.buffer.readline(_LONGEST_LINE)
        else:
            with Path(source).open("rb") as file:
                line = file.readline(_LONGEST_LINE)
        return line.decode("utf-8-sig").strip()
    except (OSError, ValueError) as error:  # ValueError: a path with a zero byte, bytes that are no text
        reason = getattr(error, "strerror", "") or str(error)
        raise InputError("file_unreadable", field, value=source, reason=reason) from None


def _read_text(source: str) -> str:
    try:
        data = _read_standard_input() if source == "-" else _read_file(Path(source))
    except (OSError, ValueError) as error:  # ValueError: a path with a zero byte
        raise InputError(
            "file_unreadable", FILE, value=source, reason=getattr(error, "strerror", "") or str(error)
        ) from None
    if len(data) > MAX_INPUT:
        raise InputError("file_too_large", FILE, value=source, limit=str(MAX_INPUT))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("not_utf8", FILE, position=str(error.start)) from None


def _read_standard_input() -> bytes:
    """Raises OSError where whoever started the program closed it (``<&-``)."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer.read(MAX_INPUT + 1)


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_INPUT + 1)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key given twice is a mistake, never a silent choice of the second."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InputError("key_twice", key)
        found[key] = value
    return found


def _no_number(name: str) -> NoReturn:
    """NaN and Infinity are no JSON."""
    raise InputError("number_not_json", FILE, value=name)


def _check(value: Any) -> None:
    """Refuse what JSON allows and nothing of ours can keep, by its path."""
    waiting: list[tuple[str, int, Any]] = [("", 0, value)]
    while waiting:
        path, depth, each = waiting.pop()
        if depth > MAX_DEPTH:
            raise InputError("nested_too_deeply", FILE)
        if isinstance(each, dict):
            for key in each:
                _check_text(key, path)
            waiting += [(f"{path}.{key}" if path else key, depth + 1, part) for key, part in each.items()]
        elif isinstance(each, list):
            waiting += [(f"{path}[{index}]", depth + 1, part) for index, part in enumerate(each)]
        elif isinstance(each, str):
            _check_text(each, path)
        elif isinstance(each, int | float) and not -LARGEST < each < LARGEST:
            raise InputError("number_too_large", path or FILE)


def _check_text(text: str, path: str) -> None:
    """Half a surrogate pair is no character; a zero ends a text for half the programs there are."""
    if _UNUSABLE.search(text):
        raise InputError("text_not_characters", path or FILE)
