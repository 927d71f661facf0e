"""The wording guard (N15, S1-32, S2n-13): words the desk does not say, promises nobody has agreed to.

It marks and offers another phrase; what is written in the end is the person's own decision.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class MarkKind(StrEnum):
    """Why a piece of text is marked."""

    FORBIDDEN = "forbidden"
    PROMISE = "promise"


@dataclass(frozen=True)
class Phrase:
    """A phrase to look out for, and what to say instead (empty: leave it out).

    `remedies` are the remedies of which one must be in the plan for this promise to be right;
    empty means that the phrase is never right. `source` is the profile whose rules forbid it, if one does.
    """

    text: str
    instead: str
    kind: MarkKind
    remedies: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Mark:
    """A piece of text from `start` to `end` (characters) that should be said differently; see Phrase."""

    start: int
    end: int
    text: str
    instead: str
    kind: MarkKind
    source: str = ""


@dataclass(frozen=True)
class HouseWording:
    """What the house says and does not say.

    `conclusions` are first drafts by cause, `conclusions_unchecked` those where nobody looked into the
    matter and only what was told and brought is known, `suggestions` by remedy, `grounds` the forms of
    a ground, `checks` what is usually checked, to pick from; a person reads and changes them before
    anything is printed. `recorded` are the forms of checks that the journal holds, `steps` the words by
    which a suggestion speaks of an exchange or a refund.
    `statements` is the sentence a signature stands under, by document, word for word as printed.
    `emergency` are the usual first steps of the emergency process (S4-27). `draft_number` stands on
    a paper that is not issued yet, `unnamed_customer` for a signer who left no name, `unnamed_signer` for one
    whose name stands on the signed paper alone.
    """

    phrases: tuple[Phrase, ...] = ()
    conclusions: Mapping[str, str] = field(default_factory=dict)
    conclusions_unchecked: Mapping[str, str] = field(default_factory=dict)
    suggestions: Mapping[str, str] = field(default_factory=dict)
    grounds: Mapping[str, str] = field(default_factory=dict)
    statements: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[str, ...] = ()
    recorded: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    emergency: tuple[str, ...] = ()
    draft_number: str = ""
    unnamed_customer: str = ""
    unnamed_signer: str = ""


def forbidding(house: Iterable[Phrase], words: Iterable[str], source: str) -> tuple[Phrase, ...]:
    """The phrases of the house and the `words` that `source` forbids, said as the house says them."""
    known = list(house)
    instead = {phrase.text: phrase.instead for phrase in known if phrase.kind is MarkKind.FORBIDDEN}
    named = [word for word in dict.fromkeys(words) if word.strip()]
    forbidden = [Phrase(word, instead.get(word, ""), MarkKind.FORBIDDEN, source=source) for word in named]
    return (*forbidden, *(p for p in known if p.text not in named or p.kind is not MarkKind.FORBIDDEN))


def find_marks(text: str, phrases: Iterable[Phrase], remedies: Collection[str]) -> tuple[Mark, ...]:
    """The marks in `text`, by place; `remedies` are those that are owed, offered or agreed."""
    marks = [
        Mark(found.start(), found.end(), phrase.text, phrase.instead, phrase.kind, phrase.source)
        for phrase in phrases
        if not set(phrase.remedies).intersection(remedies)
        for found in re.finditer(re.escape(phrase.text), text)
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def say_instead(text: str, mark: Mark) -> str:
    """`text` with the marked piece said as offered."""
    return text[: mark.start] + mark.instead + text[mark.end :]
