"""Files that entries speak of: asked for until they are here, or given up for lost."""

from __future__ import annotations

import pytest

from app.domain.records import BlobRef
from app.domain.steps.contact import NoteAdded
from app.domain.steps.evidence import FileLost
from app.headoffice.office import HeadOffice, OfficeOptions, Places, open_office
from tests.headoffice.store.desks import Desk, FakeClock

PICTURE, VIDEO = "a" * 64, "b" * 64


@pytest.fixture
def desk(office: HeadOffice) -> Desk:
    desk = Desk(1)
    desk.enrol(office)
    ticket = desk.open_ticket("t1")
    files = [
        BlobRef(PICTURE, 300, "image/jpeg", "王建国.jpg", "photo"),
        BlobRef(VIDEO, 9, "video/mp4", "v", "video"),
    ]
    desk.write(ticket, NoteAdded("一"), blobs=files)
    desk.write(ticket, NoteAdded("二"), blobs=files[:1])
    return desk


def test_asked_for_until_they_are_here(office: HeadOffice, desk: Desk) -> None:
    tenant = desk.caller.tenant
    assert desk.push(office).want_blobs == (PICTURE, VIDEO)
    office.projector.project_all()
    wanted = office.blobs.wanted(tenant, "b1")
    assert [(each.sha256, each.role) for each in wanted] == [(PICTURE, "photo"), (VIDEO, "video")]
    office.blobs.arrived(tenant, PICTURE, 300)
    assert [each.sha256 for each in office.blobs.wanted(tenant, "b1")] == [VIDEO]
    assert office.blobs.known(tenant, [PICTURE, VIDEO, "c" * 64]) == {PICTURE: (300, True), VIDEO: (9, False)}
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert (row.files, row.files_here) == (2, 1)
    files = office.tickets.files("b1", "t1")
    assert [(each.sha256, each.arrived) for each in files] == [(PICTURE, True), (VIDEO, False)]
    assert [each.type for each in office.tickets.history("b1", "t1")] == [
        "ticket.opened",
        "note.added",
        "note.added",
    ]
    assert all(each.at for each in office.tickets.history("b1", "t1"))


def test_nobody_waits_for_what_is_lost(office: HeadOffice, desk: Desk) -> None:
    desk.write("t1", FileLost(VIDEO, "missing"))
    desk.push(office)
    office.projector.project_all()
    tenant = desk.caller.tenant
    assert [each.sha256 for each in office.blobs.wanted(tenant, "b1")] == [PICTURE]
    assert not office.blobs.known(tenant, [VIDEO])[VIDEO].arrived
    files = office.tickets.files("b1", "t1")
    assert [(each.sha256, each.lost) for each in files] == [(PICTURE, False), (VIDEO, True)]
    office.blobs.arrived(tenant, VIDEO, 9)
    assert office.blobs.known(tenant, [VIDEO])[VIDEO].arrived
    assert not any(each.lost for each in office.tickets.files("b1", "t1")), "it came after all"


def test_what_is_gone_is_wanted_again(office: HeadOffice, desk: Desk) -> None:
    tenant = desk.caller.tenant
    desk.push(office)
    office.blobs.arrived(tenant, PICTURE, 300)
    office.blobs.write_down()
    assert office.gone_files.came(tenant, "aa") == {PICTURE: 300}
    assert desk.session(office).files_gone == ()
    office.gone_files.note(tenant, [PICTURE])
    office.gone_files.note(tenant, [PICTURE])
    assert office.gone_files.came(tenant, "aa") == {}
    assert [each.sha256 for each in office.blobs.wanted(tenant, "b1")] == [PICTURE, VIDEO]
    assert desk.session(office).files_gone == (PICTURE,)
    assert [each.kind for each in office.admin.alerts()] == ["files_gone"]
    assert (office.health()["files_here"], office.health()["files_gone"]) == (0, 1)
    office.blobs.arrived(tenant, PICTURE, 300)
    assert office.health()["files_gone"] == 0
    assert desk.session(office).files_gone == ()


def test_what_is_gone_may_be_given_up(office: HeadOffice, desk: Desk) -> None:
    tenant = desk.caller.tenant
    desk.push(office)
    office.blobs.arrived(tenant, VIDEO, 9)
    office.blobs.write_down()
    office.gone_files.note(tenant, [VIDEO])
    desk.write("t1", FileLost(VIDEO, "missing"))
    desk.push(office)
    office.projector.project_all()
    assert [each.sha256 for each in office.blobs.wanted(tenant, "b1")] == [PICTURE]
    assert desk.session(office).files_gone == ()


def test_of_many_that_are_gone_none_is_named(
    office: HeadOffice, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.headoffice.store.gone_files.MOST_TOLD", 1)
    desk.push(office)
    for name, size in ((PICTURE, 300), (VIDEO, 9)):
        office.blobs.arrived(desk.caller.tenant, name, size)
    office.blobs.write_down()
    office.gone_files.note(desk.caller.tenant, [PICTURE, VIDEO])
    session = desk.session(office)
    assert (session.files_gone, bool(session.files_gone_since)) == ((), True)
    stranger = Desk(2)
    office.admin.new_branch("二楼", "b2")
    stranger.enrol(office, "b2")
    assert stranger.session(office).files_gone_since == ""


def test_what_lies_on_the_disk_is_not_asked_for(places: Places, clock: FakeClock) -> None:
    """After a restore the database knows less than the disk."""
    with open_office(places, clock, OfficeOptions(present={PICTURE: 300}.get)) as office:
        office.admin.new_branch("一楼", "b1")
        desk = Desk(1)
        desk.enrol(office)
        files = [
            BlobRef(PICTURE, 300, "image/jpeg", "x", "photo"),
            BlobRef(VIDEO, 9, "video/mp4", "v", "video"),
        ]
        desk.write(desk.open_ticket("t1"), NoteAdded("一"), blobs=files)
        assert desk.push(office).want_blobs == (VIDEO,)
        assert [each.sha256 for each in office.blobs.wanted(desk.caller.tenant, "b1")] == [VIDEO]
        figures = office.health()
        assert (figures["files"], figures["files_here"], figures["received"]) == (2, 1, 2)
