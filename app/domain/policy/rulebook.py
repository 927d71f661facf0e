"""All rules known to the program, and the choice of those that apply to one case."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from app.domain.policy.narrowing import never_for
from app.domain.policy.phrases import Phrases
from app.domain.policy.rules import (
    AmountRule,
    AnyRule,
    Category,
    ClockRule,
    DepreciationRule,
    ElapsedRule,
    LevelRule,
    LookupRule,
    MultipleRule,
    OutcomeRule,
    PickRule,
    RemedyRule,
    WindowRule,
    WordList,
)
from app.domain.policy.shelf import Policy, Profile, Shelf
from app.domain.refusals import InputError

R = TypeVar("R", bound=AnyRule)


@dataclass(frozen=True)
class RuleSet:
    """The rules that apply to one case, sorted by kind: statute first, then local, then promise."""

    profile: Profile | None
    windows: tuple[WindowRule, ...]
    elapsed: tuple[ElapsedRule, ...]
    clocks: tuple[ClockRule, ...]
    levels: tuple[LevelRule, ...]
    words: tuple[WordList, ...]
    remedies: tuple[RemedyRule, ...]
    outcomes: tuple[OutcomeRule, ...]
    amounts: tuple[AmountRule, ...]
    lookups: tuple[LookupRule, ...]
    categories: Mapping[str, Category]
    phrases: Phrases
    unverified: tuple[str, ...]
    """Ids of rules that are known but not verified, and therefore not used."""
    ruled_out: tuple[str, ...] = ()
    """Ids of windows that no case of these goods has."""

    def in_group(self, category: str, group: str) -> bool:
        known = self.categories.get(category)
        return known is not None and group in known.groups

    def narrowed(self, category: str) -> "RuleSet":
        """The same without the rules that goods of this category never meet."""

        def left(rules: tuple[R, ...]) -> tuple[R, ...]:
            return tuple(r for r in rules if not never_for(r.head.when, category, self.in_group))

        windows = left(self.windows)
        return replace(
            self,
            windows=windows,
            elapsed=left(self.elapsed),
            clocks=left(self.clocks),
            levels=left(self.levels),
            remedies=left(self.remedies),
            outcomes=tuple(r for r in self.outcomes if r.otherwise or r in left((r,))),
            amounts=left(self.amounts),
            lookups=left(self.lookups),
            ruled_out=tuple(w.head.id for w in self.windows if w not in windows),
        )


STATUTE_ONLY = "statute"
"""Profile id of a case without any promise of a house."""


class Rulebook:
    """Every policy, category and phrase; compiled once, asked for each case.

    A profile that the shelf has not read yet is read when a case asks for it: that may raise InputError
    naming file, rule and field.
    """

    def __init__(
        self,
        shelf: Shelf,
        categories: Mapping[str, Category],
        phrases: Phrases,
        pinned: Mapping[str, str] | None = None,
    ) -> None:
        self._shelf = shelf
        self._categories = categories
        self._phrases = phrases
        self._pinned = dict(pinned or {})
        self._edges: dict[str | None, list[date]] = {}
        self._made: dict[tuple[str | None, frozenset[str] | None, int, str | None], RuleSet] = {}
        self._books: dict[tuple[str, str], Rulebook] = {}

    @property
    def phrases(self) -> Phrases:
        return self._phrases

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The law and every version of every profile."""
        return self._shelf.everything()

    @property
    def categories(self) -> Mapping[str, Category]:
        return self._categories

    @property
    def profile_ids(self) -> tuple[str, ...]:
        """Ids of the profiles that are installed; none is read for it."""
        return self._shelf.profile_ids

    def versions(self, profile: str) -> tuple[str, ...]:
        """The versions of a profile, oldest first; none when it is not installed."""
        return tuple(policy.version for policy in self._shelf.versions(profile))

    def pinned(self, profile: str, version: str) -> "Rulebook":
        """The same rulebook, answering for `profile` with the version a ticket was opened under."""
        at = (profile, version)
        if at not in self._books:
            pins = {**self._pinned, profile: version}
            self._books[at] = Rulebook(self._shelf, self._categories, self._phrases, pins)
        return self._books[at]

    def rules_for(
        self,
        profile: str | None,
        day: date | None = None,
        layers: frozenset[str] | None = None,
        category: str | None = None,
    ) -> RuleSet:
        """The rules for a profile (None: statute alone) in force on `day` (None: the newest).

        `layers` restricts which layers are evaluated. With a `category` of the catalogue, rules that its
        goods never meet are left out. Raises InputError when the
        profile or its pinned version is not installed.
        """
        edges = self._edges_of(profile)
        epoch = len(edges) if day is None else bisect_right(edges, day)
        known = category if category in self._categories else None
        at = (profile, layers, epoch, known)
        if at not in self._made:
            every = self._made.get((profile, layers, epoch, None))
            every = every or self._make(profile, edges[epoch - 1] if epoch else date.min, layers)
            self._made[at] = every if known is None else every.narrowed(known)
        return self._made[at]

    def _edges_of(self, profile: str | None) -> list[date]:
        """The days on which the rules for a profile change, earliest first."""
        if profile not in self._edges:
            self._edges[profile] = sorted(_edges((*self._shelf.law, *self._houses(profile))))
        return self._edges[profile]

    def _make(self, profile: str | None, day: date, layers: frozenset[str] | None) -> RuleSet:
        house = self._house(profile, day)
        chosen = [policy for policy in self._shelf.law if _in_force(policy, day)]
        if house is not None:
            chosen.append(house)
        rules = [
            rule
            for policy in chosen
            for rule in policy.rules
            if (layers is None or rule.head.layers & layers) and rule.head.in_force(day)
        ]
        return _sorted(house.profile if house else None, rules, self._categories, self._phrases)

    def _house(self, profile: str | None, day: date) -> Policy | None:
        versions = self._houses(profile)
        return next((p for p in reversed(versions) if _in_force(p, day)), versions[0] if versions else None)

    def _houses(self, profile: str | None) -> tuple[Policy, ...]:
        """The versions that may answer for a profile; none for the law alone."""
        if profile is None or profile == STATUTE_ONLY:
            return ()
        versions = self._shelf.versions(profile)
        wanted = self._pinned.get(profile)
        if wanted is not None:
            versions = tuple(policy for policy in versions if policy.version == wanted)
        if not versions:
            raise InputError("profile_not_installed", "profile", value=profile, version=wanted or "")
        return versions


def _sorted(
    profile: Profile | None, rules: list[AnyRule], categories: Mapping[str, Category], phrases: Phrases
) -> RuleSet:
    used = [rule for rule in rules if rule.head.verified]
    return RuleSet(
        profile=profile,
        windows=tuple(r for r in used if isinstance(r, WindowRule)),
        elapsed=tuple(r for r in used if isinstance(r, ElapsedRule)),
        clocks=tuple(r for r in used if isinstance(r, ClockRule)),
        levels=tuple(r for r in used if isinstance(r, LevelRule)),
        words=tuple(r for r in used if isinstance(r, WordList)),
        remedies=tuple(r for r in used if isinstance(r, RemedyRule)),
        outcomes=tuple(r for r in used if isinstance(r, OutcomeRule)),
        amounts=tuple(r for r in used if isinstance(r, DepreciationRule | MultipleRule | PickRule)),
        lookups=tuple(r for r in used if isinstance(r, LookupRule)),
        categories=categories,
        phrases=phrases,
        unverified=tuple(rule.head.id for rule in rules if not rule.head.verified),
    )


def _in_force(policy: Policy, day: date) -> bool:
    return policy.valid_from <= day and (policy.valid_to is None or day <= policy.valid_to)


def _edges(policies: Iterable[Policy]) -> set[date]:
    """The days on which the set of rules in force changes."""
    edges: set[date] = set()
    for policy in policies:
        heads = [rule.head for rule in policy.rules]
        edges.add(policy.valid_from)
        edges.update(head.valid_from for head in heads if head.valid_from)
        for last in [policy.valid_to, *(head.valid_to for head in heads)]:
            if last is not None:
                edges.add(date.fromordinal(last.toordinal() + 1))
    return edges
