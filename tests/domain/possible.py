"""Every action, with what must have happened before it is possible: what the tables of rights are gone through
with, at the desk and at head office.

The case is a kettle of the leaking kind; whoever judges needs no more than that each action can be done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256

from app.domain.decide import Action
from app.domain.entry import Body, Draft
from app.domain.money import Fen
from app.domain.privacy import Personal, Purpose
from app.domain.records import BlobRef, Complaint, EvidenceFile, Goods, Inspection
from app.domain.status import AppealStage, Stage, TrackKind
from app.domain.steps.amendment import AmendComplaint, AmendCustomer, AmendGoods, AmendProblem
from app.domain.steps.approval import ApprovePlan, DenyPlan, RequestApproval
from app.domain.steps.checking import BeginCheck, CommissionTest, InspectGoods, ReportTest
from app.domain.steps.circumstances import StateFacts
from app.domain.steps.closing import (
    CloseTicket,
    JumpStage,
    RecordFollowUp,
    ReopenTicket,
    VoidTicket,
    WithdrawTicket,
)
from app.domain.steps.contact import AddNote, AssignOwner, LogContact, VerifyContact
from app.domain.steps.evidence import AttachEvidence, EvidenceAttached, RetagEvidence, VoidEvidence
from app.domain.steps.execution import AdvanceExecution, CallOffExecution, CompleteItem, StartExecution
from app.domain.steps.intake import AddGoods, ListReceivedItems
from app.domain.steps.level import AnswerQuestion, LogEmergencyStep, SetLevel
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.linking import AdvanceAppeal, LinkTicket, MergeTicket, SetParent
from app.domain.steps.papers import DocumentIssued, RecordDelivery, SignDocument, VoidDocument
from app.domain.steps.planning import AcceptPlan, OfferPlan, RefusePlan
from app.domain.steps.privacy import (
    ErasePerson,
    GiveConsent,
    LiftHold,
    PlaceHold,
    RevealIdentity,
    WithdrawConsent,
)
from app.domain.steps.promising import KeepPromise, MakePromise, PauseClocks, ResumeClocks, VoidPromise
from app.domain.steps.proof import ConfirmProof, RecordProof, RequestProof
from app.domain.ticket import Ticket
from app.domain.verdicts import Basis, Option, Share
from app.domain.vocabulary import (
    Cause,
    Delivery,
    Demand,
    ProofKind,
    ProofState,
    Role,
    SignatureMethod,
    Signer,
)
from tests.domain.cases import START, Course, opened

VISITOR = "赵永强"
"""The technician whose case it is: what is judged is the role alone."""

FILE_BYTES = b"a file of the case"
FILE = BlobRef(sha256(FILE_BYTES).hexdigest(), len(FILE_BYTES), "image/jpeg", "a.jpg", "whole")
NUMBER = "330106199003072415"

Step = Action | Body | Callable[[Ticket], Action]


@dataclass(frozen=True)
class Possible:
    """`before` are actions, bodies of what no action here makes, or what knows the ticket it is done to."""

    before: tuple[Step, ...]
    action: Step

    def made(self, ticket: Ticket) -> Action:
        """The action, for the ticket as it is after `before`."""
        made = done(self.action, ticket)
        assert isinstance(made, Action)
        return made


def done(step: Step, ticket: Ticket) -> Action | Body:
    """What the step is for that ticket."""
    return step if isinstance(step, Action | Body) else step(ticket)


VERDICT = DetermineLiability(
    Cause.QUALITY,
    (Share("brand", 100),),
    (Basis("evidence", "现场加水可见渗漏"),),
    conclusion="壶身焊缝渗漏",
    suggestion="换同型号",
)
SWAP = OfferPlan((Option("exchange_same_model", amount=Fen(0)),))
DEAR = OfferPlan((Option("small_payment", "negotiable", amount=Fen(1_500_000)),))
ISSUED = DocumentIssued("d1", "record", "N-d1", 1, FILE, replace(FILE, role="document"), "c" * 64, "x.1")
SIGNED = SignDocument("d1", "王建国", Signer.CUSTOMER, SignatureMethod.PAPER_SCAN, "c" * 64, FILE)
ATTACHED = EvidenceAttached("f1", EvidenceFile(FILE), "whole")
PLANNED: tuple[Step, ...] = (VERDICT, SWAP)
AGREED: tuple[Step, ...] = (*PLANNED, AcceptPlan())
RUNNING: tuple[Step, ...] = (*AGREED, StartExecution(TrackKind.EXCHANGE))
OVER: tuple[Step, ...] = (*RUNNING, AdvanceExecution(TrackKind.EXCHANGE, "done"), CompleteItem())
FOLLOWED: tuple[Step, ...] = (*OVER, RecordFollowUp(5, on_time=True, how="phone"))
PROMISE = MakePromise("明天回电", START + timedelta(days=1))


def numbered(ticket: Ticket) -> Action:
    """The customer with a number of an identity card."""
    return AmendCustomer(replace(ticket.customer, id_number=NUMBER))


RETURNED: tuple[Step, ...] = (
    lambda t: AmendGoods(replace(t.items[0].goods, price=Fen(600_000))),
    lambda t: AmendProblem(replace(t.problem, demand=Demand.RETURN)),
)
"""Goods of a price, given back: a case in which the number may be asked for (S4-10)."""


POSSIBLE: Mapping[str, Possible] = {
    "AddGoods": Possible((), AddGoods(Goods("电饭煲"), Demand.REPAIR)),
    "ListReceivedItems": Possible((), ListReceivedItems(("壶身",))),
    "AmendCustomer": Possible((), lambda t: AmendCustomer(replace(t.customer, phone="13900009999"))),
    "AmendGoods": Possible((), lambda t: AmendGoods(replace(t.items[0].goods, model="MK-1509"))),
    "AmendProblem": Possible((), lambda t: AmendProblem(replace(t.problem, people_affected=2))),
    "AmendComplaint": Possible(
        (AddGoods(Goods("电饭煲"), Demand.REPAIR),), AmendComplaint(Complaint("不通电"), Demand.REPAIR, "2")
    ),
    "StateFacts": Possible((), StateFacts({"sent_repair_date": "2026-11-18"})),
    "AttachEvidence": Possible((), AttachEvidence(EvidenceFile(FILE), "whole")),
    "RetagEvidence": Possible((ATTACHED,), RetagEvidence("f1", "close_up")),
    "VoidEvidence": Possible((ATTACHED,), VoidEvidence("f1", "拍错了")),
    "RequestProof": Possible((), RequestProof(("购物小票",))),
    "RecordProof": Possible((), RecordProof(ProofKind.INVOICE, ProofState.PENDING)),
    "ConfirmProof": Possible((RecordProof(ProofKind.MEMBER_RECORD, ProofState.PENDING),), ConfirmProof()),
    "BeginCheck": Possible((), BeginCheck()),
    "InspectGoods": Possible((), InspectGoods(Inspection(packaging_intact=True))),
    "CommissionTest": Possible((BeginCheck(),), CommissionTest("省质检院", "焊缝")),
    "ReportTest": Possible((BeginCheck(), CommissionTest("省质检院", "焊缝")), ReportTest("渗漏")),
    "SetLevel": Possible((), SetLevel(1, "烫伤")),
    "LogEmergencyStep": Possible((SetLevel(1, "烫伤"), AssignOwner(VISITOR)), LogEmergencyStep("暂停销售")),
    "AnswerQuestion": Possible(
        (lambda t: AmendProblem(replace(t.problem, demand=Demand.CONSULT)),),
        AnswerQuestion("可以用", done=False),
    ),
    "LogContact": Possible((), LogContact("phone", "约明天来")),
    "AddNote": Possible((), AddNote("客户来过")),
    "VerifyContact": Possible((), VerifyContact("shown_phone")),
    "AssignOwner": Possible((), AssignOwner("林晓敏")),
    "MakePromise": Possible((), PROMISE),
    "KeepPromise": Possible((PROMISE,), lambda t: KeepPromise(t.promises[-1].id)),
    "VoidPromise": Possible((PROMISE,), lambda t: VoidPromise(t.promises[-1].id, "改期")),
    "PauseClocks": Possible((), PauseClocks("等配件")),
    "ResumeClocks": Possible((PauseClocks("等配件"),), ResumeClocks()),
    "DetermineLiability": Possible((), VERDICT),
    "RecordDelivery": Possible((ISSUED,), RecordDelivery("d1", Delivery.MAIL)),
    "SignDocument": Possible((ISSUED,), SIGNED),
    "VoidDocument": Possible((ISSUED,), VoidDocument("d1", "写错了")),
    "OfferPlan": Possible((VERDICT,), SWAP),
    "AcceptPlan": Possible(PLANNED, AcceptPlan()),
    "RefusePlan": Possible(PLANNED, RefusePlan("不同意")),
    "RequestApproval": Possible((VERDICT, DEAR), RequestApproval("客户在店等候")),
    "ApprovePlan": Possible((VERDICT, DEAR), ApprovePlan()),
    "DenyPlan": Possible((VERDICT, DEAR), DenyPlan("先走维修")),
    "StartExecution": Possible(AGREED, StartExecution(TrackKind.EXCHANGE)),
    "AdvanceExecution": Possible(RUNNING, AdvanceExecution(TrackKind.EXCHANGE, "done")),
    "CallOffExecution": Possible(RUNNING, CallOffExecution(TrackKind.EXCHANGE, "缺货")),
    "CompleteItem": Possible(OVER[:-1], CompleteItem()),
    "RecordFollowUp": Possible(OVER, RecordFollowUp(5, on_time=True, how="phone")),
    "CloseTicket": Possible((*FOLLOWED, VerifyContact("shown_phone")), CloseTicket()),
    "WithdrawTicket": Possible((), WithdrawTicket("客户撤销")),
    "ReopenTicket": Possible((WithdrawTicket("客户撤销"),), ReopenTicket("客户反悔")),
    "JumpStage": Possible((), JumpStage(Stage.NOTIFIED, "旧案补录")),
    "VoidTicket": Possible((), VoidTicket("误录")),
    "LinkTicket": Possible((), LinkTicket("other", "同一台壶")),
    "SetParent": Possible((), SetParent("other")),
    "MergeTicket": Possible((), MergeTicket("other")),
    "AdvanceAppeal": Possible((VERDICT,), AdvanceAppeal(AppealStage.APPEALING, "客户不服")),
    "GiveConsent": Possible((), GiveConsent(Purpose.MESSAGES)),
    "WithdrawConsent": Possible((GiveConsent(Purpose.MESSAGES),), WithdrawConsent(Purpose.MESSAGES)),
    "RevealIdentity": Possible((*RETURNED, numbered), RevealIdentity("核对退款人")),
    "PlaceHold": Possible((), PlaceHold("将起诉")),
    "LiftHold": Possible((PlaceHold("将起诉"),), LiftHold()),
    "ErasePerson": Possible(
        (*RETURNED, numbered, WithdrawTicket("客户撤销")), ErasePerson(Personal.IDENTITY)
    ),
    "AmendCustomer/id_number": Possible(RETURNED, numbered),
    "AdvanceExecution/compensation": Possible(
        (
            VERDICT,
            OfferPlan((Option("small_payment", "negotiable", amount=Fen(5_000)),)),
            AcceptPlan(),
            StartExecution(TrackKind.COMPENSATION),
        ),
        AdvanceExecution(TrackKind.COMPENSATION, "done"),
    ),
}
"""By the name of the action; behind a stroke the part of it that takes a right of its own."""


def ready(name: str) -> tuple[Course, Action]:
    """A case of the technician's own in which the action is possible, and the action."""
    course = opened()
    ticket = course.must(AssignOwner(VISITOR))
    for step in POSSIBLE[name].before:
        what = done(step, ticket)
        if isinstance(what, Action):
            ticket = course.must(what, Role.MANAGER)
        else:
            course.write(Draft(what))
            ticket = course.ticket or ticket
    return course, POSSIBLE[name].made(ticket)
