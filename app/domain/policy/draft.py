"""Writes the findings of the evaluators into one decision."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches

from app.domain.calendar import WorkWeek
from app.domain.counting import HOURLY, Count
from app.domain.policy.amounts import Amounts
from app.domain.policy.case import Case
from app.domain.policy.conditions import Truth
from app.domain.policy.deadlines import Counting, start_of
from app.domain.policy.decision import Decision
from app.domain.policy.demanded import DEMAND_PREFIX
from app.domain.policy.levels import Triage
from app.domain.policy.missing import order_missing, urgent_facts
from app.domain.policy.outcomes import Outcomes
from app.domain.policy.remedies import RemedyLine
from app.domain.policy.rules import ClockRule, Strength
from app.domain.policy.why import Why
from app.domain.policy.windows import Window, WindowState, account, latest


class DecisionDraft:
    """Collects values, their account and what is missing; closed once into a Decision."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._values: dict[str, object] = {}
        self._why: list[Why] = []
        self._gaps: list[tuple[str, str]] = []
        self._counts: list[Count] = []
        self._urgent: dict[str, int] = {}

    def enter(self, values: Mapping[str, object]) -> None:
        self._values |= values

    def ask(self, fact: str, key: str) -> None:
        """Note that an unknown fact would change a key."""
        self._miss((fact,), key)

    def enter_goods(self) -> None:
        """Goods of a kind no rule knows are judged as any goods; that is said, with kinds spelt alike."""
        named, known = self._case.facts.get("category"), self._case.rules.categories
        if named is not None and named not in known:
            self._values["policy_gap"] = "category_not_listed"
            near = get_close_matches(str(named), known, n=3, cutoff=0.75)
            if near:
                self._values["category_perhaps"] = near

    def enter_windows(self, windows: Iterable[Window]) -> None:
        by_key: dict[str, list[Window]] = {}
        for window in (each for each in windows if each.applies):
            by_key.setdefault(window.rule.key, []).append(window)
            if window.rule.head.ask:
                self._miss(window.missing, window.rule.key)
        for key, layers in by_key.items():
            furthest = latest(layers)
            if furthest is not None and furthest.count is not None:
                self._enter_window(key, furthest, furthest.count)

    def enter_deadlines(self) -> None:
        """Every time limit whose start is known and which applies; of two for one key, the earlier."""
        case = self._case
        milestones = case.milestones()
        counting = _counting(case)
        best: dict[str, tuple[ClockRule, Count, Why]] = {}
        for rule in case.rules.clocks:
            started = start_of(rule, milestones)
            if started is None or rule.deadline is None:
                continue
            finding = rule.head.when.find(case)
            if rule.head.ask and finding.truth is not Truth.NO:
                self._miss(finding.open_facts, rule.deadline)
            if not finding.holds:
                continue
            event, start = started
            count = counting.run(rule, start)
            if rule.deadline not in best or count.due < best[rule.deadline][1].due:
                sentence = self._sentence("deadline", rule.name, count, "milestones", event, rule)
                best[rule.deadline] = rule, count, sentence
        for rule, count, sentence in best.values():
            self._enter_deadline(rule, count, counting)
            self._why.append(sentence)
            if rule.deadline_at is not None and rule.deadline_at in self._values:
                self._why.append(self._with_closing_time(sentence, rule.deadline_at))

    def enter_level(self, level: Triage) -> None:
        self._miss(level.missing, "priority_level")
        if level.level is not None:
            self._values["priority_level"] = level.level
            self._values["priority_mark"] = level.mark
            self._values["approver_level"] = level.owner
        self._values["proposed_level"] = {
            "level": level.proposed,
            "reasons": [reason.as_json() for reason in level.reasons],
            "set_by_person": level.set_by_person,
        }

    def enter_remedies(self, lines: tuple[RemedyLine, ...]) -> None:
        self._urgent = urgent_facts(lines, self._case)
        for line in lines:
            self._why.append(line.why)
            self._miss(line.pending, "remedies")
            if line.why.count is not None:
                self._counts.append(line.why.count)
        self._values["remedies"] = [line.as_json() for line in lines]
        self._values["remedies_by_right"] = [line.remedy for line in lines if line.owed]
        self._values["remedies_negotiable"] = [
            line.remedy for line in lines if line.strength is Strength.NEGOTIABLE and not line.pending
        ]
        shut = [line for line in lines if line.strength is Strength.NOT_OWED]
        self._values["excluded_remedies"] = [line.remedy for line in shut]
        if shut:
            self._values["exclusion"] = shut[0].exclusion
        basis = self._basis(lines)
        if basis is not None:
            self._values["basis"] = basis

    def enter_amounts(self, amounts: Amounts) -> None:
        """Before the outcomes: a rule that waives a fee comes after the sum that would charge it."""
        self._values |= amounts.values
        self._why += amounts.why
        for fact, key in amounts.missing:
            self._miss((fact,), key)

    def enter_outcomes(self, outcomes: Outcomes) -> None:
        self._values |= outcomes.values
        self._why += outcomes.why
        for fact, key in outcomes.missing:
            self._miss((fact,), key)

    def decision(self) -> Decision:
        missing = order_missing(self._gaps, self._urgent)
        provisional = any(count.provisional for count in self._counts)
        values = self._values | {
            "missing": list(missing),
            "missing_changes": missing,
            "provisional": provisional,
            "why": [line.as_json() for line in self._why],
        }
        if provisional:
            values["calendar_missing_years"] = self._years_without_plan()
        return Decision(values)

    def _enter_window(self, key: str, window: Window, count: Count) -> None:
        rule = window.rule
        self._values[key] = count.last_day.isoformat()
        nominal = rule.nominal_key or (f"{key}_nominal" if rule.roll else None)
        if nominal is not None:
            self._values[nominal] = count.nominal.date().isoformat()
        if rule.start_key is not None:
            self._values[rule.start_key] = count.start.date().isoformat()
        if rule.open_key is not None and window.state is not WindowState.UNKNOWN:
            self._values.setdefault(rule.open_key, window.state is WindowState.OPEN)
        self._counts.append(count)
        phrases = self._case.rules.phrases
        text = phrases.say(
            "window",
            name=rule.name,
            counting=account(window, phrases),
            source=rule.head.source,
        )
        self._why.append(Why(key, text, rule.head.rule, rule.head.source, count))

    def _enter_deadline(self, rule: ClockRule, count: Count, counting: Counting) -> None:
        hourly = count.length.unit in HOURLY
        shown = f"{count.due:%Y-%m-%dT%H:%M}" if hourly else count.last_day.isoformat()
        self._values[str(rule.deadline)] = shown
        if rule.deadline_at is not None and "close" in self._case.facts:
            self._values[rule.deadline_at] = f"{counting.end_of(rule, count):%Y-%m-%dT%H:%M}"
        nominal = rule.nominal_deadline or (f"{rule.deadline}_nominal" if rule.roll else None)
        if nominal is not None:
            self._values[nominal] = count.nominal.date().isoformat()
        self._counts.append(count)

    def _with_closing_time(self, day: Why, key: str) -> Why:
        """The same account, to the moment at which that day ends (C4)."""
        phrases, at = self._case.rules.phrases, datetime.fromisoformat(str(self._values[key]))
        text = day.text.replace(phrases.day(at.date()), phrases.moment(at)) if at.hour else day.text
        return replace(day, key=key, text=text)

    def _sentence(
        self, pattern: str, name: str, count: Count, group: str, event: str, rule: ClockRule
    ) -> Why:
        phrases, head = self._case.rules.phrases, rule.head
        counting = phrases.counting(count, phrases.term(group, event))
        text = phrases.say(pattern, name=name, counting=counting, source=head.source)
        return Why(str(rule.deadline), text, head.rule, head.source, count)

    def _basis(self, lines: tuple[RemedyLine, ...]) -> str | None:
        """The basis of the remedy the customer asks for, if it is owed, else of the strongest one."""
        owed = [line for line in lines if line.owed]
        prefix = DEMAND_PREFIX.get(str(self._case.facts.get("demand")), "")
        wanted = [line for line in owed if prefix and line.remedy.startswith(prefix)]
        return next((line.basis for line in wanted + owed), None)

    def _miss(self, facts: Iterable[str], key: str) -> None:
        self._gaps += [(fact, key) for fact in self._case.to_ask(facts)]

    def _years_without_plan(self) -> list[int]:
        return sorted({year for count in self._counts for year in count.guessed})


def _counting(case: Case) -> Counting:
    week = case.rules.profile.week if case.rules.profile else WorkWeek.OFFICIAL
    return Counting(case.calendar, case.hours, week, case.facts.get("clock") == "service_hours")
