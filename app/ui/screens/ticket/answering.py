"""Where on the ticket a missing fact is answered: a field, or the form of an action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "demand": "problem.demand",
        "safety_risk": "problem.safety_risk",
        "media_threat": "problem.media_threat",
        "customer_agitated": "problem.agitated",
        "bad_review": "problem.bad_review",
        "people_affected": "problem.people_affected",
        "same_batch": "problem.people_affected",
        "property_loss": "problem.property_loss",
        "injury": "problem.injury",
        "urgent": "problem.urgent",
        "customer_mobility_impaired": "customer.special_care",
        "category": "goods.{item}.category",
        "channel": "goods.{item}.bought_at",
        "amount": "goods.{item}.price",
        "invoice_price": "goods.{item}.price",
        "sold_date": "goods.{item}.sold_date",
        "received_date": "goods.{item}.received_date",
        "installed_date": "goods.{item}.installed_date",
        "requires_installation": "goods.{item}.installed_date",
        "accepted_date": "goods.{item}.accepted_date",
        "custom_made": "goods.{item}.custom_made",
        "payment_method": "goods.{item}.payment_method",
        "failed_repairs": "goods.{item}.serial",
        "cumulative_repair_days": "goods.{item}.serial",
        "repair_days": "goods.{item}.serial",
    }
)
"""Fact → path of the field. Repairs are counted by the serial number of the goods."""

_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "intact": "InspectGoods",
        "packaging_complete": "InspectGoods",
        "unused": "InspectGoods",
        "accessories_complete": "InspectGoods",
        "fault": "DetermineLiability",
        "disputed": "DetermineLiability",
        "customer_disputes_liability": "AdvanceAppeal",
        "third_party_test": "CommissionTest",
        "proof_of_purchase": "RecordProof",
        "supervisor_confirmed": "ConfirmProof",
        "voucher_altered": "RecordProof",
        "same_model_in_stock": "OfferPlan",
        "same_brand_not_lower_in_stock": "OfferPlan",
        "stock_available": "OfferPlan",
        "accepts_other_model": "OfferPlan",
        "decided_remedy": "OfferPlan",
        "sent_repair_date": "StartExecution",
        "satisfaction_score": "RecordFollowUp",
        "followup_satisfied": "RecordFollowUp",
    }
)
"""Fact → action whose form asks for it."""


@dataclass(frozen=True)
class AnswerPlace:
    """Where a fact is answered: `field` is a path among all fields, `form` an action; neither: nowhere."""

    field: str = ""
    form: str = ""

    @property
    def known(self) -> bool:
        """Whether anything on the ticket answers it."""
        return bool(self.field or self.form)


def answer_place(fact: str, item: str) -> AnswerPlace:
    """Where the fact is answered for that item."""
    return AnswerPlace(_FIELDS.get(fact, "").format(item=item), _FORMS.get(fact, ""))
