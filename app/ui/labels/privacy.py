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


def held_up_label(code: str) -> str:
    """What stands against erasing now; an unknown one stands for itself."""
    return {
        "case_open": translate("Personal", "the case is open"),
        "refund_runs": translate("Personal", "a refund is under way"),
        "in_dispute": translate("Personal", "the case is in dispute"),
        "on_hold": translate("Personal", "a hold was ordered"),
    }.get(code, code)
