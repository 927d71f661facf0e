"""Words for the particulars of documents, as labels of the form that asks for them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from app.ui.labels import desk_particulars, notice_particulars
from app.ui.labels.lists import listed
from app.ui.labels.trade import party_label

translate = QCoreApplication.translate


def particular_label(kind: str, key: str) -> str:
    """A particular of a kind of document, or a column of one; an unknown one stands for itself."""
    words = _PARTICULARS.get(kind)
    return words().get(key, key) if words else key


def readable(kind: str, params: Mapping[str, str]) -> Mapping[str, str]:
    """Parameters of what was refused about a document, with its particulars by the names on its form."""
    named = {key: particular_label(kind, params[key]) for key in ("field", "other") if key in params}
    if "fields" in params:
        named["fields"] = listed(particular_label(kind, key) for key in params["fields"].split(", "))
    return {**params, **named}


def choice_label(kind: str, key: str, code: str) -> str:
    """One choice of a particular; parties as everywhere, an unknown one stands for itself."""
    words = _CHOICES.get(f"{kind}.{key}")
    return (words().get(code, "") if words else "") or party_label(code)


def _proof_request() -> Mapping[str, str]:
    return {
        "wanted": translate("Particular", "Materials"),
        "name": translate("Particular", "Material"),
        "how": translate("Particular", "What it must show"),
        "until": translate("Particular", "Hand in by"),
        "way": translate("Particular", "How to hand in"),
    }


def _test_commission() -> Mapping[str, str]:
    return {
        "body": translate("Particular", "Testing body"),
        "body_contact": translate("Particular", "Address and phone"),
        "tests": translate("Particular", "Tests"),
        "name": translate("Particular", "Test"),
        "standard": translate("Particular", "Standard or method"),
        "purpose": translate("Particular", "Question to answer"),
        "producer": translate("Particular", "Producer"),
        "batch": translate("Particular", "Batch number"),
        "sample": translate("Particular", "Sample"),
        "sample_state": translate("Particular", "State of the sample"),
        "fee": translate("Particular", "Test fee"),
        "advanced_by": translate("Particular", "Advanced by"),
        "borne_by": translate("Particular", "Borne by"),
        "start": translate("Particular", "Begins on"),
        "expected": translate("Particular", "Result expected"),
        "progress": translate("Particular", "How it stands"),
    }


def _installation_acceptance() -> Mapping[str, str]:
    return {
        "delivered_on": translate("Particular", "Delivered on"),
        "installed_on": translate("Particular", "Installed on"),
        "lines": translate("Particular", "What was installed"),
        "name": translate("Particular", "Article"),
        "specification": translate("Particular", "Specification"),
        "quantity": translate("Particular", "Quantity"),
        "packages": translate("Particular", "Packages"),
        "firm": translate("Particular", "Installing firm"),
        "installer": translate("Particular", "Installer"),
        "installer_number": translate("Particular", "Installer's number"),
        "appearance": translate("Particular", "Looks sound"),
        "fittings": translate("Particular", "Fittings firm"),
        "stable": translate("Particular", "Level and secured"),
        "powered": translate("Particular", "Tried with power or water"),
        "surfaces": translate("Particular", "Walls and floor unharmed"),
        "clean": translate("Particular", "Cleaned up"),
        "told": translate("Particular", "Told how to use it"),
        "advice": translate("Particular", "Safety advice"),
        "manual": translate("Particular", "Manual handed over"),
        "certificate": translate("Particular", "Certificate handed over"),
        "guarantee": translate("Particular", "Guarantee handed over"),
        "invoice": translate("Particular", "Invoice handed over"),
        "handed_more": translate("Particular", "Handed over besides"),
        "punch": translate("Particular", "Left to mend"),
        "place": translate("Particular", "Place"),
        "problem": translate("Particular", "Problem"),
        "remedy": translate("Particular", "Remedy"),
        "rework_by": translate("Particular", "Mended by"),
        "evaluation": translate("Particular", "Evaluation"),
        "verdict": translate("Particular", "Verdict"),
    }


def _work_order() -> Mapping[str, str]:
    return {
        "service": translate("Particular", "Service"),
        "mode": translate("Particular", "Way of service"),
        "visit_from": translate("Particular", "Visit from"),
        "visit_until": translate("Particular", "Visit until"),
        "access": translate("Particular", "Way in"),
        "cover": translate("Particular", "Guarantee"),
        "fault": translate("Particular", "Fault"),
        "tools": translate("Particular", "Tools and parts to bring"),
        "provider": translate("Particular", "Service firm"),
        "technician": translate("Particular", "Technician"),
        "technician_number": translate("Particular", "Technician's number"),
        "quote": translate("Particular", "Quoted beforehand"),
        "agreed_at": translate("Particular", "Agreed at"),
        "arrived": translate("Particular", "Arrived"),
        "left": translate("Particular", "Left"),
        "diagnosis": translate("Particular", "Diagnosis"),
        "work": translate("Particular", "Work done"),
        "parts": translate("Particular", "Parts"),
        "name": translate("Particular", "Part"),
        "number": translate("Particular", "Part number"),
        "condition": translate("Particular", "New or used"),
        "quantity": translate("Particular", "Quantity"),
        "price": translate("Particular", "Price each"),
        "labour": translate("Particular", "Labour"),
        "visit": translate("Particular", "Visit fee"),
        "material": translate("Particular", "Material fee"),
        "old_parts": translate("Particular", "Old parts"),
        "trial": translate("Particular", "Trial run"),
        "warranty_until": translate("Particular", "Repair guaranteed until"),
        "steps_done": translate("Particular", "Seven steps done"),
        "safety_kept": translate("Particular", "Safety kept"),
        "advice": translate("Particular", "Advice to the customer"),
        "satisfaction": translate("Particular", "Satisfaction"),
    }


def _paid_repair_consent() -> Mapping[str, str]:
    return {
        "service": translate("Particular", "Service"),
        "charged_for": translate("Particular", "Why it is charged"),
        "fault": translate("Particular", "Fault"),
        "parts": translate("Particular", "Parts"),
        "name": translate("Particular", "Part"),
        "number": translate("Particular", "Part number"),
        "condition": translate("Particular", "New or used"),
        "quantity": translate("Particular", "Quantity"),
        "price": translate("Particular", "Price each"),
        "labour": translate("Particular", "Labour"),
        "visit": translate("Particular", "Visit fee"),
        "total": translate("Particular", "Total"),
        "warranty_days": translate("Particular", "Days of guarantee"),
        "ready": translate("Particular", "Ready on"),
        "valid_until": translate("Particular", "Quote valid until"),
        "old_parts": translate("Particular", "Old parts"),
        "remarks": translate("Particular", "Remarks"),
    }


def _rectification_notice() -> Mapping[str, str]:
    return {
        "addressee": translate("Particular", "To"),
        "problems": translate("Particular", "Problems"),
        "place": translate("Particular", "Place"),
        "problem": translate("Particular", "Problem"),
        "quantity": translate("Particular", "Number"),
        "standard": translate("Particular", "Standard"),
        "evidence": translate("Particular", "Evidence"),
        "demands": translate("Particular", "Demands"),
        "demand": translate("Particular", "Demand"),
        "measure": translate("Particular", "Measure"),
        "until": translate("Particular", "Mend by"),
        "recheck": translate("Particular", "Checked again"),
        "costs": translate("Particular", "Liability and costs"),
        "objection_by": translate("Particular", "Objections until"),
    }


def _shipping_notice() -> Mapping[str, str]:
    return {
        "carrier": translate("Particular", "Carrier"),
        "waybill": translate("Particular", "Waybill"),
        "carrier_phone": translate("Particular", "Carrier's phone"),
        "packages": translate("Particular", "Packages as packed"),
        "pieces": translate("Particular", "Pieces as carried"),
        "volume": translate("Particular", "Volume"),
        "freight": translate("Particular", "Freight"),
        "packing": translate("Particular", "Packing fee"),
        "freight_payer": translate("Particular", "Freight paid by"),
        "shipped_on": translate("Particular", "Sent on"),
        "expected_on": translate("Particular", "Expected on"),
        "pickup_at": translate("Particular", "To be fetched at"),
        "contents": translate("Particular", "What is sent"),
        "name": translate("Particular", "Article"),
        "specification": translate("Particular", "Specification"),
        "quantity": translate("Particular", "Quantity"),
    }


def _follow_up_record() -> Mapping[str, str]:
    return {
        "asked_at": translate("Particular", "Asked at"),
        "way": translate("Particular", "Asked by way of"),
        "answered_by": translate("Particular", "Who answered"),
        "asked_by": translate("Particular", "Who asked"),
        "on_time": translate("Particular", "As agreed in time"),
        "questions": translate("Particular", "Questions"),
        "question": translate("Particular", "Question"),
        "answer": translate("Particular", "Answer"),
        "scale": translate("Particular", "Steps of the scale"),
        "score": translate("Particular", "Step chosen"),
        "dissatisfied_with": translate("Particular", "Not satisfied with"),
        "handling": translate("Particular", "What follows"),
        "remarks": translate("Particular", "Remarks"),
    }


def _work_order_service() -> Mapping[str, str]:
    return {
        "repair": translate("ParticularChoice", "Repair"),
        "install": translate("ParticularChoice", "Installation"),
        "appraise": translate("ParticularChoice", "Appraisal"),
        "carry": translate("ParticularChoice", "Fetch and bring"),
    }


def _work_order_mode() -> Mapping[str, str]:
    return {
        "official_onsite": translate("ParticularChoice", "Maker's service at home"),
        "third_party_platform": translate("ParticularChoice", "Service platform"),
        "self_arranged": translate("ParticularChoice", "Arranged by customer"),
        "mail_in": translate("ParticularChoice", "Sent in"),
    }


def _work_order_cover() -> Mapping[str, str]:
    return {
        "in": translate("ParticularChoice", "Under guarantee"),
        "out": translate("ParticularChoice", "Out of guarantee"),
    }


def _work_order_old_parts() -> Mapping[str, str]:
    return {
        "returned": translate("ParticularChoice", "Given back"),
        "left_with_us": translate("ParticularChoice", "Left with us"),
        "sent_to_maker": translate("ParticularChoice", "Sent to the maker"),
    }


def _satisfaction() -> Mapping[str, str]:
    return {
        "satisfied": translate("ParticularChoice", "Satisfied"),
        "fair": translate("ParticularChoice", "Fair"),
        "dissatisfied": translate("ParticularChoice", "Not satisfied"),
    }


def _installation_acceptance_verdict() -> Mapping[str, str]:
    return {
        "accepted": translate("ParticularChoice", "Accepted"),
        "after_rework": translate("ParticularChoice", "After rework"),
        "not_accepted": translate("ParticularChoice", "Not accepted"),
    }


def _paid_repair_consent_service() -> Mapping[str, str]:
    return {
        "repair": translate("ParticularChoice", "Repair"),
        "resize": translate("ParticularChoice", "Resizing"),
        "maintenance": translate("ParticularChoice", "Maintenance"),
        "installation": translate("ParticularChoice", "Installation"),
    }


def _paid_repair_consent_charged_for() -> Mapping[str, str]:
    return {
        "out_of_warranty": translate("ParticularChoice", "Out of warranty"),
        "customer_cause": translate("ParticularChoice", "Customer's cause"),
        "wrong_size": translate("ParticularChoice", "Wrong size"),
        "not_covered": translate("ParticularChoice", "Not covered"),
        "at_request": translate("ParticularChoice", "At request"),
    }


def _paid_repair_consent_old_parts() -> Mapping[str, str]:
    return {
        "returned": translate("ParticularChoice", "Given back"),
        "kept_by_us": translate("ParticularChoice", "Kept by us"),
    }


def _test_commission_borne_by() -> Mapping[str, str]:
    return {
        "by_result": translate("ParticularChoice", "By the result"),
    }


def _follow_up_record_way() -> Mapping[str, str]:
    return {
        "phone": translate("ParticularChoice", "Phone"),
        "message": translate("ParticularChoice", "Message"),
        "questionnaire": translate("ParticularChoice", "Questionnaire online"),
        "in_person": translate("ParticularChoice", "In person"),
    }


def _follow_up_record_handling() -> Mapping[str, str]:
    return {
        "none": translate("ParticularChoice", "Nothing"),
        "revisit": translate("ParticularChoice", "Call by a person"),
        "reverify": translate("ParticularChoice", "Checked again"),
        "escalate": translate("ParticularChoice", "Escalated"),
    }


_PARTICULARS: Mapping[str, Callable[[], Mapping[str, str]]] = {
    **notice_particulars.PARTICULARS,
    **desk_particulars.PARTICULARS,
    "follow-up-record": _follow_up_record,
    "installation-acceptance": _installation_acceptance,
    "paid-repair-consent": _paid_repair_consent,
    "proof-request": _proof_request,
    "rectification-notice": _rectification_notice,
    "shipping-notice": _shipping_notice,
    "test-commission": _test_commission,
    "work-order": _work_order,
}
_CHOICES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    **notice_particulars.CHOICES,
    **desk_particulars.CHOICES,
    "follow-up-record.handling": _follow_up_record_handling,
    "follow-up-record.way": _follow_up_record_way,
    "installation-acceptance.evaluation": _satisfaction,
    "installation-acceptance.verdict": _installation_acceptance_verdict,
    "paid-repair-consent.charged_for": _paid_repair_consent_charged_for,
    "paid-repair-consent.old_parts": _paid_repair_consent_old_parts,
    "paid-repair-consent.service": _paid_repair_consent_service,
    "test-commission.borne_by": _test_commission_borne_by,
    "work-order.cover": _work_order_cover,
    "work-order.mode": _work_order_mode,
    "work-order.old_parts": _work_order_old_parts,
    "work-order.satisfaction": _satisfaction,
    "work-order.service": _work_order_service,
}
