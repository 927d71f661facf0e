"""Every fact that may be stated about a case, with its kind and its closed choices.

A fact that is absent is unknown. Facts that are not in this list are refused,
so that a misspelt key never passes for an unknown one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.domain.provinces import PROVINCES


class FactKind(StrEnum):
    """The form of a fact's value."""

    TEXT = "text"
    TEXT_OR_NONE = "text_or_none"
    """A text, or null for «there is none»; absent still means unknown."""
    CHOICE = "choice"
    CHOICES = "choices"
    FLAG = "flag"
    COUNT = "count"
    MONEY = "money"
    """A text in yuan with two decimals; held as fen."""
    RATE = "rate"
    """A text, a fraction from 0 to 1; held as Decimal."""
    DATE = "date"
    MOMENT = "moment"
    """``YYYY-MM-DDTHH:MM`` in the zone of the desk; held as a naive datetime."""
    MONTH = "month"
    """``YYYY-MM``; held as the first day of the month."""
    TIME = "time"
    YEARS = "years"


@dataclass(frozen=True)
class FactSpec:
    """One key of the vocabulary. `least` and `top` are the smallest and the largest count accepted."""

    key: str
    kind: FactKind
    choices: tuple[str, ...] = ()
    top: int = 1_000_000
    least: int = 0


PROFILES = (
    "mall_desk",
    "home_groupbuy",
    "ecommerce",
    "furniture_retail",
    "appliance_channel",
    "statute",
)
LAYERS = ("sanbao", "general", "remote_sale", "local", "promise")
DEMANDS = ("return", "exchange", "repair", "compensation", "consult", "suggestion", "complaint")
FAULTS = (
    "quality",
    "none",
    "no_defect",
    "misuse",
    "installation",
    "size_merchant",
    "size_customer",
    "transport",
    "disputed",
    "service",
)
REMEDIES = (
    "return_full",
    "return_no_reason",
    "return_with_depreciation",
    "exchange_same_model",
    "exchange_ge_performance",
    "repair_free",
    "repair_paid",
    "rectify_install",
    "remake_free",
    "resize_paid",
    "compensation",
    "small_payment",
    "partial_refund",
    "refund_only",
)

_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "channel": ("online", "offline"),
        "clock": ("wall", "service_hours"),
        "decided_remedy": (*REMEDIES, "return", "exchange", "repair", "refund"),
        "demand": DEMANDS,
        "fault": FAULTS,
        "injury": ("minor", "severe"),
        "intake_channel": ("online", "offline", "phone", "visit"),
        "payment_method": ("cash", "bank_card", "mobile"),
        "profile": PROFILES,
        "proof_of_purchase": ("invoice", "invoice_copy", "other_proof", "member_record", "none"),
        "repair_mode": ("official_onsite", "third_party_platform", "self_arranged", "mail_in"),
        "repair_overdue_cause": ("parts", "repairer"),
    }
)

_TEXTS = "category claim damage document fault_found_by faulty_part hazard issue promise words"

_FLAGS = (
    "accepts_other_model accessories_complete activated actual_paid_proven authority_found_unqualified"
    " bad_review complex custom_made customer_accepts_repair customer_agitated"
    " customer_disputes_liability customer_insists customer_mobility_impaired defect_confirmed"
    " defect_systemic disputed evidence_conclusive fast_refund followup_satisfied fraud intact"
    " labels_removed media_threat needs_large_part needs_small_part needs_visit opened_for_inspection"
    " packaging_complete property_loss purchase_confirmed_no_return repairable requires_installation"
    " rescission_condition safety_risk same_batch same_brand_not_lower_in_stock same_model_in_stock"
    " soiled stock_available supervisor_confirmed third_party_test unauthorized_disassembly unused"
    " urgent voucher_altered within_after_sales_period within_warranty"
)

_COUNTS: Mapping[str, int] = MappingProxyType(
    {
        "agreed_warranty_months": 1_200,
        "agreed_warranty_years": 100,
        "cumulative_repair_days": 10_000,
        "failed_repairs": 1_000,
        "first_install_days": 10_000,
        "level": 9,
        "merchant_no_reason_promise_days": 10_000,
        "people_affected": 1_000_000,
        "repair_days": 10_000,
        "satisfaction_score": 5,
    }
)

_FROM_ONE = frozenset({"level", "satisfaction_score"})

_DATES = (
    "accepted_date complaint_received_by_authority defect_found_date demand_date exchanged_date"
    " imei_factory_date installed_date known_date last_care_date last_full_care_date"
    " mediation_accepted_date received_date repair_delivered_date repair_returned_date repair_sent_date"
    " return_date sent_repair_date sold_date"
    " today"
)

_MOMENTS = (
    "accepted_at complaint_received_at entered_at exchange_approved_at execution_completed_at"
    " first_plan_rejected_at liability_determined_at picked_up_at pickup_requested_at refund_approved_at"
    " reported_at returned_goods_passed_at returned_goods_received_at ticket_received_at triaged_at"
)


def _build() -> Mapping[str, FactSpec]:
    specs = [FactSpec(key, FactKind.CHOICE, choices) for key, choices in _CHOICES.items()]
    specs += [FactSpec(key, FactKind.TEXT) for key in _TEXTS.split()]
    specs += [FactSpec(key, FactKind.FLAG) for key in _FLAGS.split()]
    specs += [
        FactSpec(key, FactKind.COUNT, top=top, least=1 if key in _FROM_ONE else 0)
        for key, top in _COUNTS.items()
    ]
    specs += [FactSpec(key, FactKind.DATE) for key in _DATES.split()]
    specs += [FactSpec(key, FactKind.MOMENT) for key in _MOMENTS.split()]
    specs += [FactSpec(key, FactKind.MONEY) for key in ("actual_paid", "amount", "invoice_price")]
    specs += [FactSpec(key, FactKind.TIME) for key in ("close", "open")]
    specs += [
        FactSpec("agreement", FactKind.TEXT_OR_NONE),
        FactSpec("calendar_years_loaded", FactKind.YEARS),
        FactSpec("daily_rate", FactKind.RATE),
        FactSpec("layers", FactKind.CHOICES, LAYERS),
        FactSpec("manufactured", FactKind.MONTH),
        FactSpec("region", FactKind.TEXT, PROVINCES),
    ]
    return MappingProxyType({spec.key: spec for spec in sorted(specs, key=lambda spec: spec.key)})


VOCABULARY: Mapping[str, FactSpec] = _build()
"""Key → specification. Beyond the published list: `words` (the customer's own words), `level` (the level
a person has set), `intake_channel` (where the case came in, if not where the goods were bought), the
three original-state ticks `packaging_complete`, `unused`, `accessories_complete`, `bad_review` (S2n-01), and
for refunds that are paid when the carrier collects (S3-21) `fast_refund` and `picked_up_at`."""
