"""本店规则: holiday years and profile versions that the house added, kept as settings of the store.

What ships with the program is never changed. A year the house imported or a profile it
edited stands beside it, dated; tickets keep the version they were taken in under.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.calendar import YearPlan
from app.usecases.deed_rights import POLICY, check_deed
from app.usecases.desk import Person
from app.usecases.rule_library import PROFILES, YEARS, Document, HouseRules
from app.usecases.workplace import Workplace


def house_rules(settings: Mapping[str, object]) -> HouseRules:
    """What the settings of a store hold of them."""
    years, profiles = settings.get(YEARS), settings.get(PROFILES)
    return HouseRules(
        {str(year): plan for year, plan in years.items()} if isinstance(years, Mapping) else {},
        [each for each in profiles if isinstance(each, Mapping)] if isinstance(profiles, Sequence) else [],
    )


def known_rules(workplace: Workplace) -> HouseRules:
    """The same, with what is in force of head office's."""
    return replace(house_rules(workplace.settings.all()), office=workplace.policy.office)


def keep_year(workplace: Workplace, plan: YearPlan, person: Person) -> int:
    """Add a holiday year; how many open tickets were judged again by it.

    Raises RefusedError role_not_enough, InputError where the plan cannot be, and what writing raises.
    """
    check_deed(workplace, POLICY, person)
    known = known_rules(workplace)
    years = {**known.years, str(plan.year): _year_document(plan)}
    return _put(workplace, replace(known, years=years))


def keep_profile(workplace: Workplace, document: Document, person: Person) -> int:
    """Add a version of a profile; how many open tickets stand in the lists anew.

    Raises RefusedError role_not_enough, InputError naming the rule and the field that cannot be, and what
    writing raises.
    """
    check_deed(workplace, POLICY, person)
    known = known_rules(workplace)
    return _put(workplace, replace(known, profiles=[*known.profiles, document]))


def _put(workplace: Workplace, house: HouseRules) -> int:
    rulebook, calendar = workplace.rules.read(house)  # refused here, nothing is kept
    workplace.settings.put({YEARS: dict(house.years), PROFILES: list(house.profiles)})
    workplace.policy.rulebook, workplace.policy.calendar = rulebook, calendar
    return workplace.journal.judge_again()


def _year_document(plan: YearPlan) -> Document:
    return {
        "year": plan.year,
        "off": [day.isoformat() for day in sorted(plan.off)],
        "makeup": [day.isoformat() for day in sorted(plan.makeup)],
        "source": plan.source,
        **({"published": plan.published.isoformat()} if plan.published else {}),
        **({"number": plan.number} if plan.number else {}),
        **({"doubts": plan.doubts} if plan.doubts else {}),
    }
