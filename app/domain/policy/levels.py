"""Evaluates the level of a case: every reason is kept, the gravest wins (G-10)."""

from dataclasses import dataclass

from app.domain.policy.case import Case
from app.domain.policy.conditions import Truth
from app.domain.policy.rules import Level
from app.domain.policy.words import WordHit, find_words


@dataclass(frozen=True)
class LevelReason:
    """One reason for a level. `word` is what the customer said, when that is the reason."""

    level: int
    code: str
    text: str
    rule: str
    source: str
    word: str = ""
    mark: str | None = None
    owner: str | None = None
    track: str | None = None

    def as_json(self) -> dict[str, object]:
        shown: dict[str, object] = {"level": self.level, "code": self.code, "text": self.text}
        shown |= {"rule": self.rule, "source": self.source}
        if self.word:
            shown["word"] = self.word
        return shown


@dataclass(frozen=True)
class Triage:
    """The level proposed, with all reasons, gravest first; and the level that counts.

    `level` is the one a person has set, else the proposed one; None when the
    facts give none. `missing` are unknown facts that could change it.
    """

    reasons: tuple[LevelReason, ...]
    proposed: int | None
    level: int | None
    set_by_person: bool
    mark: str = ""
    owner: str = ""
    track: str = ""
    missing: tuple[str, ...] = ()


def triage(case: Case) -> Triage:
    """Propose a level from facts and words, and note level and track in the case for later rules."""
    reasons, missing = _reasons(case)
    proposed = reasons[0].level if reasons else None
    stated = case.whole("level")
    level = stated if stated is not None else proposed
    profile = case.rules.profile
    if level is None or profile is None or level not in profile.levels:
        return Triage(reasons, proposed, level, stated is not None, missing=missing)
    settled = _settle(profile.levels[level], level, reasons)
    case.derived |= {"effective_level": level, "track": settled[2]}
    mark, owner, track = settled
    return Triage(reasons, proposed, level, stated is not None, mark, owner, track, missing)


def _settle(usual: Level, level: int, reasons: tuple[LevelReason, ...]) -> tuple[str, str, str]:
    """Mark, owner and track: of the first reason for this very level, else the level's own."""
    for reason in reasons:
        if reason.level == level:
            return reason.mark or usual.mark, reason.owner or usual.owner, reason.track or usual.track
    return usual.mark, usual.owner, usual.track


def _reasons(case: Case) -> tuple[tuple[LevelReason, ...], tuple[str, ...]]:
    found: list[LevelReason] = []
    missing: tuple[str, ...] = ()
    for rule in case.rules.levels:
        finding = rule.head.when.find(case)
        if rule.head.ask and finding.truth is not Truth.NO:
            missing += finding.open_facts
        if finding.holds:
            found.append(
                LevelReason(
                    rule.level,
                    rule.code,
                    rule.reason,
                    rule.head.rule,
                    rule.head.source,
                    mark=rule.mark,
                    owner=rule.owner,
                    track=rule.track,
                )
            )
    said = str(case.facts.get("words", ""))
    found += [_by_word(hit, case) for hit in find_words(said, case.rules.words)]
    places = {rule.code: place for place, rule in reversed(list(enumerate(case.rules.levels)))}
    found.sort(key=lambda reason: (reason.level, places.get(reason.code, len(places))))
    return tuple(found), missing


def _by_word(hit: WordHit, case: Case) -> LevelReason:
    """What was said counts as what was stated: mark, owner and track are those of the rule of that code."""
    listed = hit.listed
    rule = next((rule for rule in case.rules.levels if rule.code == listed.code), None)
    stated = listed if rule is None or listed.track else rule
    text = listed.reason.format(word=hit.word)
    head = listed.head
    return LevelReason(
        listed.level,
        listed.code,
        text,
        head.rule,
        head.source,
        hit.word,
        mark=stated.mark,
        owner=stated.owner,
        track=stated.track,
    )
