"""Consents, holds, looks at the identity number, and when what is kept of a person goes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.carrying_out import REMEDY_WAYS, startable_tracks
from app.domain.decide import Decided, decide
from app.domain.money import Fen
from app.domain.privacy import Cause, Consent, Hold, Personal, Purpose
from app.domain.refusals import Refusal
from app.domain.retention import LEGAL, Blocked, Term, blocked, due_dates, ended_at, read_terms
from app.domain.status import AppealStage, Stage, TrackKind
from app.domain.steps.amendment import AmendCustomer
from app.domain.steps.approval import ApprovePlan
from app.domain.steps.closing import VoidTicket, WithdrawTicket
from app.domain.steps.execution import StartExecution
from app.domain.steps.intake import TakeIn
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.steps.privacy import (
    ConsentGiven,
    ConsentWithdrawn,
    ErasePerson,
    GiveConsent,
    IdentityRevealed,
    LiftHold,
    PersonErased,
    PlaceHold,
    RevealIdentity,
    WithdrawConsent,
)
from app.domain.ticket import Ticket
from app.domain.verdicts import Execution, Option, Refund
from app.domain.vocabulary import Demand, Remedy, Role
from tests.domain.cases import START, ZONE, Course, context, kettle, leaking_kettle, refused, written
from tests.domain.test_carrying_out import VERDICT

NUMBER = "11010519491231002X"
TERMS = read_terms({"retention": {"identity": {"days": 30}, "person": {"years": 3}}})


def dear(number: str | None = NUMBER, demand: Demand = Demand.RETURN) -> TakeIn:
    """A return above the amount from which the number is asked for."""
    form = leaking_kettle(demand, (replace(kettle(), price=Fen(600_000)),))
    return replace(form, customer=replace(form.customer, id_number=number, data_consent=True))


def course(number: str | None = NUMBER) -> Course:
    case = Course()
    case.must(dear(number))
    return case


def closed(ticket: Ticket, at: datetime = START) -> Ticket:
    """The ticket, with its course at its end."""
    return ticket.with_item("1", lambda item: replace(item, stage=Stage.CLOSED).at_milestone("closed", at))


def test_what_the_customer_consents_to_is_an_entry_of_its_own() -> None:
    case = course()
    given = [each.body for each in case.entries if isinstance(each.body, ConsentGiven)]
    assert [each.purpose for each in given] == [Purpose.CASE, Purpose.IDENTITY]
    assert all("#" in each.wording and each.by == "customer" for each in given)
    ticket = case.must(GiveConsent(Purpose.MESSAGES))
    assert [each.purpose for each in ticket.consents if each.stands] == ["case", "identity", "messages"]
    assert ticket.consents[-1].taken_by == "林晓敏"
    assert written(case.do(GiveConsent(Purpose.MESSAGES))) == ()


def test_a_withdrawn_consent_erases_what_rested_on_it_alone() -> None:
    case = course()
    bodies = [each.body for each in written(case.do(WithdrawConsent(Purpose.IDENTITY)))]
    assert bodies == [
        ConsentWithdrawn("identity", "customer"),
        PersonErased((Personal.IDENTITY,), Cause.CONSENT_WITHDRAWN),
    ]
    assert case.ticket is not None
    assert case.ticket.customer.id_number is None
    assert case.ticket.customer.name == "王建国"
    assert [type(each.body) for each in written(case.do(WithdrawConsent(Purpose.CASE)))] == [ConsentWithdrawn]
    assert refused(case.do(WithdrawConsent(Purpose.CASE))) == "consent_not_given"


@pytest.mark.parametrize("held", [True, False])
def test_what_a_refund_or_a_hold_needs_goes_when_that_is_over(held: bool) -> None:
    ticket = course().ticket
    assert ticket is not None
    track = Execution(TrackKind.REFUND, "refund_started", START)
    busy = (
        replace(ticket, held=Hold("诉讼", "赵永强", START))
        if held
        else ticket.with_item("1", lambda item: replace(item, executions=(track,)))
    )
    decided = written(decide(busy, WithdrawConsent(Purpose.IDENTITY), context()))
    assert [type(each.body) for each in decided] == [ConsentWithdrawn]
    gone = replace(busy, consents=(Consent("identity", "w", "customer", START, None, START),))
    (identity,) = (each for each in due_dates(gone, TERMS, ZONE) if each.kind is Personal.IDENTITY)
    assert not identity.now_due(START)
    free = replace(gone, held=None).with_item("1", lambda item: replace(item, executions=()))
    (identity,) = (each for each in due_dates(free, TERMS, ZONE) if each.kind is Personal.IDENTITY)
    assert identity.now_due(START)


def test_a_number_taken_out_by_a_correction_is_erased() -> None:
    case = course()
    assert case.ticket is not None
    told = written(case.do(AmendCustomer(replace(case.ticket.customer, id_number=None))))
    assert [type(each.body).__name__ for each in told] == [
        "CustomerAmended",
        "ConsentWithdrawn",
        "PersonErased",
    ]


def test_a_number_is_taken_only_above_the_amount() -> None:
    case = Course()
    cheap = leaking_kettle(Demand.RETURN)
    number = replace(cheap.customer, id_number=NUMBER)
    assert refused(case.do(replace(cheap, customer=number))) == "id_number_not_allowed"
    case.must(cheap)
    assert refused(case.do(AmendCustomer(number))) == "id_number_not_allowed"
    dear_one = course(None)
    assert dear_one.ticket is not None
    changed = replace(dear_one.ticket.customer, id_number=NUMBER)
    assert dear_one.must(AmendCustomer(changed)).customer.id_number == NUMBER


def test_looking_at_the_number_needs_a_reason_and_is_kept() -> None:
    case = course()
    assert refused(case.do(RevealIdentity(" "))) == "text_missing"
    assert isinstance(written(case.do(RevealIdentity("核对退款人")))[0].body, IdentityRevealed)
    assert refused(course(None).do(RevealIdentity("核对"))) == "identity_not_kept"


def test_the_clocks_of_a_case_that_is_over() -> None:
    ticket = course().ticket
    assert ticket is not None
    assert [(each.at, each.blocked) for each in due_dates(ticket, TERMS, ZONE)] == [(None, Blocked.OPEN)] * 2
    over = closed(ticket)
    person, identity = due_dates(over, TERMS, ZONE)
    assert (person.kind, identity.kind) == (Personal.PERSON, Personal.IDENTITY)
    assert person.at == START.replace(year=START.year + 3)
    assert identity.at == START + timedelta(days=30)
    paid = START - timedelta(days=10)
    refunded = over.with_item("1", lambda item: item.at_milestone("refund_done", paid))
    assert due_dates(refunded, TERMS, ZONE)[1].at == paid + timedelta(days=30)
    assert not identity.now_due(START + timedelta(days=29))
    assert identity.now_due(START + timedelta(days=30))
    again = replace(over, erased={"person": START + timedelta(days=1)})
    assert due_dates(again, TERMS, ZONE)[0].now_due(START + timedelta(days=2))


def test_nothing_goes_while_the_case_is_open_in_dispute_or_held() -> None:
    ticket = course().ticket
    assert ticket is not None
    over = closed(ticket)
    assert blocked(over, Personal.PERSON) is None
    assert blocked(ticket, Personal.PERSON) is Blocked.OPEN
    assert blocked(replace(over, appeal=AppealStage.LAWSUIT), Personal.PERSON) is Blocked.IN_DISPUTE
    assert blocked(replace(over, appeal=AppealStage.DECIDED), Personal.PERSON) is None
    assert blocked(replace(over, held=Hold("", None, START)), Personal.IDENTITY) is Blocked.ON_HOLD


def test_a_voided_case_is_over_and_its_data_can_go() -> None:
    case = course()
    case.must(VoidTicket("录错"))
    assert case.ticket is not None
    assert ended_at(case.ticket) == case.now
    assert refused(case.do(ErasePerson(Personal.PERSON))) == "erasure_too_early"
    assert case.must(ErasePerson(Personal.IDENTITY)).customer.id_number is None


def test_a_request_is_answered_by_what_the_law_keeps() -> None:
    case = course()
    assert refused(case.do(ErasePerson(Personal.IDENTITY))) == "erasure_blocked"
    case.must(WithdrawTicket("不退了"))
    early = case.do(ErasePerson(Personal.PERSON))
    assert isinstance(early, Refusal)
    assert early.params["until"].startswith("2029-11-20")
    assert refused(case.do(ErasePerson(Personal.IDENTITY, Cause.RETENTION))) == "erasure_too_early"
    case.must(PlaceHold("市场监管部门要求"))
    assert refused(case.do(ErasePerson(Personal.IDENTITY))) == "erasure_blocked"
    assert refused(case.do(PlaceHold("再一次"))) == "hold_placed_already"
    case.must(LiftHold())
    assert refused(case.do(LiftHold())) == "hold_not_placed"
    case.must(ErasePerson(Personal.IDENTITY))
    case.now += timedelta(days=1200)
    ticket = case.must(ErasePerson(Personal.PERSON))
    assert set(ticket.erased) == {"person", "identity"}


def test_lengths_come_from_the_profile_and_else_from_the_law() -> None:
    assert read_terms({}) == LEGAL
    odd = {"retention": {"identity": {"days": True}, "person": {"years": -1}}}
    assert read_terms(odd) == LEGAL
    one = read_terms({"retention": {"person": {"years": 5}}})
    assert (one[Personal.PERSON], one[Personal.IDENTITY]) == (Term(years=5), LEGAL[Personal.IDENTITY])
    assert LEGAL[Personal.IDENTITY].after(START, ZONE) < LEGAL[Personal.PERSON].after(START, ZONE)
    assert all(term.source for term in LEGAL.values())
    leap = datetime(2028, 2, 29, 4, tzinfo=UTC)
    assert Term(years=3).after(leap, ZoneInfo("Asia/Shanghai")) == datetime(2031, 3, 1, 4, tzinfo=UTC)


@pytest.mark.parametrize("remedy", Remedy)
def test_whoever_gives_no_number_gets_every_remedy_just_the_same(remedy: Remedy) -> None:
    """消费者权益保护法 24, 个保法 16: the number is a precaution of the house, never a condition."""
    both = []
    for customer in ({"id_number": NUMBER}, {"id_number": None, "id_declined": True}, {"id_number": None}):
        case, given = Course(), dear()
        case.must(replace(given, customer=replace(given.customer, **customer)))
        told = [case.do(VERDICT)]
        told.append(
            case.do(OfferPlan((Option(remedy, "by_right", amount=Fen(600_000)),), refund=_refund(remedy)))
        )
        told.append(case.do(AcceptPlan()))
        told.append(case.do(ApprovePlan(), Role.MANAGER))
        assert case.ticket is not None
        told += [case.do(StartExecution(kind)) for kind in startable_tracks(case.ticket.items[0])]
        both.append([_kinds(each) for each in told])
    assert both[0] == both[1] == both[2]


def _refund(remedy: Remedy) -> Refund | None:
    return Refund(Fen(600_000), "mobile") if TrackKind.REFUND in str(REMEDY_WAYS[remedy]) else None


def _kinds(decided: Decided) -> list[str]:
    return [decided.code] if isinstance(decided, Refusal) else [each.body.TYPE for each in decided]
