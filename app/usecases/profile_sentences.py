"""The sentences of a rule follow its numbers: «超过5000元» must not stand beside a limit of 6000."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.domain.counting import Unit
from app.domain.money import Fen, format_yuan, parse_yuan
from app.usecases.profile_values import Value, ValueKind

_AFTER: Mapping[str, str] = {
    ValueKind.HOURS: "小时",
    ValueKind.MINUTES: "分钟",
    Unit.DAYS: "天|日|个?自然日",
    Unit.WORKING_DAYS: "个?工作日",
    Unit.MONTHS: "个月",
    Unit.YEARS: "年",
}
_COUNTED = "人|次|分|天|日"
_TEXTS = ("reason", "text")


def say_anew(rule: dict[str, Any], value: Value, typed: str) -> None:
    """Put the new number into every sentence of the rule that names the old one."""
    if value.kind is ValueKind.OWNER:
        return
    old, new = _forms(value, value.text, typed)
    for holder, key in _sentences(rule):
        holder[key] = old.sub(new, str(holder[key]))


def sentences(rules: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Every sentence that these rules say, in order."""
    return tuple(str(holder[key]) for rule in rules for holder, key in _sentences(rule))


def _forms(value: Value, old: str, new: str) -> tuple[re.Pattern[str], str]:
    """What the old number looks like in a sentence, and the new one."""
    if value.kind is ValueKind.MONEY:
        fen = parse_yuan(old)
        forms = {f"{form}元" for form in (format_yuan(fen), _short(fen))} | {_words(fen)}
        pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        return re.compile(rf"(?<![\d.])(?:{pattern})"), _words(parse_yuan(new))
    length = value.kind if value.kind in (ValueKind.HOURS, ValueKind.MINUTES) else value.about
    after = _AFTER.get(length, _COUNTED)
    return re.compile(rf"(?<![\d.]){re.escape(old)}(?=(?:至\d+)?(?:{after}))"), new


def _short(fen: Fen) -> str:
    return format_yuan(fen).removesuffix(".00")


def _words(fen: Fen) -> str:
    """An amount as people write it: 1万元, 5000元."""
    whole, rest = divmod(fen, 1_000_000)
    return f"{whole}万元" if whole and not rest else f"{_short(fen)}元"


def _sentences(found: Any) -> Iterator[tuple[dict[str, Any], str]]:
    if isinstance(found, Mapping):
        for key, inner in found.items():
            if key == "texts" and isinstance(inner, Mapping):
                yield from ((inner, name) for name in inner)  # type: ignore[misc]  # our own copy, dicts all through
            elif key in _TEXTS and isinstance(inner, str):
                yield found, key  # type: ignore[misc]  # the same
            else:
                yield from _sentences(inner)
    elif isinstance(found, list):
        for inner in found:
            yield from _sentences(inner)
