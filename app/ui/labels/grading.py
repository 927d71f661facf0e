"""Words for levels, their marks and the posts that own them, and for clocks and what starts them."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def level_label(level: int) -> str:
    """Level 1 to 3; another number stands for itself."""
    return {
        1: translate("Level", "L1"),
        2: translate("Level", "L2"),
        3: translate("Level", "L3"),
    }.get(level, str(level))


def mark_label(mark: str) -> str:
    """How grave a level is; tickets carry the mark as their policy writes it."""
    return {
        "紧急": translate("Level", "urgent"),
        "一般": translate("Level", "ordinary"),
        "待观察": translate("Level", "to watch"),
    }.get(mark, mark)


def post_label(post: str) -> str:
    """Who owns a level; the name of a person stands for itself."""
    return {
        "售后经理": translate("Post", "Service manager"),
        "售后主管": translate("Post", "Service supervisor"),
        "售后专员": translate("Post", "Service specialist"),
        "客服人员": translate("Post", "Service desk"),
        "财务": translate("Post", "Finance"),
        "跟单员": translate("Post", "Order follow-up"),
    }.get(post, post)


def clock_label(key: str) -> str:
    """Clock, short enough for a table; empty for a clock that has only a name of its own."""
    if key.startswith("overdue_"):
        return translate("Clock", "Overdue, escalated")
    return {
        "entry": translate("Clock", "Entry"),
        "first_response": translate("Clock", "First response"),
        "preliminary_judgment": translate("Clock", "Judgement"),
        "emergency_start": translate("Clock", "Emergency"),
        "plan": translate("Clock", "Plan"),
        "answer": translate("Clock", "Answer"),
        "refund": translate("Clock", "Refund"),
        "no_reason_refund": translate("Clock", "Refund"),
        "refund_red_line": translate("Clock", "Refund, 15 days"),
        "shipping_notice": translate("Clock", "Shipping notice"),
        "care_check": translate("Clock", "Care"),
        "care_full": translate("Clock", "Full inspection"),
        "repair_limit": translate("Clock", "Repair limit"),
        "parts_limit": translate("Clock", "Parts limit"),
        "exchange_wait": translate("Clock", "Exchange goods"),
        "followup": translate("Clock", "Follow-up"),
        "delay_red_line": translate("Clock", "15-day limit"),
        "promise": translate("Clock", "Promise"),
        "escalate": translate("Clock", "Escalation"),
        "low_score": translate("Clock", "Low score"),
        "objection": translate("Clock", "Objection"),
    }.get(key, "")


def milestone_label(code: str) -> str:
    """What started a clock; an unknown code stands for itself."""
    return {
        "reported": translate("Milestone", "Reported"),
        "demanded": translate("Milestone", "Demanded"),
        "accepted": translate("Milestone", "Taken in"),
        "entered": translate("Milestone", "Entered"),
        "triaged": translate("Milestone", "Level set"),
        "contacted": translate("Milestone", "Contacted"),
        "judged": translate("Milestone", "Judged"),
        "liability_determined": translate("Milestone", "Liability determined"),
        "notified": translate("Milestone", "Customer told"),
        "plan_made": translate("Milestone", "Plan made"),
        "plan_accepted": translate("Milestone", "Plan accepted"),
        "plan_refused": translate("Milestone", "Plan refused"),
        "goods_back_received": translate("Milestone", "Goods back"),
        "goods_back_passed": translate("Milestone", "Goods passed"),
        "exchange_approved": translate("Milestone", "Exchange agreed"),
        "exchange_shipped": translate("Milestone", "Shipped"),
        "refund_approved": translate("Milestone", "Refund agreed"),
        "repair_begun": translate("Milestone", "Repair begun"),
        "repair_sent": translate("Milestone", "Sent in for repair"),
        "care_counted": translate("Milestone", "Last care"),
        "full_care_counted": translate("Milestone", "Last full inspection"),
        "scored_low": translate("Milestone", "Scored low"),
        "appealed": translate("Milestone", "Objection raised"),
        "overdue": translate("Milestone", "Clock before it ran out"),
        "executed": translate("Milestone", "Carried out"),
        "agreed": translate("Milestone", "Agreed"),
    }.get(code, code)


def pause_label(reason: str) -> str:
    """Why clocks stand still; words somebody typed stand for themselves."""
    return {
        "proof_pending": translate("Pause", "waiting for proof"),
        "third_party_test": translate("Pause", "third-party test"),
        "customer_away": translate("Pause", "customer not available"),
    }.get(reason, reason)
