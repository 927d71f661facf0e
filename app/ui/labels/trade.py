"""Words for the codes of the trade: channels, demands, causes, parties, remedies."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def channel_label(code: str) -> str:
    """Channel; an unknown code stands for itself."""
    return {
        "counter": translate("Channel", "Counter"),
        "on_site": translate("Channel", "On site"),
        "phone": translate("Channel", "Phone"),
        "app": translate("Channel", "App"),
        "mini_program": translate("Channel", "Mini program"),
        "website": translate("Channel", "Website"),
        "wechat": translate("Channel", "WeChat"),
        "wecom_group": translate("Channel", "WeCom group"),
        "platform": translate("Channel", "Platform"),
        "chat": translate("Channel", "Online chat"),
        "email": translate("Channel", "E-mail"),
        "fax": translate("Channel", "Fax"),
        "letter": translate("Channel", "Letter"),
        "sms": translate("Channel", "Text message"),
        "social_media": translate("Channel", "Social media"),
    }.get(code, code)


def demand_label(code: str) -> str:
    """Demand; an unknown code stands for itself."""
    return {
        "return": translate("Demand", "Return"),
        "exchange": translate("Demand", "Exchange"),
        "repair": translate("Demand", "Repair"),
        "compensation": translate("Demand", "Compensation"),
        "consult": translate("Demand", "Question"),
        "suggestion": translate("Demand", "Suggestion"),
        "complaint": translate("Demand", "Complaint"),
        "apology": translate("Demand", "Apology"),
    }.get(code, code)


def proof_label(code: str) -> str:
    """Proof; an unknown code stands for itself."""
    return {
        "invoice": translate("Proof", "Invoice"),
        "invoice_copy": translate("Proof", "Copy of the invoice"),
        "other_proof": translate("Proof", "Payment record"),
        "member_record": translate("Proof", "Member record"),
        "none": translate("Proof", "No proof"),
    }.get(code, code)


def profile_label(code: str) -> str:
    """Policy profile; an unknown code stands for itself."""
    return {
        "mall_desk": translate("Profile", "Mall service desk"),
        "home_groupbuy": translate("Profile", "Home group buying"),
        "ecommerce": translate("Profile", "E-commerce"),
        "furniture_retail": translate("Profile", "Furniture retail"),
        "appliance_channel": translate("Profile", "Appliance channel"),
    }.get(code, code)


def proof_state_label(code: str) -> str:
    """Proof state; an unknown code stands for itself."""
    return {
        "valid": translate("Proof state", "Valid"),
        "pending": translate("Proof state", "To be checked"),
        "invalid": translate("Proof state", "Invalid"),
    }.get(code, code)


def cause_label(code: str) -> str:
    """Cause; an unknown code stands for itself."""
    return {
        "quality": translate("Cause", "Quality"),
        "redesign": translate("Cause", "Changed design"),
        "human_error": translate("Cause", "Human error"),
        "service_dispute": translate("Cause", "Service dispute"),
        "transport": translate("Cause", "Transport damage"),
        "installation": translate("Cause", "Installation damage"),
        "service_fault": translate("Cause", "Service fault"),
        "customer": translate("Cause", "Customer's reason"),
        "not_as_described": translate("Cause", "Not as described"),
        "wrong_size": translate("Cause", "Wrong size"),
        "no_fault": translate("Cause", "No fault found"),
        "disputed": translate("Cause", "Disputed"),
        "other": translate("Cause", "Other"),
    }.get(code, code)


def party_label(code: str) -> str:
    """Party; an unknown code stands for itself."""
    return {
        "merchant": translate("Party", "Merchant"),
        "brand": translate("Party", "Brand or supplier"),
        "mall": translate("Party", "Mall or shop"),
        "customer": translate("Party", "Customer"),
        "installer": translate("Party", "Installation team"),
        "logistics": translate("Party", "Carrier"),
        "platform": translate("Party", "Platform"),
        "undetermined": translate("Party", "To be determined"),
    }.get(code, code)


def role_label(code: str) -> str:
    """Role; an unknown code stands for itself."""
    return {
        "clerk": translate("Role", "Clerk"),
        "specialist": translate("Role", "Specialist"),
        "complaint_specialist": translate("Role", "Complaint specialist"),
        "supervisor": translate("Role", "Supervisor"),
        "manager": translate("Role", "Manager"),
        "coordinator": translate("Role", "Order coordinator"),
        "technician": translate("Role", "Technician"),
        "finance": translate("Role", "Finance"),
        "head_office": translate("Role", "Head office"),
    }.get(code, code)


def remedy_label(code: str) -> str:
    """Remedy; an unknown code stands for itself."""
    return {
        "return_full": translate("Remedy", "Full refund"),
        "return_no_reason": translate("Remedy", "No-reason return"),
        "return_with_depreciation": translate("Remedy", "Return less depreciation"),
        "exchange_same_model": translate("Remedy", "Same model in exchange"),
        "exchange_ge_performance": translate("Remedy", "Equal or better in exchange"),
        "repair_free": translate("Remedy", "Free repair"),
        "repair_paid": translate("Remedy", "Paid repair"),
        "rectify_install": translate("Remedy", "Installation put right"),
        "remake_free": translate("Remedy", "Made again free"),
        "resize_paid": translate("Remedy", "Paid resizing"),
        "compensation": translate("Remedy", "Compensation"),
        "small_payment": translate("Remedy", "Small payment"),
        "partial_refund": translate("Remedy", "Partial refund"),
        "refund_only": translate("Remedy", "Refund only"),
        "apology": translate("Remedy", "Apology"),
        "answer": translate("Remedy", "Answer"),
    }.get(code, code)


def strength_label(code: str) -> str:
    """Strength; an unknown code stands for itself."""
    return {
        "by_right": translate("Strength", "By law"),
        "promise": translate("Strength", "By promise"),
        "negotiable": translate("Strength", "Negotiable"),
        "not_owed": translate("Strength", "Not owed"),
        "pending": translate("Strength", "To be confirmed"),
    }.get(code, code)


def payment_label(code: str) -> str:
    """Payment; an unknown code stands for itself."""
    return {
        "cash": translate("Payment", "Cash"),
        "bank_card": translate("Payment", "Bank card"),
        "mobile": translate("Payment", "Mobile payment"),
        "gift_card": translate("Payment", "Gift card"),
        "other": translate("Payment", "Other way"),
    }.get(code, code)


def delivery_label(code: str) -> str:
    """Delivery; an unknown code stands for itself."""
    return {
        "signed": translate("Delivery", "Signed for"),
        "message": translate("Delivery", "By message"),
        "mail": translate("Delivery", "By mail"),
        "refused_before_witness": translate("Delivery", "Refused before a witness"),
    }.get(code, code)


def signature_label(code: str) -> str:
    """Signature; an unknown code stands for itself."""
    return {
        "screen": translate("Signature", "On screen"),
        "tablet": translate("Signature", "On a tablet"),
        "paper_scan": translate("Signature", "On paper, scanned"),
    }.get(code, code)


def acceptance_label(code: str) -> str:
    """Acceptance; an unknown code stands for itself."""
    return {
        "signature": translate("Acceptance", "By signature"),
        "message": translate("Acceptance", "By message"),
        "phone": translate("Acceptance", "By phone"),
        "in_person": translate("Acceptance", "In person"),
    }.get(code, code)
