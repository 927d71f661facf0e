"""Forms made from actions: every action of the trade has one, and what it holds becomes the action."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.decide import Opening
from app.domain.money import Fen
from app.domain.refusals import InputError, RefusedError
from app.domain.registry import ACTIONS
from app.domain.status import Stage
from app.domain.steps.closing import JumpStage, VoidTicket
from app.domain.steps.level import SetLevel
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.linking import LinkTicket
from app.domain.steps.papers import SignDocument
from app.domain.steps.planning import OfferPlan
from app.domain.steps.promising import MakePromise
from app.domain.ticket import Ticket
from app.domain.verdicts import Option, Refund
from app.domain.vocabulary import Cause, Role
from app.ui.labels.doings import action_label
from app.ui.labels.fields import field_label
from app.ui.screens.ticket.action_list import NEXT_FORMS, action_rows
from app.ui.screens.ticket.form_body import FormBody
from app.ui.screens.ticket.form_choices import Case
from app.ui.screens.ticket.form_controls import Desk
from app.ui.screens.ticket.form_spec import FieldSpec, Kind, specs_of
from app.ui.screens.ticket.form_values import check, make_action
from app.usecases.desk import Person
from app.usecases.issue import issue
from app.usecases.situation import NEXT_STEPS
from tests.ui.screens.ticket.bench import COOKER, KETTLE, LI, WANG, Bench

FORMED = [
    name
    for name, action in ACTIONS.items()
    if not issubclass(action, Opening) and name != "AttachEvidence"  # photos have their own way in
]


@pytest.fixture
def ticket(bench: Bench) -> Ticket:
    return bench.ticket(WANG, KETTLE, COOKER)


def _case(ticket: Ticket) -> Case:
    return Case(ticket, ticket.items[0], ("林晓敏", "何立"))


def _desk(bench: Bench) -> Desk:
    return Desk(bench.work.policy, bench.time.now)


def _every(specs: tuple[FieldSpec, ...]) -> list[FieldSpec]:
    return [each for spec in specs for each in (spec, *_every(spec.fields))]


def test_every_action_has_a_name_and_a_form_whose_fields_have_names(bench: Bench, ticket: Ticket) -> None:
    for name in FORMED:
        assert action_label(name) != name
        specs = specs_of(ACTIONS[name], _case(ticket))
        unnamed = [spec.name for spec in _every(specs) if field_label(spec.name) == spec.name]
        assert unnamed == [], name
        body = FormBody(specs, _desk(bench))
        assert len(list(body.chain())) >= len(specs)
        assert all(isinstance(each, QWidget) for each in body.chain())
        body.deleteLater()


def test_every_action_that_makes_sense_is_in_the_list(ticket: Ticket) -> None:
    rows, keywords = action_rows(ticket, Person("吴静", Role.SUPERVISOR))
    names = {row.key for row in rows}
    assert {"VoidTicket", "JumpStage", "PauseClocks", "SetLevel", "WithdrawTicket"} <= names
    assert len(rows) == len(keywords) == len(names)
    assert rows[0].key == "InspectGoods"


def test_what_takes_somebody_elses_right_comes_last_and_says_so(ticket: Ticket) -> None:
    rows, keywords = action_rows(ticket, Person("林晓敏"))
    assert len(rows) == len(keywords)
    locked = [row.key for row in rows if row.icon == "lock"]
    assert {"VoidTicket", "JumpStage"} <= set(locked)
    assert not {"AddNote", "InspectGoods"} & set(locked)
    nobodys = {row.key for row in action_rows(ticket, Person("赵永强", Role.TECHNICIAN))[0]}
    assert nobodys == {"rights", "compare"}


def test_each_next_step_has_a_form_or_the_determination() -> None:
    determining = {"inspect", "determine", "settle_dispute", "await_appraisal", "issue_notice"}
    assert set(NEXT_STEPS.values()) <= set(NEXT_FORMS) | determining


def test_a_simple_action(bench: Bench, ticket: Ticket) -> None:
    specs = specs_of(VoidTicket, _case(ticket))
    made = make_action(bench.work, VoidTicket, specs, {"reason": "录错了"}, ticket)
    assert made == VoidTicket("录错了")


def test_what_must_be_filled_is_named(bench: Bench, ticket: Ticket) -> None:
    specs = specs_of(SetLevel, _case(ticket))
    with pytest.raises(InputError) as missing:
        make_action(bench.work, SetLevel, specs, {"level": "1", "reason": ""}, ticket)
    assert (missing.value.code, missing.value.field) == ("text_missing", "reason")


def test_numbers_and_words_come_as_the_action_wants_them(bench: Bench, ticket: Ticket) -> None:
    specs = specs_of(SetLevel, _case(ticket))
    assert make_action(bench.work, SetLevel, specs, {"level": "1", "reason": "冒烟"}, ticket) == SetLevel(
        1, "冒烟"
    )
    jump = specs_of(JumpStage, _case(ticket))
    values = {"to": "plan_offered", "reason": "已当面谈妥", "item": "1"}
    assert make_action(bench.work, JumpStage, jump, values, ticket) == JumpStage(
        Stage.PLAN_OFFERED, "已当面谈妥", "1"
    )


def test_only_stages_that_need_a_reason_are_offered(ticket: Ticket) -> None:
    to = next(spec for spec in specs_of(JumpStage, _case(ticket)) if spec.name == "to")
    offered = {choice.value for choice in to.choices}
    assert "inspecting" not in offered
    assert "closed" not in offered
    assert "plan_offered" in offered


def test_a_plan_with_a_refund_and_no_exchange(bench: Bench, ticket: Ticket) -> None:
    specs = specs_of(OfferPlan, _case(ticket))
    option = {
        "remedy": "return_full",
        "strength": "promise",
        "ground": "质量问题",
        "amount": Fen(19900),
        "paid": False,
    }
    values = {
        "options": ({**option}, {"remedy": None, "strength": None}),
        "exchange": {"stock": None, "model": None},
        "refund": {"amount": Fen(19900), "way": "mobile", "depreciation": Fen(0), "depreciation_days": 0},
        "item": "1",
    }
    made = make_action(bench.work, OfferPlan, specs, values, ticket)
    assert made == OfferPlan(
        (Option("return_full", "promise", "质量问题", Fen(19900)),), None, Refund(Fen(19900), "mobile"), "1"
    )


def test_a_determination_takes_shares_and_grounds(bench: Bench, ticket: Ticket) -> None:
    specs = specs_of(DetermineLiability, _case(ticket))
    made = make_action(
        bench.work,
        DetermineLiability,
        specs,
        {
            "cause": "quality",
            "shares": ({"party": "brand", "percent": 100, "name": "美厨"},),
            "basis": ({"kind": "evidence", "text": "照片"},),
            "conclusion": "焊缝漏水",
            "suggestion": "换货",
            "item": "1",
        },
        ticket,
    )
    assert isinstance(made, DetermineLiability)
    assert made.cause is Cause.QUALITY
    assert (made.shares[0].percent, made.basis[0].text) == (100, "照片")


def test_a_ticket_number_becomes_its_id(bench: Bench, ticket: Ticket) -> None:
    other = bench.ticket(LI, COOKER)
    specs = specs_of(LinkTicket, _case(ticket))
    assert make_action(bench.work, LinkTicket, specs, {"other": other.number}, ticket) == LinkTicket(other.id)
    with pytest.raises(RefusedError):
        make_action(bench.work, LinkTicket, specs, {"other": "2F01-000000-0001"}, ticket)


def test_a_signed_paper_is_scanned_in_and_names_what_was_signed(
    bench: Bench, ticket: Ticket, repository: Path
) -> None:
    document = issue(bench.work, ticket.id, "receipt", bench.person)
    photo = next((repository / "resources" / "demo" / "photos").glob("*.jpg"))
    signed = bench.now(ticket)
    specs = specs_of(SignDocument, _case(signed))
    values = {
        "document": document.id,
        "signer": "王建国",
        "role": "customer",
        "method": "paper_scan",
        "blob": str(photo),
    }
    made = make_action(bench.work, SignDocument, specs, values, signed)
    assert isinstance(made, SignDocument)
    assert made.content_sha256 == document.content_sha256
    assert made.blob is not None
    assert made.blob.role == "signed_document"


def test_a_moment_is_read_in_the_clerks_words(bench: Bench, ticket: Ticket) -> None:
    specs = specs_of(MakePromise, _case(ticket))
    body = FormBody(specs, _desk(bench))
    due = body.fields["due"].control
    due.setText("明天10点")  # type: ignore[attr-defined]  # a line edit
    assert body.values()["due"] == datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
    due.setText("改天吧")  # type: ignore[attr-defined]  # a line edit
    with pytest.raises(InputError):
        body.values()
    body.deleteLater()


def test_records_say_where_something_is_missing(ticket: Ticket) -> None:
    specs = specs_of(OfferPlan, _case(ticket))
    refund = next(spec for spec in specs if spec.name == "refund")
    assert refund.kind is Kind.RECORD
    with pytest.raises(InputError) as missing:
        check(specs, {"options": ({"remedy": "apology"},), "refund": {"amount": Fen(1)}, "item": "1"})
    assert missing.value.field == "refund.way"
