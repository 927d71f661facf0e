"""Ten thousand branches cost no more than those that have something to do."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice
from app.headoffice.store import branches, docket
from tests.headoffice.store.desks import Desk


def _statements(office: HeadOffice) -> int:
    """How many one look of the projector takes."""
    said: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        said.append(statement)

    engine = office._database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        office.projector.project_once()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len([each for each in said if each.lstrip().upper().startswith(("SELECT", "UPDATE", "INSERT"))])


def test_branches_that_wait_for_nothing_are_not_asked(office: HeadOffice) -> None:
    for number in range(40):
        office.admin.new_branch(f"idle {number}")
    assert _statements(office) <= 2


def test_a_branch_in_the_midst_of_others_has_its_turn(office: HeadOffice) -> None:
    for number in range(20):
        office.admin.new_branch(f"idle {number}")
    desk = Desk(1)
    desk.enrol(office)
    desk.open_ticket()
    desk.push(office)
    assert office.projector.project_once() == len(desk.lines)
    assert office.projector.project_once() == 0


def test_of_large_entries_fewer_are_judged_at_once(
    office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docket, "_MOST_BYTES", 1000)
    desk = Desk(1)
    desk.enrol(office)
    ticket = desk.open_ticket()
    for number in range(120):
        desk.write(ticket, NoteAdded(f"第{number}次"))
    desk.push(office)
    assert [office.projector.project_once() for _ in range(3)] == [100, 21, 0]


def test_of_ten_thousand_branches_no_two_share_a_short_name(
    office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chance gives some of them twice: a branch would have become another one, a code broken off."""
    names = iter(["aaaaaa", "aaaaaa", "aaaaaa", "bbbbbb", "KKKK", "SECRET", "KKKK", "KKKK", "MMMM", "SECRET"])
    monkeypatch.setattr(branches, "drawn", lambda _letters, _count: next(names))
    made = [office.admin.new_branch(name).id for name in ("国贸店", "西单店")]
    assert made == ["aaaaaa", "bbbbbb"]
    codes = [str(office.admin.new_code(each, "").code) for each in made]
    assert codes == ["KKKKSECRET", "MMMMSECRET"]
    assert {("aaaaaa", "国贸店"), ("bbbbbb", "西单店")} <= set(office.admin.branches())
