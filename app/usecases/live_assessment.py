"""What the customer is entitled to, while the clerk is still typing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.case_facts import form_facts
from app.domain.clocks import Clock, running_clocks
from app.domain.decide import Context
from app.domain.policy.decision import Decision
from app.domain.policy.facts import parse_facts
from app.domain.refusals import InputError
from app.domain.steps.intake import TakeIn
from app.usecases.desk import Person
from app.usecases.read_models import Similar
from app.usecases.workplace import Workplace

RADAR_DAYS = 7
"""Tickets with the same barcode within these days count as one batch (A02)."""


@dataclass(frozen=True)
class LiveAssessment:
    """The eligibility card: decision, and the clocks that will start when it is saved now."""

    decision: Decision
    clocks: tuple[Clock, ...]


def assess_form(
    workplace: Workplace, form: TakeIn, started_at: datetime, unknown: frozenset[str] = frozenset()
) -> LiveAssessment | None:
    """What would hold if the form were saved now; None while it says too little to judge.

    `unknown` names facts that nobody has stated yet, whatever the form holds in their place.
    """
    policy = workplace.policy
    context = workplace.context(Person(""), ids=0)
    if not form.goods:
        return None
    try:
        facts = parse_facts(
            {
                "clock": "service_hours",
                "open": f"{policy.desk.opens:%H:%M}",
                "close": f"{policy.desk.closes:%H:%M}",
                **_stated(replace(form, accepted_at=started_at), context, unknown),
            }
        )
    except InputError:
        return None
    now = context.local()
    decision = policy.assess(_stated(form, context, unknown))
    reached = {"accepted": context.local(started_at), "entered": now, "triaged": now}
    rules = policy.rulebook.rules_for(policy.profile, now.date())
    clocks = running_clocks(rules, policy.calendar, policy.hours, facts, reached)
    return LiveAssessment(decision, clocks)


def _stated(form: TakeIn, context: Context, unknown: frozenset[str]) -> dict[str, object]:
    return {key: value for key, value in form_facts(form, context).items() if key not in unknown}


def similar_cases(workplace: Workplace, phone: str | None, barcode: str | None) -> tuple[Similar, ...]:
    """Open tickets of the same phone, and recent tickets of the same barcode."""
    if not phone and not barcode:
        return ()
    since = workplace.time.now() - timedelta(days=RADAR_DAYS)
    return workplace.tickets.similar(phone or None, barcode or None, since)
