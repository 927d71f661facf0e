"""For every action and every role: the right ones pass the gate, the wrong ones are refused, a right may be lent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.decide import Action, Context, decide, may_not
from app.domain.evolve import evolve
from app.domain.refusals import Refusal
from app.domain.registry import ACTIONS
from app.domain.rights import (
    DEEDS,
    LENDING,
    TABLE,
    Override,
    Standing,
    above_clerk,
    may,
    may_do,
    role_refused,
    roles_for,
)
from app.domain.status import TrackKind
from app.domain.steps.amendment import AmendCustomer
from app.domain.steps.closing import VoidTicket
from app.domain.steps.contact import AddNote, AssignOwner
from app.domain.steps.deciding import DecideConflict
from app.domain.steps.execution import AdvanceExecution
from app.domain.steps.overriding import OverrideGranted
from app.domain.ticket import Level, Ticket
from app.domain.vocabulary import SUPERVISING, Role
from tests.domain.cases import Course, context, leaking_kettle, opened

EVERY: dict[str, type[Action]] = {**ACTIONS, DecideConflict.NAME: DecideConflict}
TECHNICIANS_OWN = "赵永强"


@pytest.fixture(scope="module")
def ticket() -> Ticket:
    """A case of the technician's own, so that what is judged is the role alone."""
    known = opened().ticket
    assert known is not None
    return replace(known, level=replace(known.level or Level(2, "", ""), owner=TECHNICIANS_OWN))


def of(kind: type[Action], ticket: Ticket) -> Action:
    """The action, as far as the gate looks at it: it stands before what the action itself looks at."""
    if kind is AmendCustomer:
        return AmendCustomer(ticket.customer)
    if kind is DecideConflict:
        return DecideConflict("e1", take=True, weighty=False)
    if kind is AdvanceExecution:
        return AdvanceExecution(TrackKind.REPAIR, "done")
    return object.__new__(kind)


def by(role: Role, **more: object) -> Context:
    return replace(context(role=role, person=TECHNICIANS_OWN), **more)  # type: ignore[arg-type]  # of its fields


@pytest.mark.parametrize("name", sorted(EVERY))
def test_the_right_roles_pass_and_the_wrong_ones_are_refused(name: str, ticket: Ticket) -> None:
    action = of(EVERY[name], ticket)
    allowed = TABLE[name].roles
    for role in Role:
        assert may(name, role) == (role in roles_for(name))
        if role in allowed:
            assert may_not(ticket, action, by(role)) is None
            continue
        refused = decide(ticket, action, by(role))
        assert isinstance(refused, Refusal), role
        assert (refused.code, refused.rule) == ("role_not_enough", TABLE[name].source)
        assert (refused.params["role"], refused.params["action"]) == (role, name)
        assert refused.params["needed"] in allowed


def test_the_table_knows_every_action_and_nothing_else() -> None:
    assert {name.partition("/")[0] for name in TABLE} == set(EVERY)
    assert all(right.roles and right.source for right in (*TABLE.values(), *DEEDS.values()))
    assert roles_for("Dance") == frozenset()
    assert not may("Dance", Role.MANAGER)
    unknown = role_refused("Dance", "", Role.MANAGER)
    assert unknown is not None
    assert may_do("settings.staff", Role.MANAGER)
    assert not may_do("settings.staff", Role.CLERK)


@pytest.mark.parametrize("kind", [TrackKind.REFUND, TrackKind.COMPENSATION])
def test_money_leaves_by_finance_or_who_stands_above(kind: TrackKind, ticket: Ticket) -> None:
    pays = {role for role in Role if may_not(ticket, AdvanceExecution(kind, "done"), by(role)) is None}
    assert pays == SUPERVISING | {Role.FINANCE}
    assert may_not(ticket, AdvanceExecution(TrackKind.EXCHANGE, "shipped"), by(Role.FINANCE)) is not None


def test_a_weighty_conflict_takes_a_supervisor(ticket: Ticket) -> None:
    decide_it = DecideConflict("e1", take=True)
    assert {role for role in Role if may_not(ticket, decide_it, by(role)) is None} == SUPERVISING


def test_a_technician_enters_no_identity_number(ticket: Ticket) -> None:
    phone = AmendCustomer(replace(ticket.customer, phone="13800009999"))
    number = AmendCustomer(replace(ticket.customer, id_number="330106199003072413"))
    assert may_not(ticket, phone, by(Role.TECHNICIAN)) is None
    refused = may_not(ticket, number, by(Role.TECHNICIAN))
    assert refused is not None
    assert refused.rule == "P-01"


def test_a_technician_acts_on_visits_of_his_own() -> None:
    course = opened()
    refused = decide(course.ticket, AddNote("到场"), by(Role.TECHNICIAN))
    assert isinstance(refused, Refusal)
    assert refused.code == "not_own_visit"
    course.must(AssignOwner(TECHNICIANS_OWN))
    assert not isinstance(decide(course.ticket, AddNote("到场"), by(Role.TECHNICIAN)), Refusal)


def test_a_technician_takes_nothing_in() -> None:
    refused = decide(None, leaking_kettle(), by(Role.TECHNICIAN))
    assert isinstance(refused, Refusal)
    assert refused.code == "role_not_enough"


LENT = Override("吴静", Role.SUPERVISOR, reason="客户在柜台等")


def test_a_right_that_is_lent_is_told_before_what_is_done_with_it() -> None:
    course = opened()
    decided = decide(course.ticket, VoidTicket("误录"), by(Role.CLERK, override=LENT))
    assert not isinstance(decided, Refusal)
    granted = decided[0].body
    assert granted == OverrideGranted("VoidTicket", "吴静", Role.SUPERVISOR, "客户在柜台等")
    assert len(decided) == 2
    lent = next(_written(course, decided)).lent
    assert lent is not None
    assert (lent.by, lent.user, lent.action) == ("吴静", "林晓敏", "VoidTicket")


def _written(course: Course, decided: object) -> Iterator[Ticket]:
    assert isinstance(decided, tuple)
    for draft in decided:
        entry = replace(course.entries[-1], id=f"x{draft.body.TYPE}", body=draft.body, user="林晓敏")
        known = evolve(course.ticket, entry)
        assert known is not None
        yield known


def test_at_the_opening_it_follows_what_opens_the_case() -> None:
    decided = decide(None, leaking_kettle(), by(Role.COORDINATOR, override=LENT))
    assert not isinstance(decided, Refusal)
    assert [draft.body.TYPE for draft in decided[:2]] == ["ticket.opened", "override.granted"]


@pytest.mark.parametrize(
    ("override", "code"),
    [
        (replace(LENT, person=TECHNICIANS_OWN), "override_by_oneself"),
        (replace(LENT, reason=" "), "reason_missing"),
        (replace(LENT, role=Role.CLERK), "role_not_enough"),
        (replace(LENT, role=Role.FINANCE), "role_not_enough"),
    ],
)
def test_what_is_no_right_is_not_lent(override: Override, code: str) -> None:
    refused = decide(opened().ticket, VoidTicket("误录"), by(Role.CLERK, override=override))
    assert isinstance(refused, Refusal)
    assert refused.code == code


def test_who_may_needs_nobodys_right() -> None:
    decided = decide(opened().ticket, VoidTicket("误录"), by(Role.SUPERVISOR, override=LENT))
    assert not isinstance(decided, Refusal)
    assert [draft.body.TYPE for draft in decided] == ["ticket.voided"]
    assert Role.MANAGER in LENDING


def test_a_deputy_acts_for_who_is_away_and_it_is_said_for_whom() -> None:
    away = (Standing("何立", Role.MANAGER),)
    decided = decide(opened().ticket, VoidTicket("误录"), by(Role.CLERK, deputy_for=away))
    assert not isinstance(decided, Refusal)
    assert decided[0].body == OverrideGranted("VoidTicket", TECHNICIANS_OWN, Role.MANAGER, instead_of="何立")


def test_whoever_may_do_more_than_a_clerk_is_told_apart() -> None:
    assert {role for role in Role if not above_clerk(role)} == {
        Role.CLERK,
        Role.COORDINATOR,
        Role.TECHNICIAN,
    }
