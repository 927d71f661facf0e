"""Two desks said different things: the command line tells it, and decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import opened_store
from app.domain.claims import carrying_out
from app.domain.entry import Draft
from app.domain.steps.checking import CheckBegun
from app.domain.steps.closing import TicketWithdrawn
from app.domain.steps.contact import NoteAdded
from app.domain.steps.deciding import ConflictDecided
from app.usecases.ports import Transaction
from tests.cli.conftest import CLERK, Desk
from tests.ui.screens.sync.two_desks import TwoDesks, phone

HERE, THERE = "13900001111", "13900002222"


@pytest.fixture
def number(desk: Desk, tmp_path: Path) -> str:
    """A ticket of which this desk says one phone and another desk, later, another."""
    found = desk.intake()
    with opened_store(desk.folder) as (store, workplace):
        desks = TwoDesks(store, tmp_path / "there")
        ticket = workplace.tickets.find(found) or ""
        desks.meet()
        desks.say_here(workplace, ticket, phone(HERE))
        desks.say_there(ticket, phone(THERE))
        desks.meet()
        desks.close()
    return found


def test_an_open_conflict_is_told_everywhere(desk: Desk, number: str) -> None:
    status = desk.ok("sync", "status")
    assert (status["word"], status["conflicts"]) == ("needs_you", 1)
    assert [each["sync"] for each in desk.run("list").lines] == ["needs_you"]
    shown = desk.ok("show", number)
    assert (shown["sync"]["word"], shown["sync"]["reason"]) == ("needs_you", "conflict")
    (conflict,) = shown["conflicts"]
    assert conflict["kind"] == "customer.amended"
    assert conflict["claims"] == [{"claim": "customer.phone", "stands": HERE, "other": THERE}]
    assert (conflict["stands_by"]["by"], conflict["stands_by"]["own"]) == (CLERK, True)
    assert (conflict["other_by"]["by"], conflict["other_by"]["own"]) == ("周静", False)
    assert conflict["other_by"]["at"]


@pytest.mark.parametrize(("how", "phone_after"), [("--take", THERE), ("--keep", HERE)])
def test_it_is_decided(desk: Desk, number: str, how: str, phone_after: str) -> None:
    (conflict,) = desk.ok("show", number)["conflicts"]
    decided = desk.ok(
        "conflict", number, conflict["entry"], how, "--note", "来电核实", "--role", "supervisor"
    )
    assert decided["entries"]
    assert decided["state"]["conflicts"] == []
    assert desk.ok("show", number)["customer"]["phone"] == phone_after
    assert desk.ok("sync", "status")["conflicts"] == 0


@pytest.mark.parametrize(("how", "phone_after"), [("--take", THERE), ("--keep", HERE)])
def test_two_decided_it_apart(desk: Desk, tmp_path: Path, how: str, phone_after: str) -> None:
    """The other desk takes it over before it hears that this one kept what stands."""
    number = desk.intake()
    with opened_store(desk.folder) as (store, workplace):
        desks = TwoDesks(store, tmp_path / "there")
        ticket = workplace.tickets.find(number) or ""
        desks.meet()
        desks.say_here(workplace, ticket, phone(HERE))
        desks.say_there(ticket, phone(THERE))
        desks.meet()
    (conflict,) = desk.ok("show", number)["conflicts"]
    entry = conflict["entry"]
    desk.ok("conflict", number, entry, "--keep", "--note", "来电核实")

    def take(tx: Transaction) -> None:
        now = desks.there.time.now()
        tx.append(
            ticket, [Draft(ConflictDecided(entry, True, "customer.amended", weighty=False))], now, "周静"
        )
        known = tx.ticket(ticket)
        assert known is not None
        tx.append(ticket, [Draft(phone(THERE), carrying_out(entry, known))], now, "周静")

    desks.there.journal.transact(take)
    with opened_store(desk.folder) as (store, _):
        desks.here = store
        desks.meet()
        desks.close()
    shown = desk.ok("show", number)
    assert (shown["customer"]["phone"], shown["sync"]["word"]) == (HERE, "needs_you")
    (again,) = shown["conflicts"]
    assert (again["kind"], again["other_by"]["by"]) == ("conflict.decided", "周静")
    assert again["claims"] == [{"claim": f"decided.{entry}", "stands": False, "other": True}]
    decided = desk.ok("conflict", number, again["entry"], how)
    assert decided["state"]["conflicts"] == []
    assert desk.ok("show", number)["customer"]["phone"] == phone_after


def test_what_a_doubted_author_wrote_is_told(desk: Desk, tmp_path: Path) -> None:
    number = desk.intake()
    with opened_store(desk.folder) as (store, workplace):
        desks = TwoDesks(store, tmp_path / "there")
        ticket = workplace.tickets.find(number) or ""
        desks.meet()
        desks.office.doubted.add("钱七")
        desks.say_there(ticket, NoteAdded("客户说已收到退款"), user="钱七")
        desks.meet()
        desks.close()
    (conflict,) = desk.ok("show", number)["conflicts"]
    assert (conflict["why"], conflict["claims"], conflict["says"]) == (
        "author",
        [],
        {"text": "客户说已收到退款"},
    )
    assert desk.ok("conflict", number, conflict["entry"], "--take", "--role", "supervisor")["entries"]
    assert desk.ok("show", number)["history"][-1]["text"] == "客户说已收到退款"


def test_somebody_lends_the_right_to_decide(desk: Desk, tmp_path: Path) -> None:
    """What weighs takes a supervisor; it is lent as for any other action, and the entries say so."""
    number = desk.intake()
    with opened_store(desk.folder) as (store, workplace):
        desks = TwoDesks(store, tmp_path / "there")
        ticket = workplace.tickets.find(number) or ""
        desks.meet()
        desks.say_here(workplace, ticket, CheckBegun("1"))
        desks.say_there(ticket, TicketWithdrawn("客户不要了"))
        desks.meet()
        desks.close()
    (conflict,) = desk.ok("show", number)["conflicts"]
    words = ("conflict", number, conflict["entry"], "--take", "--note", "客户来电")
    refused = desk.run(*words)
    assert (refused.code, refused.fault["code"]) == (3, "role_not_enough")
    for name, reason, code in ((CLERK, "在场", "override_by_oneself"), ("吴静", " ", "reason_missing")):
        ran = desk.run(*words, "--override", name, "--override-reason", reason)
        assert (ran.code, ran.fault["code"]) == (3, code)
    decided = desk.ok(*words, "--override", "吴静", "--override-reason", "当面核对")
    assert decided["state"]["conflicts"] == []
    granted, by, taken = desk.ok("show", number)["history"][-3:]
    assert len(decided["entries"]) == 3
    assert (granted["type"], granted["by"], granted["lender"]) == ("override.granted", CLERK, "吴静")
    assert (by["type"], by["by"], taken["type"]) == ("conflict.decided", CLERK, "ticket.withdrawn")


def test_what_is_no_decision(desk: Desk, number: str) -> None:
    (conflict,) = desk.ok("show", number)["conflicts"]
    ran = desk.run("conflict", number, conflict["entry"])
    assert (ran.code, ran.fault["code"]) == (2, "choice_expected")
    ran = desk.run("conflict", number, "nothing", "--keep")
    assert (ran.code, ran.fault["code"]) == (3, "no_such_conflict")


def test_without_a_head_office_nothing_is_in_conflict(desk: Desk) -> None:
    found = desk.intake()
    shown = desk.ok("show", found)
    assert (shown["sync"]["word"], shown["sync"]["reason"]) == ("here", "not_enrolled")
    assert shown["conflicts"] == []
    assert desk.ok("sync", "status")["conflicts"] == 0
