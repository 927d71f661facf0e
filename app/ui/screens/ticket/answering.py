"""Where on the ticket a missing fact is answered: a field, or the form of an action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.steps.circumstances import STATABLE

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "demand": "problem.demand",
        "safety_risk": "problem.safety_risk",
        "media_threat": "problem.media_threat",
        "customer_agitated": "problem.agitated",
        "bad_review": "problem.bad_review",
        "people_affected": "problem.people_affected",
        "property_loss": "problem.property_loss",
        "injury": "problem.injury",
        "urgent": "problem.urgent",
        "customer_mobility_impaired": "customer.special_care",
        "category": "goods.{item}.category",
        "channel": "goods.{item}.bought_at",
        "amount": "goods.{item}.price",
        "sold_date": "goods.{item}.sold_date",
        "received_date": "goods.{item}.received_date",
        "installed_date": "goods.{item}.installed_date",
        "accepted_date": "goods.{item}.accepted_date",
        "custom_made": "goods.{item}.custom_made",
        "payment_method": "goods.{item}.payment_method",
    }
)
"""Fact → path of the field."""

_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "intact": "InspectGoods",
        "packaging_complete": "InspectGoods",
        "unused": "InspectGoods",
        "accessories_complete": "InspectGoods",
        "fault": "DetermineLiability",
        "customer_disputes_liability": "AdvanceAppeal",
        "proof_of_purchase": "RecordProof",
        "supervisor_confirmed": "ConfirmProof",
        "voucher_altered": "RecordProof",
        "decided_remedy": "OfferPlan",
        "sent_repair_date": "StartExecution",
        "satisfaction_score": "RecordFollowUp",
    }
)
"""Fact → action whose form asks for it. Before its time the circumstance can be stated by itself."""


@dataclass(frozen=True)
class AnswerPlace:
    """Where a fact is answered: `field` is a path among all fields, `form` an action.

    One that is `statable` can be stated as a circumstance, where no form is at hand.
    """

    field: str = ""
    form: str = ""
    statable: bool = False

    @property
    def known(self) -> bool:
        """Whether anything on the ticket answers it."""
        return bool(self.field or self.form or self.statable)


def answer_place(fact: str, item: str) -> AnswerPlace:
    """Where the fact is answered for that item."""
    return AnswerPlace(
        _FIELDS.get(fact, "").format(item=item), _FORMS.get(fact, ""), statable=fact in STATABLE
    )
