"""D20 服务手册: what is owed when, by which strength; clocks and levels; from the rules in force (S1-45)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from app.domain.counting import Length
from app.domain.policy.rulebook import RuleSet
from app.domain.policy.rules import (
    PROMISE,
    AgreedLength,
    FactLength,
    LevelRule,
    Strength,
    WindowRule,
    WordList,
)
from app.usecases.issue import usual_medium
from app.usecases.issuing.making import desk_paper
from app.usecases.paper import Paper, Particular, RenderedDocument
from app.usecases.workplace import Workplace

SERVICE_MANUAL: Final = "service-manual"

Rows = tuple[tuple[str, ...], ...]


def service_manual(workplace: Workplace, medium: str | None = None) -> RenderedDocument:
    """The manual on `medium`, the usual one where none is named: set, and nothing is issued.

    Raises InputError paper_not_offered, profile_not_installed.
    """
    return workplace.typesetter.render(
        manual_paper(workplace), medium or usual_medium(workplace, SERVICE_MANUAL)
    )


def manual_paper(workplace: Workplace) -> Paper:
    """What the rules of this desk say today."""
    now = workplace.time.now().astimezone(workplace.desk.tz)
    rules = workplace.policy.rulebook.rules_for(workplace.policy.profile, now.date())
    return desk_paper(workplace, SERVICE_MANUAL, "", now, tuple(_counted(rules, now.date())))


def _counted(rules: RuleSet, today: date) -> Iterator[Particular]:
    profile = rules.profile
    if profile is not None:
        yield Particular("profile", lines=(profile.name, profile.version))
        levels = sorted(profile.levels.values(), key=lambda each: each.level)
        yield Particular("levels", rows=tuple((each.name, each.mark, each.owner) for each in levels))
    yield Particular("owed", rows=_owed(rules, today))
    yield Particular("windows", rows=_windows(rules, today))
    yield Particular("clocks", rows=_clocks(rules, today))
    yield Particular("reasons", rows=_reasons(rules, today))


def _owed(rules: RuleSet, today: date) -> Rows:
    """Remedies, strength, the window in which they may be asked for, source; the law first.

    What is owed only in a case that nobody would ask about is judged where it comes up.
    """
    windows = {each.head.id: each for each in rules.windows}
    rows = {
        (
            "、".join(each.remedies),
            each.strength.value,
            windows[each.window].name if each.window in windows else "",
            each.head.source,
        ): list(Strength).index(each.strength)
        for each in rules.remedies
        if each.head.ask
        and each.head.verified
        and each.head.in_force(today)
        and each.strength is not Strength.NOT_OWED
    }
    return tuple(sorted(rows, key=rows.__getitem__))


def _windows(rules: RuleSet, today: date) -> Rows:
    """Name, length (count and unit), whether law or promise, source."""
    rows = [
        (each.name, *_length(each), PROMISE if PROMISE in each.head.layers else "by_right", each.head.source)
        for each in rules.windows
        if each.head.ask and each.head.verified and each.head.in_force(today)
    ]
    return tuple(dict.fromkeys(rows))


def _length(rule: WindowRule) -> tuple[str, str]:
    length = rule.length
    if isinstance(length, Length):
        return str(length.count), length.unit.value
    if isinstance(length, FactLength) and length.default is not None:
        return str(length.default), f"default_{length.unit.value}"
    return "", "agreed" if isinstance(length, FactLength | AgreedLength) else "category"


def _clocks(rules: RuleSet, today: date) -> Rows:
    """Name, length, who, source."""
    rows = [
        (each.name, str(each.length.count), each.length.unit.value, each.owner, each.head.source)
        for each in rules.clocks
        if each.head.verified and each.head.in_force(today)
    ]
    return tuple(dict.fromkeys(rows))


def _reasons(rules: RuleSet, today: date) -> Rows:
    """What makes a case graver: level, reason, source."""
    graver: tuple[LevelRule | WordList, ...] = (*rules.levels, *rules.words)
    found: Mapping[tuple[str, ...], int] = {
        (str(each.level), each.reason, each.head.source): each.level
        for each in graver
        if each.head.verified and each.head.in_force(today)
    }
    return tuple(sorted(found, key=found.__getitem__))
