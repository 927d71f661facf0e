"""A profile of the house: checked values become a new version, with a reason and a name.

The program's own profile is never changed; tickets keep the version they were taken in under.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from app.domain.counting import Unit
from app.domain.money import Fen, format_yuan, parse_yuan
from app.domain.refusals import InputError
from app.usecases.profile_sentences import say_anew, sentences
from app.usecases.profile_values import HOUSE_SOURCE, Line, Path, Value, ValueKind
from app.usecases.rule_library import Document

LONGEST_OWNER: Final = 20
LONGEST_REASON: Final = 200
MOST: Final[Mapping[str, int]] = {
    ValueKind.HOURS: 744,
    ValueKind.MINUTES: 1440,
    Unit.DAYS: 3650,
    Unit.WORKING_DAYS: 366,
    Unit.MONTHS: 240,
    Unit.YEARS: 30,
    "satisfaction_score": 5,
}
"""What a length or count may be at most; a length beyond it is a slip of the finger."""
MOST_COUNT: Final = 10_000
MOST_MONEY: Final = Fen(1_000_000_000)
"""Ten million yuan."""

_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")
_VERSION = re.compile(r"(?P<base>.*)-(?P<n>\d+)")


@dataclass(frozen=True)
class Edit:
    """A value of a line and what was typed for it."""

    line: Line
    value: Value
    typed: str


@dataclass(frozen=True)
class Signed:
    """Who changes it, why, and on which day."""

    person: str
    reason: str
    today: date


def checked_value(value: Value, typed: str) -> str:
    """What was typed, in the form it is kept in. Raises InputError naming the value's key."""
    text = " ".join(typed.translate(_WIDE).split())
    if not text:
        raise InputError("text_missing", value.key)
    match value.kind:
        case ValueKind.OWNER:
            return _not_longer(text, value.key, LONGEST_OWNER)
        case ValueKind.MONEY:
            return _money(value.key, text)
        case _:
            return _number(value, text)


def checked_reason(text: str) -> str:
    """Why the value is changed. Raises InputError naming ``reason``."""
    cleaned = " ".join(text.split())
    if not cleaned:
        raise InputError("text_missing", "reason")
    return _not_longer(cleaned, "reason", LONGEST_REASON)


def next_version(version: str, taken: Iterable[str]) -> str:
    """2026.1 → 2026.1-1 → 2026.1-2, beyond every version there is."""
    base = _base(version)[0]
    return f"{base}-{max(number for known, number in map(_base, [version, *taken]) if known == base) + 1}"


def edited(document: Document, edits: Sequence[Edit]) -> dict[str, Any]:
    """A copy of the profile with these values, its sentences following. Version and date stay.

    Raises InputError naming the value that makes no sense, ``value_unchanged`` when none differs.
    """
    new: dict[str, Any] = deepcopy(dict(document))
    changed = False
    for edit in edits:
        text = checked_value(edit.value, edit.typed)
        if text == edit.value.text:
            continue
        changed = True
        for path in edit.value.paths:
            _put(new, path, edit.value, text)
        for rule in _rules_of(new, edit.line):
            say_anew(rule, edit.value, text)
            rule["source"] = house_source(str(rule.get("source", "")))
        if edit.value.about == "satisfaction_score":
            _follow_survey(new, int(text))
    if not changed:
        raise InputError("value_unchanged", edits[0].value.key if edits else "value")
    _check_bounds(new, edits[0].value.key)
    return new


def new_version(
    document: Document, edits: Sequence[Edit], signed: Signed, taken: Iterable[str]
) -> dict[str, Any]:
    """The next version of the profile, in force from `signed.today` on, with the change written down.

    Raises InputError naming the value, or ``reason``.
    """
    new = edited(document, edits)
    reason = checked_reason(signed.reason)
    version = next_version(str(document["version"]), taken)
    settings = new["profile"].setdefault("settings", {})
    changes = [
        {"value": edit.value.key, "before": edit.value.text, "after": checked_value(edit.value, edit.typed)}
        for edit in edits
        if checked_value(edit.value, edit.typed) != edit.value.text
    ]
    written = {
        "version": version,
        "day": signed.today.isoformat(),
        "person": signed.person,
        "reason": reason,
        "values": changes,
    }
    settings["changes"] = [*settings.get("changes", []), written]
    new["version"], new["valid_from"] = version, signed.today.isoformat()
    new.pop("valid_to", None)
    return new


def house_source(source: str) -> str:
    """The source of a rule that the house edited: what it was stays readable."""
    if source.startswith(f"{HOUSE_SOURCE}（原："):
        return source
    return f"{HOUSE_SOURCE}（原：{source.removeprefix(HOUSE_SOURCE).removeprefix('：')}）"


def changed_sentences(
    before: Document, after: Document, lines: Iterable[Line]
) -> tuple[tuple[str, str], ...]:
    """The sentences of these lines that would read differently, as they are and as they would be."""
    found = []
    for line in lines:
        old, new = (sentences(_rules_of(document, line)) for document in (before, after))
        found += [(was, now) for was, now in zip(old, new, strict=True) if was != now]
    return tuple(dict.fromkeys(found))


def _rules_of(document: Mapping[str, Any], line: Line) -> list[dict[str, Any]]:
    return [rule for rule in document["rules"] if rule.get("id") in line.ids]


def _put(document: dict[str, Any], path: Path, value: Value, text: str) -> None:
    holder: Any = document
    for step in path[:-1]:
        holder = holder[step]
    last = path[-1]
    match value.kind:
        case ValueKind.HOURS | ValueKind.MINUTES:
            minutes = round(Decimal(text) * (60 if value.kind is ValueKind.HOURS else 1))
            hours, left = divmod(minutes, 60) if value.kind is ValueKind.HOURS else (0, minutes)
            parts = {"hours": hours, "minutes": left}
            holder[last] = {"unit": value.about, **{name: n for name, n in parts.items() if n}}
        case ValueKind.COUNT:
            holder[last] = int(text)
        case _:
            holder[last] = text


def _number(value: Value, text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise InputError("value_not_a_number", value.key, value=text) from None
    if not number.is_finite():
        raise InputError("value_not_a_number", value.key, value=text)
    if number <= 0:
        raise InputError("value_not_positive", value.key, value=text)
    length = value.kind if value.kind is not ValueKind.COUNT else value.about
    most = MOST.get(length, MOST_COUNT)
    if number > most:
        raise InputError("value_above_limit", value.key, value=text, most=str(most))
    parts = number * 60 if value.kind is ValueKind.HOURS else number
    if parts != parts.to_integral_value():
        raise InputError("value_not_whole", value.key, value=text)
    return f"{number.normalize():f}"


def _money(key: str, text: str) -> str:
    fen = parse_yuan(text, key)
    if not fen:
        raise InputError("value_not_positive", key, value=text)
    if fen > MOST_MONEY:
        raise InputError("value_above_limit", key, value=text, most=format_yuan(MOST_MONEY))
    return format_yuan(fen)


def _not_longer(text: str, field: str, limit: int) -> str:
    if len(text) > limit:
        raise InputError("text_too_long", field, length=str(len(text)), limit=str(limit))
    return text


def _base(version: str) -> tuple[str, int]:
    found = _VERSION.fullmatch(version)
    return (found["base"], int(found["n"])) if found else (version, 0)


def _follow_survey(document: dict[str, Any], score: int) -> None:
    """The scores that are called low stand in the settings of the profile too."""
    survey = document["profile"].get("settings", {}).get("survey")
    scale = survey.get("scale") if isinstance(survey, dict) else None
    if isinstance(scale, list) and "low_scores" in survey and all(isinstance(each, int) for each in scale):
        survey["low_scores"] = [each for each in scale if each <= score]


def _check_bounds(found: Any, key: str) -> None:
    """From … to … must leave something between. Raises InputError ``value_bounds_cross``."""
    if isinstance(found, Mapping):
        least = _bound(found, {"ge": 0, "gt": 1})
        most = _bound(found, {"le": 0, "lt": -1})
        if least is not None and most is not None and least > most:
            raise InputError("value_bounds_cross", key)
        for inner in found.values():
            _check_bounds(inner, key)
    elif isinstance(found, list):
        for inner in found:
            _check_bounds(inner, key)


def _bound(tests: Mapping[str, Any], shifts: Mapping[str, int]) -> int | None:
    """The first or last whole number that the tests let in; None where there is no such test."""
    for name, shift in shifts.items():
        if isinstance(tests.get(name), int):
            return int(tests[name]) + shift
    return None
