"""Erasing what is over its time on the command line, by clocks that are right and wrong."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Desk

BY = ("--clerk", "吴静")
"""A supervisor."""


def closed_case(desk: Desk) -> str:
    number = desk.intake(
        customer={
            "name": "欧阳若曦",
            "phone": "13911113333",
            "id_number": "11010519491231002X",
            "confirmed": True,
            "data_consent": True,
        },
        goods={"category": "furniture_sofa", "name": "按摩椅", "price": "6800.00"},
        problem={"words": "坐垫开裂", "demand": "return"},
    )
    desk.act(number, "WithdrawTicket", {"reason": "不退了"})
    return number


@pytest.mark.parametrize("year", [1970, 2031, 2099])
def test_a_wrong_clock_erases_nothing(desk: Desk, year: int) -> None:
    closed_case(desk)
    desk.clock(f"{year}-11-20T10:02")
    told = desk.ok("person", "retention")
    assert (told["erased"], told["files"], told["unnamed"]) == ({}, 0, 0)
    assert str(year) in told["waits"]
    assert desk.count("ticket_key") == 2


def test_after_a_year_a_supervisor_names_the_day(desk: Desk) -> None:
    number = closed_case(desk)
    assert desk.ok("person", "retention")["waits"] is None
    desk.clock("2027-11-20T10:02")
    assert desk.ok("person", "retention")["erased"] == {}
    asked = desk.run("person", "retention", "--today", "2027-11-20")
    assert asked.fault["code"] == "role_not_enough"
    assert desk.run(*BY, "person", "retention", "--today", "soon").fault["code"] == "date_expected"
    assert desk.run(*BY, "person", "retention", "--today", "2026-11-20").fault["code"] == "day_not_shown"
    told = desk.ok(*BY, "person", "retention", "--today", "2027-11-20")
    assert told["erased"] == {number: ["identity"]}
    assert desk.count("ticket_key") == 1
