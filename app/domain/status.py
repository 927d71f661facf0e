"""The status machine of an item and of each way of carrying a plan out (requirements 6.3)."""

from collections.abc import Mapping
from enum import StrEnum


class Stage(StrEnum):
    """Where one item of a ticket stands."""

    ACCEPTED = "accepted"
    PROOF_REQUESTED = "proof_requested"
    PROOF_UNVERIFIED = "proof_unverified"
    INSPECTING = "inspecting"
    AWAITING_APPRAISAL = "awaiting_appraisal"
    IN_TESTING = "in_testing"
    AWAITING_VERIFICATION = "awaiting_verification"
    LIABILITY_DETERMINED = "liability_determined"
    NOTIFIED = "notified"
    PLAN_OFFERED = "plan_offered"
    PLAN_REFUSED = "plan_refused"
    PLAN_ACCEPTED = "plan_accepted"
    EXECUTING = "executing"
    COMPLETED = "completed"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class TrackKind(StrEnum):
    """How a plan is carried out; one item may run several at once."""

    REPAIR = "repair"
    MAIL_IN = "mail_in"
    EXCHANGE = "exchange"
    RETURN = "return"
    REFUND = "refund"
    COMPENSATION = "compensation"
    APOLOGY = "apology"


class AppealStage(StrEnum):
    """申诉: the way an objection takes (S0-48)."""

    APPEALING = "appealing"
    PLATFORM_INTERVENTION = "platform_intervention"
    MEDIATION = "mediation"
    ARBITRATION = "arbitration"
    LAWSUIT = "lawsuit"
    DECIDED = "decided"


_EARLY = frozenset(
    {
        Stage.PROOF_REQUESTED,
        Stage.PROOF_UNVERIFIED,
        Stage.INSPECTING,
        Stage.AWAITING_APPRAISAL,
        Stage.IN_TESTING,
        Stage.AWAITING_VERIFICATION,
        Stage.LIABILITY_DETERMINED,
    }
)

NEXT_STAGES: Mapping[Stage, frozenset[Stage]] = {
    # A consultation is answered at the counter: accepted goes straight to completed (S4-31).
    Stage.ACCEPTED: _EARLY | {Stage.COMPLETED},
    **{stage: _EARLY - {stage} | {Stage.COMPLETED} for stage in _EARLY - {Stage.LIABILITY_DETERMINED}},
    Stage.LIABILITY_DETERMINED: frozenset(
        {Stage.NOTIFIED, Stage.PLAN_OFFERED, Stage.IN_TESTING, Stage.AWAITING_VERIFICATION, Stage.INSPECTING}
    ),
    Stage.NOTIFIED: frozenset({Stage.PLAN_OFFERED, Stage.INSPECTING, Stage.IN_TESTING}),
    Stage.PLAN_OFFERED: frozenset({Stage.PLAN_ACCEPTED, Stage.PLAN_REFUSED, Stage.INSPECTING}),
    Stage.PLAN_REFUSED: frozenset({Stage.PLAN_OFFERED, Stage.INSPECTING, Stage.IN_TESTING}),
    Stage.PLAN_ACCEPTED: frozenset({Stage.EXECUTING, Stage.PLAN_OFFERED, Stage.COMPLETED}),
    Stage.EXECUTING: frozenset({Stage.COMPLETED, Stage.PLAN_OFFERED}),
    Stage.COMPLETED: frozenset({Stage.FOLLOWED_UP}),
    Stage.FOLLOWED_UP: frozenset({Stage.CLOSED}),
    Stage.CLOSED: frozenset(),
    Stage.WITHDRAWN: frozenset(),
}
"""Steps that need no reason. Any other change is a jump and carries one (S0-27, S4-01)."""

TRACK_STEPS: Mapping[TrackKind, tuple[str, ...]] = {
    TrackKind.REPAIR: (
        "awaiting_dispatch",
        "appointed",
        "technician_arrived",
        "awaiting_parts",
        "awaiting_acceptance",
        "done",
    ),
    TrackKind.MAIL_IN: ("awaiting_sending", "in_transit", "in_repair", "sent_back", "done"),
    TrackKind.EXCHANGE: ("awaiting_stock", "shipped", "done"),
    TrackKind.RETURN: (
        "awaiting_goods",
        "pickup_requested",
        "pickup_appointed",
        "picked_up",
        "awaiting_inspection",
        "inspection_failed",
        "done",
    ),
    TrackKind.REFUND: ("refund_due", "refund_started", "done"),
    TrackKind.COMPENSATION: ("due", "done"),
    TrackKind.APOLOGY: ("due", "done"),
}
"""Steps of each track in order. A track may skip forward (no parts needed) but never goes back unseen."""

FINISHED = frozenset({Stage.CLOSED, Stage.WITHDRAWN})
DONE = FINISHED | {Stage.COMPLETED, Stage.FOLLOWED_UP}
"""What runs again only when it is reopened, with a reason (不满意重核, S0-42)."""
OPEN_ORDER: tuple[Stage, ...] = tuple(Stage)
"""Ticket stage = the least advanced stage of its items, in this order."""


def may_step(current: Stage, target: Stage) -> bool:
    """Whether `target` may follow `current` without a reason."""
    return target in NEXT_STAGES[current]


def may_advance(kind: TrackKind, current: str, target: str) -> bool:
    """Whether a track may move from step `current` to step `target`."""
    steps = TRACK_STEPS[kind]
    if current not in steps or target not in steps or current == "done":
        return False
    if current == "inspection_failed":
        return target in ("awaiting_inspection", "done")
    return steps.index(target) > steps.index(current)
