"""Words for periods, time limits and rules of a decision, by decision key."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def period_label(key: str) -> str:
    """A period in which something may be asked for; empty where only the rules have a name for it."""
    return {
        "window7_last_day": translate("Period", "7 days of the three guarantees"),
        "window15_last_day": translate("Period", "15 days of the three guarantees"),
        "no_reason_last_day": translate("Period", "No-reason return"),
        "quality_return_last_day": translate("Period", "Return for quality"),
        "warranty_whole_last_day": translate("Period", "Warranty"),
        "main_part_last_day": translate("Period", "Main parts"),
        "repair_guarantee_last_day": translate("Period", "After repair"),
        "repair_duty_last_day": translate("Period", "Duty to repair"),
        "wear_part_last_day": translate("Period", "Wearing parts"),
        "after_sales_last_day": translate("Period", "After-sales period"),
        "promise_last_day": translate("Period", "Special promise"),
        "burden_window_last_day": translate("Period", "Merchant's burden of proof"),
        "limitation_last_day": translate("Period", "Limitation"),
        "limitation_defect_last_day": translate("Period", "Limitation, defects"),
        "limitation_general_last_day": translate("Period", "Limitation, general"),
        "rescission_last_day": translate("Period", "Right to rescind"),
        "mediation_last_day": translate("Period", "Mediation"),
        "decoration_warranty_last_day": translate("Period", "Decoration"),
        "waterproof_warranty_last_day": translate("Period", "Waterproofing"),
        "deemed_delay_after": translate("Period", "15-day red line"),
    }.get(key, "") or deadline_label(key)


def deadline_label(key: str) -> str:
    """A time limit of the desk; empty where only the rules have a name for it."""
    return {
        "entry_due": translate("Deadline", "Entry"),
        "first_response_due": translate("Deadline", "First response"),
        "preliminary_judgment_due": translate("Deadline", "First judgement"),
        "emergency_start_due": translate("Deadline", "Emergency"),
        "on_site_check_due": translate("Deadline", "Check on site"),
        "on_site_due": translate("Deadline", "On site"),
        "fault_confirm_due": translate("Deadline", "Fault confirmed"),
        "liability_due": translate("Deadline", "Liability"),
        "test_start_due": translate("Deadline", "Test begun"),
        "plan_due": translate("Deadline", "Plan"),
        "repair_plan_due": translate("Deadline", "Repair plan"),
        "progress_due": translate("Deadline", "Progress told"),
        "handling_due": translate("Deadline", "Handling"),
        "solution_due": translate("Deadline", "Solution"),
        "reply_due": translate("Deadline", "Reply"),
        "resolution_due": translate("Deadline", "Resolution"),
        "escalation_due": translate("Deadline", "Escalation"),
        "pickup_response_due": translate("Deadline", "Pickup answered"),
        "pickup_due": translate("Deadline", "Pickup"),
        "refund_due": translate("Deadline", "Refund"),
        "refund_due_at": translate("Deadline", "Refund at once"),
        "care_check_due": translate("Deadline", "Care"),
        "care_full_due": translate("Deadline", "Full inspection"),
        "repair_due": translate("Deadline", "Repair"),
        "repair_limit_last_day": translate("Deadline", "Repair limit"),
        "parts_limit_last_day": translate("Deadline", "Parts limit"),
        "exchange_ship_due": translate("Deadline", "Exchange sent"),
        "exchange_ready_latest": translate("Deadline", "Exchange goods"),
        "followup_due": translate("Deadline", "Follow-up"),
        "authority_decision_due": translate("Deadline", "Authority decides"),
    }.get(key, "")


def rule_label(key: str) -> str:
    """A rule about money, identity or who answers; an unknown key stands for itself."""
    return {
        "id_number_required": translate("Rule", "ID number"),
        "installments_allowed": translate("Rule", "Refund in parts"),
        "refund_amount": translate("Rule", "Refund amount"),
        "depreciation_days": translate("Rule", "Days of use charged"),
        "depreciation_fee": translate("Rule", "Depreciation"),
        "punitive_damages": translate("Rule", "Punitive damages"),
        "return_freight": translate("Rule", "Return freight"),
        "freight": translate("Rule", "Freight"),
        "freight_both_ways": translate("Rule", "Freight both ways"),
        "test_fee_borne_by": translate("Rule", "Test fee"),
        "cost_borne_by": translate("Rule", "Costs"),
        "overdue_compensation": translate("Rule", "Paid when late"),
        "quote_before_repair": translate("Rule", "Quote before repair"),
        "proof_status": translate("Rule", "Proof of purchase"),
        "intake_allowed": translate("Rule", "May be taken in"),
        "liable_party": translate("Rule", "Liable"),
        "burden_of_proof": translate("Rule", "Burden of proof"),
    }.get(key, key)


def bearer_label(code: str) -> str:
    """Who bears something, where it is not a party of the trade; empty for others."""
    return {
        "repairer": translate("Rule", "Repairer"),
        "liable_party": translate("Rule", "Whoever is liable"),
        "consumer": translate("Rule", "Customer"),
    }.get(code, "")
