"""Words for documents, their copies and papers."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def document_label(code: str) -> str:
    """Document; an unknown code stands for itself."""
    return {
        "receipt": translate("Document", "Receipt"),
        "proof-request": translate("Document", "Request for proof"),
        "liability-notice": translate("Document", "Liability notice"),
        "test-commission": translate("Document", "Test commission"),
        "exchange-return-slip": translate("Document", "Exchange-return slip"),
        "work-order": translate("Document", "Work order"),
        "installation-acceptance": translate("Document", "Installation acceptance"),
        "paid-repair-consent": translate("Document", "Consent to paid repair"),
        "safety-advice": translate("Document", "Safety advice"),
        "written-explanation": translate("Document", "Written explanation"),
        "result-notice": translate("Document", "Result notice"),
        "compensation-agreement": translate("Document", "Compensation agreement"),
        "emergency-sheet": translate("Document", "Emergency sheet"),
        "rectification-notice": translate("Document", "Rectification notice"),
        "review-report": translate("Document", "Review report"),
        "shipping-notice": translate("Document", "Shipping notice"),
        "follow-up-record": translate("Document", "Follow-up record"),
        "evidence-bundle": translate("Document", "Evidence bundle"),
        "hand-over-sheet": translate("Document", "Hand-over sheet"),
        "service-manual": translate("Document", "Service manual"),
        "label": translate("Document", "Label"),
        "application-form": translate("Document", "Application form"),
    }.get(code, code)


def copy_label(code: str) -> str:
    """Copy; an unknown code stands for itself."""
    return {
        "store": translate("Copy", "Store copy"),
        "customer": translate("Copy", "Customer copy"),
        "merchant": translate("Copy", "Merchant copy"),
    }.get(code, code)


def signer_label(code: str) -> str:
    """In which role somebody signs; an unknown code stands for itself."""
    return {
        "consent": translate("Signer", "Customer, consents before the work"),
        "customer": translate("Signer", "Customer"),
        "store": translate("Signer", "Store"),
        "merchant": translate("Signer", "Merchant"),
        "handing_over": translate("Signer", "Hands over"),
        "taking_over": translate("Signer", "Takes over"),
    }.get(code, code)


def medium_label(code: str) -> str:
    """Paper; an unknown code stands for itself."""
    return {
        "a4": translate("Paper", "A4"),
        "a5": translate("Paper", "A5"),
        "a5-upright": translate("Paper", "A5 upright"),
        "a5-lying": translate("Paper", "A5 lying"),
        "a5-two": translate("Paper", "Two A5 on a sheet of A4"),
        "241x140": translate("Paper", "241 × 140 mm"),
        "80mm": translate("Paper", "80 mm roll"),
        "58mm": translate("Paper", "58 mm roll"),
        "60x40": translate("Paper", "60 × 40 mm label"),
        "40x30": translate("Paper", "40 × 30 mm label"),
    }.get(code, code)


def times_printed(prints: int) -> str:
    """How often a document was printed."""
    if prints > 1:
        return translate("Papers", "printed {0} times").format(prints)
    return translate("Papers", "printed once") if prints else translate("Papers", "not printed")
