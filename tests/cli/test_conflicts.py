"""Two desks said different things: the command line tells it, and decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import opened_store
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
    decided = desk.ok("conflict", number, conflict["entry"], how, "--note", "来电核实")
    assert decided["entries"]
    assert decided["state"]["conflicts"] == []
    assert desk.ok("show", number)["customer"]["phone"] == phone_after
    assert desk.ok("sync", "status")["conflicts"] == 0


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
