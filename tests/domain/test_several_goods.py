"""Several goods on one ticket: each with its demand and its words, levelled and identified as one case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.case_facts import form_facts, item_facts
from app.domain.decide import decide
from app.domain.money import Fen
from app.domain.records import Complaint, Goods, Inspection
from app.domain.status import Stage
from app.domain.steps.amendment import AmendComplaint
from app.domain.steps.intake import AddGoods, Piece, TakeIn
from app.domain.ticket import StatedFact
from app.domain.vocabulary import Demand, ProofCheck, ProofKind, ProofState
from tests.domain.cases import ZONE, Course, FixedPolicy, context, kettle, leaking_kettle, refused

COOKER = Goods(name="电饭煲", category="rice_cooker", price=Fen(29_900))
SHOCK = Complaint("一碰就麻", "malfunction", "内胆")


@dataclass(frozen=True)
class WordsPolicy(FixedPolicy):
    """Words of danger are level 1."""

    def assess(self, facts: Mapping[str, object]) -> Mapping[str, Any]:
        judged = dict(super().assess(facts))
        if "麻" in str(facts.get("words", "")):
            judged |= {"priority_level": 1, "priority_mark": "紧急", "approver_level": "售后经理"}
            judged["proposed_level"] = {"reasons": [{"text": "客户原话提到「一碰就麻」"}]}
        return judged


def two(demand: Demand = Demand.RETURN, **goods: Any) -> TakeIn:
    further = Piece(replace(COOKER, **goods), demand, SHOCK)
    return replace(leaking_kettle(), further=(further,))


def test_each_piece_is_an_item_with_its_own_demand_and_words() -> None:
    ticket = Course().must(two())
    assert [item.id for item in ticket.items] == ["1", "2"]
    assert [item.demand for item in ticket.items] == ["exchange", "return"]
    first, second = (ticket.problem_of(item) for item in ticket.items)
    assert (first.words, second.words) == ("用了3次就漏水", "一碰就麻")
    assert (second.part, second.demand, second.contacted) == ("内胆", "return", ("导购",))


def test_a_piece_without_words_has_the_matter_of_the_first() -> None:
    silent = replace(leaking_kettle(), further=(Piece(COOKER, Demand.REPAIR),))
    ticket = Course().must(silent)
    assert ticket.problem_of(ticket.items[1]).words == "用了3次就漏水"
    assert ticket.problem_of(ticket.items[1]).demand == "repair"


def test_what_was_stated_is_kept_of_its_piece_and_weighs_at_once() -> None:
    form = replace(two(), stated=({"soiled": True},))
    form = replace(form, further=(replace(form.further[0], stated={"failed_repairs": 2, "region": "浙江"}),))
    assert form_facts(form, context(), 0)["soiled"] is True
    assert form_facts(form, context(), 1)["failed_repairs"] == 2
    assert "failed_repairs" not in form_facts(form, context(), 0)
    ticket = Course().must(form)
    assert [item.stated for item in ticket.items] == [
        {"soiled": True},
        {"failed_repairs": 2, "region": "浙江"},
    ]
    assert ticket.revisions["stated.2.failed_repairs"] > 0


def test_what_cannot_be_stated_is_refused_before_anything_is_judged() -> None:
    wrong: list[tuple[dict[str, StatedFact], str]] = [
        ({"category": "tv"}, "fact_has_field"),
        ({"soiled": "very"}, "fact_wrong_type"),
        ({"soild": True}, "unknown_fact"),
    ]
    for facts, code in wrong:
        for form in (
            replace(two(), stated=(facts,)),
            replace(two(), further=(Piece(COOKER, Demand.RETURN, stated=facts),)),
        ):
            assert refused(decide(None, form, context())) == code


def test_the_gravest_piece_sets_the_level() -> None:
    course = Course(policy=WordsPolicy())
    ticket = course.must(two())
    assert ticket.level is not None
    assert (ticket.level.level, ticket.level.mark) == (1, "紧急")
    assert ticket.level.reasons == ("客户原话提到「一碰就麻」",)


def test_goods_added_later_raise_the_level_and_never_lower_it() -> None:
    course = Course(policy=WordsPolicy())
    course.must(leaking_kettle())
    raised = course.must(AddGoods(COOKER, Demand.RETURN, SHOCK))
    assert raised.level is not None
    assert raised.level.level == 1
    after = course.must(AddGoods(replace(COOKER, name="压力锅"), Demand.REPAIR, Complaint("锅盖松")))
    assert after.level == raised.level


def test_what_goes_back_together_counts_for_the_id_number() -> None:
    dear = {"price": Fen(490_000)}
    for demand, asked in ((Demand.RETURN, True), (Demand.REPAIR, False)):
        form = two(demand, **dear)
        named = replace(form, customer=replace(form.customer, id_number="110101199003074610"))
        decided = Course().do(named)
        if asked:
            assert not hasattr(decided, "code")
        else:
            assert refused(decided) == "id_number_not_allowed"


def test_the_look_at_the_counter_stands_with_the_item() -> None:
    used = Inspection(packaging_intact=True, unused=False, accessories_complete=True)
    ticket = Course().must(replace(leaking_kettle(), inspection=used))
    assert ticket.items[0].inspection == used
    assert ticket.items[0].stage is Stage.INSPECTING
    facts = form_facts(replace(leaking_kettle(), inspection=used), context())
    assert facts["intact"] is False


def test_the_facts_of_an_item_are_its_own() -> None:
    ticket = Course().must(two())
    assert item_facts(ticket, ticket.items[0], ZONE)["words"] == "用了3次就漏水"
    assert item_facts(ticket, ticket.items[1], ZONE)["words"] == "一碰就麻"
    assert form_facts(two(), context(), 1)["amount"] == "299.00"


def test_what_was_wrong_with_one_piece_is_corrected_alone() -> None:
    course = Course()
    course.must(two())
    ticket = course.must(AmendComplaint(replace(SHOCK, part="电源线"), Demand.EXCHANGE, "2"))
    assert ticket.problem_of(ticket.items[1]).part == "电源线"
    assert [item.demand for item in ticket.items] == ["exchange", "exchange"]
    assert ticket.problem.words == "用了3次就漏水"
    assert course.do(AmendComplaint(replace(SHOCK, part="电源线"), Demand.EXCHANGE, "2")) == ()


def test_of_a_single_piece_the_problem_itself_is_corrected() -> None:
    course = Course()
    course.must(leaking_kettle())
    assert refused(course.do(AmendComplaint(SHOCK, Demand.RETURN))) == "only_one_item"


def test_the_policy_says_how_proof_stands_unless_somebody_did() -> None:
    course = Course(policy=FixedPolicy({"proof_status": "valid"}))
    assert course.must(leaking_kettle()).items[0].goods.proof_state is ProofState.VALID
    doubted = replace(kettle(), proof_state=ProofState.PENDING, proof_reason=ProofCheck.UNREADABLE)
    kept = Course(policy=course.policy).must(leaking_kettle(goods=[doubted])).items[0].goods
    assert (kept.proof_state, kept.proof_reason) == ("pending", "unreadable")


def test_nobody_at_the_counter_confirms_a_member_record() -> None:
    record = replace(kettle(), proof=ProofKind.MEMBER_RECORD, proof_state=ProofState.VALID)
    assert refused(Course().do(leaking_kettle(goods=[record]))) == "supervisor_must_confirm"
    nothing = replace(kettle(), proof=ProofKind.NONE, proof_state=ProofState.VALID)
    assert refused(Course().do(leaking_kettle(goods=[nothing]))) == "no_proof_cannot_be_valid"


def test_proof_that_does_not_count_is_no_proof() -> None:
    def facts(state: ProofState, reason: ProofCheck) -> Mapping[str, object]:
        goods = replace(kettle(), proof_state=state, proof_reason=reason)
        return form_facts(leaking_kettle(goods=[goods]), context())

    assert facts(ProofState.PENDING, ProofCheck.UNREADABLE)["proof_of_purchase"] == "other_proof"
    assert facts(ProofState.INVALID, ProofCheck.DOES_NOT_MATCH)["proof_of_purchase"] == "none"
    assert facts(ProofState.INVALID, ProofCheck.ALTERED)["voucher_altered"] is True
    assert facts(ProofState.VALID, ProofCheck.SEEN_ORIGINAL)["proof_of_purchase"] == "invoice"
