"""Personal fields of a body as plain values: taken out before sealing, put back, or blanked after an erasure.

A field is named as in ``Body.PERSONAL``: the names on the way to it, joined by points. What was
taken out is kept by the place where it stood, which has a number for each list on the way:
``goods.reason`` is taken from ``goods.0.reason``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.domain.records import neutral_name
from app.wire.damage import DamagedEntryError

_BLANKS: Mapping[str, object] = {
    "customer": {"name": ""},
    "details": {},
    "drawn": None,
    "facts": {},
    "checks": [],
    "reasons": [],
    "wanted": [],
}
"""What stands for an erased field by its last name; for any other it is an empty text."""


def take_out(
    plain: dict[str, Any], names: Iterable[str], codes: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Take the named fields out of `plain`; their values by place.

    What says nothing (None, an empty text or list) stays, and what says nothing but `codes`.
    """
    taken: dict[str, Any] = {}
    for name in sorted(names):
        for place, record, last in list(_places(plain, name.split("."))):
            value = record.get(last)
            said = value if isinstance(value, list | tuple) else (value,)
            if value and not (all(isinstance(each, str) for each in said) and codes.issuperset(said)):
                taken[place] = record.pop(last)
    return taken


def put_back(plain: Mapping[str, Any], taken: Mapping[str, Any]) -> Mapping[str, Any]:
    """`plain` with the values that were taken out; itself unchanged, so that no secret gets into it.

    Raises DamagedEntryError where a place is not there.
    """
    if not taken:
        return plain
    whole: Any = dict(plain)
    for place, value in taken.items():
        if "." not in place:
            whole[place] = value
            continue
        try:
            whole = _with(whole, place.split("."), value)
        except (LookupError, TypeError, ValueError) as error:
            raise DamagedEntryError("seal_form") from error
    result: Mapping[str, Any] = whole
    return result


def blanked(plain: Mapping[str, Any], names: Iterable[str]) -> Mapping[str, Any]:
    """`plain` with something empty in the place of each named field that is missing from it."""
    missing = {
        place: _blank(record, last)
        for name in names
        for place, record, last in _places(plain, name.split("."))
        if last not in record
    }
    return put_back(plain, missing)


def _blank(record: Mapping[str, Any], last: str) -> object:
    if last == "name" and "sha256" in record:
        return neutral_name(str(record.get("role", "")), str(record.get("mime", "")))
    return _BLANKS.get(last, "")


def _places(node: Any, way: list[str], so_far: str = "") -> Iterator[tuple[str, Any, str]]:
    """Where a field stands or would stand: its place, the record it is in, its last name."""
    if isinstance(node, list | tuple):
        for number, each in enumerate(node):
            yield from _places(each, way, f"{so_far}{number}.")
    elif isinstance(node, Mapping):
        if len(way) == 1:
            yield f"{so_far}{way[0]}", node, way[0]
        else:
            yield from _places(node.get(way[0]), way[1:], f"{so_far}{way[0]}.")


def _with(node: Any, way: list[str], value: object) -> Any:
    """A copy of `node` in which the place at the end of `way` has that value."""
    copy = list(node) if isinstance(node, list | tuple) else dict(node)
    step: Any = int(way[0]) if isinstance(copy, list) else way[0]
    copy[step] = value if len(way) == 1 else _with(copy[step], way[1:], value)
    return copy
