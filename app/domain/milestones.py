"""The named moments of a ticket: what starts and stops a clock.

One list for the whole program. A milestone is reached by an entry of the
journal; where `assess` is given facts instead, `MILESTONE_FACTS` says which fact
carries the moment.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Milestone(StrEnum):
    """A moment in the life of a ticket, in the order in which they usually happen."""

    REPORTED = "reported"
    DEMANDED = "demanded"
    ACCEPTED = "accepted"
    ENTERED = "entered"
    PROOF_COMPLETED = "proof_completed"
    TRIAGED = "triaged"
    CONTACTED = "contacted"
    ON_SITE = "on_site"
    JUDGED = "judged"
    EMERGENCY_STARTED = "emergency_started"
    ANSWERED = "answered"
    PROGRESS_TOLD = "progress_told"
    COMPLAINT_RECEIVED = "complaint_received"
    TICKET_RECEIVED = "ticket_received"
    FAULT_CONFIRMED = "fault_confirmed"
    TEST_STARTED = "test_started"
    TEST_FINISHED = "test_finished"
    LIABILITY_DETERMINED = "liability_determined"
    NOTIFIED = "notified"
    PLAN_MADE = "plan_made"
    PLAN_ACCEPTED = "plan_accepted"
    PLAN_REFUSED = "plan_refused"
    ESCALATED = "escalated"
    SLIP_SIGNED = "slip_signed"
    PICKUP_REQUESTED = "pickup_requested"
    PICKUP_ANSWERED = "pickup_answered"
    PICKED_UP = "picked_up"
    GOODS_BACK_RECEIVED = "goods_back_received"
    GOODS_BACK_PASSED = "goods_back_passed"
    EXCHANGE_APPROVED = "exchange_approved"
    GOODS_ARRIVED = "goods_arrived"
    EXCHANGE_SHIPPED = "exchange_shipped"
    SHIPPING_TOLD = "shipping_told"
    REFUND_APPROVED = "refund_approved"
    REFUND_DONE = "refund_done"
    REPAIR_BEGUN = "repair_begun"
    REPAIR_SENT = "repair_sent"
    REPAIR_DONE = "repair_done"
    REPAIR_RETURNED = "repair_returned"
    REPAIR_ENDED = "repair_ended"
    """The repair that was begun last is done or was called off."""
    EXECUTED = "executed"
    FOLLOWED_UP = "followed_up"
    CARE_COUNTED = "care_counted"
    """No entry reaches this one nor the next: they are the days from which the care of goods is counted."""
    FULL_CARE_COUNTED = "full_care_counted"
    SCORED_LOW = "scored_low"
    REVISITED = "revisited"
    REOPENED = "reopened"
    APPEALED = "appealed"
    APPEAL_DECIDED = "appeal_decided"
    OVERDUE = "overdue"
    """No entry reaches this one: another clock ran out."""
    RESOLVED = "resolved"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    VOIDED = "voided"


MILESTONE_FACTS: Mapping[str, Milestone] = MappingProxyType(
    {
        "reported_at": Milestone.REPORTED,
        "demand_date": Milestone.DEMANDED,
        "accepted_at": Milestone.ACCEPTED,
        "entered_at": Milestone.ENTERED,
        "triaged_at": Milestone.TRIAGED,
        "complaint_received_at": Milestone.COMPLAINT_RECEIVED,
        "ticket_received_at": Milestone.TICKET_RECEIVED,
        "liability_determined_at": Milestone.LIABILITY_DETERMINED,
        "first_plan_rejected_at": Milestone.PLAN_REFUSED,
        "picked_up_at": Milestone.PICKED_UP,
        "pickup_requested_at": Milestone.PICKUP_REQUESTED,
        "returned_goods_received_at": Milestone.GOODS_BACK_RECEIVED,
        "returned_goods_passed_at": Milestone.GOODS_BACK_PASSED,
        "exchange_approved_at": Milestone.EXCHANGE_APPROVED,
        "refund_approved_at": Milestone.REFUND_APPROVED,
        "execution_completed_at": Milestone.EXECUTED,
        "sent_repair_date": Milestone.REPAIR_SENT,
        "repair_sent_date": Milestone.REPAIR_SENT,
        "repair_returned_date": Milestone.REPAIR_RETURNED,
    }
)
"""Fact of `assess` → the milestone whose moment it carries (a date stands at 00:00)."""

CARE_FACTS: Mapping[Milestone, tuple[str, ...]] = MappingProxyType(
    {
        Milestone.CARE_COUNTED: ("last_care_date", "last_full_care_date", "accepted_date"),
        Milestone.FULL_CARE_COUNTED: ("last_full_care_date", "accepted_date"),
    }
)
"""Milestone → the facts whose latest day it is: care is counted anew from the day it was given last."""

ENDS_EVERYTHING = frozenset({Milestone.WITHDRAWN, Milestone.MERGED, Milestone.VOIDED})
"""Milestones after which no clock of the ticket runs on."""
