"""Words for the particulars of what is told to a customer, agreed on, or written down of an emergency."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.vocabulary import PaymentMethod, Remedy, Strength
from app.ui.labels.trade import payment_label, remedy_label, strength_label

translate = QCoreApplication.translate


def safety_advice() -> Mapping[str, str]:
    """D09."""
    return {
        "hazard": translate("Particular", "Hazard"),
        "stop_use": translate("Particular", "Stop using it at once"),
        "advice": translate("Particular", "Further advice"),
        "cover": translate("Particular", "Guarantee"),
        "warranty_until": translate("Particular", "Guarantee until"),
        "offer": translate("Particular", "What can be done"),
        "remarks": translate("Particular", "Remarks"),
    }


def cover() -> Mapping[str, str]:
    """Whether the guarantee still runs."""
    return {
        "in": translate("ParticularChoice", "Under guarantee"),
        "out": translate("ParticularChoice", "Out of guarantee"),
    }


def safety_advice_offer() -> Mapping[str, str]:
    """What can be done about a hazard."""
    return {
        "paid_repair": translate("ParticularChoice", "Paid repair"),
        "free_repair": translate("ParticularChoice", "Free repair"),
        "maker": translate("ParticularChoice", "Ask the maker"),
        "scrap": translate("ParticularChoice", "Scrap it"),
    }


def written_explanation() -> Mapping[str, str]:
    """D10."""
    return {
        "reason": translate("Particular", "Why it takes longer"),
        "until": translate("Particular", "Settled by"),
        "done_so_far": translate("Particular", "Done so far"),
        "meanwhile": translate("Particular", "Until then"),
        "next_news": translate("Particular", "Next news on"),
        "contact": translate("Particular", "Whom to ask"),
    }


def result_notice() -> Mapping[str, str]:
    """D11."""
    return {
        "remedy": translate("Particular", "Solution"),
        "strength": translate("Particular", "Owed by"),
        "solution": translate("Particular", "Solution in words"),
        "done": translate("Particular", "Settled"),
        "until": translate("Particular", "Carried out by"),
        "amount": translate("Particular", "Amount"),
        "way": translate("Particular", "Way of payment"),
        "arrives": translate("Particular", "Money arrives by"),
    }


def compensation_agreement() -> Mapping[str, str]:
    """D12."""
    return {
        "kind": translate("Particular", "Kind of payment"),
        "matter": translate("Particular", "What it is paid for"),
        "injury": translate("Particular", "Injury"),
        "strength": translate("Particular", "Owed by"),
        "ground": translate("Particular", "Ground"),
        "receipts": translate("Particular", "Receipts"),
        "name": translate("Particular", "Receipt"),
        "number": translate("Particular", "Receipt number"),
        "amount": translate("Particular", "Amount"),
        "goods_stay": translate("Particular", "Goods stay with"),
        "insurer": translate("Particular", "Insurance"),
        "payee": translate("Particular", "Payee"),
        "way": translate("Particular", "Way of payment"),
        "account": translate("Particular", "Account"),
        "until": translate("Particular", "Paid by"),
        "further": translate("Particular", "Agreed besides"),
    }


def goods_stay() -> Mapping[str, str]:
    """Who has the goods after a compensation."""
    return {
        "with_customer": translate("ParticularChoice", "The customer"),
        "returned": translate("ParticularChoice", "Us"),
    }


def emergency_sheet() -> Mapping[str, str]:
    """D13."""
    return {
        "hazard": translate("Particular", "Hazard"),
        "reasons": translate("Particular", "Reasons of the level"),
        "raised": translate("Particular", "Level set at"),
        "started": translate("Particular", "First step at"),
        "owner": translate("Particular", "Post in charge"),
        "people_affected": translate("Particular", "People affected"),
        "injury": translate("Particular", "Injury"),
        "property_loss": translate("Particular", "Loss of property"),
        "timeline": translate("Particular", "What was done"),
        "at": translate("Particular", "Moment"),
        "step": translate("Particular", "Step"),
        "by": translate("Particular", "Who"),
        "sale_suspended": translate("Particular", "Sale suspended"),
        "suspended_at": translate("Particular", "Suspended at"),
        "suspended_scope": translate("Particular", "What is suspended"),
        "brand_contacted": translate("Particular", "Brand contacted"),
        "brand_at": translate("Particular", "Contacted at"),
        "brand_reply": translate("Particular", "What the brand said"),
        "people": translate("Particular", "People at work"),
        "name": translate("Particular", "Name"),
        "role": translate("Particular", "Post or task"),
        "outcome": translate("Particular", "Outcome"),
        "further": translate("Particular", "What follows"),
    }


def injury() -> Mapping[str, str]:
    """How badly somebody was hurt."""
    return {
        "none": translate("ParticularChoice", "Nobody hurt"),
        "minor": translate("ParticularChoice", "Slightly hurt"),
        "severe": translate("ParticularChoice", "Badly hurt"),
    }


def remedies() -> Mapping[str, str]:
    """Ways to settle a case."""
    return {code: remedy_label(code) for code in Remedy}


def strengths() -> Mapping[str, str]:
    """By which force it is owed."""
    return {code: strength_label(code) for code in Strength}


def ways_of_payment() -> Mapping[str, str]:
    """How money comes."""
    paid = {code.value: payment_label(code) for code in PaymentMethod}
    return {**paid, "original": translate("ParticularChoice", "As it was paid")}


def evidence_bundle() -> Mapping[str, str]:
    """D18."""
    return {
        "recipient": translate("Particular", "Handed to"),
        "recipient_is": translate("Particular", "Who that is"),
        "purpose": translate("Particular", "What for"),
    }


def recipients() -> Mapping[str, str]:
    """Who gets a bundle: others than these three only as the customer consents."""
    return {
        "customer": translate("ParticularChoice", "The customer"),
        "authority": translate("ParticularChoice", "Court, authority or mediator"),
        "own_house": translate("ParticularChoice", "Our own head office"),
        "supplier": translate("ParticularChoice", "Brand, supplier or carrier"),
        "other": translate("ParticularChoice", "Platform or others"),
    }


PARTICULARS: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "compensation-agreement": compensation_agreement,
    "emergency-sheet": emergency_sheet,
    "evidence-bundle": evidence_bundle,
    "result-notice": result_notice,
    "safety-advice": safety_advice,
    "written-explanation": written_explanation,
}
CHOICES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "compensation-agreement.goods_stay": goods_stay,
    "compensation-agreement.injury": injury,
    "compensation-agreement.kind": remedies,
    "compensation-agreement.strength": strengths,
    "compensation-agreement.way": ways_of_payment,
    "emergency-sheet.injury": injury,
    "evidence-bundle.recipient_is": recipients,
    "result-notice.remedy": remedies,
    "result-notice.strength": strengths,
    "result-notice.way": ways_of_payment,
    "safety-advice.cover": cover,
    "safety-advice.offer": safety_advice_offer,
}
