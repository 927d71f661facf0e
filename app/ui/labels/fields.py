"""Words for the fields of a case, as labels of forms and of the history."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def field_label(code: str) -> str:
    """Field by its name in the records; an unknown one stands for itself."""
    return (
        customer_field_label(code)
        or goods_field_label(code)
        or problem_field_label(code)
        or finding_field_label(code)
        or form_field_label(code)
        or paper_field_label(code)
        or code
    )


def record_field_label(record: str, code: str) -> str:
    """Field of a record (``goods``, ``customer``, …) where the same name means another thing."""
    if code == "name" and record in ("goods", "customer"):
        return translate("Field", "Article") if record == "goods" else translate("Field", "Full name")
    return field_label(code)


def customer_field_label(code: str) -> str:
    """Field of the customer; empty for another one."""
    return {
        "name": translate("Field", "Name"),
        "phone": translate("Field", "Phone"),
        "wechat": translate("Field", "WeChat"),
        "id_number": translate("Field", "ID number"),
        "id_declined": translate("Field", "ID declined"),
        "address": translate("Field", "Address"),
        "access_note": translate("Field", "Way in"),
        "confirmed": translate("Field", "Read back"),
        "contact_verified_by": translate("Field", "Verified by"),
        "special_care": translate("Field", "Special care"),
        "data_consent": translate("Field", "Data consent"),
        "message_consent": translate("Field", "Message consent"),
    }.get(code, "")


def goods_field_label(code: str) -> str:
    """Field of the goods; empty for another one."""
    return {
        "category": translate("Field", "Category"),
        "brand": translate("Field", "Brand"),
        "model": translate("Field", "Model"),
        "specification": translate("Field", "Specification"),
        "barcode": translate("Field", "Barcode"),
        "serial": translate("Field", "Serial number"),
        "quantity": translate("Field", "Quantity"),
        "price": translate("Field", "Price"),
        "sold_date": translate("Field", "Bought on"),
        "received_date": translate("Field", "Received on"),
        "installed_date": translate("Field", "Installed on"),
        "accepted_date": translate("Field", "Accepted on"),
        "order_number": translate("Field", "Order number"),
        "invoice_number": translate("Field", "Invoice number"),
        "bought_at": translate("Field", "Bought at"),
        "shop": translate("Field", "Shop"),
        "payment_method": translate("Field", "Paid by"),
        "contract_clause": translate("Field", "Contract clause"),
        "custom_made": translate("Field", "Made to order"),
        "proof": translate("Field", "Proof"),
        "proof_state": translate("Field", "Proof state"),
        "proof_reason": translate("Field", "Proof checked"),
        "received_items": translate("Field", "Left at the desk"),
    }.get(code, "")


def problem_field_label(code: str) -> str:
    """Field of the problem; empty for another one."""
    return {
        "words": translate("Field", "Customer's words"),
        "demand": translate("Field", "Demand"),
        "type": translate("Field", "Problem type"),
        "part": translate("Field", "Faulty part"),
        "expectation": translate("Field", "Expectation"),
        "contacted": translate("Field", "Asked before"),
        "people_affected": translate("Field", "People affected"),
        "safety_risk": translate("Field", "Safety risk"),
        "media_threat": translate("Field", "Media threat"),
        "agitated": translate("Field", "Agitated"),
        "injury": translate("Field", "Injury"),
        "bad_review": translate("Field", "Bad review"),
        "urgent": translate("Field", "Urgent"),
        "wanted_by": translate("Field", "Wanted by"),
        "property_loss": translate("Field", "Property loss"),
        "channel": translate("Field", "Channel"),
        "opened_at": translate("Field", "Taken in at"),
        "clerk": translate("Field", "Taken in by"),
        "desk": translate("Field", "Desk"),
        "profile": translate("Field", "Policy profile"),
        "take": translate("Field", "Taken over"),
    }.get(code, "")


def finding_field_label(code: str) -> str:
    """Field of an inspection, a determination or a plan; empty for another one."""
    return {
        "packaging_intact": translate("Field", "Packaging intact"),
        "unused": translate("Field", "Unused"),
        "accessories_complete": translate("Field", "Accessories complete"),
        "resale_affected": translate("Field", "Resale affected"),
        "cause": translate("Field", "Cause"),
        "party": translate("Field", "Party"),
        "percent": translate("Field", "Share %"),
        "conclusion": translate("Field", "Conclusion"),
        "suggestion": translate("Field", "Suggestion"),
        "basis": translate("Field", "Grounds"),
        "shares": translate("Field", "Shares"),
        "checks": translate("Field", "To be checked"),
        "reference": translate("Field", "Reference"),
        "answers_to_customer": translate("Field", "Answers to the customer"),
        "responsible_person": translate("Field", "Responsible person"),
        "override_reason": translate("Field", "Reason for another verdict"),
        "disputed": translate("Field", "Disputed"),
        "determined_at": translate("Field", "Determined at"),
        "determined_by": translate("Field", "Determined by"),
        "options": translate("Field", "Options"),
        "remedy": translate("Field", "Remedy"),
        "remedies": translate("Field", "Remedy"),
        "strength": translate("Field", "Entitlement"),
        "ground": translate("Field", "Ground"),
        "amount": translate("Field", "Amount"),
        "by": translate("Field", "By"),
        "lender": translate("Field", "Who lent the right"),
        "instead_of": translate("Field", "In the stead of"),
        "paid": translate("Field", "Paid by the customer"),
        "freight_payer": translate("Field", "Freight paid by"),
        "until": translate("Field", "Until"),
        "exchange": translate("Field", "Exchange"),
        "refund": translate("Field", "Refund"),
        "stock": translate("Field", "Stock"),
        "expected": translate("Field", "Expected on"),
        "substitute_refused": translate("Field", "Substitute refused"),
        "way": translate("Field", "Way of payment"),
        "depreciation": translate("Field", "Depreciation"),
        "depreciation_days": translate("Field", "Days of use"),
        "daily_rate": translate("Field", "Daily rate"),
        "invoice_handling": translate("Field", "Invoice handling"),
    }.get(code, "")


def form_field_label(code: str) -> str:
    """Field of another action; empty for none of them."""
    return {
        "item": translate("Field", "Goods"),
        "goods": translate("Field", "Goods"),
        "reason": translate("Field", "Reason"),
        "reasons": translate("Field", "Reasons"),
        "reached": translate("Field", "Reached"),
        "progress": translate("Field", "Told how it stands"),
        "text": translate("Field", "Text"),
        "how": translate("Field", "How"),
        "result": translate("Field", "Result"),
        "owner": translate("Field", "Owner"),
        "due": translate("Field", "Due"),
        "promise": translate("Field", "Promise"),
        "level": translate("Field", "Level"),
        "mark": translate("Field", "Mark"),
        "step": translate("Field", "Step"),
        "done": translate("Field", "Nothing else to do"),
        "wanted": translate("Field", "Wanted"),
        "kind": translate("Field", "Kind"),
        "state": translate("Field", "State"),
        "stage": translate("Field", "Stage"),
        "body": translate("Field", "Testing body"),
        "subject": translate("Field", "Tested"),
        "fee": translate("Field", "Fee"),
        "advanced_by": translate("Field", "Advanced by"),
        "borne_by": translate("Field", "Borne by"),
        "report_number": translate("Field", "Report number"),
        "reported_at": translate("Field", "Reported at"),
        "document": translate("Field", "Document"),
        "evidence": translate("Field", "Evidence"),
        "role": translate("Field", "Role"),
        "signer": translate("Field", "Signer"),
        "method": translate("Field", "Method"),
        "blob": translate("Field", "File"),
        "witness": translate("Field", "Witness"),
        "version": translate("Field", "Version"),
        "number": translate("Field", "Number"),
        "option": translate("Field", "Option"),
        "to": translate("Field", "To"),
        "details": translate("Field", "Details"),
        "score": translate("Field", "Score"),
        "on_time": translate("Field", "On time"),
        "remarks": translate("Field", "Remarks"),
        "other": translate("Field", "Other ticket"),
        "parent": translate("Field", "Batch ticket"),
        "into": translate("Field", "Goes on in"),
        "why": translate("Field", "Why"),
        "copies": translate("Field", "Copies"),
        "printer": translate("Field", "Printer"),
        "inspection": translate("Field", "Inspection"),
        "appointment": translate("Field", "Appointment"),
        "technician": translate("Field", "Technician"),
        "waybill": translate("Field", "Waybill"),
        "customer": translate("Field", "Customer"),
        "problem": translate("Field", "Problem"),
        "complaint": translate("Field", "Own complaint"),
        "facts": translate("Field", "Circumstances"),
    }.get(code, "")


def paper_field_label(code: str) -> str:
    """Field of what was signed or handed out; empty for another one."""
    return {
        "agreed": translate("Field", "Agreement"),
        "device": translate("Field", "Device"),
        "recipient": translate("Field", "Handed to"),
        "purpose": translate("Field", "What for"),
        "form": translate("Field", "As"),
    }.get(code, "")
