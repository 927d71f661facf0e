"""A right lent through ``act`` and the window alike: wrong PINs, somebody locked out, a deputy; and who may approve
by a profile of the house.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.money import Fen
from app.domain.refusals import RefusedError
from app.domain.rights import Override
from app.domain.steps.approval import ApprovePlan
from app.domain.steps.closing import VoidTicket
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Option
from app.domain.vocabulary import Role
from app.usecases.deed_rights import HEAD
from app.usecases.desk import ABSENCES, Person
from app.usecases.house_rules import keep_profile
from app.usecases.offers import offers_now
from app.usecases.overrides import Lender, lend, lend_deed, lenders
from app.usecases.perform import perform
from app.usecases.pins import KeptPin, pin_key
from app.usecases.rule_library import HouseRules
from app.usecases.shop_head import keep_stamp_on
from app.usecases.situation import possible_actions
from app.usecases.workplace import Workplace
from tests.fakes.pins import QuickPins
from tests.fakes.shop import CLERK, MANAGER, SUPERVISOR, Shop, copied, make_shop_folder, opened_shop

VOID = VoidTicket.NAME
PINS = {CLERK.name: "1120", SUPERVISOR.name: "4711", MANAGER.name: "7780"}
STAFF = [{"name": each.name, "role": each.role.value} for each in (CLERK, SUPERVISOR, MANAGER)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One desk with a PIN for everybody."""
    folder: Path = tmp_path_factory.mktemp("lending") / "store"
    make_shop_folder(folder)
    with opened_shop(folder) as opened:
        work = replace(opened.work, pin_hashes=QuickPins())
        yield replace(opened, work=work)


@pytest.fixture
def shop(made: Shop) -> Shop:
    """Nobody away, nobody's tries used."""
    kept = {pin_key(name): KeptPin(QuickPins().hashed(pin)).value() for name, pin in PINS.items()}
    tries = {key: None for key in made.work.settings.all() if key.startswith("pin.") and key not in kept}
    made.work.settings.put({**tries, "staff": STAFF, ABSENCES: {}, **kept})
    return made


def lent(shop: Shop, name: str, pin: str, by: Person = CLERK) -> Override | str:
    """The right to void a ticket, or why it is not lent."""
    try:
        return lend(shop.work, VOID, by, name, pin, "客户在柜台等")
    except RefusedError as error:
        return error.refusal.code


def test_a_wrong_pin_costs_tries_and_locks_and_lends_nothing(shop: Shop) -> None:
    ticket = shop.intake()
    told: list[str] = []
    for _ in range(10):
        code = lent(shop, SUPERVISOR.name, "0000")
        assert isinstance(code, str)
        told.append(code)
        shop.time.advance(minutes=16)
    assert (told[:2], told[-1]) == (["pin_wrong"] * 2, "pin_locked")
    assert lent(shop, SUPERVISOR.name, PINS[SUPERVISOR.name]) == "pin_locked"  # the right one too
    assert [line.type for line in shop.work.tickets.history(ticket.id)] == ["ticket.opened"]
    other = lent(shop, MANAGER.name, PINS[MANAGER.name])  # who is locked out locks nobody else out
    assert other == Override(MANAGER.name, Role.MANAGER, reason="客户在柜台等")
    assert isinstance(other, Override)
    perform(shop.work, ticket.id, VoidTicket("误录"), CLERK, other)
    granted, voided = shop.work.tickets.history(ticket.id)[-2:]
    assert (granted.type, granted.user, voided.user) == ("override.granted", CLERK.name, CLERK.name)


def test_between_two_wrong_tries_time_must_pass(shop: Shop) -> None:
    codes = [lent(shop, MANAGER.name, "0000") for _ in range(4)]
    assert codes[:2] == ["pin_wrong", "pin_wrong"]
    assert codes[3] != "pin_wrong"
    assert lent(shop, MANAGER.name, PINS[MANAGER.name]) == codes[3]
    shop.time.advance(minutes=1)
    assert isinstance(lent(shop, MANAGER.name, PINS[MANAGER.name]), Override)


def test_a_deputy_lends_for_who_is_away_and_acts_without_lending(shop: Shop) -> None:
    away = {MANAGER.name: {"absent_until": "2026-12-31", "deputy": SUPERVISOR.name}}
    shop.work.settings.put({ABSENCES: away})
    assert lenders(shop.work, ApprovePlan.NAME, CLERK) == (
        Lender(SUPERVISOR.name, Role.SUPERVISOR, pin=True, instead_of=MANAGER.name),
    )
    right = lend(shop.work, ApprovePlan.NAME, CLERK, SUPERVISOR.name, PINS[SUPERVISOR.name], "在场")
    assert (right.person, right.role, right.instead_of) == (SUPERVISOR.name, Role.MANAGER, MANAGER.name)
    away = {SUPERVISOR.name: {"absent_until": "2026-12-31", "deputy": CLERK.name}}
    shop.work.settings.put({ABSENCES: away})
    ticket = shop.intake()
    perform(shop.work, ticket.id, VoidTicket("误录"), CLERK)
    granted = shop.work.tickets.history(ticket.id)[-2]
    assert (granted.values["lender"], granted.values["instead_of"]) == (CLERK.name, SUPERVISOR.name)


def test_nobody_lends_what_is_not_theirs_nor_to_oneself(shop: Shop) -> None:
    assert lent(shop, CLERK.name, PINS[CLERK.name]) == "override_by_oneself"
    assert lent(shop, CLERK.name, PINS[CLERK.name], SUPERVISOR) == "role_not_enough"
    shop.work.settings.put({pin_key(SUPERVISOR.name): None})
    assert lent(shop, SUPERVISOR.name, "") == "pin_not_set"


def stricter(work: Workplace) -> Mapping[str, Any]:
    """The profile of the mall with another limit, and approval by head office alone."""
    document: dict[str, Any] = deepcopy(dict(work.rules.profile("mall_desk", HouseRules({}, []))))
    document |= {"version": "2026.1-9", "valid_from": "2026-11-20"}
    rule = next(rule for rule in document["rules"] if rule["id"] == "over_limit_approval")
    rule["when"]["amount"] = {"gt": "3000.00"}
    document["profile"]["settings"]["approval"] = {"roles": ["head_office"]}
    return document


def test_the_limit_and_who_approves_above_it_are_the_profiles(shop_folder: Path, tmp_path: Path) -> None:
    with opened_shop(copied(shop_folder, tmp_path / "store")) as shop:
        plan = OfferPlan((Option("compensation", "negotiable", amount=Fen(400_000)),))
        shop.work.settings.put(
            {"staff": [{"name": each.name, "role": each.role} for each in (CLERK, MANAGER)]}
        )
        for limited in (False, True):
            if limited:
                keep_profile(shop.work, dict(stricter(shop.work)), SUPERVISOR)
                shop.time.advance(minutes=1)
            ticket = shop.intake()
            shop.judge(ticket)
            perform(shop.work, ticket.id, plan, CLERK)
            if not limited:
                perform(shop.work, ticket.id, AcceptPlan(), CLERK)
                assert lenders(shop.work, ApprovePlan.NAME, CLERK)
                assert offers_now(shop.work).has_right(ApprovePlan.NAME, MANAGER)
                continue
            with pytest.raises(RefusedError, match="manager_must_approve"):
                perform(shop.work, ticket.id, AcceptPlan(), CLERK)
            with pytest.raises(RefusedError) as refused:
                perform(shop.work, ticket.id, ApprovePlan(), MANAGER)
            assert refused.value.refusal.params["needed"] == Role.HEAD_OFFICE
            assert lenders(shop.work, ApprovePlan.NAME, CLERK) == ()
            with pytest.raises(RefusedError, match="role_not_enough"):
                lend(shop.work, ApprovePlan.NAME, CLERK, MANAGER.name, "", "在场")
            offers, now = offers_now(shop.work), shop.work.tickets.ticket(ticket.id)
            assert now is not None
            assert not offers.has_right(ApprovePlan.NAME, MANAGER)
            assert {"ApprovePlan", "DenyPlan"}.isdisjoint(possible_actions(now, MANAGER, offers))
            perform(shop.work, ticket.id, ApprovePlan(), Person("周总", Role.HEAD_OFFICE))
            perform(shop.work, ticket.id, AcceptPlan(), CLERK)


def test_a_right_to_a_deed_is_lent_for_one_time_and_the_desk_says_so(shop: Shop) -> None:
    with pytest.raises(RefusedError, match="role_not_enough"):
        keep_stamp_on(shop.work, (), CLERK)
    with pytest.raises(RefusedError, match="pin_wrong"):
        lend_deed(shop.work, HEAD, CLERK, SUPERVISOR.name, "0000", "在场")
    acting = lend_deed(shop.work, HEAD, CLERK, SUPERVISOR.name, PINS[SUPERVISOR.name], "在场")
    assert (acting.name, acting.role) == (CLERK.name, Role.SUPERVISOR)
    keep_stamp_on(shop.work, (), acting)
    with shop.store.access.reading() as connection:
        last = connection.execute("SELECT type FROM journal ORDER BY pos DESC LIMIT 1").fetchone()
    assert last == ("override.granted",)
