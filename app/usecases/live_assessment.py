"""What the customer is entitled to, while the clerk is still typing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.case_facts import form_facts
from app.domain.clocks import Clock, begun, running_clocks
from app.domain.decide import Context
from app.domain.policy.assess import open_case
from app.domain.policy.decision import Decision
from app.domain.policy.facts import parse_facts
from app.domain.refusals import InputError
from app.domain.steps.intake import TakeIn, gravest_level, gravity, identity_wanted, proposed_level
from app.domain.ticket import Level
from app.usecases.desk import Person
from app.usecases.desk_policy import DeskPolicy
from app.usecases.read_models import Similar
from app.usecases.workplace import Workplace

RADAR_DAYS = 7
"""Tickets with the same barcode within these days count as one batch (A02)."""


@dataclass(frozen=True)
class LiveAssessment:
    """The eligibility card: what holds for one piece of goods, and what for the case as a whole.

    `clocks` will start when it is saved now; `level` is the gravest of all pieces; `id_required` counts
    what goes back together. `proof_status` is how the proof would stand had nobody said so. `facts` are
    what the decision was made from.
    """

    decision: Decision
    clocks: tuple[Clock, ...]
    level: Level | None = None
    id_required: bool = False
    proof_status: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def assess_form(
    workplace: Workplace,
    form: TakeIn,
    started_at: datetime,
    unknown: frozenset[str] = frozenset(),
    place: int = 0,
) -> LiveAssessment | None:
    """What would hold if the form were saved now; None while it says too little to judge.

    `place` is the piece of goods to tell about, from 0. `unknown` names facts that nobody has stated
    yet of this piece, whatever the form holds in their place.
    """
    policy = workplace.policy
    context = workplace.context(Person(""), ids=0)
    if not form.goods:
        return None
    listed = [
        _stated(form, context, unknown if n == place else frozenset(), n) for n in range(len(form.pieces))
    ]
    try:
        judged = [policy.assess(facts) for facts in listed]
        gravest = min(range(len(judged)), key=lambda n: gravity(proposed_level(judged[n])))
        facts = parse_facts(
            policy.here({**listed[gravest], "accepted_at": f"{context.local(started_at):%Y-%m-%dT%H:%M}"})
        )
    except InputError:
        return None
    now = context.local()
    reached = {"accepted": context.local(started_at), "entered": now, "triaged": now}
    rules = open_case(facts, policy.rulebook, policy.calendar).rules
    return LiveAssessment(
        decision=judged[place],
        clocks=begun(running_clocks(rules, policy.calendar, policy.hours, facts, reached), context.local()),
        level=gravest_level(judged),
        id_required=identity_wanted(form, context, judged),
        proof_status=_usual_proof(policy, form, listed, judged, place),
        facts=listed[place],
    )


def _stated(form: TakeIn, context: Context, unknown: frozenset[str], place: int) -> dict[str, object]:
    return {key: value for key, value in form_facts(form, context, place).items() if key not in unknown}


def _usual_proof(
    policy: DeskPolicy,
    form: TakeIn,
    listed: list[dict[str, object]],
    judged: list[Decision],
    place: int,
) -> str:
    goods = form.pieces[place].goods
    if goods.proof_state is None:
        return judged[place].text("proof_status") or ""
    said = ("supervisor_confirmed", "voucher_altered", "proof_of_purchase")
    facts = {key: value for key, value in listed[place].items() if key not in said}
    if goods.proof is not None:
        facts["proof_of_purchase"] = goods.proof
    return policy.assess(facts).text("proof_status") or ""


def similar_cases(workplace: Workplace, phone: str | None, barcode: str | None) -> tuple[Similar, ...]:
    """Open tickets of the same phone, and recent tickets of the same barcode."""
    if not phone and not barcode:
        return ()
    since = workplace.time.now() - timedelta(days=RADAR_DAYS)
    return workplace.tickets.similar(phone or None, barcode or None, since)
