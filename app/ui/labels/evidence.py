"""Words for what photos show, and for what is wrong with them."""

from PySide6.QtCore import QCoreApplication

from app.usecases.awaited import Whereabouts

translate = QCoreApplication.translate


def evidence_role_label(code: str) -> str:
    """Evidence; an unknown code stands for itself."""
    return {
        "whole": translate("Evidence", "Whole"),
        "part": translate("Evidence", "Part"),
        "close_up": translate("Evidence", "Close-up"),
        "packaging": translate("Evidence", "Packaging"),
        "barcode": translate("Evidence", "Barcode"),
        "nameplate": translate("Evidence", "Nameplate"),
        "accessories": translate("Evidence", "Accessories"),
        "fault_video": translate("Evidence", "Fault on video"),
        "measurement": translate("Evidence", "Measurement"),
        "date_mark": translate("Evidence", "Date mark"),
        "surroundings": translate("Evidence", "Surroundings"),
        "fixing": translate("Evidence", "Fixing"),
        "before": translate("Evidence", "Before"),
        "after": translate("Evidence", "After"),
        "proof": translate("Evidence", "Proof of purchase"),
        "payment": translate("Evidence", "Payment record"),
        "order_page": translate("Evidence", "Order page"),
        "carrier_receipt": translate("Evidence", "Delivery receipt"),
        "injury": translate("Evidence", "Injury"),
        "cost_voucher": translate("Evidence", "Cost voucher"),
        "outbound_record": translate("Evidence", "Outbound record"),
        "quality_report": translate("Evidence", "Quality report"),
        "carrier_track": translate("Evidence", "Carrier's track"),
        "purchase_voucher": translate("Evidence", "Purchase voucher"),
        "certificate": translate("Evidence", "Certificate"),
        "signed_document": translate("Evidence", "Signed document"),
        "other": translate("Evidence", "Other"),
    }.get(code, code)


def hint_label(code: str) -> str:
    """Hint; an unknown code stands for itself."""
    return {
        "blurred": translate("Hint", "Blurred, take it again"),
        "too_dark": translate("Hint", "Too dark, take it again"),
        "over_exposed": translate("Hint", "Too bright, take it again"),
        "too_small": translate("Hint", "Too small"),
        "mislabelled": translate("Hint", "The name says another kind of file"),
        "clock_wrong": translate("Hint", "Camera's clock was wrong"),
    }.get(code, code)


def away_label(where: Whereabouts) -> str:
    """Where a picture is that is not here."""
    return {
        Whereabouts.AT_OFFICE: translate("Evidence", "Photo at head office, being fetched"),
        Whereabouts.ELSEWHERE: translate("Evidence", "At the other desk only, not uploaded yet"),
        Whereabouts.LOST: translate("Evidence", "Lost at the other desk"),
        Whereabouts.LEFT: translate("Evidence", "With the head office before, not fetched any more"),
    }[where]
