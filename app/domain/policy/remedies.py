"""Evaluates remedies: what is owed, by which strength, until when, and what is not owed and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.policy.case import Case
from app.domain.policy.conditions import Finding, Truth
from app.domain.policy.demanded import Nearness, nearness
from app.domain.policy.rules import Exclusion, RemedyRule, Strength
from app.domain.policy.why import Why
from app.domain.policy.windows import Window, WindowState, account

WINDOW_CLOSED = "window_closed"
"""The exclusion of what was asked for too late."""


@dataclass(frozen=True)
class RemedyLine:
    """One remedy with the strongest reason found for it.

    `pending` names facts that must be known before the strength given is real;
    a pending line is not owed yet. `exclusion` is the code of what shuts it out.
    """

    remedy: str
    strength: Strength
    basis: str
    last_day: date | None
    why: Why
    pending: tuple[str, ...] = ()
    exclusion: str = ""
    window: str = ""
    """Decision key of the period in which it may be asked for; empty where there is none."""
    over: "RemedyLine | None" = None
    """Of a pending remedy: another reason for it, such as a promise, whose time is over."""
    also: tuple["RemedyLine", ...] = ()
    """Weaker reasons for the same remedy that reach further, such as a promise beyond the term of the law."""

    @property
    def owed(self) -> bool:
        return self.strength in {Strength.BY_RIGHT, Strength.PROMISE} and not self.pending

    def as_json(self) -> dict[str, object]:
        shown: dict[str, object] = {
            "remedy": self.remedy,
            "strength": self.strength.value,
            "basis": self.basis,
            "last_day": self.last_day.isoformat() if self.last_day else None,
            "why": self.why.text,
        }
        if self.window:
            shown["window"] = self.window
        if self.last_day is not None and self.why.count is not None:
            shown["last_day_nominal"] = self.why.count.nominal.date().isoformat()
        if self.pending:
            shown["pending"] = list(self.pending)
        if self.exclusion:
            shown["exclusion"] = self.exclusion
        if self.over is not None:
            shown["over"] = self.over.as_json()
        if self.also:
            shown["also"] = [line.as_json() for line in self.also]
        return shown


def evaluate_remedies(case: Case, windows: Mapping[str, Window]) -> tuple[RemedyLine, ...]:
    """One line per remedy, of several reasons for it the best leads.

    Those that answer the demand come first, then owed ones; what is not owed comes last.
    """
    found: dict[str, list[RemedyLine]] = {}
    for rule in case.rules.remedies:
        for line in _lines(rule, case, windows):
            found.setdefault(line.remedy, []).append(line)
    best = [_best(lines) for lines in found.values()]
    return tuple(sorted(best, key=lambda line: _order(line, best, case)))


def _order(line: RemedyLine, lines: list[RemedyLine], case: Case) -> tuple[bool, Nearness, int, int]:
    return line.strength is Strength.NOT_OWED, nearness(line, lines, case), *_rank(line)[:2]


def _best(lines: list[RemedyLine]) -> RemedyLine:
    first, *others = sorted(lines, key=_rank)
    if first.pending:
        first = replace(first, over=_over(others))
    reach = first.last_day
    further: list[RemedyLine] = []
    for line in others:
        if reach is None or line.strength is Strength.NOT_OWED or _rank(line)[0] > _rank(first)[0]:
            break
        if line.last_day is None or line.last_day > reach:
            further.append(line)
            reach = line.last_day
    return replace(first, also=tuple(further)) if further else first


def _over(others: list[RemedyLine]) -> "RemedyLine | None":
    """Of the reasons whose time is over, the one that reached furthest."""
    closed = [line for line in others if line.exclusion == WINDOW_CLOSED and line.last_day is not None]
    return max(closed, key=lambda line: line.last_day or date.min, default=None)


def _rank(line: RemedyLine) -> tuple[int, int, int]:
    """Owed before negotiable before pending before not owed; then the stronger; then the longer."""
    if line.strength is Strength.NOT_OWED:
        place = 3
    elif line.pending:
        place = 2
    else:
        place = 1 if line.strength is Strength.NEGOTIABLE else 0
    far = line.last_day or date.max
    return place, list(Strength).index(line.strength), -far.toordinal()


def _lines(rule: RemedyRule, case: Case, windows: Mapping[str, Window]) -> Iterable[RemedyLine]:
    finding = rule.head.when.find(case)
    silent = rule.strength is Strength.NOT_OWED or not rule.head.ask
    if finding.truth is Truth.NO or (finding.truth is Truth.UNKNOWN and silent):
        return ()
    window = windows.get(rule.window) if rule.window else None
    if rule.window and window is None:
        return ()
    return [_line(rule, remedy, finding, window, case) for remedy in rule.remedies]


def _line(rule: RemedyRule, remedy: str, finding: Finding, window: Window | None, case: Case) -> RemedyLine:
    exclusions = [exclusion for exclusion in rule.excluded if exclusion.concerns(remedy)]
    shut = next((exclusion for exclusion in exclusions if exclusion.when.find(case).holds), None)
    if shut is not None:
        return _excluded(rule, remedy, shut, case)
    if window is not None and window.state is WindowState.CLOSED:
        return _closed(rule, remedy, window, case)
    pending = finding.open_facts if finding.truth is Truth.UNKNOWN else ()
    if window is not None and window.state is WindowState.UNKNOWN:
        pending += window.missing
    pending += _open_exclusions(exclusions, case)
    return _owed(rule, remedy, window, case.to_ask(pending), case)


def _open_exclusions(exclusions: Iterable[Exclusion], case: Case) -> tuple[str, ...]:
    findings = [exclusion.when.find(case) for exclusion in exclusions if exclusion.ask]
    return tuple(key for finding in findings if finding.truth is Truth.UNKNOWN for key in finding.open_facts)


def _owed(
    rule: RemedyRule, remedy: str, window: Window | None, pending: tuple[str, ...], case: Case
) -> RemedyLine:
    phrases = case.rules.phrases
    count = window.count if window else None
    strength = phrases.term("strengths", rule.strength)
    parts = [part for part, shown in (("pending", pending), ("until", count)) if shown]
    state = "_".join(parts) or "owed"
    own = rule.head.texts.get(state)
    text = phrases.fill(
        own or phrases.patterns[f"remedy_{state}"],
        remedy=phrases.term("remedies", remedy),
        strength=strength,
        source=rule.head.source,
        counting=_counting(window, case),
        last_day=phrases.day(count.last_day) if count else "",
        needs=phrases.joined([phrases.term("facts", key) for key in pending]),
    )
    why = Why(remedy, text, rule.head.rule, rule.head.source, count)
    last_day = count.last_day if count else None
    exclusion = rule.head.id if rule.strength is Strength.NOT_OWED else ""
    key = window.rule.key if window else ""
    return RemedyLine(remedy, rule.strength, rule.basis, last_day, why, pending, exclusion, key)


def _closed(rule: RemedyRule, remedy: str, window: Window, case: Case) -> RemedyLine:
    phrases, count = case.rules.phrases, window.count
    text = phrases.fill(
        rule.head.texts.get("closed") or phrases.patterns["remedy_closed"],
        remedy=phrases.term("remedies", remedy),
        source=rule.head.source,
        counting=_counting(window, case),
        last_day=phrases.day(count.last_day) if count else "",
        claimed=phrases.day(window.claimed) if window.claimed else "",
    )
    why = Why(remedy, text, rule.head.rule, rule.head.source, count)
    last = count.last_day if count else None
    return RemedyLine(
        remedy, Strength.NOT_OWED, rule.basis, last, why, exclusion=WINDOW_CLOSED, window=window.rule.key
    )


def _excluded(rule: RemedyRule, remedy: str, shut: Exclusion, case: Case) -> RemedyLine:
    phrases = case.rules.phrases
    text = phrases.fill(shut.text, remedy=phrases.term("remedies", remedy), source=rule.head.source)
    why = Why(remedy, text, rule.head.rule, rule.head.source)
    return RemedyLine(remedy, Strength.NOT_OWED, rule.basis, None, why, exclusion=shut.code)


def _counting(window: Window | None, case: Case) -> str:
    return account(window, case.rules.phrases) if window is not None else ""
