"""A laptop that was cloned, from the command line: numbers, which ticket is meant, what is said at both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.numbering import read_number
from tests.cli.conftest import Desk
from tests.fakes.whole_desk import RealOffice, real_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RealOffice]:
    with real_office(tmp_path / "office") as made:
        yield made


@pytest.fixture
def twin(
    desk: Desk,
    office: RealOffice,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    """A copy of the desk, made when both had one ticket; since then each has taken in one more."""
    desk.ok("enrol", office.url, office.office.admin.new_code(office.branch, "服务台").code)
    assert desk.intake() == "2F01-261120-0001"
    meet(office, desk)
    shutil.copytree(desk.folder, tmp_path / "twin")
    twin = Desk(tmp_path / "twin", capfdbinary, monkeypatch)
    desk.clock("2026-11-20T11:15")
    assert desk.intake(goods__name="电水壶", accepted_at="2026-11-20T11:15") == "2F01-261120-0002"
    twin.clock("2026-11-20T11:40")
    assert twin.intake(goods__name="电饭煲", accepted_at="2026-11-20T11:40") == "2F01-261120-0002"
    return twin


def meet(office: RealOffice, *desks: Desk) -> None:
    """Until everybody has heard of everything."""
    for _ in range(3):
        for desk in desks:
            told = desk.ok("sync", "--once")
            assert "problem" not in told, told
            office.office.projector.project_all()


def doubles(desk: Desk) -> list[dict[str, Any]]:
    return [row for row in desk.run("list", "--search", "2F01-261120-0002").lines if "number" in row]


def test_nobody_gives_a_number_twice_once_it_is_known(desk: Desk, twin: Desk, office: RealOffice) -> None:
    meet(office, desk, twin)
    given = [each.intake() for _ in range(2) for each in (desk, twin)]
    assert len(set(given)) == 4
    marks = [number.mark for each in given if (number := read_number(each)) is not None]
    assert sorted(map(bool, marks)) == [False, False, True, True]
    meet(office, desk, twin)
    for each in (desk, twin):
        assert {row["number"] for row in each.run("list").lines} >= set(given)
        assert each.run("verify").code == 0
        assert [each.ok("show", number)["number"] for number in given] == given


def test_which_of_two_is_asked_for_by_every_command(desk: Desk, twin: Desk, office: RealOffice) -> None:
    own = {each.folder: each.ok("show", "2F01-261120-0002")["id"] for each in (desk, twin)}
    meet(office, desk, twin)
    for each in (desk, twin):
        before = each.entries()
        rows = {row["id"]: row["number"] for row in doubles(each)}
        assert rows.keys() == set(own.values())
        for words in (
            ("show", "2F01-261120-0002"),
            ("actions", "2f01-261120-0002"),
            ("act", "2F01-261120-0002", "AddNote", "-"),
            ("print", "2F01-261120-0002", "receipt", "--out", each.folder.parent / "x.pdf"),
            ("documents", "2F01-261120-0002"),
        ):
            ran = each.run(*words, given={"text": "给谁的"})
            assert (ran.code, ran.fault["code"]) == (3, "number_given_twice"), words
            for part in (*rows.values(), "2026-11-20 11:15", "2026-11-20 11:40", "电水壶", "电饭煲"):
                assert part in ran.fault["message"], (part, ran.fault["message"])
        assert each.entries() == before
        for ticket, short in rows.items():
            assert each.ok("show", short)["id"] == each.ok("show", ticket)["id"] == ticket
            assert each.act(short, "AddNote", {"text": "就是这张"})["state"]["id"] == ticket


def test_both_say_that_the_desk_was_copied(desk: Desk, twin: Desk, office: RealOffice) -> None:
    assert desk.ok("sync", "status")["copied"] is None
    meet(office, desk, twin)
    told = [each.ok("sync", "status")["copied"] for each in (desk, twin)]
    assert [bool(each["mark"]) for each in told].count(True) == 1
    for each in told:
        assert "2026-11-20 10:02" in each["message"]
        assert f"2F01.{each['mark']}".removesuffix(".") in each["message"]
        assert each["do"]
    assert {each.kind for each in office.office.admin.alerts()} >= {"fork"}
