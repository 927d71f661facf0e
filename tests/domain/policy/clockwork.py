"""The clocks of one ticket under a packaged profile, by key and name."""

from collections.abc import Mapping
from datetime import datetime, time

from app.domain.clocks import Clock, Pause, running_clocks
from app.domain.hours import ServiceHours
from app.domain.policy.assess import open_case
from app.domain.policy.facts import parse_facts
from tests.domain.policy.desk import calendar, rulebook


def clocks_under(
    profile: str,
    facts: Mapping[str, object],
    milestones: Mapping[str, str],
    pauses: tuple[Pause, ...] = (),
    *,
    closes: time = time(18),
) -> dict[str, Clock]:
    """Every clock that runs, by its name as shown; moments are local."""
    known = parse_facts({"profile": profile, "clock": "service_hours", **facts})
    found = running_clocks(
        open_case(known, rulebook(), calendar()).rules,
        calendar(),
        ServiceHours(time(9), closes),
        known,
        {name: datetime.fromisoformat(moment) for name, moment in milestones.items()},
        pauses,
    )
    return {clock.name: clock for clock in found}


def due(clock: Clock) -> str:
    """When a clock ends, as it is read on the wall."""
    return f"{clock.due:%Y-%m-%dT%H:%M}"
