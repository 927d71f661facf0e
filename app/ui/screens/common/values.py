"""Values of entries and records in words: codes, money, moments and ticks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from types import MappingProxyType

from app.domain.identity import mask_phone
from app.domain.money import display_yuan, parse_yuan
from app.domain.refusals import InputError
from app.ui.labels.doings import action_label, approval_method_label, link_label, means_label, stock_label
from app.ui.labels.evidence import evidence_role_label
from app.ui.labels.grading import level_label, mark_label, pause_label, post_label
from app.ui.labels.history import entry_label
from app.ui.labels.intake import (
    bought_at_label,
    contacted_label,
    injury_label,
    problem_type_label,
    proof_check_label,
)
from app.ui.labels.lists import listed
from app.ui.labels.papers import copy_label, document_label, signer_label
from app.ui.labels.privacy import consent_giver_label, erasure_cause_label, personal_label, purpose_label
from app.ui.labels.progress import appeal_label, stage_label, track_label, track_step_label
from app.ui.labels.trade import (
    cause_label,
    channel_label,
    demand_label,
    party_label,
    payment_label,
    proof_label,
    proof_state_label,
    remedy_label,
    role_label,
    strength_label,
)
from app.ui.parts.clock_words import say_moment

Words = Callable[[str], str]

_BY_FIELD: Mapping[str, Words] = MappingProxyType(
    {
        "demand": demand_label,
        "channel": channel_label,
        "cause": cause_label,
        "party": party_label,
        "remedy": remedy_label,
        "strength": strength_label,
        "proof": proof_label,
        "proof_state": proof_state_label,
        "payment_method": payment_label,
        "way": payment_label,
        "how": means_label,
        "method": means_label,
        "contact_verified_by": means_label,
        "type": problem_type_label,
        "bought_at": bought_at_label,
        "injury": injury_label,
        "proof_reason": proof_check_label,
        "mark": mark_label,
        "owner": post_label,
        "stage": stage_label,
        "stock": stock_label,
        "freight_payer": party_label,
        "advanced_by": party_label,
        "borne_by": party_label,
        "answers_to_customer": party_label,
    }
)
_BY_ENTRY: Mapping[str, Mapping[str, Words]] = MappingProxyType(
    {
        "evidence.attached": {"role": evidence_role_label},
        "evidence.retagged": {"role": evidence_role_label},
        "document.signed": {"role": signer_label},
        "approved": {"role": role_label, "method": approval_method_label},
        "approval.denied": {"role": role_label},
        "override.granted": {"action": action_label, "role": role_label},
        "document.issued": {"kind": document_label},
        "execution.started": {"kind": track_label},
        "execution.advanced": {"kind": track_label, "to": track_step_label},
        "proof.recorded": {"kind": proof_label, "state": proof_state_label, "reason": proof_check_label},
        "execution.called_off": {"kind": track_label},
        "ticket.linked": {"why": link_label},
        "stage.jumped": {"to": stage_label},
        "appeal.advanced": {"to": appeal_label},
        "clocks.paused": {"reason": pause_label},
        "goods.added": {"demand": demand_label},
        "change.taken_back": {"kind": entry_label},
        "conflict.decided": {"kind": entry_label},
        "consent.given": {"purpose": purpose_label, "by": consent_giver_label},
        "consent.withdrawn": {"purpose": purpose_label, "by": consent_giver_label},
        "person.erased": {"cause": erasure_cause_label},
    }
)
"""Where the same field name means another word list."""

_MONEY = frozenset({"price", "amount", "depreciation", "fee"})
_LISTS = frozenset({"checks", "reasons", "received_items", "wanted"})
_LISTED: Mapping[str, Words] = MappingProxyType(
    {"copies": copy_label, "contacted": contacted_label, "remedies": remedy_label, "kinds": personal_label}
)
"""Several codes in one value."""
_TICK, _CROSS = "✓", "✗"


def value_words(field: str, value: str, zone: tzinfo, entry: str = "") -> str:
    """A value as the history keeps it, in words. `field` is its last name, `entry` the entry's type."""
    if value in ("True", "False"):
        denied = _CROSS if entry == "goods.inspected" else "–"
        return _TICK if value == "True" else denied
    words = _BY_ENTRY.get(entry, {}).get(field) or _BY_FIELD.get(field)
    if words is not None:
        return words(value)
    if field == "level" and value.isdigit():
        return level_label(int(value))
    if field in _LISTED:
        return listed(_LISTED[field](each) for each in value.split("、"))
    if field in _LISTS:
        return listed(value.split("、"))
    if field in _MONEY:
        return _money(value)
    if field == "phone":
        return mask_phone(value)
    if field == "percent":
        return f"{value}%"
    if field == "option" and value.isdigit():
        return str(int(value) + 1)  # the record counts from 0, people from 1
    return _moment(value, zone)


def _money(value: str) -> str:
    try:
        return display_yuan(parse_yuan(value))
    except InputError:
        return value


def _moment(value: str, zone: tzinfo) -> str:
    """An ISO moment in full; every other text as it is."""
    if len(value) < 19 or value[4:5] != "-" or "T" not in value[:12]:
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return say_moment(moment, zone) if moment.tzinfo else value
