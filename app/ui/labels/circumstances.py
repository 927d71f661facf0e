"""Words for the circumstances that can be stated, and for the values the rules know of them."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def fact_label(code: str) -> str:
    """A circumstance by its key in the vocabulary of the policy; empty for one that has no word here."""
    parts = (_of_goods, _of_purchase, _of_repair, _of_customer, _of_finding)
    return next((word for part in parts if (word := part(code))), "")


def _of_goods(code: str) -> str:
    """The goods themselves."""
    return {
        "activated": translate("Circumstance", "Activated?"),
        "soiled": translate("Circumstance", "Soiled or damaged?"),
        "labels_removed": translate("Circumstance", "Labels removed?"),
        "opened_for_inspection": translate("Circumstance", "Opened to look at it?"),
        "unauthorized_disassembly": translate("Circumstance", "Taken apart by others?"),
        "manufactured": translate("Circumstance", "Month of production"),
        "imei_factory_date": translate("Circumstance", "Day it left the factory"),
        "faulty_part": translate("Circumstance", "Faulty part"),
        "damage": translate("Circumstance", "Damage"),
        "hazard": translate("Circumstance", "Hazard"),
        "issue": translate("Circumstance", "Matter in dispute"),
        "defect_found_date": translate("Circumstance", "Day the defect was found"),
        "defect_confirmed": translate("Circumstance", "Defect confirmed?"),
        "defect_systemic": translate("Circumstance", "Defect of the whole batch?"),
        "same_batch": translate("Circumstance", "Same batch?"),
        "complex": translate("Circumstance", "Complex problem?"),
        "region": translate("Circumstance", "Region"),
        "same_model_in_stock": translate("Circumstance", "Same model in stock?"),
        "same_brand_not_lower_in_stock": translate("Circumstance", "Same brand, no lower model in stock?"),
        "stock_available": translate("Circumstance", "In stock?"),
    }.get(code, "")


def _of_purchase(code: str) -> str:
    """What was bought, paid and promised."""
    return {
        "promise": translate("Circumstance", "Promise of the brand"),
        "agreement": translate("Circumstance", "Agreement of the parties"),
        "agreed_warranty_months": translate("Circumstance", "Agreed warranty, months"),
        "agreed_warranty_years": translate("Circumstance", "Agreed warranty, years"),
        "merchant_no_reason_promise_days": translate("Circumstance", "Promised days for a no-reason return"),
        "purchase_confirmed_no_return": translate("Circumstance", "Confirmed at the purchase: no return?"),
        "within_warranty": translate("Circumstance", "Within the warranty?"),
        "within_after_sales_period": translate("Circumstance", "Within the after-sales period?"),
        "fast_refund": translate("Circumstance", "Fast-refund order?"),
        "actual_paid": translate("Circumstance", "Paid in fact"),
        "actual_paid_proven": translate("Circumstance", "Payment proven?"),
        "invoice_price": translate("Circumstance", "Price on the invoice"),
        "evidence_conclusive": translate("Circumstance", "Is the proof conclusive?"),
        "requires_installation": translate("Circumstance", "To be installed by the merchant?"),
        "daily_rate": translate("Circumstance", "Depreciation a day"),
    }.get(code, "")


def _of_repair(code: str) -> str:
    """Repairs before and now."""
    return {
        "failed_repairs": translate("Circumstance", "Repairs that failed"),
        "repair_days": translate("Circumstance", "Days the repair took"),
        "cumulative_repair_days": translate("Circumstance", "Days of repair in all"),
        "repairable": translate("Circumstance", "Can it be repaired?"),
        "repair_mode": translate("Circumstance", "Way of repair"),
        "repair_overdue_cause": translate("Circumstance", "Why the repair is late"),
        "sent_repair_date": translate("Circumstance", "Day it went to repair"),
        "repair_delivered_date": translate("Circumstance", "Day it came back repaired"),
        "repair_sent_date": translate("Circumstance", "Day it was mailed in"),
        "repair_returned_date": translate("Circumstance", "Day it was mailed back"),
        "exchanged_date": translate("Circumstance", "Day of the exchange"),
        "last_care_date": translate("Circumstance", "Day of the last care"),
        "last_full_care_date": translate("Circumstance", "Day of the last full inspection"),
        "needs_visit": translate("Circumstance", "Visit needed?"),
        "needs_large_part": translate("Circumstance", "Large part needed?"),
        "needs_small_part": translate("Circumstance", "Small part needed?"),
        "first_install_days": translate("Circumstance", "Days until first set up"),
    }.get(code, "")


def _of_customer(code: str) -> str:
    """What the customer wants and did."""
    return {
        "customer_accepts_repair": translate("Circumstance", "Does the customer accept a repair?"),
        "customer_insists": translate("Circumstance", "Does the customer insist?"),
        "customer_disputes_liability": translate("Circumstance", "Does the customer object to the finding?"),
        "accepts_other_model": translate("Circumstance", "Another model accepted?"),
        "satisfaction_score": translate("Circumstance", "Satisfaction score"),
        "followup_satisfied": translate("Circumstance", "Satisfied at the follow-up?"),
        "claim": translate("Circumstance", "Kind of claim"),
        "known_date": translate("Circumstance", "Day the harm was known"),
        "demand_date": translate("Circumstance", "Day of the demand"),
        "reported_at": translate("Circumstance", "Reported at"),
        "return_date": translate("Circumstance", "Day of the return"),
        "pickup_requested_at": translate("Circumstance", "Pickup asked for at"),
        "picked_up_at": translate("Circumstance", "Picked up at"),
    }.get(code, "")


def _of_finding(code: str) -> str:
    """What was found and filed."""
    return {
        "disputed": translate("Circumstance", "Is the liability disputed?"),
        "fault_found_by": translate("Circumstance", "Who found the fault"),
        "third_party_test": translate("Circumstance", "Test by a third party?"),
        "fraud": translate("Circumstance", "Fraud?"),
        "rescission_condition": translate("Circumstance", "Grounds to rescind by law?"),
        "authority_found_unqualified": translate("Circumstance", "Found substandard by the authority?"),
        "decided_remedy": translate("Circumstance", "Plan decided"),
        "document": translate("Circumstance", "Document"),
        "complaint_received_at": translate("Circumstance", "Complaint received at"),
        "ticket_received_at": translate("Circumstance", "Ticket received at"),
        "complaint_received_by_authority": translate("Circumstance", "Day the authority got the complaint"),
        "mediation_accepted_date": translate("Circumstance", "Day mediation was accepted"),
    }.get(code, "")


def fact_value_label(key: str, code: str) -> str:
    """A value the rules know of that circumstance; one they do not know stands for itself."""
    return (_value_of_goods(key, code) or _value_of_case(key, code)) or code


def _value_of_goods(key: str, code: str) -> str:
    return {
        ("promise", "exchange_180d"): translate("CircumstanceValue", "Exchange for 180 days"),
        ("promise", "exchange_365d"): translate("CircumstanceValue", "Exchange for 365 days"),
        ("promise", "replace_365d"): translate("CircumstanceValue", "Replacement for 365 days"),
        ("faulty_part", "main"): translate("CircumstanceValue", "Main part"),
        ("faulty_part", "wear"): translate("CircumstanceValue", "Wearing part"),
        ("faulty_part", "other"): translate("CircumstanceValue", "Another part"),
        ("damage", "total"): translate("CircumstanceValue", "Total"),
        ("damage", "severe"): translate("CircumstanceValue", "Severe"),
        ("damage", "minor"): translate("CircumstanceValue", "Minor"),
        ("issue", "formaldehyde"): translate("CircumstanceValue", "Formaldehyde"),
        ("issue", "board_emission"): translate("CircumstanceValue", "Emission of boards"),
        ("issue", "odor"): translate("CircumstanceValue", "Odour"),
        ("issue", "hardware"): translate("CircumstanceValue", "Hardware"),
        ("issue", "waterproof"): translate("CircumstanceValue", "Waterproofing"),
        ("hazard", "tipping"): translate("CircumstanceValue", "Tipping over"),
        ("hazard", "electric_shock"): translate("CircumstanceValue", "Electric shock"),
        ("hazard", "fire"): translate("CircumstanceValue", "Fire or smoke"),
        ("hazard", "injury"): translate("CircumstanceValue", "Cuts or pinches"),
    }.get((key, code), "")


def _value_of_case(key: str, code: str) -> str:
    return {
        ("claim", "product_defect"): translate("CircumstanceValue", "Defective product"),
        ("claim", "contract"): translate("CircumstanceValue", "Contract"),
        ("document", "liability_notice"): translate("CircumstanceValue", "Liability notice"),
        ("document", "return_exchange_slip"): translate("CircumstanceValue", "Return and exchange slip"),
        ("fault_found_by", "official_service"): translate("CircumstanceValue", "Official service"),
        ("fault_found_by", "third_party"): translate("CircumstanceValue", "Testing body"),
        ("fault_found_by", "merchant"): translate("CircumstanceValue", "Merchant"),
        ("agreement", "none"): translate("CircumstanceValue", "None was made"),
        ("repair_mode", "official_onsite"): translate("CircumstanceValue", "Official service on site"),
        ("repair_mode", "third_party_platform"): translate("CircumstanceValue", "Platform of third parties"),
        ("repair_mode", "self_arranged"): translate("CircumstanceValue", "Arranged by the customer"),
        ("repair_mode", "mail_in"): translate("CircumstanceValue", "Mailed in"),
        ("repair_overdue_cause", "parts"): translate("CircumstanceValue", "Waiting for parts"),
        ("repair_overdue_cause", "repairer"): translate("CircumstanceValue", "The repairer"),
        ("decided_remedy", "return"): translate("CircumstanceValue", "Return"),
        ("decided_remedy", "exchange"): translate("CircumstanceValue", "Exchange"),
        ("decided_remedy", "repair"): translate("CircumstanceValue", "Repair"),
        ("decided_remedy", "refund"): translate("CircumstanceValue", "Refund"),
    }.get((key, code), "")
