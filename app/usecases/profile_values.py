"""What in a profile can be edited: lengths of clocks and windows, thresholds, and who owns what.

The same threshold stands in several rules (over 10000.00 here, up to 10000.00 there); it is one
value with several places, so that no case falls between the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from app.domain.counting import Unit
from app.domain.policy.rules import PROMISE
from app.usecases.rule_library import Document

Path = tuple[str | int, ...]
"""From the document down to one value."""

Origin = Literal["statute", "promise", "house"]
"""Statute is never edited; a promise is the document's; the rest the house settled itself."""

HOUSE_SOURCE = "本店设定"
_SIDES: Mapping[str, str] = {"gt": "above", "le": "above", "ge": "from", "lt": "from"}
"""Which comparisons share a bound: over it or up to it, from it on or below it."""


class ValueKind(StrEnum):
    """How a value is typed and kept."""

    HOURS = "hours"
    MINUTES = "minutes"
    COUNT = "count"
    MONEY = "money"
    OWNER = "owner"


class Group(StrEnum):
    """The parts of the page, in their order."""

    CLOCK = "clock"
    WINDOW = "window"
    THRESHOLD = "threshold"
    LEVEL = "level"


@dataclass(frozen=True)
class Value:
    """One value. `key` names it in complaints, `about` is the unit of a length or the fact of a
    threshold, `text` what a person would type for it now.
    """

    key: str
    kind: ValueKind
    about: str
    text: str
    paths: tuple[Path, ...]


@dataclass(frozen=True)
class Line:
    """One line of the page. `rules` are requirement ids, `ids` the rules of the document it stands in."""

    key: str
    group: Group
    name: str
    source: str
    origin: Origin
    rules: tuple[str, ...]
    ids: tuple[str, ...]
    values: tuple[Value, ...] = ()


def editable_lines(document: Document) -> tuple[Line, ...]:
    """Every line of a profile in the order of the page; those without values cannot be edited."""
    rules = _rules(document)
    return (
        *(_timed(at, rule, Group.CLOCK) for at, rule in rules if rule.get("kind") == "clock"),
        *(_timed(at, rule, Group.WINDOW) for at, rule in rules if rule.get("kind") == "window"),
        *_thresholds(rules),
        *_levels(document, rules),
    )


def origin_of(rule: Mapping[str, object]) -> Origin:
    """Where a rule of a profile comes from."""
    layers = rule.get("layers")
    if rule.get("basis") == "statute" or (isinstance(layers, Sequence) and PROMISE not in layers):
        return "statute"
    return "house" if str(rule.get("source", "")).startswith(HOUSE_SOURCE) else "promise"


def _rules(document: Document) -> list[tuple[int, Mapping[str, object]]]:
    rules = document.get("rules")
    listed = rules if isinstance(rules, Sequence) else ()
    return [(at, rule) for at, rule in enumerate(listed) if isinstance(rule, Mapping)]


def _timed(at: int, rule: Mapping[str, object], group: Group) -> Line:
    rule_id, origin = str(rule.get("id")), origin_of(rule)
    values: list[Value] = []
    if origin != "statute":
        values += _length(("rules", at, "length"), f"{rule_id}.length", rule.get("length"))
        if isinstance(rule.get("owner"), str):
            values.append(_owner(("rules", at, "owner"), f"{rule_id}.owner", str(rule["owner"])))
    name, source = str(rule.get("name", "")), str(rule.get("source", ""))
    return Line(rule_id, group, name, source, origin, (str(rule.get("rule")),), (rule_id,), tuple(values))


def _length(path: Path, key: str, length: object) -> Iterator[Value]:
    """A length of its own, or the one that holds where nothing else was agreed."""
    if not isinstance(length, Mapping):
        return
    unit = str(length.get("unit", ""))
    if unit in (Unit.WALL_HOURS, Unit.SERVICE_HOURS):
        hours, minutes = int(length.get("hours", 0)), int(length.get("minutes", 0))
        if hours:
            yield Value(key, ValueKind.HOURS, unit, f"{hours + minutes / 60:g}", (path,))
        else:
            yield Value(key, ValueKind.MINUTES, unit, str(minutes), (path,))
    for field in ("n", "default"):
        if field in length and unit:
            yield Value(key, ValueKind.COUNT, unit, str(length[field]), ((*path, field),))


def _owner(path: Path, key: str, owner: str) -> Value:
    return Value(key, ValueKind.OWNER, "owner", owner, (path,))


def _thresholds(rules: Iterable[tuple[int, Mapping[str, object]]]) -> Iterator[Line]:
    found: dict[tuple[str, str, str], Line] = {}
    for at, rule in rules:
        if origin_of(rule) == "statute":
            continue
        for path, fact, name, operand in _comparisons(("rules", at), rule):
            place = (fact, _SIDES[name], str(operand))
            found[place] = _joined(found.get(place), place, rule, path)
    yield from found.values()


def _joined(line: Line | None, place: tuple[str, str, str], rule: Mapping[str, object], path: Path) -> Line:
    fact, side, operand = place
    key, rule_id, requirement = f"{fact}.{side}.{operand}", str(rule.get("id")), str(rule.get("rule"))
    if line is None:
        kind = ValueKind.MONEY if "." in operand else ValueKind.COUNT
        value = Value(key, kind, fact, operand, (path,))
        source = str(rule.get("source", ""))
        return Line(key, Group.THRESHOLD, side, source, origin_of(rule), (requirement,), (rule_id,), (value,))
    value = replace(line.values[0], paths=(*line.values[0].paths, path))
    requirements = line.rules if requirement in line.rules else (*line.rules, requirement)
    ids = line.ids if rule_id in line.ids else (*line.ids, rule_id)
    return replace(line, rules=requirements, ids=ids, values=(value,))


def _comparisons(path: Path, found: object) -> Iterator[tuple[Path, str, str, object]]:
    """Every bound in the conditions below `path`: its place, the fact, the comparison, the number.

    Zero is no threshold: it asks whether there is any at all.
    """
    if isinstance(found, Mapping):
        for key, inner in found.items():
            if isinstance(inner, Mapping):
                for name in _SIDES:
                    if name in inner and str(inner[name]).strip("0."):
                        yield (*path, key, name), str(key), name, inner[name]
            yield from _comparisons((*path, key), inner)
    elif isinstance(found, list):
        for at, inner in enumerate(found):
            yield from _comparisons((*path, at), inner)


def _levels(document: Document, rules: Iterable[tuple[int, Mapping[str, object]]]) -> Iterator[Line]:
    """Who owns each level, and each case that has an owner of its own."""
    profile = document.get("profile")
    levels = profile.get("levels") if isinstance(profile, Mapping) else None
    for at, level in enumerate(levels if isinstance(levels, Sequence) else ()):
        number = str(level["level"])
        value = _owner(("profile", "levels", at, "owner"), f"level.{number}.owner", str(level["owner"]))
        name = f"{level['name']} {level['mark']}"
        yield Line(f"level.{number}", Group.LEVEL, name, "", "promise", (), (), (value,))
    for at, rule in rules:
        if rule.get("kind") == "level" and isinstance(rule.get("owner"), str):
            rule_id, source = str(rule.get("id")), str(rule.get("source", ""))
            value = _owner(("rules", at, "owner"), f"{rule_id}.owner", str(rule["owner"]))
            name, rules_ = str(rule.get("reason", "")), (str(rule.get("rule")),)
            origin = origin_of(rule)
            yield Line(value.key, Group.LEVEL, name, source, origin, rules_, (rule_id,), (value,))
