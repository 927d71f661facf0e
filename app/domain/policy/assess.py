"""`assess`: from the facts of a case to its decision. Pure and total; no clock is read."""

from app.domain.calendar import WorkCalendar
from app.domain.policy.amounts import evaluate_amounts
from app.domain.policy.case import Case, day_of_claim
from app.domain.policy.decision import Decision
from app.domain.policy.draft import DecisionDraft
from app.domain.policy.elapsed import evaluate_elapsed
from app.domain.policy.facts import Facts
from app.domain.policy.levels import Triage, triage
from app.domain.policy.outcomes import evaluate_outcomes
from app.domain.policy.remedies import evaluate_remedies
from app.domain.policy.rulebook import Rulebook
from app.domain.policy.windows import evaluate_windows


def assess(facts: Facts, rulebook: Rulebook, calendars: WorkCalendar) -> Decision:
    """What the customer is owed, by when, by whom, and why.

    Hours of service are counted by the clock unless the facts say
    ``clock: service_hours`` (C5); the desk's hours are facts too (`open`, `close`).
    Raises InputError when the profile named in the facts is not installed.
    """
    case = open_case(facts, rulebook, calendars)
    elapsed = evaluate_elapsed(case)
    windows = evaluate_windows(case)
    level = triage(case)
    draft = DecisionDraft(case)
    if "profile" not in facts:
        draft.ask("profile", "remedies")
    draft.enter_goods()
    draft.enter({count.rule.key: count.days for count in elapsed})
    draft.enter_windows(windows.values())
    draft.enter_deadlines()
    draft.enter_level(level)
    draft.enter_remedies(evaluate_remedies(case, windows))
    draft.enter_amounts(evaluate_amounts(case))
    draft.enter_outcomes(evaluate_outcomes(case))
    return draft.decision()


def facts_missing(facts: Facts, rulebook: Rulebook, calendars: WorkCalendar) -> tuple[str, ...]:
    """The unknown facts that would change the decision, the weightiest first."""
    return assess(facts, rulebook, calendars).codes("missing")


def propose_level(facts: Facts, rulebook: Rulebook, calendars: WorkCalendar) -> Triage:
    """The level alone, for live typing."""
    case = open_case(facts, rulebook, calendars)
    evaluate_elapsed(case)
    return triage(case)


def open_case(facts: Facts, rulebook: Rulebook, calendars: WorkCalendar) -> Case:
    """The case with the rules in force on the day of the claim."""
    profile = facts.get("profile")
    layers = facts.get("layers")
    years = facts.get("calendar_years_loaded")
    rules = rulebook.rules_for(
        str(profile) if profile is not None else None,
        day_of_claim(facts),
        frozenset(map(str, layers)) if isinstance(layers, tuple) else None,
        str(facts["category"]) if "category" in facts else None,
    )
    calendar = calendars
    if isinstance(years, tuple):
        calendar = calendars.limited_to(year for year in years if isinstance(year, int))
    return Case(facts, rules, calendar)
