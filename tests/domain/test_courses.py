"""Whole courses of a ticket, action by action, as the desk meets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.claims import revision_by
from app.domain.decide import Action, decide
from app.domain.entry import Draft
from app.domain.money import Fen
from app.domain.records import Customer, EvidenceFile, Goods, Inspection
from app.domain.refusals import Refusal
from app.domain.status import Stage, TrackKind
from app.domain.steps.amendment import AmendCustomer, AmendGoods, CustomerAmended, GoodsAmended
from app.domain.steps.approval import ApprovePlan
from app.domain.steps.checking import BeginCheck, CommissionTest, InspectGoods, ReportTest
from app.domain.steps.closing import (
    CloseTicket,
    JumpStage,
    RecordFollowUp,
    ReopenTicket,
    VoidTicket,
    WithdrawTicket,
)
from app.domain.steps.contact import AddNote, AssignOwner, LogContact, VerifyContact
from app.domain.steps.evidence import AttachEvidence, CopiesRemade, VoidEvidence
from app.domain.steps.execution import AdvanceExecution, CompleteItem, StartExecution
from app.domain.steps.intake import AddGoods, TicketOpened
from app.domain.steps.level import AnswerQuestion, SetLevel
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.papers import DocumentIssued, RecordDelivery, SignDocument
from app.domain.steps.planning import AcceptPlan, OfferPlan, RefusePlan
from app.domain.steps.promising import KeepPromise, MakePromise, PauseClocks, ResumeClocks
from app.domain.steps.proof import ConfirmProof, RecordProof, RequestProof
from app.domain.verdicts import Basis, Exchange, Option, Refund, Share
from app.domain.vocabulary import (
    Cause,
    ContactCheck,
    Delivery,
    Demand,
    ProofKind,
    ProofState,
    Role,
    SignatureMethod,
    Signer,
)
from tests.domain.cases import START, Course, FixedPolicy, blob, context, leaking_kettle, opened, refused

QUALITY = DetermineLiability(
    cause=Cause.QUALITY,
    shares=(Share("brand", 100, "美厨"),),
    basis=(Basis("evidence", "照片 1、2"),),
    conclusion="壶底密封圈开裂",
    suggestion="更换同型号",
)
SWAP = OfferPlan(
    options=(Option("exchange_same_model", "promise", "质量问题15天内退换"),),
    exchange=Exchange("ordered", "MK-1508", expected=date(2026, 11, 25)),
)


def issue(course: Course, kind: str) -> str:
    """Issue a document as the use case does; its id."""
    document = f"d{len(course.entries)}"
    course.write(
        Draft(
            DocumentIssued(document, kind, f"N-{document}", 1, blob("d.pdf"), blob("d.json"), "c" * 64, "x.1")
        )
    )
    return document


def sign(document: str) -> SignDocument:
    return SignDocument(
        document, "王建国", Signer.CUSTOMER, SignatureMethod.PAPER_SCAN, "c" * 64, blob("scan.jpg")
    )


def test_from_the_counter_to_the_signed_slip() -> None:
    course = opened()
    assert course.ticket is not None
    assert course.ticket.level is not None
    assert course.ticket.level.level == 2
    assert {"accepted", "entered", "triaged"} <= set(course.ticket.milestones)
    course.must(InspectGoods(Inspection(True, False, True, False)))
    ticket = course.must(QUALITY)
    assert ticket.stage is Stage.LIABILITY_DETERMINED
    notice = issue(course, "liability-notice")
    ticket = course.must(sign(notice))
    assert ticket.stage is Stage.NOTIFIED
    assert ticket.documents[0].signed
    course.must(SWAP)
    ticket = course.must(AcceptPlan())
    assert "exchange_approved" in ticket.items[0].milestones
    slip = issue(course, "exchange-return-slip")
    ticket = course.must(sign(slip))
    assert "slip_signed" in ticket.milestones
    course.must(StartExecution(TrackKind.EXCHANGE))
    assert refused(course.do(CompleteItem())) == "execution_unfinished"
    course.must(AdvanceExecution(TrackKind.EXCHANGE, "done"))
    course.must(CompleteItem())
    course.must(RecordFollowUp(score=5, on_time=True))
    assert refused(course.do(CloseTicket())) == "contact_not_verified"
    course.must(VerifyContact("call_back"))
    ticket = course.must(CloseTicket())
    assert ticket.stage is Stage.CLOSED
    assert not ticket.open
    ticket = course.must(ReopenTicket("又漏了"))
    assert ticket.stage is Stage.INSPECTING
    assert ticket.items[0].reopened == 1
    assert ticket.items[0].plan is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"customer": Customer("", phone="1")}, "text_missing"),
        ({"customer": Customer("王建国")}, "contact_missing"),
        ({"customer": Customer("王建国", phone=" ", wechat="")}, "contact_missing"),
        ({"customer": Customer("王建国", phone="abc", wechat="wjg")}, "phone_not_understood"),
        ({"customer": Customer("王建国", phone="2233")}, "phone_too_short"),
        (
            {"customer": Customer("王建国", phone="13800002233", contact_verified_by="看过")},
            "choice_expected",
        ),
        ({"goods": (Goods("壶", category="zzz"),)}, "no_such_category"),
        ({"goods": ()}, "goods_missing"),
        ({"goods": (Goods(),)}, "goods_unnamed"),
        ({"accepted_at": START + timedelta(days=1)}, "accepted_in_future"),
        (
            {"customer": Customer("王建国", phone="13800002233", id_number="330106199001011234")},
            "id_number_not_allowed",
        ),
    ],
)
def test_an_intake_that_cannot_be_saved_says_why(change: dict[str, Any], code: str) -> None:
    assert refused(decide(None, replace(leaking_kettle(), **change), context())) == code


@pytest.mark.parametrize(
    "phone",
    [
        "13800002233",
        "+1 212 555 0100",
        "021-61234567",
        "(0571) 88001234-8001",
        "021-61234567转801",
        "61234567",
    ],
)
def test_whoever_can_be_called_is_taken_in(phone: str) -> None:
    customer = Customer("王建国", phone=phone)
    assert isinstance(decide(None, replace(leaking_kettle(), customer=customer), context()), tuple)


def test_who_gives_no_number_is_taken_in_by_other_means() -> None:
    for customer in (Customer("王建国", wechat="wjg"), Customer("王建国", phone="", address="文三路1号")):
        assert isinstance(decide(None, replace(leaking_kettle(), customer=customer), context()), tuple)


def test_a_refusal_names_the_field_and_what_is_expected() -> None:
    form = leaking_kettle(goods=(Goods("壶", category="kettle"), Goods("锅", category="zzz")))
    refusal = decide(None, form, context())
    assert isinstance(refusal, Refusal)
    assert (refusal.params["field"], refusal.params["value"]) == ("goods[1].category", "zzz")
    assert "rice_cooker" in refusal.params["expected"]
    refusal = decide(None, replace(form, customer=Customer("王建国", phone="不给")), context())
    assert isinstance(refusal, Refusal)
    assert dict(refusal.params) == {"field": "customer.phone", "value": "不给"}


def test_what_was_taken_in_under_other_rules_does_not_stop_other_corrections() -> None:
    course = opened()
    assert course.ticket is not None
    odd = replace(course.ticket.customer, phone="no phone")
    course.write(Draft(CustomerAmended(odd, ("phone",))))
    course.write(Draft(GoodsAmended("1", Goods("壶", category="zzz"), ("category",))))
    assert course.must(AmendCustomer(replace(odd, name="王建"))).customer.name == "王建"
    assert refused(course.do(AmendCustomer(replace(odd, phone="none")))) == "phone_not_understood"
    goods = course.ticket.items[0].goods
    assert course.must(AmendGoods(replace(goods, model="K2"))).items[0].goods.model == "K2"
    assert refused(course.do(AmendGoods(replace(goods, category="yyy")))) == "no_such_category"
    assert refused(course.do(AddGoods(Goods("锅", category="zzz"), Demand.REPAIR))) == "no_such_category"


def test_a_contact_is_verified_by_a_known_means() -> None:
    course = opened()
    refusal = course.do(VerifyContact("asked nicely"))
    assert isinstance(refusal, Refusal)
    assert dict(refusal.params) == {
        "field": "how",
        "value": "asked nicely",
        "expected": "shown_phone, call_back, code",
    }
    for how in ContactCheck:
        assert course.must(VerifyContact(how)).customer.contact_verified_by == how
    assert course.ticket is not None
    told = replace(course.ticket.customer, contact_verified_by="told so")
    assert refused(course.do(AmendCustomer(told))) == "choice_expected"
    course.write(Draft(CustomerAmended(told, ("contact_verified_by",))))
    assert course.must(AmendCustomer(replace(told, name="王建"))).customer.contact_verified_by == "told so"


@pytest.mark.parametrize("name", ["", " "])
def test_nobody_acts_under_an_empty_name(name: str) -> None:
    refusal = decide(None, leaking_kettle(), context(person=name))
    assert isinstance(refusal, Refusal)
    assert (refusal.code, dict(refusal.params)) == ("text_missing", {"field": "clerk"})
    ticket = opened().ticket
    assert refused(decide(ticket, AddNote("来电"), context(person=name))) == "text_missing"


def test_the_id_number_is_kept_apart_from_the_customer() -> None:
    form = leaking_kettle(Demand.RETURN, (Goods("沙发", price=Fen(1_280_000)),))
    course = Course()
    customer = Customer("李女士", phone="13800005566", id_number="330106199001011234")
    ticket = course.must(type(form)("counter", customer, form.goods, form.problem))
    body = course.entries[0].body
    assert isinstance(body, TicketOpened)
    assert body.customer.id_number is None
    assert body.id_number == "330106199001011234"
    assert ticket.customer.id_number == "330106199001011234"


def test_each_item_of_a_ticket_has_a_course_of_its_own() -> None:
    course = opened()
    ticket = course.must(AddGoods(Goods("底座"), Demand.REPAIR))
    assert [item.id for item in ticket.items] == ["1", "2"]
    assert refused(course.do(QUALITY)) == "item_not_named"
    ticket = course.must(replace(QUALITY, item="2"))
    assert [item.stage for item in ticket.items] == [Stage.ACCEPTED, Stage.LIABILITY_DETERMINED]
    assert ticket.stage is Stage.ACCEPTED


def test_a_sum_above_the_limit_needs_the_manager() -> None:
    course = opened(Demand.RETURN, (Goods("沙发", price=Fen(1_280_000)),))
    course.must(QUALITY)
    course.must(
        OfferPlan((Option("return_no_reason", "promise"),), refund=Refund(Fen(1_280_000), "bank_card"))
    )
    assert refused(course.do(AcceptPlan())) == "manager_must_approve"
    assert refused(course.do(ApprovePlan(), Role.SUPERVISOR)) == "role_not_enough"
    course.must(ApprovePlan(), Role.MANAGER)
    ticket = course.must(AcceptPlan())
    assert "refund_approved" in ticket.items[0].milestones


def test_waiting_for_an_exchange_longer_than_promised_is_refused() -> None:
    course = Course(policy=FixedPolicy({"exchange_ready_latest": "2026-11-27"}))
    course.must(leaking_kettle())
    course.must(QUALITY)
    late = OfferPlan(SWAP.options, Exchange("ordered", expected=date(2026, 11, 28)))
    assert refused(course.do(late)) == "exchange_wait_too_long"
    course.must(OfferPlan(SWAP.options, Exchange("ordered", expected=date(2026, 11, 27))))


def test_asking_for_proof_pauses_and_its_coming_ends_the_pause() -> None:
    course = opened()
    ticket = course.must(RequestProof(("发票照片",)))
    assert ticket.stage is Stage.PROOF_REQUESTED
    assert ticket.paused is not None
    assert (
        refused(course.do(RecordProof(ProofKind.MEMBER_RECORD, ProofState.VALID)))
        == "supervisor_must_confirm"
    )
    ticket = course.must(RecordProof(ProofKind.MEMBER_RECORD))
    assert ticket.paused is None
    assert ticket.stage is Stage.PROOF_UNVERIFIED
    assert refused(course.do(ConfirmProof(), Role.CLERK)) == "role_not_enough"
    ticket = course.must(ConfirmProof(), Role.SUPERVISOR)
    assert ticket.stage is Stage.INSPECTING
    assert ticket.items[0].goods.proof_state is ProofState.VALID


def test_a_disputed_case_is_tested_and_determined_afterwards() -> None:
    course = opened()
    ticket = course.must(DetermineLiability(Cause.DISPUTED, ()))
    assert ticket.stage is Stage.AWAITING_VERIFICATION
    ticket = course.must(CommissionTest("市质检院", "壶体密封", Fen(180_000)))
    assert ticket.stage is Stage.IN_TESTING
    assert ticket.paused is not None
    ticket = course.must(ReportTest("密封圈不合格", "R-1"))
    assert ticket.paused is None
    assert course.must(QUALITY).stage is Stage.LIABILITY_DETERMINED


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"shares": (Share("brand", 60),)}, "shares_not_100"),
        ({"shares": (Share("brand", 110), Share("mall", -10))}, "share_not_positive"),
        ({"shares": (Share("nobody", 100),)}, "no_such_party"),
        ({"basis": ()}, "basis_missing"),
        ({"conclusion": " "}, "text_missing"),
        ({"suggestion": ""}, "text_missing"),
        ({"cause": Cause.HUMAN_ERROR}, "responsible_person_missing"),
    ],
)
def test_a_determination_is_complete_or_refused(change: dict[str, Any], code: str) -> None:
    course = opened()
    assert refused(course.do(replace(QUALITY, **change))) == code


def test_a_refused_plan_is_offered_anew() -> None:
    course = opened()
    course.must(QUALITY)
    course.must(SWAP)
    assert course.must(RefusePlan("要求退货")).stage is Stage.PLAN_REFUSED
    two = OfferPlan((Option("return_full"), Option("exchange_same_model")))
    assert course.must(two).stage is Stage.PLAN_OFFERED
    assert refused(course.do(AcceptPlan(option=2))) == "no_such_option"


def test_a_signature_holds_for_the_issued_content_only() -> None:
    course = opened()
    course.must(QUALITY)
    notice = issue(course, "liability-notice")
    other = SignDocument(notice, "王建国", Signer.CUSTOMER, SignatureMethod.SCREEN, "d" * 64, blob())
    assert refused(course.do(other)) == "signature_for_other_content"
    course.must(sign(notice))
    assert refused(course.do(sign(notice))) == "already_signed"
    assert refused(course.do(VoidTicket("录错"))) == "signed_cannot_be_voided"


def test_a_notice_refused_before_a_witness_names_the_witness() -> None:
    course = opened()
    course.must(QUALITY)
    notice = issue(course, "liability-notice")
    assert refused(course.do(RecordDelivery(notice, Delivery.REFUSED_BEFORE_WITNESS))) == "witness_missing"
    ticket = course.must(RecordDelivery(notice, Delivery.REFUSED_BEFORE_WITNESS, "周倩"))
    assert ticket.stage is Stage.NOTIFIED


def test_promises_run_until_they_are_kept() -> None:
    course = opened()
    ticket = course.must(MakePromise("明天10点前回电", START + timedelta(days=1)))
    promise = ticket.promises[0].id
    assert refused(course.do(MakePromise("昨天", START - timedelta(days=1)))) == "promise_in_past"
    assert course.must(KeepPromise(promise)).promises[0].kept_at is not None
    assert refused(course.do(KeepPromise(promise))) == "no_such_promise"


def test_pauses_do_not_overlap() -> None:
    course = opened()
    course.must(PauseClocks("客户出差"))
    assert refused(course.do(PauseClocks("又一次"))) == "already_paused"
    assert course.must(ResumeClocks()).paused is None
    assert refused(course.do(ResumeClocks())) == "not_paused"


def test_the_same_picture_counts_once_per_role() -> None:
    course = opened()
    course.must(AttachEvidence(EvidenceFile(blob()), "overview"))
    assert refused(course.do(AttachEvidence(EvidenceFile(blob()), "overview"))) == "evidence_known"
    ticket = course.must(AttachEvidence(EvidenceFile(blob()), "close_up"))
    assert len(ticket.evidence) == 2
    ticket = course.must(VoidEvidence(ticket.evidence[0].id, "拍错"))
    assert ticket.evidence[0].voided


def test_copies_that_were_made_again_take_the_place_of_the_lost_ones() -> None:
    course = opened()
    file = EvidenceFile(blob(), work_sha256="1" * 64, thumb_sha256="2" * 64)
    course.must(AttachEvidence(file, "overview"))
    ticket = course.must(AttachEvidence(file, "close_up"))
    course.write(Draft(CopiesRemade(ticket.evidence[1].id, "3" * 64, "4" * 64)))
    assert course.ticket is not None
    assert [each.file.copies for each in course.ticket.evidence] == [file.copies, ("3" * 64, "4" * 64)]
    assert course.ticket.evidence[1].file.sha256 == file.sha256


def test_amending_the_customer_names_the_fields_and_their_revision() -> None:
    course = opened()
    assert course.ticket is not None
    changed = Customer("王建国", phone="13800009999", confirmed=True)
    course.must(AmendCustomer(changed))
    entry = course.entries[-1]
    assert entry.base == {"entries": 1}, "nobody had set the phone before"
    assert course.ticket.customer.phone == "13800009999"
    assert course.ticket.revisions["customer.phone"] == revision_by(entry.id)
    assert course.do(AmendCustomer(changed)) == ()


def test_a_question_is_answered_and_nothing_else_is_owed() -> None:
    course = opened(Demand.CONSULT)
    ticket = course.must(AnswerQuestion("保修一年，凭发票"))
    assert ticket.stage is Stage.COMPLETED
    assert refused(opened().do(AnswerQuestion("好"))) == "demand_not_answered_by_words"


def test_a_jump_needs_a_reason_and_a_voided_ticket_takes_nothing() -> None:
    course = opened()
    assert refused(course.do(JumpStage(Stage.PLAN_OFFERED, " "))) == "text_missing"
    assert course.must(JumpStage(Stage.NOTIFIED, "纸质告知书已先行送达")).stage is Stage.NOTIFIED
    course.must(VoidTicket("录错"))
    assert refused(course.do(AddNote("还在"))) == "ticket_voided"


def test_what_is_done_goes_back_only_by_reopening_with_a_reason() -> None:
    course = opened(Demand.CONSULT)
    course.must(AnswerQuestion("保修一年，凭发票"))
    assert refused(course.do(BeginCheck())) == "stage_not_reachable"
    assert refused(course.do(JumpStage(Stage.INSPECTING, "再看看"))) == "reopen_instead"
    assert refused(course.do(ReopenTicket(" "))) == "text_missing"
    assert course.must(ReopenTicket("客户说答复不对")).stage is Stage.INSPECTING


def test_each_role_signs_once() -> None:
    course = opened()
    course.must(QUALITY)
    notice = issue(course, "liability-notice")
    course.must(sign(notice))
    assert SignDocument.offered(course.must(replace(sign(notice), role=Signer.STORE)))
    assert refused(course.do(replace(sign(notice), role=Signer.STORE))) == "already_signed"
    for role in (Signer.CONSENT, Signer.MERCHANT, Signer.HANDING_OVER):
        assert SignDocument.offered(course.must(replace(sign(notice), role=role)))
    assert not SignDocument.offered(course.must(replace(sign(notice), role=Signer.TAKING_OVER)))


def test_a_level_set_by_hand_keeps_its_reason() -> None:
    course = opened()
    ticket = course.must(SetLevel(1, "客户受伤"))
    assert ticket.level is not None
    assert ticket.level.reasons == ("客户受伤",)
    assert refused(course.do(SetLevel(9, "?"))) == "no_such_level"


@pytest.mark.parametrize("action", [BeginCheck(), QUALITY, SWAP, WithdrawTicket("算了")])
def test_nothing_happens_to_a_withdrawn_ticket(action: Action) -> None:
    course = opened()
    course.must(WithdrawTicket("客户不再追究"))
    refused(course.do(action))


def test_a_case_handed_on_after_a_refused_plan_is_escalated() -> None:
    course = opened()
    course.must(QUALITY)
    course.must(SWAP)
    assert "escalated" not in course.must(AssignOwner("售后经理")).milestones
    course.must(RefusePlan("要退货"))
    assert "escalated" in course.must(AssignOwner("投诉专员")).milestones


def test_progress_is_told_where_the_customer_was_reached() -> None:
    course = opened()
    assert (
        "progress_told"
        not in course.must(LogContact("phone", "无人接听", reached=False, progress=True)).milestones
    )
    assert "progress_told" not in course.must(LogContact("phone", "约时间")).milestones
    assert "progress_told" in course.must(LogContact("phone", "已送检，周五出报告", progress=True)).milestones


def test_who_looks_at_goods_awaiting_an_appraisal_is_on_site() -> None:
    course = opened()
    assert "on_site" not in course.must(InspectGoods(Inspection())).items[0].milestones
    course.must(BeginCheck(Stage.AWAITING_APPRAISAL))
    assert "on_site" in course.must(InspectGoods(Inspection())).items[0].milestones


def test_goods_are_picked_up_step_by_step() -> None:
    course = opened(Demand.RETURN)
    course.must(JumpStage(Stage.PLAN_ACCEPTED, "电话里已谈妥"))
    course.must(StartExecution(TrackKind.RETURN))
    for step, milestone in (
        ("pickup_requested", "pickup_requested"),
        ("pickup_appointed", "pickup_answered"),
        ("picked_up", "picked_up"),
        ("awaiting_inspection", "goods_back_received"),
    ):
        item = course.must(AdvanceExecution(TrackKind.RETURN, step)).items[0]
        assert item.milestones[milestone] == course.now


def test_a_piece_mailed_in_is_back_when_the_customer_has_it() -> None:
    course = opened(Demand.REPAIR)
    course.must(JumpStage(Stage.PLAN_ACCEPTED, "电话里已谈妥"))
    course.must(StartExecution(TrackKind.MAIL_IN))
    sent = course.must(AdvanceExecution(TrackKind.MAIL_IN, "sent_back")).items[0]
    assert "repair_returned" not in sent.milestones
    back = course.must(AdvanceExecution(TrackKind.MAIL_IN, "done")).items[0]
    assert {"repair_returned", "repair_done"} <= set(back.milestones)


def test_telling_how_it_stands_after_shipping_is_the_notice_of_shipping() -> None:
    course = opened()
    course.must(QUALITY)
    course.must(SWAP)
    course.must(AcceptPlan())
    told = course.must(LogContact("phone", "正在备货", progress=True))
    assert "shipping_told" not in told.items[0].milestones
    course.must(StartExecution(TrackKind.EXCHANGE))
    course.must(AdvanceExecution(TrackKind.EXCHANGE, "shipped"))
    assert "shipping_told" not in course.must(LogContact("phone", "问发票抬头")).items[0].milestones
    notice = course.must(LogContact("sms", "德邦 单号、件数、体积、运费已告知", progress=True))
    assert notice.items[0].milestones["shipping_told"] == course.now
    assert notice.milestones["progress_told"] < course.now
