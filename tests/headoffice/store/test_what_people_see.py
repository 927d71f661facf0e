"""What people at head office are shown of devices: alerts with names, when they called, tickets in order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice
from app.headoffice.store.alerts import raise_alert
from tests.fakes.cases import opened
from tests.headoffice.store.desks import NOON, Desk, FakeClock
from tests.headoffice.store.test_sticks import Sink, stick


@pytest.fixture
def desk(office: HeadOffice) -> Desk:
    desk = Desk(1)
    desk.enrol(office)
    return desk


def put_up(office: HeadOffice, desk: Desk, at: str, **detail: object) -> None:
    with office._database.writing() as connection:
        raise_alert(connection, desk.caller[:2], "twins", desk.device, detail, at)


def test_the_same_event_is_one_alert_with_names_and_machines(office: HeadOffice, desk: Desk) -> None:
    desk.session(office)
    put_up(office, desk, "2026-11-20T04:00:00.000+00:00", machines=["m1", "m2"])
    put_up(office, desk, "2026-11-20T05:00:00.000+00:00", machines=["m1", "m2"])
    put_up(office, desk, "2026-11-20T06:00:00.000+00:00", machines=["m1", "m2"], writer="w")
    (group,) = office.admin.alert_groups()
    assert (group.branch_name, group.desk, group.name) == ("一楼", desk.desk, desk.desk)
    assert group.machines == ("m1", "m2", "machine-1")
    assert (group.times, group.first[11:13], group.last[11:13]) == (3, "04", "06")
    put_up(office, desk, "2026-11-20T07:00:00.000+00:00", machines=["m3"])
    office.admin.dismiss(group.id)
    (later,) = office.admin.alert_groups()
    assert (later.times, later.machines[0]) == (1, "m3")


def test_every_call_moves_when_a_device_was_seen(office: HeadOffice, desk: Desk, clock: FakeClock) -> None:
    token = desk.session(office).token
    clock.advance(hours=1)
    office.authorise(token)
    (row,) = office.admin.devices()
    assert row.last_seen[:16] == "2026-11-20T05:00"
    assert row.skew_ms == 0
    office.authorise(token, said=NOON.isoformat())
    office.authorise(token)
    (row,) = office.admin.devices()
    assert row.skew_ms == -3_600_000
    desk.session(office, time=(NOON + timedelta(hours=2)).isoformat())
    assert office.admin.devices()[0].skew_ms == 3_600_000


def test_seen_is_written_now_and_then(office: HeadOffice, desk: Desk, clock: FakeClock) -> None:
    token = desk.session(office).token
    clock.advance(seconds=5)
    office.authorise(token)
    office.seen.write_now_and_then()
    assert office.seen._heard
    clock.advance(seconds=30)
    office.seen.write_now_and_then()
    assert not office.seen._heard


def test_a_wrong_clock_puts_no_ticket_on_top(office: HeadOffice, desk: Desk, clock: FakeClock) -> None:
    for name, at in (("t1", NOON.replace(year=2099)), ("t2", NOON)):
        desk.write(name, opened(name, name, at).body)
        desk.push(office, len(desk.lines))
        office.projector.project_all()
        clock.advance(minutes=1)
    rows = office.tickets.search("")
    assert [row.ticket for row in rows] == ["t2", "t1"]
    assert rows[0].received_at > rows[1].received_at


def test_what_was_taken_after_all_is_not_kept_any_more(office: HeadOffice, desk: Desk) -> None:
    desk.write(None, NoteAdded("x"))
    office.admin.revoke(desk.device)
    office.import_stick(stick(office, desk, desk.batch()), Sink())
    assert office.receipts.newest(1)[0].aside == ("device_revoked",)
    office.admin.accept_revoked(desk.device)
    assert office.receipts.newest(1)[0].aside == ()
