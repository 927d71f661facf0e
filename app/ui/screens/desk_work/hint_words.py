"""What speaks for a cause, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.labels.evidence import evidence_role_label
from app.ui.labels.lists import listed
from app.ui.screens.desk_work.verdict_help import CauseHint


def hint_words(hint: CauseHint) -> str:
    """The sentence of a hint."""
    translate = QCoreApplication.translate
    text = {
        "not_inspected": translate("CauseHint", "The goods have not been looked at yet."),
        "packaging_broken": translate("CauseHint", "The packing is broken: this points to the transport."),
        "packaging_intact": translate("CauseHint", "The packing is whole: this points to the quality."),
        "traces_of_use": translate("CauseHint", "Traces of use alone do not show misuse."),
        "carrier_receipt": translate("CauseHint", "There is a delivery receipt: see what it says of damage."),
        "quality_report": translate("CauseHint", "There is a quality report among the evidence."),
        "burden": translate("CauseHint", "Within six months the seller must show that there was no defect."),
        "quality_window_open": translate("CauseHint", "For a quality fault return or exchange until {day}."),
        "quality_window_closed": translate("CauseHint", "The days for a quality fault ended on {day}."),
        "no_reason_window_open": translate("CauseHint", "A return without reason is open until {day}."),
        "photos_missing": translate("CauseHint", "Missing: {roles}. Missing photos never decide alone."),
    }.get(hint.code, hint.code)
    roles = hint.params.get("roles", "")
    params = dict(hint.params) | {"roles": listed(map(evidence_role_label, roles.split(",")))}
    return text.format(**params)
