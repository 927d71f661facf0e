"""Standards and articles a determination may rest on, each with the days it is in force (S0-20, E-01).

Which text counts is decided by the day of the purchase: goods sold before a standard came
into force are judged by the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StandardKind(StrEnum):
    """What kind of text it is; the codes are those of a ground in a determination."""

    STANDARD = "standard"
    LAW = "law"


@dataclass(frozen=True)
class Standard:
    """One text: `code` as it is cited (``GB 18584-2024``, ``消费者权益保护法第24条``).

    `valid_to` is its last day in force, None while it is in force; `replaced_by` is the code
    of what came after it. `keywords` are further words it is found by, pinyin initials among
    them; `rules` the ids of the policy rules that rest on it. `verified` is False for a text whose
    dates have not been checked against the source.
    """

    code: str
    title: str
    kind: StandardKind
    valid_from: date
    valid_to: date | None = None
    replaced_by: str | None = None
    keywords: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    verified: bool = True

    def in_force(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Doubt(StrEnum):
    """Why a text may be the wrong one for a purchase."""

    SUPERSEDED = "superseded"
    NOT_YET_IN_FORCE = "not_yet_in_force"


@dataclass(frozen=True)
class Caution:
    """A text that did not hold on the day of the purchase; `instead` is the one that did, if known."""

    doubt: Doubt
    standard: Standard
    instead: Standard | None


class StandardsBook:
    """The dated list; asked by code, by typed words and by the rules of a decision."""

    def __init__(self, standards: Iterable[Standard] = ()) -> None:
        self._standards = {each.code: each for each in standards}

    def all(self) -> tuple[Standard, ...]:
        """Every text, in the order of the list."""
        return tuple(self._standards.values())

    def find(self, code: str) -> Standard | None:
        """The text cited like that; spaces and capitals do not matter."""
        wanted = _bare(code)
        return next((each for key, each in self._standards.items() if _bare(key) == wanted), None)

    def for_rules(self, rules: Iterable[str]) -> tuple[Standard, ...]:
        """The texts that these policy rules rest on."""
        wanted = set(rules)
        return tuple(each for each in self._standards.values() if wanted.intersection(each.rules))

    def caution(self, code: str, purchase: date) -> Caution | None:
        """Why `code` may not be cited for goods bought on that day; None when it may, or is not listed."""
        standard = self.find(code)
        if standard is None or standard.in_force(purchase):
            return None
        if purchase < standard.valid_from:
            before = (each for each in self._standards.values() if each.replaced_by == standard.code)
            instead = next((each for each in before if each.in_force(purchase)), None)
            return Caution(Doubt.NOT_YET_IN_FORCE, standard, instead)
        return Caution(Doubt.SUPERSEDED, standard, self._successor(standard, purchase))

    def _successor(self, standard: Standard, purchase: date) -> Standard | None:
        """The first text after it that held on that day; a list that runs in a circle ends."""
        seen = {standard.code}
        after = self.find(standard.replaced_by) if standard.replaced_by else None
        while after is not None and after.code not in seen and not after.in_force(purchase):
            seen.add(after.code)
            after = self.find(after.replaced_by) if after.replaced_by else None
        return after if after is not None and after.in_force(purchase) else None


def _bare(code: str) -> str:
    return "".join(code.split()).upper()
