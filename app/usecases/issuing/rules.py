"""The rule of each kind of document, by its name."""

from __future__ import annotations

from collections.abc import Mapping

from app.usecases.issuing import (
    compensation_agreement,
    emergency_sheet,
    evidence_bundle,
    exchange_return_slip,
    follow_up_record,
    hand_over_sheet,
    installation_acceptance,
    label,
    liability_notice,
    paid_repair_consent,
    proof_request,
    rectification_notice,
    result_notice,
    review_report,
    safety_advice,
    service_manual,
    shipping_notice,
    test_commission,
    work_order,
    written_explanation,
)
from app.usecases.issuing.rule import IssuingRule

RULES: Mapping[str, IssuingRule] = {
    "compensation-agreement": compensation_agreement.RULE,
    "emergency-sheet": emergency_sheet.RULE,
    "evidence-bundle": evidence_bundle.RULE,
    "exchange-return-slip": exchange_return_slip.RULE,
    "follow-up-record": follow_up_record.RULE,
    "hand-over-sheet": hand_over_sheet.RULE,
    "installation-acceptance": installation_acceptance.RULE,
    "label": label.RULE,
    "liability-notice": liability_notice.RULE,
    "paid-repair-consent": paid_repair_consent.RULE,
    "proof-request": proof_request.RULE,
    "rectification-notice": rectification_notice.RULE,
    "result-notice": result_notice.RULE,
    "review-report": review_report.RULE,
    "safety-advice": safety_advice.RULE,
    "service-manual": service_manual.RULE,
    "shipping-notice": shipping_notice.RULE,
    "test-commission": test_commission.RULE,
    "work-order": work_order.RULE,
    "written-explanation": written_explanation.RULE,
}

_PLAIN = IssuingRule()


def rule_of(kind: str) -> IssuingRule:
    """The rule of that kind; the plain one where it has none of its own."""
    return RULES.get(kind, _PLAIN)
