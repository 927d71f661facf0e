"""Words for the particulars of papers of the desk: reviews and hand-over sheets."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def review_report() -> Mapping[str, str]:
    """D15."""
    return {
        "period": translate("Particular", "Kind of review"),
        "from": translate("Particular", "First day"),
        "until": translate("Particular", "Last day"),
        "led_by": translate("Particular", "Led by"),
        "attended": translate("Particular", "Attended by"),
        "causes": translate("Particular", "Root causes"),
        "improvements": translate("Particular", "Improvements"),
        "action": translate("Particular", "What is done"),
        "owner": translate("Particular", "Owner"),
        "due": translate("Particular", "Due"),
        "effect": translate("Particular", "Expected effect"),
        "remarks": translate("Particular", "Remarks"),
    }


def review_period() -> Mapping[str, str]:
    """A week or a month."""
    return {
        "week": translate("ParticularChoice", "Week"),
        "month": translate("ParticularChoice", "Month"),
    }


def hand_over_sheet() -> Mapping[str, str]:
    """D19."""
    return {
        "shift": translate("Particular", "Shift"),
        "handing_over": translate("Particular", "Handing over"),
        "taking_over": translate("Particular", "Taking over"),
        "cash": translate("Particular", "Cash and slips"),
        "keys": translate("Particular", "Keys and devices"),
        "what": translate("Particular", "What"),
        "amount": translate("Particular", "Amount"),
        "count": translate("Particular", "Number"),
        "remark": translate("Particular", "Remark"),
        "remarks": translate("Particular", "Remarks"),
    }


PARTICULARS: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "hand-over-sheet": hand_over_sheet,
    "review-report": review_report,
}
CHOICES: Mapping[str, Callable[[], Mapping[str, str]]] = {"review-report.period": review_period}
