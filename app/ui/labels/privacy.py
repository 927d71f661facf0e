"""Words for what is kept of a person: kinds, purposes of consents, what holds erasure up."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def personal_label(code: str) -> str:
    """A kind of personal data; an unknown one stands for itself."""
    return {
        "person": translate("Personal", "Name, contact, words, photos and papers"),
        "identity": translate("Personal", "ID number"),
    }.get(code, code)


def purpose_label(code: str) -> str:
    """What a consent is for; an unknown one stands for itself."""
    return {
        "case": translate("Personal", "Handling this case"),
        "identity": translate("Personal", "Keeping the ID number"),
        "messages": translate("Personal", "Messages about the case"),
        "sharing": translate("Personal", "Passing on to brand, supplier or carrier"),
    }.get(code, code)


def consent_giver_label(code: str) -> str:
    """Who consents; an unknown one stands for itself."""
    return {
        "customer": translate("Personal", "The customer"),
        "guardian": translate("Personal", "A guardian, for a child"),
    }.get(code, code)


def erasure_cause_label(code: str) -> str:
    """Why personal data were erased; an unknown one stands for itself."""
    return {
        "retention": translate("Personal", "their time was over"),
        "request": translate("Personal", "the customer asked for it"),
        "consent_withdrawn": translate("Personal", "the consent was withdrawn"),
    }.get(code, code)


def held_up_label(code: str) -> str:
    """What stands against erasing now; an unknown one stands for itself."""
    return {
        "case_open": translate("Personal", "the case is open"),
        "refund_runs": translate("Personal", "a refund is under way"),
        "in_dispute": translate("Personal", "the case is in dispute"),
        "on_hold": translate("Personal", "a hold was ordered"),
    }.get(code, code)
