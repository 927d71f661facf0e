"""All rules known to the program, and the choice of those that apply to one case."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from app.domain.calendar import WorkWeek
from app.domain.policy.narrowing import never_for
from app.domain.policy.phrases import Phrases
from app.domain.policy.rules import (
    AmountRule,
    AnyRule,
    Category,
    ClockRule,
    DepreciationRule,
    DeskDefaults,
    ElapsedRule,
    Level,
    LevelRule,
    LookupRule,
    MultipleRule,
    OutcomeRule,
    PickRule,
    RemedyRule,
    WindowRule,
    WordList,
)
from app.domain.refusals import InputError

R = TypeVar("R", bound=AnyRule)


@dataclass(frozen=True)
class Profile:
    """What a policy profile settles besides its rules.

    `levels` are keyed by number, 1 the most urgent. `original_state` names the
    ticks that together make the goods intact. `settings` are values other parts
    of the program show or use (survey scale, proof policy, gaps G-01 to G-13).
    """

    id: str
    name: str
    version: str
    desk: DeskDefaults
    week: WorkWeek
    levels: Mapping[int, Level]
    original_state: tuple[str, ...] = ()
    liable_parties: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Policy:
    """One dated file of rules: a profile with its promises, or a layer of statute or local rules."""

    id: str
    version: str
    valid_from: date
    rules: tuple[AnyRule, ...]
    profile: Profile | None = None
    valid_to: date | None = None


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
    """Every policy, category and phrase; compiled once, asked for each case."""

    def __init__(
        self,
        policies: Iterable[Policy],
        categories: Mapping[str, Category],
        phrases: Phrases,
        pinned: Mapping[str, str] | None = None,
    ) -> None:
        self._policies = tuple(sorted(policies, key=lambda p: (p.profile is not None, p.valid_from)))
        self._categories = categories
        self._phrases = phrases
        self._pinned = dict(pinned or {})
        self._edges = sorted(_edges(self._policies))
        self._made: dict[tuple[str | None, frozenset[str] | None, int, str | None], RuleSet] = {}

    @property
    def phrases(self) -> Phrases:
        return self._phrases

    @property
    def policies(self) -> tuple[Policy, ...]:
        return self._policies

    @property
    def categories(self) -> Mapping[str, Category]:
        return self._categories

    def profiles(self) -> tuple[Profile, ...]:
        """Every profile in every version, oldest version first."""
        return tuple(policy.profile for policy in self._policies if policy.profile is not None)

    def pinned(self, profile: str, version: str) -> "Rulebook":
        """The same rulebook, answering for `profile` with the version a ticket was opened under."""
        return Rulebook(self._policies, self._categories, self._phrases, {**self._pinned, profile: version})

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
        epoch = len(self._edges) if day is None else bisect_right(self._edges, day)
        known = category if category in self._categories else None
        at = (profile, layers, epoch, known)
        if at not in self._made:
            every = self._made.get((profile, layers, epoch, None))
            every = every or self._make(profile, self._day_of(epoch), layers)
            self._made[at] = every if known is None else every.narrowed(known)
        return self._made[at]

    def _day_of(self, epoch: int) -> date:
        return self._edges[epoch - 1] if epoch else date.min

    def _make(self, profile: str | None, day: date, layers: frozenset[str] | None) -> RuleSet:
        house = self._house(profile, day)
        chosen = [p for p in self._policies if p.profile is None and _in_force(p, day)]
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
        if profile is None or profile == STATUTE_ONLY:
            return None
        versions = [p for p in self._policies if p.profile is not None and p.profile.id == profile]
        wanted = self._pinned.get(profile)
        if wanted is not None:
            versions = [p for p in versions if p.version == wanted]
        if not versions:
            raise InputError("profile_not_installed", "profile", value=profile, version=wanted or "")
        return next((p for p in reversed(versions) if _in_force(p, day)), versions[0])


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


def _edges(policies: tuple[Policy, ...]) -> set[date]:
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
