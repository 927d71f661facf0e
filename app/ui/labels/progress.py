"""Words for how far a case is: stages, executions, next steps, clock states, appeals, sync."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def stage_label(code: str) -> str:
    """Stage; an unknown code stands for itself."""
    return {
        "accepted": translate("Stage", "Taken in"),
        "proof_requested": translate("Stage", "Proof wanted"),
        "proof_unverified": translate("Stage", "Proof to check"),
        "inspecting": translate("Stage", "Being checked"),
        "awaiting_appraisal": translate("Stage", "Appraisal on site"),
        "in_testing": translate("Stage", "Third-party test"),
        "awaiting_verification": translate("Stage", "To be verified"),
        "liability_determined": translate("Stage", "Liability determined"),
        "notified": translate("Stage", "Customer told"),
        "plan_offered": translate("Stage", "Customer to answer"),
        "plan_refused": translate("Stage", "Plan refused"),
        "plan_accepted": translate("Stage", "Plan accepted"),
        "executing": translate("Stage", "Being carried out"),
        "completed": translate("Stage", "To follow up"),
        "followed_up": translate("Stage", "Followed up"),
        "closed": translate("Stage", "Closed"),
        "withdrawn": translate("Stage", "Withdrawn"),
    }.get(code, code)


def track_label(code: str) -> str:
    """Execution; an unknown code stands for itself."""
    return {
        "repair": translate("Execution", "Repair"),
        "mail_in": translate("Execution", "Mail-in repair"),
        "exchange": translate("Execution", "Exchange"),
        "return": translate("Execution", "Return"),
        "refund": translate("Execution", "Refund"),
        "compensation": translate("Execution", "Compensation"),
        "apology": translate("Execution", "Apology"),
    }.get(code, code)


def track_step_label(code: str) -> str:
    """Execution step; an unknown code stands for itself."""
    return {
        "awaiting_dispatch": translate("Execution step", "To be assigned"),
        "appointed": translate("Execution step", "Appointment made"),
        "technician_arrived": translate("Execution step", "Technician arrived"),
        "awaiting_parts": translate("Execution step", "Waiting for parts"),
        "awaiting_acceptance": translate("Execution step", "To be accepted"),
        "awaiting_sending": translate("Execution step", "To be sent"),
        "in_transit": translate("Execution step", "On its way"),
        "in_repair": translate("Execution step", "In repair"),
        "sent_back": translate("Execution step", "Sent back"),
        "awaiting_stock": translate("Execution step", "Waiting for stock"),
        "shipped": translate("Execution step", "Shipped"),
        "awaiting_goods": translate("Execution step", "Goods to come back"),
        "pickup_requested": translate("Execution step", "Pickup asked for"),
        "pickup_appointed": translate("Execution step", "Pickup appointed"),
        "picked_up": translate("Execution step", "Goods picked up"),
        "awaiting_inspection": translate("Execution step", "Goods to inspect"),
        "inspection_failed": translate("Execution step", "Inspection failed"),
        "refund_due": translate("Execution step", "Refund due"),
        "refund_started": translate("Execution step", "Refund started"),
        "due": translate("Execution step", "Due"),
        "done": translate("Execution step", "Done"),
    }.get(code, code)


def next_step_label(code: str) -> str:
    """Next step; an unknown code stands for itself."""
    return {
        "inspect": translate("Next step", "Check goods and proof"),
        "await_proof": translate("Next step", "Wait for the proof"),
        "confirm_proof": translate("Next step", "Check the proof"),
        "determine": translate("Next step", "Determine liability"),
        "await_appraisal": translate("Next step", "Appraise on site"),
        "await_test": translate("Next step", "Follow the test"),
        "settle_dispute": translate("Next step", "Settle the dispute"),
        "issue_notice": translate("Next step", "Issue the liability notice"),
        "offer_plan": translate("Next step", "Offer a plan"),
        "ask_customer": translate("Next step", "Get the customer's answer"),
        "offer_again": translate("Next step", "Offer another plan"),
        "carry_out": translate("Next step", "Carry the plan out"),
        "finish": translate("Next step", "Finish carrying out"),
        "follow_up": translate("Next step", "Follow up"),
        "close": translate("Next step", "Close the ticket"),
        "start_emergency": translate("Next step", "Start the emergency process"),
        "answer": translate("Next step", "Answer the question"),
    }.get(code, code)


def clock_state_label(code: str) -> str:
    """Clock state; an unknown code stands for itself."""
    return {
        "running": translate("Clock state", "Running"),
        "amber": translate("Clock state", "Due soon"),
        "red": translate("Clock state", "Overdue"),
        "paused": translate("Clock state", "Paused"),
        "met": translate("Clock state", "Met"),
        "missed": translate("Clock state", "Missed"),
        "voided": translate("Clock state", "Void"),
    }.get(code, code)


def appeal_label(code: str) -> str:
    """Appeal; an unknown code stands for itself."""
    return {
        "appealing": translate("Appeal", "Appeal filed"),
        "platform_intervention": translate("Appeal", "Platform steps in"),
        "mediation": translate("Appeal", "Mediation"),
        "arbitration": translate("Appeal", "Arbitration"),
        "lawsuit": translate("Appeal", "Lawsuit"),
        "decided": translate("Appeal", "Decided"),
    }.get(code, code)


SYNC_ICONS: Final[Mapping[str, str]] = {
    "here_only": "cloud-off",
    "on_its_way": "cloud-upload",
    "received": "cloud-check",
    "safe": "shield-check",
    "needs_you": "circle-alert",
}
"""The icons that stand for, or beside, the words of `sync_label`."""


def sync_label(code: str) -> str:
    """Sync; an unknown code stands for itself."""
    return {
        "here_only": translate("Sync", "Here only"),
        "on_its_way": translate("Sync", "On its way"),
        "received": translate("Sync", "Received"),
        "safe": translate("Sync", "Safe"),
        "needs_you": translate("Sync", "Needs you"),
    }.get(code, code)
