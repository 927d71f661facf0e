"""What can be chosen in a form: of the words of the trade, and of what this ticket has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.shots import EvidenceRole, problem_types_with_lists
from app.domain.status import DONE, FINISHED, TRACK_STEPS, AppealStage, Stage, TrackKind, may_step
from app.domain.ticket import Item, Ticket
from app.domain.verdicts import MAY_ANSWER_FIRST
from app.domain.vocabulary import (
    Acceptance,
    Cause,
    ContactCheck,
    Delivery,
    Demand,
    Injury,
    Party,
    PaymentMethod,
    ProofCheck,
    ProofKind,
    ProofState,
    Remedy,
    SignatureMethod,
    Signer,
    Strength,
)
from app.ui.kit.choices import Choice
from app.ui.labels.doings import basis_label, means_label, stock_label
from app.ui.labels.evidence import evidence_role_label
from app.ui.labels.grading import level_label, pause_label
from app.ui.labels.intake import (
    bought_at_label,
    contacted_label,
    injury_label,
    problem_type_label,
    proof_check_label,
)
from app.ui.labels.papers import document_label, signer_label
from app.ui.labels.progress import appeal_label, stage_label, track_label, track_step_label
from app.ui.labels.trade import (
    cause_label,
    demand_label,
    party_label,
    payment_label,
    proof_label,
    proof_state_label,
    remedy_label,
    strength_label,
)
from app.ui.screens.common.ticket_words import goods_words
from app.usecases.offers import AT_ANY_DESK, Offers

Word = Callable[[str], str]


@dataclass(frozen=True)
class Case:
    """The ticket a form is for, the item in view, who works at the desk, what goods there are, and what is
    offered to whom.
    """

    ticket: Ticket
    item: Item
    staff: tuple[str, ...] = ()
    categories: tuple[Choice, ...] = ()
    offers: Offers = AT_ANY_DESK


_ENUMS: Mapping[type[StrEnum], Word] = {
    Demand: demand_label,
    Injury: injury_label,
    Cause: cause_label,
    ProofKind: proof_label,
    ProofState: proof_state_label,
    PaymentMethod: payment_label,
    Delivery: means_label,
    SignatureMethod: means_label,
    Acceptance: means_label,
    TrackKind: track_label,
    AppealStage: appeal_label,
    Stage: stage_label,
}

_WORDS: Mapping[str, tuple[Iterable[str], Word]] = {
    "demand": (Demand, demand_label),
    "party": (Party, party_label),
    "freight_payer": (Party, party_label),
    "advanced_by": (Party, party_label),
    "borne_by": (Party, party_label),
    "answers_to_customer": (MAY_ANSWER_FIRST, party_label),
    "remedy": (Remedy, remedy_label),
    "strength": (Strength, strength_label),
    "way": (PaymentMethod, payment_label),
    "stock": (("in_stock", "substitute", "wait"), stock_label),
}
"""Texts that come from a word list though their type does not say so."""


def choices_for(action: str, name: str, inner: Any, case: Case) -> tuple[tuple[Choice, ...], bool]:
    """What can be chosen for a field, and whether other words are welcome too."""
    special = _SPECIAL.get((action, name)) or _SPECIAL.get(("", name))
    if special is not None:
        return special(case)
    if name in _WORDS:
        values, word = _WORDS[name]
        return tuple(Choice(value, word(value)) for value in values), False
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        word = _ENUMS.get(inner, str)
        return tuple(Choice(value, word(value)) for value in inner), False
    return (), False


Offered = tuple[tuple[Choice, ...], bool]


def _items(case: Case) -> Offered:
    return tuple(Choice(item.id, f"{item.id} {goods_words(item.goods)}") for item in case.ticket.items), False


def _documents(case: Case) -> Offered:
    valid = [d for d in case.ticket.documents if not d.voided]
    return tuple(Choice(d.id, f"{document_label(d.kind)} {d.number}") for d in reversed(valid)), False


def _promises(case: Case) -> Offered:
    running = [p for p in case.ticket.promises if p.kept_at is None and not p.voided]
    return tuple(Choice(p.id, p.text) for p in running), False


def _evidence(case: Case) -> Offered:
    there = [each for each in case.ticket.evidence if not each.voided]
    return tuple(
        Choice(each.id, f"{n} {evidence_role_label(each.role)}") for n, each in enumerate(there, 1)
    ), False


def _roles(_case: Case) -> Offered:
    return tuple(Choice(role, evidence_role_label(role)) for role in EvidenceRole), False


def _signers(_case: Case) -> Offered:
    return tuple(Choice(role, signer_label(role)) for role in Signer), False


def _people(case: Case) -> Offered:
    return tuple(Choice(name, name) for name in case.staff), True


def _contact_means(_case: Case) -> Offered:
    means = ("phone", "in_person", "wechat", "sms", "email", "message")
    return tuple(Choice(each, means_label(each)) for each in means), True


def _verifications(_case: Case) -> Offered:
    return tuple(Choice(each, means_label(each)) for each in ContactCheck), False


def _pauses(_case: Case) -> Offered:
    reasons = ("proof_pending", "third_party_test", "customer_away")
    return tuple(Choice(each, pause_label(each)) for each in reasons), True


def _checks(_case: Case) -> Offered:
    stages = (Stage.INSPECTING, Stage.AWAITING_APPRAISAL, Stage.AWAITING_VERIFICATION)
    return tuple(Choice(stage, stage_label(stage)) for stage in stages), False


def _jumps(case: Case) -> Offered:
    """Where the usual action does not lead: the others are no jumps."""
    stages = [
        stage
        for stage in Stage
        if stage not in FINISHED
        and stage is not case.item.stage
        and not may_step(case.item.stage, stage)
        and (stage in DONE or case.item.stage not in DONE)
    ]
    return tuple(Choice(stage, stage_label(stage)) for stage in stages), False


def _options(case: Case) -> Offered:
    plan = case.item.plan
    options = plan.options if plan else ()
    return tuple(Choice(str(n), f"{n + 1} {remedy_label(o.remedy)}") for n, o in enumerate(options)), False


def _levels(_case: Case) -> Offered:
    return tuple(Choice(str(level), level_label(level)) for level in (1, 2, 3)), False


def _scores(_case: Case) -> Offered:
    return tuple(Choice(str(score), str(score)) for score in (1, 2, 3, 4, 5)), False


def _running_tracks(case: Case) -> Offered:
    running = [track for track in case.item.executions if track.step != "done"]
    return tuple(Choice(track.kind, track_label(track.kind)) for track in running), False


def _track_steps(case: Case) -> Offered:
    steps = dict.fromkeys(
        step
        for track in case.item.executions
        if track.step != "done"
        for step in TRACK_STEPS[TrackKind(track.kind)]
        if step != track.step
    )
    return tuple(Choice(step, track_step_label(step)) for step in steps), False


def _grounds(_case: Case) -> Offered:
    kinds = ("evidence", "clause", "standard", "law", "report")
    return tuple(Choice(kind, basis_label(kind)) for kind in kinds), False


def _categories(case: Case) -> Offered:
    return case.categories, False


def _problem_types(_case: Case) -> Offered:
    kinds = [kind for kind in problem_types_with_lists() if kind not in ("general", "goods_back", "visit")]
    return tuple(Choice(kind, problem_type_label(kind)) for kind in kinds), True


def _places(_case: Case) -> Offered:
    places = ("counter", "online", "app", "platform", "phone", "tv", "mail")
    return tuple(Choice(place, bought_at_label(place)) for place in places), True


def _contacted(_case: Case) -> Offered:
    return tuple(Choice(each, contacted_label(each)) for each in ("salesperson", "brand", "none")), False


def _proof_reasons(_case: Case) -> Offered:
    return tuple(Choice(each, proof_check_label(each)) for each in ProofCheck), True


_SPECIAL: Mapping[tuple[str, str], Callable[[Case], Offered]] = {
    ("", "item"): _items,
    ("", "category"): _categories,
    ("", "type"): _problem_types,
    ("", "bought_at"): _places,
    ("", "contacted"): _contacted,
    ("", "proof_reason"): _proof_reasons,
    ("", "contact_verified_by"): _verifications,
    ("RecordProof", "reason"): _proof_reasons,
    ("", "document"): _documents,
    ("", "promise"): _promises,
    ("", "evidence"): _evidence,
    ("RetagEvidence", "role"): _roles,
    ("SignDocument", "role"): _signers,
    ("AssignOwner", "owner"): _people,
    ("LogContact", "how"): _contact_means,
    ("RecordFollowUp", "how"): _contact_means,
    ("VerifyContact", "how"): _verifications,
    ("PauseClocks", "reason"): _pauses,
    ("BeginCheck", "stage"): _checks,
    ("JumpStage", "to"): _jumps,
    ("AcceptPlan", "option"): _options,
    ("SetLevel", "level"): _levels,
    ("RecordFollowUp", "score"): _scores,
    ("AdvanceExecution", "kind"): _running_tracks,
    ("CallOffExecution", "kind"): _running_tracks,
    ("AdvanceExecution", "to"): _track_steps,
    ("DetermineLiability", "kind"): _grounds,
}
"""By action and field; without an action: wherever the field is."""
