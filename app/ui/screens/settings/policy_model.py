"""What the page of the rules reads and keeps. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.policy.rulebook import RuleSet
from app.domain.policy.rules import PROMISE, ClockRule, WindowRule
from app.domain.policy.vocabulary import PROFILES
from app.ui.screens.settings.policy_rows import LineView
from app.ui.screens.settings.policy_words import effect_words, length_of, line_name, line_words, owner_words
from app.usecases.desk import Person
from app.usecases.house_rules import keep_profile, known_rules
from app.usecases.profile_editing import Edit, Signed, changed_sentences, edited, new_version, next_version
from app.usecases.profile_effect import effect_of
from app.usecases.profile_values import Group, Line, ValueKind, editable_lines
from app.usecases.rule_library import Document, HouseRules
from app.usecases.workplace import Workplace

Origin = Literal["program", "house", "office"]


@dataclass(frozen=True)
class Change:
    """What was changed here before: day, person, reason."""

    version: str
    day: str
    person: str
    reason: str


@dataclass(frozen=True)
class ProfileView:
    """One profile, ready to be shown. Without `may_edit` it can only be looked at.

    `origin` is where the version in force comes from: ``program``, ``house`` or ``office``.
    """

    document: Document
    rules: RuleSet
    version: str
    next_version: str
    lines: dict[Group, list[LineView]]
    statutes: list[LineView]
    owners: tuple[str, ...]
    changes: tuple[Change, ...]
    may_edit: bool
    origin: Origin = "program"


def profile_ids(workplace: Workplace) -> tuple[str, ...]:
    """Every profile that is installed, the desk's own first."""
    known = workplace.policy.rulebook.profile_ids
    return tuple(dict.fromkeys([workplace.policy.profile, *(each for each in PROFILES if each in known)]))


def read_profile(workplace: Workplace, profile_id: str, day: date) -> ProfileView:
    """The newest version of a profile, in words. Raises InputError ``profile_not_installed``."""
    policy = workplace.policy
    rules = policy.rulebook.rules_for(profile_id, day)
    document, origin = _in_force(workplace, profile_id, rules)
    lines = editable_lines(document)
    views = {group: [_view(line, rules) for line in lines if line.group is group] for group in Group}
    owners = (v.text for line in lines for v in line.values if v.kind is ValueKind.OWNER)
    version = str(document["version"])
    return ProfileView(
        document,
        rules,
        version,
        next_version(version, workplace.policy.rulebook.versions(profile_id)),
        views,
        _statutes(rules, {line.key for line in lines}),
        tuple(dict.fromkeys(owners)),
        _changes(rules),
        policy.left_out is None and origin != "office",
        origin,
    )


def try_edits(
    workplace: Workplace, view: ProfileView, edits: Sequence[Edit], stopped: Callable[[], bool]
) -> list[str]:
    """What the edits would change, in sentences. Raises InputError naming the value."""
    new = edited(view.document, edits)
    effect = effect_of(workplace, new, stopped)
    said = changed_sentences(view.document, new, [edits[0].line])
    return [*effect_words(effect, _names(view.rules)), *(f"{was} → {now}" for was, now in said)]


def keep_edits(
    workplace: Workplace, view: ProfileView, edits: Sequence[Edit], signed: Signed, person: Person
) -> str:
    """Keep the edits as the next version, and say which.

    Raises RefusedError role_not_enough, InputError naming the value or ``reason``.
    """
    taken = workplace.policy.rulebook.versions(str(view.document["id"]))
    document = new_version(view.document, edits, signed, taken)
    keep_profile(workplace, document, person)
    return str(document["version"])


def _in_force(workplace: Workplace, profile_id: str, rules: RuleSet) -> tuple[Document, Origin]:
    """The version in force, and whose it is."""
    known = known_rules(workplace)
    house = known.profiles if workplace.policy.left_out is None else []
    added: list[tuple[Origin, Iterable[Document]]] = [
        ("office", known.office.profiles.values()),
        ("house", house),
    ]
    version = rules.profile.version if rules.profile is not None else ""
    for origin, documents in added:
        for document in documents:
            if (document.get("id"), document.get("version")) == (profile_id, version):
                return document, origin
    return workplace.rules.profile(profile_id, HouseRules({}, [])), "program"


def _view(line: Line, rules: RuleSet) -> LineView:
    return LineView(line, line_name(line), line_words(line, rules), line.source, " ".join(line.rules))


def _statutes(rules: RuleSet, own: set[str]) -> list[LineView]:
    """Clocks and windows that no profile can change."""
    found: list[LineView] = []
    timed: list[WindowRule | ClockRule] = [*rules.windows, *rules.clocks]
    for rule in timed:
        head = rule.head
        if head.id in own or PROMISE in head.layers:
            continue
        group = Group.CLOCK if isinstance(rule, ClockRule) else Group.WINDOW
        line = Line(head.id, group, rule.name, head.source, "statute", (head.rule,), (head.id,))
        value = length_of(rules, head.id)
        if isinstance(rule, ClockRule):
            value = f"{value} · {owner_words(rule.owner)}"
        found.append(LineView(line, rule.name, value, head.source, head.rule))
    return found


def _changes(rules: RuleSet) -> tuple[Change, ...]:
    written = rules.profile.settings.get("changes") if rules.profile is not None else None
    listed = [each for each in written if isinstance(each, dict)] if isinstance(written, list) else []
    keys = ("version", "day", "person", "reason")
    return tuple(Change(*(str(each.get(key, "")) for key in keys)) for each in reversed(listed))


def _names(rules: RuleSet) -> dict[str, str]:
    """The rules' own names for periods and time limits."""
    names = {window.key: window.name for window in rules.windows}
    return names | {clock.deadline: clock.name for clock in rules.clocks if clock.deadline is not None}
