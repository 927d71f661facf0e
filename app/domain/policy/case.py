"""One case while it is being assessed: what was stated, and what follows from it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from app.domain.calendar import WorkCalendar
from app.domain.counting import midnight
from app.domain.hours import ServiceHours
from app.domain.milestones import CARE_FACTS, MILESTONE_FACTS, Milestone
from app.domain.policy.conditions import UNKNOWN_VALUE
from app.domain.policy.facts import Facts
from app.domain.policy.rulebook import RuleSet

CLAIM_FACTS = (
    "reported_at",
    "demand_date",
    "complaint_received_at",
    "ticket_received_at",
    "accepted_at",
    "entered_at",
    "triaged_at",
    "today",
)
"""Facts that carry the day on which the customer made the claim, best first."""

UNDESCRIBED_DESK = (time(10), time(22))
"""Hours of a desk nobody has described; they only matter when hours of service are counted."""

DERIVED = frozenset(
    {
        "claim_date",
        "intake_at",
        "effective_level",
        "track",
        "level_reason",
        "window",
        "promised_exchange_days",
    }
)
"""Keys a condition may use besides facts; ``window:ID`` is open or closed."""


_PROMISED = re.compile(r"(?:exchange|replace)\w*?_(\d{1,4})d", re.ASCII)
"""A promise to exchange within so many days, as its code says it: ``exchange_180d``."""


class Case:
    """Stated facts first, then derived values; anything else is unknown."""

    def __init__(self, facts: Facts, rules: RuleSet, calendar: WorkCalendar) -> None:
        self.facts = facts
        self._stated: dict[str, object] = dict(facts)
        self.rules = rules
        self.calendar = calendar
        self.hours = desk_hours(facts, rules)
        self.derived: dict[str, object] = {}
        self.asked: dict[str, tuple[str, ...]] = {
            "claim_date": ("reported_at",),
            "intake_at": ("channel",),
            "effective_level": ("demand",),
            "track": ("demand",),
        }
        """Derived key → the facts to ask for when it is unknown."""
        self._derive()

    def value(self, key: str) -> object:
        stated = self._stated.get(key, UNKNOWN_VALUE)
        return self.derived.get(key, UNKNOWN_VALUE) if stated is UNKNOWN_VALUE else stated

    def in_group(self, category: str, group: str) -> bool:
        return self.rules.in_group(category, group)

    def day(self, key: str) -> date | None:
        """The day of a date or moment, None when unknown."""
        value = self.value(key)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None

    def first_day(self, keys: Iterable[str]) -> date | None:
        return next((day for day in map(self.day, keys) if day is not None), None)

    def whole(self, key: str) -> int | None:
        value = self.value(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def to_ask(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Unknown keys, with derived ones replaced by the facts they come from; each once."""
        return tuple(dict.fromkeys(fact for key in keys for fact in self.asked.get(key, (key,))))

    def milestones(self) -> Mapping[Milestone, datetime]:
        """The milestones the facts tell of; a date stands at 00:00."""
        reached: dict[Milestone, datetime] = {}
        for key, milestone in MILESTONE_FACTS.items():
            value = self.facts.get(key)
            if isinstance(value, datetime):
                reached[milestone] = value
            elif isinstance(value, date):
                reached[milestone] = midnight(value)
        return {**reached, **self.care_milestones()}

    def care_milestones(self) -> Mapping[Milestone, datetime]:
        """The days from which the care of the goods is counted, each at 00:00 (S2b-03)."""
        found = {each: [day for day in map(self.day, facts) if day] for each, facts in CARE_FACTS.items()}
        return {each: midnight(max(days)) for each, days in found.items() if days}

    def _derive(self) -> None:
        claim = day_of_claim(self.facts)
        if claim is not None:
            self.derived["claim_date"] = claim
        promised = _PROMISED.fullmatch(str(self.facts.get("promise", "")))
        if promised is not None:
            self.derived["promised_exchange_days"] = int(promised[1])
        intake = self.facts.get("intake_channel", self.facts.get("channel"))
        if intake is not None:
            self.derived["intake_at"] = intake
        ticks = self.rules.profile.original_state if self.rules.profile else ()
        states = [self.facts.get(tick) for tick in ticks]
        if False in states:
            self.derived["intact"] = False
        elif states and all(states):
            self.derived["intact"] = True


def day_of_claim(facts: Facts) -> date | None:
    """The day on which the customer made the claim, None when no fact tells."""
    for key in CLAIM_FACTS:
        value = facts.get(key)
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
    return None


def desk_hours(facts: Facts, rules: RuleSet) -> ServiceHours:
    """The hours of the desk: as stated, else as the profile has them."""
    opens, closes = facts.get("open"), facts.get("close")
    usual = rules.profile.desk if rules.profile else None
    default = (usual.opens, usual.closes) if usual else UNDESCRIBED_DESK
    begin = opens if isinstance(opens, time) else default[0]
    end = closes if isinstance(closes, time) else default[1]
    if begin >= end:  # only one of the two was stated, and it does not fit the usual other one
        begin, end = (begin, time(23, 59)) if isinstance(opens, time) else (time(0), end)
    return ServiceHours(begin, end, usual.closed if usual else frozenset())
