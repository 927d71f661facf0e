"""Words of the page: Chinese first, English for who asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from app.domain.claims import DECIDED
from app.headoffice.store.ticket_rows import YES

CHINESE, ENGLISH = "zh", "en"
_FOLDER: Final = Path(__file__).parent / "words"

Words = Callable[..., str]
"""The sentence for a key, with its parameters filled in."""


def language_of(accept: str) -> str:
    """English where the browser likes it better than Chinese; otherwise Chinese."""
    liked = {CHINESE: 0.0, ENGLISH: 0.0}
    for offer in accept.split(","):
        name, _, weight = offer.strip().partition(";")
        short = name.strip().lower()[:2]
        if short in liked:
            liked[short] = max(liked[short], _weight(weight))
    return ENGLISH if liked[ENGLISH] > liked[CHINESE] else CHINESE


def words_in(language: str) -> Words:
    """The words of a language. A code without words stands for itself: a newer desk may send one."""
    table = read_words(language)

    def say(key: str, **values: object) -> str:
        text = table.get(key)
        return key.rpartition(":")[2] if text is None else text.format_map(values)

    return say


def claim_word(say: Words, claim: str) -> str:
    """What is disputed, in words."""
    return say(f"claim:{_kind_of(claim)}")


def value_word(say: Words, claim: str, value: str) -> str:
    """A disputed value in words: stages, plans, demands, number and mark of a level; else as it is."""
    name = claim.rpartition(".")[2]
    if not value:
        return ""
    if claim.startswith(DECIDED):
        return say("decided_to_take" if value == YES else "decided_to_keep")
    if name == "course":
        return say(f"stage:{value}")
    if name == "plan":
        return "、".join(_way(say, each) for each in value.split("、"))
    if name == "demand":
        return say(f"demand:{value}")
    if name == "level":
        number, *rest = value.split(" · ")
        mark = [say(f"mark:{each}") for each in rest[:1]]
        return " · ".join((say(f"level:{number}"), *mark, *rest[1:]))
    return value


def _kind_of(claim: str) -> str:
    """A claim without the item it is about: ``goods.*.price``."""
    if claim.startswith(DECIDED):
        return DECIDED.rstrip(".")
    parts = claim.split(".")
    return ".".join((parts[0], "*", *parts[2:])) if len(parts) > 2 else claim


def _way(say: Words, way: str) -> str:
    remedy, *rest = way.split(" ")
    return " ".join((say(f"remedy:{remedy}"), *rest))


@cache
def read_words(language: str) -> Mapping[str, str]:
    """All words of a language, by key."""
    return msgspec.json.decode((_FOLDER / f"{language}.json").read_bytes(), type=dict[str, str])


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
