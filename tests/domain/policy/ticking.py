"""The running clocks of a profile, from facts and milestones, a shorter way to ask for them."""

from collections.abc import Mapping
from datetime import datetime

from app.domain.clocks import Clock, Pause, running_clocks
from app.domain.hours import ServiceHours
from app.domain.policy.facts import parse_facts
from tests.domain.policy.desk import calendar, rulebook


def ticking(
    profile: str, facts: Mapping[str, object], milestones: Mapping[str, str], pauses: tuple[Pause, ...] = ()
) -> dict[str, Clock]:
    """The clocks by key, hours as the profile has them."""
    rules = rulebook().rules_for(profile)
    assert rules.profile is not None
    desk = rules.profile.desk
    found = running_clocks(
        rules,
        calendar(),
        ServiceHours(desk.opens, desk.closes, desk.closed),
        parse_facts({"profile": profile, **facts}),
        {name: datetime.fromisoformat(moment) for name, moment in milestones.items()},
        pauses,
    )
    return {clock.key: clock for clock in found}


def clocks_under(
    profile: str, facts: Mapping[str, object], milestones: Mapping[str, str], pauses: tuple[Pause, ...] = ()
) -> dict[str, Clock]:
    """The same by name, as it is shown."""
    return {clock.name: clock for clock in ticking(profile, facts, milestones, pauses).values()}


def due(clock: Clock) -> str:
    """When a clock ends, as it is read on the wall."""
    return shown(clock.due)


def shown(moment: datetime) -> str:
    """A moment as it is written in a case."""
    return f"{moment:%Y-%m-%dT%H:%M}"
