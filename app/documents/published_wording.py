"""Wording that head office publishes: the same rules as for ``resources/clauses``, checked before it is used.

A row is one version of one wording: its key is ``receipt.1001``, its body what a file of
``resources/clauses`` holds. Versions of head office begin at 1001, so that they never meet those of the
program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from app.documents.wording import ENGLISH, flat, newest, read_file, slots_of
from app.domain.refusals import InputError

OFFICE_VERSIONS: Final = 1001
"""The first version number of head office."""

SHARED: Final = ("common", "terms")

_KEY: Final = re.compile(r"([a-z]+(?:-[a-z]+)*)\.([1-9][0-9]{3,5})", re.ASCII)
_HALF_WIDTH: Final = re.compile(r"[\u4e00-\u9fff][,;:!?]")


Rows = Callable[[], Mapping[str, object]]
"""The rows of ``clauses`` as they are kept now."""


class PublishedWordings:
    """The wordings of head office that can be used; what comes down later is known at the next paper."""

    def __init__(self, folder: Path, rows: Rows) -> None:
        self._folder = folder
        self._rows = rows
        self._read: tuple[Mapping[str, object], Mapping[str, Mapping[str, Any]]] = ({}, {})

    def now(self) -> Mapping[str, Mapping[str, Any]]:
        """By key; a kind whose common words or terms are not there is left out with them."""
        rows = self._rows()
        if rows != self._read[0]:
            self._read = (rows, usable(self._folder, rows))
        return self._read[1]


def usable(folder: Path, rows: Mapping[str, object]) -> Mapping[str, Mapping[str, Any]]:
    """The rows that can be used, with everything they need."""
    sound: dict[str, Mapping[str, Any]] = {}
    for key, body in rows.items():
        with suppress(InputError):  # said by whoever lists what is left out
            if isinstance(body, Mapping):
                check_wording(folder, key, body)
                sound[key] = body

    def whole(body: Mapping[str, Any]) -> bool:
        uses = [f"{name}.{version}" for name, version in body.get("uses", {}).items()]
        return all(each in sound or (folder / f"{each}.toml").is_file() for each in uses)

    return {key: body for key, body in sound.items() if whole(body)}


def newest_of(office: Iterable[str], kind: str) -> int | None:
    """The newest version of a kind among these keys."""
    versions = [version for name, version in map(split_key, office) if name == kind]
    return max(versions, default=None)


def split_key(key: str) -> tuple[str, int]:
    """Name and version of ``receipt.1001``. Raises InputError naming ``key``."""
    found = _KEY.fullmatch(key)
    if found is None or int(found[2]) < OFFICE_VERSIONS:
        raise _wrong(key, "key", f"receipt.{OFFICE_VERSIONS}", key)
    return found[1], int(found[2])


def check_wording(folder: Path, key: str, body: Mapping[str, Any]) -> None:
    """Whether a published wording can stand in for the one in `folder` that it replaces.

    It must hold the same keys, fill no place that the other has not, and say nothing forbidden.
    Raises InputError naming the key of the text.
    """
    name, _ = split_key(key)
    version = newest(folder, name)
    if version is None:
        raise InputError("clauses_unknown", "key", kind=name, version=key.partition(".")[2])
    model, given = flat(read_file(folder, name, version)), flat(body)
    if name not in SHARED:
        _check_uses(key, given)
    for place in model:
        if place not in given and not place.startswith(f"{ENGLISH}."):
            raise InputError("row_field_missing", place, row=_row(key))
    for place, value in given.items():
        if place not in model:
            raise InputError("row_field_unknown", place, row=_row(key))
        if type(value) is not type(model[place]) or _length(value) != _length(model[place]):
            raise _wrong(key, place, _form(model[place]), value)
        allowed = {each for text in _texts(model[place]) for each in slots_of(text)}
        for text in _texts(value):
            _check_text(key, place, text, allowed)


def _check_uses(key: str, given: Mapping[str, Any]) -> None:
    for name in SHARED:
        used = given.get(f"uses.{name}")
        if not isinstance(used, int) or isinstance(used, bool) or used < 1:
            raise _wrong(key, f"uses.{name}", "1, 2, 3 …", used)


def _check_text(key: str, place: str, text: object, allowed: set[str]) -> None:
    if not isinstance(text, str) or text.strip(" \n") != text:
        raise _wrong(key, place, '"text"', text)
    from app.documents.wording_law import banned_in  # noqa: PLC0415 - a desk without such wordings needs none

    ban = banned_in(text)
    if ban is not None:
        raise InputError("row_words_forbidden", place, row=_row(key), value=ban.said, rule=ban.article)
    if _HALF_WIDTH.search(text):
        raise _wrong(key, place, "，；：！？", text)
    try:
        foreign = set(slots_of(text)) - allowed
    except ValueError:
        raise _wrong(key, place, "{…}", text) from None
    if foreign:
        raise _wrong(key, place, " ".join(f"{{{each}}}" for each in sorted(allowed)), text)


def _texts(value: object) -> Iterator[Any]:
    if isinstance(value, list):
        yield from value
    elif not isinstance(value, int):
        yield value


def _length(value: object) -> int:
    """Lists are picked from by place, so a list keeps its length."""
    return len(value) if isinstance(value, list) else 0


def _form(value: object) -> str:
    if isinstance(value, list):
        return f'["text"] × {len(value)}'
    return "1, 2, 3 …" if isinstance(value, int) else '"text"'


def _row(key: str) -> str:
    from app.usecases.published import CLAUSES  # noqa: PLC0415 - see above

    return f"{CLAUSES} {key}"[:200]


def _wrong(key: str, field: str, expected: str, value: object) -> InputError:
    return InputError("row_field_wrong", field, row=_row(key), expected=expected, value=str(value)[:80])
