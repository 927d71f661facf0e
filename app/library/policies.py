"""Reads policy files, categories and phrases into the rulebook."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from app.domain.calendar import WorkWeek
from app.domain.policy.case import DERIVED
from app.domain.policy.conditions import facts_of
from app.domain.policy.phrases import PLACEHOLDERS, Phrases
from app.domain.policy.rulebook import Rulebook
from app.domain.policy.rules import (
    AnyRule,
    Category,
    ClockRule,
    DepreciationRule,
    DeskDefaults,
    ElapsedRule,
    FactLength,
    Level,
    LookupRule,
    MultipleRule,
    PickRule,
    RemedyRule,
    Start,
    WindowRule,
)
from app.domain.policy.shelf import Policy, Profile, Shelf
from app.domain.policy.vocabulary import PROFILES, VOCABULARY
from app.domain.refusals import InputError
from app.library.fields import Fields, read_object
from app.library.files import resource_root
from app.library.rule_reader import read_pattern, read_rule
from app.library.shared_parts import spread_shared


class Added(NamedTuple):
    """Versions of profiles beside those of the program: the house's, and head office's.

    From the first day of a version of head office the house's versions of that profile answer for nothing
    but the tickets that were taken in under them.
    """

    house: Sequence[Fields] = ()
    office: Sequence[Fields] = ()

    def read(self) -> list[tuple[str, Policy]]:
        """All of them. Raises InputError naming rule and field."""
        official = [_named(fields) for fields in self.office]
        since: dict[str, date] = {}
        for _, policy in official:
            since[policy.id] = min(since.get(policy.id, policy.valid_from), policy.valid_from)
        return [*((file, _until(p, since.get(p.id))) for file, p in map(_named, self.house)), *official]


def _until(policy: Policy, office: date | None) -> Policy:
    """A version of the house, no longer in force from the day on which head office's is."""
    if office is None:
        return policy
    last = date.fromordinal(max(1, office.toordinal() - 1))
    return replace(policy, valid_to=min(policy.valid_to or last, last))


def load_rulebook(
    folder: Path | None = None, added: Added | None = None, first: str | None = None
) -> Rulebook:
    """The policies of `folder` (default: the packaged ones), with categories and phrases.

    Policies are the files of ``statutes`` and ``profiles``, and the versions of profiles in `added`. With
    `first`, the files of that profile alone are read now, those of others when somebody asks for them.
    Raises InputError naming file, rule and field when one is not as it should be; of a file that is read
    later, whoever asks for it gets the error.
    """
    folder = folder or resource_root() / "policies"
    now, later = _files(folder, first)
    read = [*map(_named, map(read_object, now)), *(added or Added()).read()]
    _check_references(read)
    law = tuple(policy for _, policy in read if policy.profile is None)
    unread = {profile: partial(_read_profile, profile, files, law) for profile, files in later.items()}
    return Rulebook(
        Shelf((policy for _, policy in read), unread),
        read_categories(read_object(folder / "categories.json")),
        read_phrases(read_object(folder / "phrases.json")),
    )


def _files(folder: Path, first: str | None) -> tuple[list[Path], Mapping[str, list[Path]]]:
    """What is read at once; and by profile, what need not be."""
    now, later = sorted(folder.glob("statutes/**/*.json")), defaultdict[str, list[Path]](list)
    for path in sorted(folder.glob("profiles/*.json")):
        profile = path.stem.partition("-")[0]  # NAME.json, or NAME-VERSION.json beside it
        (now if first in (None, profile) else later[profile]).append(path)
    return now, later


def _named(fields: Fields) -> tuple[str, Policy]:
    return fields.file, read_policy(fields)


def _read_profile(profile: str, files: Iterable[Path], law: Iterable[Policy]) -> tuple[Policy, ...]:
    """A profile that is asked for, checked as if it had been read with the others."""
    read = []
    for fields in map(read_object, files):
        named = _named(fields)
        if named[1].id != profile or named[1].profile is None:
            raise fields.wrong("id", profile, named[1].id)
        read.append(named)
    _check_references(read, law)
    return tuple(policy for _, policy in read)


def read_policy(fields: Fields) -> Policy:
    """One dated policy file: a profile with its promises, or rules of statute."""
    policy_id, version = fields.text("id"), fields.text("version")
    profile = _profile(fields.section("profile"), policy_id, version) if fields.has("profile") else None
    layers = frozenset(fields.texts("layers"))
    rules = tuple(read_rule(part, layers) for part in spread_shared(fields))
    policy = Policy(
        policy_id, version, fields.day("valid_from"), rules, profile, fields.day_or_none("valid_to")
    )
    fields.text("note", "-")
    fields.close()
    _check_unique(fields, rules)
    return policy


def read_categories(fields: Fields) -> Mapping[str, Category]:
    """The catalogue of goods categories. Terms with status M are kept and never used as fact."""
    found: dict[str, Category] = {}
    for part in fields.sections("categories"):
        part.rule = part.text("code")
        if part.rule in found:
            raise InputError("resource_rule_twice", "code", file=fields.file, rule=part.rule)
        terms = part.section("terms").values if part.has("terms") else {}
        for name, value in terms.items():
            if not isinstance(value, int | str):
                raise part.wrong(f"terms.{name}", 'number or "text"', value)
        found[part.rule] = Category(
            part.rule,
            part.text("name"),
            frozenset(part.texts("groups", ())),
            MappingProxyType({name: value for name, value in terms.items() if isinstance(value, int | str)}),
            part.choice("status", ("T", "S", "M"), "M") != "M",
        )
        part.text("source", "-")
        part.close()
    fields.close()
    return MappingProxyType(found)


def read_phrases(fields: Fields) -> Phrases:
    """Sentence patterns and terms. Every pattern must be there and use only the names it is given."""
    patterns = fields.section("patterns")
    sentences = {key: read_pattern(patterns, key, allowed) for key, allowed in PLACEHOLDERS.items()}
    patterns.close()
    groups = fields.section("terms")
    terms = {}
    for group in groups.values:
        section = groups.section(group)
        terms[group] = MappingProxyType({code: section.text(code) for code in section.values})
    fields.close()
    return Phrases(MappingProxyType(sentences), MappingProxyType(terms))


def _profile(fields: Fields, profile_id: str, version: str) -> Profile:
    if profile_id not in PROFILES:
        raise fields.wrong("id", "|".join(PROFILES), profile_id)
    desk = fields.section("desk")
    defaults = DeskDefaults(desk.time("open"), desk.time("close"), _weekdays(desk))
    desk.close()
    levels = {level.level: level for level in map(_level, fields.sections("levels"))}
    parties = fields.section("liable_parties") if fields.has("liable_parties") else None
    profile = Profile(
        id=profile_id,
        name=fields.text("name"),
        version=version,
        desk=defaults,
        week=WorkWeek(fields.choice("week", tuple(WorkWeek))),
        levels=MappingProxyType(levels),
        original_state=fields.texts("original_state", ()),
        liable_parties={code: parties.text(code) for code in parties.values} if parties else {},
        settings=fields.section("settings").values if fields.has("settings") else {},
    )
    fields.close()
    return profile


def _weekdays(fields: Fields) -> frozenset[int]:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    closed = fields.texts("closed", ())
    for name in closed:
        if name not in names:
            raise fields.wrong("closed", "|".join(names), name)
    return frozenset(names.index(name) for name in closed)


def _level(fields: Fields) -> Level:
    level = Level(
        fields.whole("level"),
        fields.text("name"),
        fields.text("mark"),
        fields.text("owner"),
        fields.text("track"),
    )
    fields.close()
    return level


def _check_unique(fields: Fields, rules: Iterable[AnyRule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.head.id in seen:
            raise InputError("resource_rule_twice", "id", file=fields.file, rule=rule.head.id)
        seen.add(rule.head.id)


def _check_references(policies: Iterable[tuple[str, Policy]], law: Iterable[Policy] = ()) -> None:
    """Every fact, window and derived key that a rule mentions must exist somewhere.

    `law` was checked before; what it says is known, too.
    """
    named = [(file, rule) for file, policy in policies for rule in policy.rules]
    there = [*(rule for policy in law for rule in policy.rules), *(rule for _, rule in named)]
    windows = {rule.head.id for rule in there if isinstance(rule, WindowRule)}
    clocks: set[str | None] = {None, *(rule.key for rule in there if isinstance(rule, ClockRule))}
    known = set(VOCABULARY) | DERIVED | {f"window:{window}" for window in windows}
    known |= {rule.key for rule in there if isinstance(rule, WindowRule | ElapsedRule)}
    for file, rule in named:
        for fact in sorted(facts_named(rule) - known):
            raise InputError("resource_fact_unknown", fact, file=file, rule=rule.head.id)
        if isinstance(rule, RemedyRule) and rule.window is not None and rule.window not in windows:
            raise InputError("resource_window_unknown", rule.window, file=file, rule=rule.head.id)
        if isinstance(rule, ClockRule) and rule.overdue_of not in clocks:
            raise InputError("resource_clock_unknown", str(rule.overdue_of), file=file, rule=rule.head.id)


def facts_named(rule: AnyRule) -> frozenset[str]:
    """Every fact, window and derived key that a rule looks at."""
    named = facts_of(rule.head.when)
    match rule:
        case WindowRule():
            extra = (rule.extend_by, rule.judged_at, _stated_length(rule.length))
            return named.union(_starts(rule.starts), *extra)
        case RemedyRule():
            return named.union(*(facts_of(exclusion.when) for exclusion in rule.excluded))
        case ElapsedRule():
            return named.union(rule.starts, rule.ends, rule.minus)
        case DepreciationRule():
            return named.union(rule.price, (rule.start, rule.end), rule.minus)
        case MultipleRule():
            return named | {rule.of}
        case PickRule():
            return named | _starts(rule.choices)
        case LookupRule():
            return named.union(rule.by)
        case _:
            return named


def _starts(starts: Iterable[Start]) -> frozenset[str]:
    starts = tuple(starts)
    return frozenset(start.fact for start in starts).union(*(facts_of(start.when) for start in starts))


def _stated_length(length: object) -> tuple[str, ...]:
    return (length.fact,) if isinstance(length, FactLength) else ()
