"""The packaged rules and calendar, and a shorter way to put a case to them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.calendar import WorkCalendar
from app.domain.policy.assess import assess
from app.domain.policy.decision import Decision
from app.domain.policy.facts import parse_facts
from app.domain.policy.rulebook import Rulebook
from app.library.calendars import load_calendar
from app.library.policies import load_rulebook

EXAMPLES = Path(__file__).resolve().parents[2] / "data" / "assess"
DESK: dict[str, object] = {
    "profile": "mall_desk",
    "clock": "service_hours",
    "open": "10:00",
    "close": "22:00",
    "channel": "offline",
}
"""The desk of the sample day: 10:00 to 22:00, hours of service counted."""


@cache
def rulebook() -> Rulebook:
    return load_rulebook()


@cache
def calendar() -> WorkCalendar:
    return load_calendar()


def decide(**facts: object) -> Decision:
    """Assess exactly these facts."""
    return assess(parse_facts(facts), rulebook(), calendar())


def at_desk(**facts: object) -> Decision:
    """Assess these facts at the desk of the sample day."""
    return decide(**(DESK | facts))


def examples(name: str) -> list[dict[str, Any]]:
    """The worked examples of one profile."""
    text = (EXAMPLES / f"{name}.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["examples"]
    return found


def remedy(decision: Decision, code: str) -> dict[str, Any]:
    """The line of one remedy, empty when it is not mentioned."""
    lines: Any = decision["remedies"]
    return next((line for line in lines if line["remedy"] == code), {})


def why(decision: Decision, key: str) -> dict[str, Any]:
    """The account of one key, empty when there is none."""
    lines: Any = decision["why"]
    return next((line for line in lines if line["key"] == key), {})
