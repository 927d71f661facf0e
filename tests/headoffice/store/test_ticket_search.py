"""Tickets as people at head office look at them: what happened, by whom, at which desk."""

from __future__ import annotations

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice
from tests.headoffice.store.desks import Desk


def test_a_step_names_its_desk_and_who_wrote_it(office: HeadOffice) -> None:
    desk = Desk(1)
    desk.enrol(office)
    desk.open_ticket("t1")
    desk.write("t1", NoteAdded("客户来过"), user="林晓敏")
    desk.push(office)
    desk.begin_writer("b2")
    desk.write("t1", NoteAdded("接着办"), user="何立")
    desk.push(office)
    office.projector.project_all()
    notes = [each for each in office.tickets.history("b1", "t1") if each.type == "note.added"]
    assert [each.user for each in notes] == ["林晓敏", "何立"]
    (row,) = office.admin.devices("b1")
    (house,) = (each.name for each in office.admin.branches() if each.id == "b1")
    assert {(each.desk, each.desk_name, each.house) for each in notes} == {(row.desk, row.name, house)}
    assert row.desk
    assert not any(each.office for each in notes)


def test_what_head_office_decides_is_said_to_be_its_own(office: HeadOffice) -> None:
    office.reference.publish("staff", "林晓敏", {"name": "林晓敏", "role": "clerk"}, "b1")
    desk = Desk(1)
    desk.enrol(office)
    desk.open_ticket("t1")
    desk.write("t1", NoteAdded("客户来过"), user="冒名者")
    desk.push(office)
    office.projector.project_all()
    office.trouble.decide("b1", desk.writer, 2, take=True, note="本人电话确认", user="周总")
    office.projector.project_all()
    last = office.tickets.history("b1", "t1")[-1]
    assert (last.office, last.user, last.desk) == (True, "周总", "")
