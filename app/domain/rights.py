"""权限: who may do what (requirements 6.2, 6.8). One table, asked by ``decide``, screens and head office.

What the sources reserve to a post by name is reserved: confirming a member record (S4-21), what is above
the desk's limit (S4-28), money that leaves the house (财务), numbers of identity cards (P-01). The ordinary
course of a case is everybody's who stands at the counter: there are desks of one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from app.domain.refusals import Refusal
from app.domain.status import TrackKind
from app.domain.vocabulary import SUPERVISING, Role

if TYPE_CHECKING:
    from app.domain.ticket import Ticket

_COUNTER: Final = frozenset({Role.CLERK, Role.SPECIALIST, Role.COMPLAINT_SPECIALIST}) | SUPERVISING
"""客服、售后专员、投诉专员 and those above them."""

_SPECIALISTS: Final = _COUNTER - {Role.CLERK}
_SHIPPING: Final = _COUNTER | {Role.COORDINATOR}
_ON_SITE: Final = _COUNTER | {Role.TECHNICIAN}
_GOODS: Final = _SHIPPING | {Role.TECHNICIAN}
_EVERYBODY: Final = frozenset(Role)
_PAYING: Final = SUPERVISING | {Role.FINANCE}
_APPROVING: Final = frozenset({Role.MANAGER, Role.HEAD_OFFICE})


class Right(NamedTuple):
    """Who may, and by which source."""

    roles: frozenset[Role]
    source: str


_PAYMENTS: Final = (TrackKind.REFUND, TrackKind.COMPENSATION)

TABLE: Final[Mapping[str, Right]] = {
    "TakeIn": Right(_COUNTER, "6.2"),
    "AddGoods": Right(_COUNTER, "6.2"),
    "ListReceivedItems": Right(_GOODS, "6.2"),
    "AmendCustomer": Right(_GOODS, "6.2"),
    "AmendCustomer/id_number": Right(_COUNTER, "P-01"),
    "AmendGoods": Right(_GOODS, "6.2"),
    "AmendProblem": Right(_ON_SITE, "6.2"),
    "AmendComplaint": Right(_ON_SITE, "6.2"),
    "StateFacts": Right(_GOODS, "6.2"),
    "AttachEvidence": Right(_EVERYBODY, "6.2"),
    "RetagEvidence": Right(_GOODS, "6.2"),
    "VoidEvidence": Right(_GOODS, "6.2"),
    "RequestProof": Right(_COUNTER, "S4-18"),
    "RecordProof": Right(_COUNTER, "S4-18"),
    "ConfirmProof": Right(SUPERVISING, "S4-21"),
    "BeginCheck": Right(_GOODS, "6.2"),
    "InspectGoods": Right(_GOODS, "6.2"),
    "CommissionTest": Right(_SPECIALISTS, "S0-24"),
    "ReportTest": Right(_COUNTER, "S0-24"),
    "SetLevel": Right(_COUNTER, "S4-26"),
    "LogEmergencyStep": Right(_GOODS, "S4-26"),
    "AnswerQuestion": Right(_COUNTER, "S4-31"),
    "LogContact": Right(_EVERYBODY, "6.2"),
    "AddNote": Right(_EVERYBODY, "6.2"),
    "VerifyContact": Right(_GOODS, "P-03"),
    "AssignOwner": Right(_SHIPPING, "X-21"),
    "MakePromise": Right(_EVERYBODY, "6.2"),
    "KeepPromise": Right(_EVERYBODY, "6.2"),
    "VoidPromise": Right(_SHIPPING, "6.2"),
    "PauseClocks": Right(_SHIPPING, "6.2"),
    "ResumeClocks": Right(_SHIPPING, "6.2"),
    "DetermineLiability": Right(_ON_SITE, "6.2"),
    "RecordDelivery": Right(_GOODS, "6.2"),
    "SignDocument": Right(_EVERYBODY, "6.2"),
    "VoidDocument": Right(_GOODS, "6.2"),
    "OfferPlan": Right(_ON_SITE, "6.2"),
    "AcceptPlan": Right(_ON_SITE, "6.2"),
    "RefusePlan": Right(_ON_SITE, "6.2"),
    "RequestApproval": Right(_ON_SITE, "S4-28"),
    "ApprovePlan": Right(_APPROVING, "S4-28"),
    "DenyPlan": Right(_APPROVING, "S4-28"),
    "StartExecution": Right(_GOODS, "6.2"),
    "AdvanceExecution": Right(_GOODS, "6.2"),
    **{f"AdvanceExecution/{kind}": Right(_PAYING, "6.2 财务") for kind in _PAYMENTS},
    "CallOffExecution": Right(_GOODS, "6.2"),
    "CompleteItem": Right(_GOODS, "6.2"),
    "RecordFollowUp": Right(_COUNTER, "6.2"),
    "CloseTicket": Right(_COUNTER, "6.2"),
    "WithdrawTicket": Right(_COUNTER, "6.2"),
    "ReopenTicket": Right(_COUNTER, "S0-42"),
    "JumpStage": Right(SUPERVISING, "S0-27"),
    "VoidTicket": Right(SUPERVISING, "S4-01"),
    "LinkTicket": Right(_COUNTER, "6.2"),
    "SetParent": Right(_COUNTER, "A04"),
    "MergeTicket": Right(_COUNTER, "6.2"),
    "AdvanceAppeal": Right(_SPECIALISTS, "S1-36"),
    "GiveConsent": Right(_SHIPPING, "6.8"),
    "WithdrawConsent": Right(_SHIPPING, "6.8"),
    "RevealIdentity": Right(_SPECIALISTS | {Role.FINANCE}, "P-01"),
    "PlaceHold": Right(SUPERVISING, "6.8"),
    "LiftHold": Right(SUPERVISING, "6.8"),
    "ErasePerson": Right(SUPERVISING, "6.8"),
    "DecideConflict": Right(_COUNTER, "6.2"),
    "DecideConflict/weighty": Right(SUPERVISING, "6.2"),
}
"""Rights by the name of the action; behind a stroke what takes a right of its own."""

LENDING: Final = SUPERVISING
"""授权: whose right may be lent for one action (6.2)."""

DEEDS: Final[Mapping[str, Right]] = {
    "paper.issue": Right(_EVERYBODY, "6.2"),
    "paper.of_desk": Right(_COUNTER | {Role.COORDINATOR, Role.FINANCE}, "6.2"),
    "report.read": Right(_SPECIALISTS | {Role.FINANCE}, "6.6"),
    "error_maker.read": Right(SUPERVISING, "P-08"),
    "settings.desk": Right(_COUNTER | {Role.COORDINATOR, Role.FINANCE, Role.TECHNICIAN}, "6.2"),
    "settings.policy": Right(SUPERVISING, "6.2"),
    "settings.staff": Right(SUPERVISING, "6.2"),
    "settings.head": Right(SUPERVISING, "6.2"),
    "person.answer": Right(SUPERVISING, "6.8"),
}
"""What is no action on a ticket."""


def roles_for(name: str) -> frozenset[Role]:
    """Who may do the action, in some case at least; nobody may do what is not in the table."""
    return frozenset().union(*(right.roles for right in _rights_of(name)))


def may(name: str, role: Role) -> bool:
    """Whether that role may do the action, in some case at least."""
    return any(role in right.roles for right in _rights_of(name))


def may_do(deed: str, role: Role) -> bool:
    """Whether that role may do what is no action on a ticket. Raises KeyError for an unknown deed."""
    return role in DEEDS[deed].roles


def above_clerk(role: Role) -> bool:
    """Whether that role may do anything that a clerk may not (6.2)."""
    rights = (*TABLE.values(), *DEEDS.values())
    return any(role in right.roles and Role.CLERK not in right.roles for right in rights)


def _rights_of(name: str) -> Iterable[Right]:
    return [right for key, right in TABLE.items() if key == name or key.startswith(f"{name}/")]


@dataclass(frozen=True)
class Standing:
    """Who acts, in which role; `instead_of` the absent person whose deputy that is."""

    person: str
    role: Role
    instead_of: str = ""


@dataclass(frozen=True)
class Override(Standing):
    """授权: somebody with the right lends it for one action, with the reason. Nobody lends to oneself."""

    reason: str = ""


def needed_right(name: str, part: str = "") -> Right | None:
    """What it takes: the right of the part where it has one of its own; None where nobody has any."""
    return TABLE.get(f"{name}/{part}") or TABLE.get(name)


def role_refused(name: str, part: str, role: Role) -> Refusal | None:
    """Why that role may not do it."""
    right = needed_right(name, part)
    if right is not None and role in right.roles:
        return None
    source = right.source if right else "6.2"
    return not_enough(name, right.roles if right else frozenset(), role, source)


def not_enough(name: str, roles: frozenset[Role], role: Role, source: str) -> Refusal:
    """The refusal that names who may: the least of those above the desk, else the first of the table."""
    above = next((each for each in _ASCENDING if each in roles), "")
    return Refusal("role_not_enough", source, {"needed": above, "role": role, "action": name})


_ASCENDING: Final = (Role.SUPERVISOR, Role.MANAGER, Role.HEAD_OFFICE, *Role)


def not_own_visit(ticket: Ticket, person: str | None, role: Role) -> Refusal | None:
    """师傅只看自己的上门: a technician acts where the case or the visit is his."""
    if role is not Role.TECHNICIAN or ticket.book or own_visit(ticket, person or ""):
        return None
    return Refusal("not_own_visit", "6.2", {"person": person or ""})


def own_visit(ticket: Ticket, person: str) -> bool:
    """Whether the case is that person's, or some way of carrying it out names them as its technician."""
    named = {track.details.get(TECHNICIAN, "") for item in ticket.items for track in item.executions}
    owner = {ticket.level.owner} if ticket.level else set()
    return bool(person) and person in named | owner


TECHNICIAN: Final = "technician"
"""Under this an execution says who goes there."""
