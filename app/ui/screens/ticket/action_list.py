"""Everything that can be done to a ticket now, to be found by typing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.ticket import Ticket
from app.ui.kit.droplist import DropRow
from app.ui.labels.doings import action_label
from app.usecases.desk import Person
from app.usecases.offers import AT_ANY_DESK, Offers
from app.usecases.situation import for_another, possible_actions

_ICONS = {
    "AttachEvidence": "camera",
    "RequestProof": "paperclip",
    "RecordProof": "paperclip",
    "DetermineLiability": "shield-check",
    "OfferPlan": "list-checks",
    "LogContact": "phone",
    "AddNote": "message-square",
    "StateFacts": "list-checks",
    "MakePromise": "flag",
    "PauseClocks": "pause",
    "ResumeClocks": "timer",
    "VoidTicket": "trash-2",
    "CloseTicket": "check",
    "SetLevel": "triangle-alert",
    "AssignOwner": "user",
    "ReopenTicket": "undo-2",
}
_KEYS = {"AttachEvidence": "F6", "DetermineLiability": "F7", "AddNote": "N"}
_WORDS = {
    "AttachEvidence": "tjzp zhaopian photo",
    "DetermineLiability": "zrrd",
    "OfferPlan": "tcfa",
    "LogContact": "jlx lianxi call",
    "AddNote": "jbz beizhu note",
    "MakePromise": "zcn chengnuo promise",
    "KeepPromise": "cnydx",
    "PauseClocks": "ztsx zanting pause",
    "ResumeClocks": "hfsx huifu resume",
    "SetLevel": "gjb jibie level",
    "VoidTicket": "zfgd zuofei void",
    "WithdrawTicket": "khcx chexiao withdraw",
    "ReopenTicket": "cxdk reopen",
    "JumpStage": "tzjd tiaozhuan jump",
    "AssignOwner": "zjfzr zhuanjiao owner",
    "LinkTicket": "glgd guanlian link",
    "SetParent": "grpc batch",
    "MergeTicket": "cfbr hebing merge",
    "AdvanceAppeal": "djss shensu appeal",
    "CloseTicket": "gbgd guanbi close",
    "RecordFollowUp": "djhf huifang follow",
    "RequestProof": "tzbpz",
    "RecordProof": "djpz",
    "InspectGoods": "jcsp jiancha",
    "CommissionTest": "wtjc",
    "ReportTest": "djjcjg",
    "StartExecution": "kszx",
    "AdvanceExecution": "zxxyb",
    "CallOffExecution": "zzzx zhongzhi quxiao stop",
    "CompleteItem": "qbbw",
    "RecordDelivery": "djsd songda",
    "SignDocument": "djqz qianzi",
    "VoidDocument": "zfdj",
    "VoidEvidence": "zfzp",
    "RetagEvidence": "gzpbq",
    "AddGoods": "tjsp",
    "AmendCustomer": "gzkh",
    "AmendGoods": "gzsp",
    "AmendProblem": "gzwt",
    "AmendComplaint": "gzwt gzss",
    "AcceptPlan": "khjsfa",
    "RefusePlan": "khjjfa",
    "ApprovePlan": "spfa",
    "RequestApproval": "zbsp baopi approval",
    "DenyPlan": "btysp bupi deny",
    "AnswerQuestion": "dfzx",
    "LogEmergencyStep": "jyjcz yingji",
    "VerifyContact": "hylxfs",
    "ConfirmProof": "qrhyjl",
    "BeginCheck": "kshc",
    "ListReceivedItems": "qdlcwp",
    "StateFacts": "bcqk qingkuang buchong fact circumstance",
    "VoidPromise": "chcn",
    "GiveConsent": "djty tongyi consent",
    "WithdrawConsent": "chty chehui consent",
    "RevealIdentity": "cksfz shenfenzheng id",
    "PlaceHold": "zhsc zanhuan hold",
    "LiftHold": "hfsc",
    "ErasePerson": "scgrxx shanchu erase",
}
"""Pinyin initials and English words that find an action whatever language the window speaks."""


RIGHTS, COMPARE, PERSONAL = "rights", "compare", "personal"
"""Row keys of what is no action: looking at what is owed, at the case under another policy, and at
what is kept of the customer.
"""


def action_rows(
    ticket: Ticket, person: Person, offers: Offers = AT_ANY_DESK
) -> tuple[list[DropRow], list[str]]:
    """What makes sense now and the person may do, the usual first, as rows; and the keywords of each.

    What takes somebody else's right comes last and says so.
    """
    translate = QCoreApplication.translate
    usual = usual_actions(ticket, ticket.stage, person, offers)
    lent = for_another(ticket, person, offers)
    names = [*usual, *(name for name in possible_actions(ticket, person, offers) if name not in usual)]
    rows = [
        DropRow(name, action_label(name), "", _ICONS.get(name, "chevron-right"), _KEYS.get(name, ""))
        for name in names
    ]
    needs = translate("ActionList", "Somebody with the right must lend it")
    rows += [DropRow(name, action_label(name), needs, "lock") for name in lent]
    names += lent
    rows.append(DropRow(RIGHTS, translate("ActionList", "Rights and periods"), "", "shield-check", "R"))
    rows.append(DropRow(COMPARE, translate("ActionList", "Compare policies"), "", "list-checks", "P"))
    words = [f"{name} {_WORDS.get(name, '')}" for name in names]
    words += ["qyqx quanyi qixian why rights", "bjzc bijiao compare policy"]
    if offers.has_right("GiveConsent", person):  # nobody else has to do with what is kept of the customer
        rows.append(DropRow(PERSONAL, translate("ActionList", "Personal data"), "", "user"))
        words.append("grxx geren privacy")
    return rows, words


NEXT_FORMS: dict[str, str] = {
    "start_emergency": "LogEmergencyStep",
    "await_proof": "RecordProof",
    "confirm_proof": "RecordProof",
    "await_test": "ReportTest",
    "offer_plan": "OfferPlan",
    "offer_again": "OfferPlan",
    "ask_customer": "AcceptPlan",
    "carry_out": "StartExecution",
    "finish": "AdvanceExecution",
    "follow_up": "RecordFollowUp",
    "close": "CloseTicket",
    "answer": "AnswerQuestion",
}
"""Which form the next step opens, where no desk of its own serves it."""

_USUAL: dict[str, tuple[str, ...]] = {
    "accepted": ("AnswerQuestion", "LogEmergencyStep", "InspectGoods", "RequestProof", "DetermineLiability"),
    "proof_requested": ("RecordProof", "LogContact", "InspectGoods"),
    "proof_unverified": ("ConfirmProof", "RecordProof", "InspectGoods"),
    "inspecting": ("InspectGoods", "DetermineLiability", "CommissionTest"),
    "awaiting_appraisal": ("InspectGoods", "DetermineLiability", "LogContact"),
    "in_testing": ("ReportTest", "LogContact"),
    "awaiting_verification": ("DetermineLiability", "CommissionTest", "LogContact"),
    "liability_determined": ("OfferPlan", "RecordDelivery"),
    "notified": ("OfferPlan", "AdvanceAppeal"),
    "plan_offered": ("AcceptPlan", "RefusePlan", "ApprovePlan"),
    "plan_refused": ("OfferPlan", "AdvanceAppeal", "LogContact"),
    "plan_accepted": ("StartExecution", "SignDocument", "CompleteItem"),
    "executing": ("AdvanceExecution", "StartExecution", "CompleteItem"),
    "completed": ("RecordFollowUp", "ReopenTicket"),
    "followed_up": ("CloseTicket", "VerifyContact", "ReopenTicket"),
    "closed": ("ReopenTicket", "AddNote"),
    "withdrawn": ("ReopenTicket", "AddNote"),
}


def usual_actions(ticket: Ticket, stage: str, person: Person, offers: Offers = AT_ANY_DESK) -> list[str]:
    """The few that usually come next in a stage, as far as they make sense now and the person may."""
    possible = set(possible_actions(ticket, person, offers))
    return [name for name in dict.fromkeys((*_USUAL.get(stage, ()), "LogContact")) if name in possible][:5]
